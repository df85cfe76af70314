"""Wikitext, as Wikinews and Wikipedia are written in, alone or as an XML export of pages: the text without its code."""

import re
from collections.abc import Iterator
from typing import Any

import mwparserfromhell
from lxml import etree  # type: ignore[import-untyped]

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Record, UnusableError

_MARKS = (
    r"\[\[[^\[\]\n]{1,200}\]\]",
    r"\{\{[^{}\n]{1,200}\}\}",
    r"'''?[^'\n]{1,200}'''?",
    r"^={2,4}[^=\n]{1,80}={2,4}\s*$",
)
_FEWEST_MARKS = 3
_NO_TEXT = re.compile(
    r"^={2,4}\s*(?:sources?|references|notes|external links|see also|related (?:news|articles)|further reading)"
    r"\s*={2,4}\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAMESPACE = re.compile(r"^:?(?:file|image|category|template|media|user|talk):", re.IGNORECASE)
_LABELLED = frozenset({"w", "wikipedia", "nowrap", "lang", "quote"})
_DUMP = re.compile(rb"<mediawiki[\s>]")


def looks_like(content: Content) -> bool:
    """Whether three of the marks of wikitext are in it: links, templates, bold words, headings."""
    start = content.head[:16_384].decode("utf-8", "replace")
    return sum(re.search(mark, start, re.MULTILINE) is not None for mark in _MARKS) >= _FEWEST_MARKS


def looks_like_dump(content: Content) -> bool:
    """Whether it is an XML export of pages."""
    return _DUMP.search(content.head[:4096]) is not None


def read(content: Content) -> Iterator[Found]:
    """Read one page."""
    source, flags = decode(content.data())
    yield Record(content.place, _fields(source), flags)


def read_dump(content: Content) -> Iterator[Found]:
    """Read the pages of an export, those about articles alone."""
    with content.open() as stream:
        pages = etree.iterparse(stream, events=("end",), tag="{*}page", huge_tree=False, resolve_entities=False)
        try:
            for number, (_, page) in enumerate(pages, 1):
                place = content.place.numbered("page", number)
                source = _inner(page, "text")
                if _inner(page, "ns") in {"", "0"} and not source.lstrip().lower().startswith("#redirect"):
                    known = {"title": _inner(page, "title"), "captured_at": _inner(page, "timestamp")}
                    too_large = len(source) > MAX_BYTES // 4
                    yield place.reject(TOO_LARGE) if too_large else Record(place, {**known, **_fields(source)})
                page.clear()
        except etree.XMLSyntaxError as error:
            reason = f"the export breaks off or is damaged: {error}"
            yield content.place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def _fields(source: str) -> dict[str, str]:
    cut = _NO_TEXT.search(source)
    code = mwparserfromhell.parse(source[: cut.start() if cut else None])
    fields = {"published_at": _stated_day(code)}
    for template in code.filter_templates(recursive=False):
        name = str(template.name).strip().lower()
        label = str(template.params[-1].value) if template.params and name in _LABELLED else ""
        code.replace(template, label)
    for link in code.filter_wikilinks():
        if _NAMESPACE.match(str(link.title)):
            code.remove(link)
    for table in code.filter_tags(recursive=False, matches=lambda tag: tag.tag == "table"):
        code.replace(table, "\n".join(_rows(table)))
    lines = (line.strip() for line in str(code.strip_code(normalize=True, collapse=True)).split("\n"))
    fields["text"] = "\n\n".join(filter(None, lines))
    return {name: value for name, value in fields.items() if value or name == "text"}


def _rows(table: Any) -> Iterator[str]:
    """The rows of a table, cells parted by tabs; a row before the first rule stands in the table itself."""
    for row in (table, *table.contents.filter_tags(matches=lambda tag: tag.tag == "tr")):
        cells = row.contents.filter_tags(recursive=False, matches=lambda tag: str(tag.tag) in {"td", "th"})
        yield "\t".join(" ".join(str(cell.contents).split()) for cell in cells)


def _stated_day(code: Any) -> str:
    """The day that Wikinews states in a template of its own."""
    for template in code.filter_templates(recursive=False):
        if str(template.name).strip().lower() in {"date", "dateline"} and template.params:
            return str(template.params[0].value).strip()
    return ""


def _inner(page: Any, name: str) -> str:
    return str(page.findtext(f".//{{*}}{name}") or "")
