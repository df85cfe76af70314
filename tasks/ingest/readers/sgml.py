"""Corpora in the markup of LDC and TREC (`<DOC id=…><HEADLINE><TEXT><P>`), and articles in NITF and Reuters' newsitem.

Layouts followed: English Gigaword, TREC, the New York Times Annotated Corpus (NITF 3.3), Reuters Corpus Volume 1.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import encoding_of
from tasks.ingest.markup import blocks_text, fragment_text
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, Record, UnusableError

_DOC = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<DOC[\s>]")
_START, _END = re.compile(r"<DOC[\s>]"), "</DOC>"
_ID = re.compile(r"<DOC[^>]*\bid=\"([^\"]{1,100})\"|<DOCNO>\s*([^<]{1,100}?)\s*</DOCNO>")
_DAY_OF_ID = re.compile(r"(?<!\d)((?:19|20)\d{6})(?!\d)")
_PARTS = {
    "title": re.compile(r"<(?:HEADLINE|HEAD|HL|TITLE)>(.*?)</", re.DOTALL),
    "published_at": re.compile(r"<(?:DATE_TIME|DATETIME|DATE)>(.*?)</", re.DOTALL),
}
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_ARTICLE = re.compile(rb"<(?:nitf|newsitem)[\s>]")
_PATHS: dict[str, tuple[str, ...]] = {
    "title": ("//hedline/hl1", "/newsitem/headline", "/newsitem/title", "//head/title"),
    "published_at": ("//date.issue/@norm", "//pubdata/@date.publication", "/newsitem/@date"),
    "publisher": ("//pubdata/@name", "//dc[@element='dc.publisher']/@value"),
    "url": ("//pubdata/@ex-ref",),
    "record_id": ("//doc-id/@id-string", "/newsitem/@itemid"),
}
_BODIES = ("//body.content/block[@class='full_text']", "//body.content", "/newsitem/text")


def looks_like(content: Content) -> bool:
    """Whether it begins with a document in the markup of LDC and TREC."""
    return _DOC.match(content.head) is not None


def looks_like_article(content: Content) -> bool:
    """Whether it is an article in NITF or a newsitem of Reuters."""
    start = content.head[:4096]
    return start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") and _ARTICLE.search(start) is not None


def read(content: Content) -> Iterator[Found]:
    """Read the documents one by one."""
    encoding = encoding_of(content.head[: content.head.rfind(b"\n") + 1])
    with content.open() as stream:
        lines = (line.decode(encoding, "replace") for line in stream)
        number, taken, size = 0, list[str](), 0
        for line in lines:
            if _START.match(line.lstrip()):
                taken, size, number = [], 0, number + 1
            size += len(line)
            if size <= MAX_BYTES:
                taken.append(line)
            if _END in line and number:
                yield _document("".join(taken), content.place.numbered("document", number), size)
                taken, size = [], 0
    if not number or "".join(taken).strip():
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, "breaks off inside a document"))


def read_article(content: Content) -> Iterator[Found]:
    """Read an article."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content.data(), parser=parser)
    except etree.XMLSyntaxError as error:
        raise UnusableError(IssueCode.UNREADABLE, f"broken XML: {error}") from None
    fields = {name: _first(root, paths) for name, paths in _PATHS.items()}
    bodies = (body for path in _BODIES for body in root.xpath(path))
    fields["text"] = next(filter(None, map(blocks_text, bodies)), "")
    yield Record(content.place, {name: value for name, value in fields.items() if value or name == "text"})


def _document(markup: str, place: Place, size: int) -> Found:
    if size > MAX_BYTES:
        return place.reject(TOO_LARGE)
    found = {name: match[1] for name, form in _PARTS.items() if (match := form.search(markup))}
    fields = {name: " ".join(re.sub(r"<[^>]*>", " ", value).split()) for name, value in found.items()}
    key = _ID.search(markup)
    if key:
        fields["record_id"] = key[1] or key[2]
        day = _DAY_OF_ID.search(fields["record_id"])
        fields.setdefault("published_at", day[1] if day else "")
    fields["text"] = "\n\n".join(map(_paragraphs, _TEXT.findall(markup)))
    return Record(place, {name: value for name, value in fields.items() if value or name == "text"})


def _paragraphs(text: str) -> str:
    return fragment_text(text) if "<" in text else text.strip()


def _first(root: Any, paths: tuple[str, ...]) -> str:
    for path in paths:
        for found in root.xpath(path):
            words = found if isinstance(found, str) else "".join(found.itertext())
            if words.strip():
                return " ".join(words.split())
    return ""
