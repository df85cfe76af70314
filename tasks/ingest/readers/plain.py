"""Plain text and web pages: one document a file."""

from collections.abc import Iterator

from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.html import decode_page
from tasks.ingest.record import Record

_PAGE_STARTS = (b"<!doctype html", b"<html")
_PAGE_MARKS = (b"<html", b"<head>", b"<body")


def looks_like_page(content: Content) -> bool:
    """Whether it begins as a web page does."""
    start = content.head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS) or (start.startswith(b"<") and any(mark in start for mark in _PAGE_MARKS))


def read_text(content: Content) -> Iterator[Found]:
    """Read a plain text file."""
    text, flags = decode(content.data())
    yield Record(content.place, {"text": text}, flags)


def read_page(content: Content) -> Iterator[Found]:
    """Read a web page, its markup not yet taken apart."""
    markup, flags = decode_page(content.data())
    yield Record(content.place, {"html": markup}, flags)
