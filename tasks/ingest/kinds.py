"""What a file is that no reader is for: told by its first bytes, with what would help."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content
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
    for kind in _kinds():
        if head[kind.offset :].startswith(kind.magic):
            return f"{kind.name}, which holds no text that can be read here; {kind.advice}"
    if _SQL.match(head):
        return "an SQL dump, whose rows cannot be told apart here; export its articles as CSV or JSON lines"
    root = _ROOT.match(head) if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml") else None
    if root:
        return f"XML of a kind that is not known (its outermost element is {root[1].decode('ascii', 'replace')!r})"
    return None


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


@cache
def _kinds() -> tuple[_Kind, ...]:
    with files("tasks.ingest").joinpath("kinds.csv").open(encoding="utf-8") as file:
        return tuple(
            _Kind(int(row["offset"]), bytes.fromhex(row["magic"]), row["name"], row["advice"])
            for row in csv.DictReader(file)
        )
