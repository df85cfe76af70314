"""Markdown: the blocks of its text, and what the front matter between its first rules says (`---` or `+++`)."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.markup import fragment_text
from tasks.ingest.record import MAX_CHARS, Record, too_long

_FRONT = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\n(?P<matter>.{1,8000}?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_ENTRY = re.compile(r"^([\w-]{1,40})[ \t]*[:=][ \t]*(.*)$", re.MULTILINE)
_FEWEST_KNOWN = 2


def looks_like(content: Content) -> bool:
    """Whether it begins with front matter in which two of our fields are known."""
    head = content.head
    if not head.lstrip(b"\xef\xbb\xbf").startswith((b"---", b"+++")):
        return False
    front = _FRONT.match(head.decode("utf-8", "replace").replace("\r\n", "\n"))
    return front is not None and content.names.known_among(_entries(front["matter"])) >= _FEWEST_KNOWN


def read(content: Content) -> Iterator[Found]:
    """Read the text."""
    source, flags = decode(content.data())
    if len(source) > MAX_CHARS:
        raise too_long(len(source))
    source = source.replace("\r\n", "\n")
    front = _FRONT.match(source)
    body = source[front.end() :] if front else source
    text = fragment_text(MarkdownIt("commonmark").enable("table").render(body))
    entries = _entries(front["matter"]) if front else {}
    fields = content.names.translate({name: value for name, value in entries.items() if name not in {"text", "html"}})
    yield Record(content.place, {**fields, "text": text}, flags, tuple(content.names.notes(entries, fields)))


def _entries(matter: str) -> dict[str, str]:
    return {name: value.strip().strip("\"'") for name, value in _ENTRY.findall(matter) if value.strip()}
