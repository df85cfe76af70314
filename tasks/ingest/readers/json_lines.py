"""JSON lines: a document a line; blank lines are none. No line is held that is too large."""

import json
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.documents import document
from tasks.ingest.passing import is_passing
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, UnusableError

ENDINGS = ("jsonl", "ndjson")


def looks_like(content: Content) -> bool:
    """Whether its first two lines are a JSON object each, or the first is more than a bracket and its name says so."""
    head = content.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"{", b"[")):
        return False
    lines = [line.strip() for line in head.split(b"\n", 8)[:8] if line.strip()]
    if content.ending in ENDINGS and lines[0] not in (b"{", b"["):
        return True
    if len(lines) < 2 or not all(line.startswith(b"{") for line in lines[:2]):
        return False
    try:
        return isinstance(json.loads(lines[0]), dict)
    except (ValueError, RecursionError):
        return False


def read(content: Content) -> Iterator[Found]:
    """Read the lines; what stands before a place where the file breaks off is kept."""
    place, found = content.place, False
    try:
        with content.open() as stream:
            for number, line in enumerate(_lines(stream), 1):
                place = content.place.at_line(number)
                if line is None or line.strip():
                    found = True
                    yield _line(content, line, place)
        if not found:
            yield content.place.reject(UnusableError(IssueCode.EMPTY, "the file holds no document"))
    except (OSError, EOFError, zlib.error) as error:
        if is_passing(error):
            raise
        reason = f"the file breaks off or is damaged after this place: {error}"
        yield place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines of a stream; None stands for one that is too large, which is skipped unread."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def _line(content: Content, line: bytes | None, place: Place) -> Found:
    try:
        if line is None:
            raise TOO_LARGE
        fields = json.loads(decode(line)[0] if place.line == 1 else line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return place.reject(UnusableError(IssueCode.UNDECODABLE, f"not UTF-8 at byte {error.start} of the line"))
    except (ValueError, RecursionError) as error:
        return place.reject(UnusableError(IssueCode.BROKEN_JSON, f"broken JSON: {error}"))
    except UnusableError as error:
        return place.reject(error)
    return document(content.names, place, fields)
