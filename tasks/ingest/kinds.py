"""What a file is that no reader is for: told by its first bytes, with what would help."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content
from tasks.ingest.decoding import decode
from tasks.ingest.record import UnusableError

_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?>|\s)*<([A-Za-z_][\w:.-]{0,60})", re.DOTALL
)
_SQL = re.compile(
    rb"(?:\s|--[^\n]*\n|/\*.{0,300}?\*/;?)*+(?:CREATE|INSERT INTO|DROP TABLE|PRAGMA|BEGIN TRANSACTION|SET \w+ ?=)\b",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^\W\d_][\w'’-]*(?:,? [\w'’“”\"-]+){5,}[^.!?\n]*[.!?]")
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_STREAMS = {
    "EncryptedPackage": "an Office file locked with a password; save it without one",
    "WordDocument": "a document of old Word (.doc); save it as .docx",
    "PowerPoint Document": "slides of old PowerPoint (.ppt); save them as PDF",
    "Workbook": "a workbook of old Excel (.xls); save it as .xlsx",
    "__substg1.0_": "an Outlook message (.msg); save it as .eml",
}
_IN_ARCHIVES = {
    "mimetype": "an OpenDocument file or an e-book; save it as .docx or .pdf",
    "ppt/presentation.xml": "slides (.pptx); save them as .pdf",
    "xl/workbook.bin": "a binary Excel workbook (.xlsb); save it as .xlsx",
}
"""What a member of this name makes of a zip file."""
_SAMPLE = 4_000  # characters
_ODD_LINE = re.compile(r"[{};=<>\\$#*]\s*$|^\s*(?:[#/*]|import |def |from \S+ import|<)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Kind:
    offset: int
    magic: bytes
    name: str
    advice: str


def kind_without_reader(content: Content) -> str | None:
    """Say what a content is, None where its first bytes tell nothing of that sort."""
    head = content.head
    if head.startswith(_COMPOUND):
        return _kind_of_compound(content)
    for member, told in _IN_ARCHIVES.items():
        if member in content.member_names:
            return told
    for kind in _kinds():
        if head[kind.offset :].startswith(kind.magic):
            return f"{kind.name}, which holds no text that can be read here; {kind.advice}"
    if _SQL.match(head):
        return "an SQL dump, whose rows cannot be told apart here; export its articles as CSV or JSON lines"
    root = _ROOT.match(head) if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") else None
    if root:
        return f"XML of a kind that is not known (its outermost element is {root[1].decode('ascii', 'replace')!r})"
    return None


def _kind_of_compound(content: Content) -> str:
    """Tell files of old Office from one another by the names of their streams."""
    data = content.data(MAX_FILE_BYTES)
    kinds = (kind for stream, kind in _STREAMS.items() if stream.encode("utf-16-le") in data)
    return next(kinds, "a file of old Office or of another program of Windows; save it as .docx, .xlsx or .eml")


def is_other_archive(content: Content) -> bool:
    """Whether it is a zip file that stands for one document, of a kind that no reader is for."""
    return not _IN_ARCHIVES.keys().isdisjoint(content.member_names)


def refuse_what_is_no_prose(content: Content) -> None:
    """Let pass a text in sentences, under whatever name.

    Raises:
        UnusableError: it is none; the reason says what it seems to be.
    """
    text, _ = decode(content.head[: content.head.rfind(b"\n") + 1] or content.head)
    if not text.strip():
        raise UnusableError(IssueCode.EMPTY, "the file is empty")
    lines = [line for line in text.splitlines() if line.strip()]
    odd = sum(1 for line in lines if _ODD_LINE.search(line))
    if not _SENTENCE.search(text[:_SAMPLE]) or odd > len(lines) / 4:
        reason = "text that is no article in sentences; if it is one, give its name the ending .txt"
        raise UnusableError(IssueCode.UNKNOWN_FORMAT, reason)


def is_prose(content: Content) -> bool:
    """Whether it is a text in sentences."""
    try:
        refuse_what_is_no_prose(content)
    except UnusableError:
        return False
    return True


@cache
def _kinds() -> tuple[_Kind, ...]:
    with files("tasks.ingest").joinpath("kinds.csv").open(encoding="utf-8") as file:
        return tuple(
            _Kind(int(row["offset"]), bytes.fromhex(row["magic"]), row["name"], row["advice"])
            for row in csv.DictReader(file)
        )
