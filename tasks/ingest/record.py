"""What a reader takes from one place of a raw file, before it is known to be usable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.documents import Issue
from schemas.vocabulary import IssueCode, Severity

MAX_BYTES = 5_000_000
"""A file, a line or a row larger than this is no article."""


class UnusableError(Exception):
    """A document cannot be used; carries the code and the reason that its issue will state."""

    def __init__(self, code: IssueCode, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: its file relative to the input folder and, in files of many documents, its line."""

    file_name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file_name if self.line is None else f"{self.file_name}, line {self.line}"

    def reject(self, error: UnusableError, source_id: str | None = None) -> Issue:
        """State that the document here was rejected."""
        message = f"{self}: {error.reason}"
        return Issue(Severity.ERROR, error.code, message, source_id, file_name=self.file_name, line=self.line)

    def warn(self, code: IssueCode, reason: str, source_id: str | None = None) -> Issue:
        """State that something here looks wrong although nothing was rejected."""
        return Issue(Severity.WARNING, code, f"{self}: {reason}", source_id, file_name=self.file_name, line=self.line)


@dataclass(frozen=True, slots=True)
class Record:
    """The fields of one document as found in the raw file: `text` or `html`, and whatever metadata stands with it."""

    place: Place
    fields: Mapping[str, Any]
    flags: tuple[str, ...] = ()
