"""Plain text and web pages: one document a file, or the articles of an export and the posts of a live page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tasks.ingest import live_blog
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.html import decode_page
from tasks.ingest.markup import export_text
from tasks.ingest.press import articles_of
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, Record

MOST_EXPORT_BYTES = 50_000_000
"""Exports of press archives hold hundreds of articles in one text or page."""

_EXPORT = re.compile(
    r"class=.article [a-z]{2}Article|\d of \d+ DOCUMENTS|DOCFULL|End of Document|Document [A-Z]{2,}\w{14,}\s*<"
)
_PAGE_STARTS = (b"<!doctype html", b"<html")
_PAGE_MARKS = (b"<html", b"<head>", b"<body")


def looks_like_page(content: Content) -> bool:
    """Whether it begins as a web page does."""
    start = content.head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS) or (start.startswith(b"<") and any(mark in start for mark in _PAGE_MARKS))


def read_text(content: Content) -> Iterator[Found]:
    """Read a plain text file, or the articles of a press archive's export."""
    data = content.data(MOST_EXPORT_BYTES)
    text, flags = decode(data)
    yield from exported(content, text) or _whole(content, {"text": text}, flags, len(data))


def read_page(content: Content) -> Iterator[Found]:
    """Read a web page, its markup not yet taken apart; a live page's posts and an export's articles apart."""
    data = content.data(MOST_EXPORT_BYTES)
    markup, flags = decode_page(data)
    if _EXPORT.search(markup) and (articles := exported(content, export_text(markup))):
        yield from articles
    elif len(data) > MAX_BYTES:
        raise TOO_LARGE
    else:
        yield from documents_of_page(content.place, markup, {}, flags)


def documents_of_page(
    place: Place, markup: str, known: Mapping[str, Any], flags: tuple[str, ...] = ()
) -> Iterator[Record]:
    """Give the posts of a live page, else the page as it is, with what is `known` of it."""
    posts = live_blog.posts_of(markup)
    for number, post in enumerate(posts, 1):
        yield Record(place.numbered("post", number), {**known, **post}, flags)
    if not posts:
        yield Record(place, {"html": markup, **known}, flags)


def exported(content: Content, text: str) -> list[Found]:
    """Give the articles of a text that is an export, none where it is not."""
    return [
        Record(content.place.numbered("article", number), article)
        for number, article in enumerate(articles_of(text) or (), 1)
    ]


def _whole(content: Content, fields: dict[str, str], flags: tuple[str, ...], n_bytes: int) -> list[Found]:
    if n_bytes > MAX_BYTES:
        raise TOO_LARGE
    return [Record(content.place, fields, flags)]
