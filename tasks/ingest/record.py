"""What a reader takes from one place of a raw file, before it is known to be usable."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from schemas.documents import Issue
from schemas.vocabulary import IssueCode, Severity

MAX_BYTES = 5_000_000
"""A file, a line or a row larger than this is no article."""

_ENDINGS = (
    "txt text html htm xhtml json jsonl ndjson csv tsv tab xlsx parquet xml rss atom rdf warc wacz eml mbox docx rtf "
    "pdf mhtml mht sgml sgm nitf zip md markdown wiki wikitext mediawiki"
)
_ENDING = re.compile(rf"\.(?:{'|'.join(_ENDINGS.split())})(?:\.(?:gz|bz2|xz))?$|\.(?:gz|bz2|xz)$", re.IGNORECASE)


MAX_CHARS = MAX_BYTES
"""The same for a text in a larger file. It is read in stretches: a million characters take two minutes."""

_MOST_NAME_CHARS = 300


class UnusableError(Exception):
    """A document cannot be used; carries the code and the reason that its issue will state."""

    def __init__(self, code: IssueCode, reason: str) -> None:
        super().__init__(code, reason)  # what it is pickled by
        self.code = code
        self.reason = reason

    def __str__(self) -> str:
        return self.reason


def too_long(n_chars: int) -> UnusableError:
    """Say that a text has more characters than an article may have, and what would help."""
    told = f"{n_chars:,} characters, more than {MAX_CHARS:,}: no single article; give the articles in it apart"
    return UnusableError(IssueCode.TOO_LARGE, told)


TOO_LARGE = UnusableError(
    IssueCode.TOO_LARGE, f"over {MAX_BYTES // 1_000_000} MB: no single article; give the articles in it apart"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: its file relative to the input folder, the part of it, and the line there.

    `key` tells it from the others of its file, in ids: "#17", "/2024/page".
    """

    file_name: str
    line: int | None = None
    part: str | None = None
    key: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.file_name, self.within)))

    @property
    def within(self) -> str | None:
        """Where in the file, in words; None for a whole file."""
        return ", ".join(filter(None, (self.part, f"line {self.line}" if self.line else None))) or None

    @property
    def path(self) -> str:
        """The path without ending, and what tells the place from others of its file: an id where none is given."""
        return without_ending(self.file_name) + self.key

    def at_line(self, line: int) -> "Place":
        """A line, or a row, of what is here."""
        return replace(self, line=line, key=f"{self.key}#{line}")

    def numbered(self, kind: str, number: int) -> "Place":
        """One of the things that are counted here: item 4, message 2."""
        return replace(self, part=_joined(self.part, f"{kind} {number}"), key=f"{self.key}#{number}")

    def member(self, name: str) -> "Place":
        """A file inside what is here."""
        shown = printable(name[:_MOST_NAME_CHARS])
        return replace(self, part=_joined(self.part, shown), key=f"{self.key}/{without_ending(shown)}")

    def reject(self, error: UnusableError, source_id: str | None = None) -> Issue:
        """State that the document here was rejected."""
        return self._issue(Severity.ERROR, error.code, error.reason, source_id)

    def warn(self, code: IssueCode, reason: str, source_id: str | None = None) -> Issue:
        """State that something here looks wrong although nothing was rejected."""
        return self._issue(Severity.WARNING, code, reason, source_id)

    def _issue(self, severity: Severity, code: IssueCode, reason: str, source_id: str | None) -> Issue:
        where = {"file_name": self.file_name, "line": self.line, "part": self.part}
        message = (
            f"{self}: {printable(' '.join(reason.split()))}"  # what a library says may point with lines and blanks
        )
        return Issue(severity, code, message, source_id, **where)  # type: ignore[arg-type]


def without_ending(name: str) -> str:
    """A file name without the ending of a format that can be read."""
    return _ENDING.sub("", name)


def printable(name: str) -> str:
    """Show a file name without anything that a terminal would act on, and bytes that are no UTF-8 as escapes."""
    shown = _without_escaped_bytes(name)
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in shown)


def _without_escaped_bytes(name: str) -> str:
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name


def _joined(part: str | None, inner: str) -> str:
    return f"{part}, {inner}" if part else inner


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one document, by our names: `text` or `html`, and whatever metadata stands with it.

    `notes` are remarks on the file that one document is enough to make, such as a field that nobody knows; `stated` is
    what a manifest in its archive says of it.
    """

    place: Place
    fields: Mapping[str, Any]
    flags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    stated: Mapping[str, str] = field(default_factory=dict)
