"""RSS, Atom and RDF feeds: a document an entry, from the longest text that the entry gives."""

import re
from collections.abc import Iterator
from typing import Any

import feedparser

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.markup import fragment_text, is_markup
from tasks.ingest.record import Record, UnusableError

_MOST_BYTES = 10_000_000
_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = (b"<?xml", b"<rss", b"<feed", b"<rdf:RDF", b"<!--")


def looks_like(content: Content) -> bool:
    """Whether its outermost element is that of a feed."""
    start = content.head[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(_XML) and _ROOT.search(start) is not None


def read(content: Content) -> Iterator[Found]:
    """Read the entries; what a feed says of itself holds for those that say nothing."""
    parsed = feedparser.parse(content.data(_MOST_BYTES), sanitize_html=False, resolve_relative_uris=False)
    for number, entry in enumerate(parsed.entries, 1):
        fields = {name: value for name, value in _fields(entry, parsed.feed).items() if value}
        yield Record(content.place.numbered("entry", number), fields)
    if not parsed.entries:
        reason = f"a feed without entries{_trouble(parsed)}"
        yield content.place.reject(UnusableError(IssueCode.EMPTY, reason))
    elif parsed.bozo and _trouble(parsed):
        yield content.place.warn(IssueCode.UNREADABLE, f"the feed may have lost entries{_trouble(parsed)}")


def _fields(entry: Any, feed: Any) -> dict[str, Any]:
    return {
        "text": max((_text(part) for part in (*entry.get("content", ()), entry.get("summary_detail", {}))), key=len),
        "title": _text(entry.get("title_detail", {})),
        "url": entry.get("link"),
        "publisher": entry.get("source", {}).get("title") or feed.get("title"),
        "published_at": entry.get("published") or entry.get("updated"),
        "language": entry.get("language") or feed.get("language"),
        "licence": entry.get("rights") or feed.get("rights"),
        "record_id": entry.get("id"),
    }


def _text(part: Any) -> str:
    value = part.get("value") or ""
    return fragment_text(value) if is_markup(value) else value


def _trouble(parsed: Any) -> str:
    error = parsed.get("bozo_exception")
    return f": {error}" if parsed.bozo and "encoding" not in type(error).__name__.lower() else ""
