"""The article in a web page: its text in paragraphs, and what the page's head says of it."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from trafilatura import bare_extraction
from trafilatura.settings import Document

from schemas.vocabulary import IssueCode
from tasks.ingest.decoding import codec_of, decode
from tasks.ingest.markup import blocks_text
from tasks.ingest.record import UnusableError

MOST_ELEMENTS = 40_000
"""Of a page; articles have a few thousand."""
_CROWDED = re.compile(r"<[a-zA-Z][^\s>]*+(?>\s++[^\s\"'>=]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++))?+){1000}")
_MOST_ATTRIBUTES = 60  # of an element; where there are more, none is heeded
_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{3,20})""", re.IGNORECASE)
_PUBLISHED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='date' or @name='pubdate' or @name='DC.date.issued' or @name='dcterms.created']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//time[@pubdate]/@datetime",
)
_LICENCE = ("//meta[@name='dcterms.license' or @name='dc.rights.license']/@content", "//link[@rel='license']/@href")
_STATED = {
    "title": ("//meta[@property='og:title']/@content", "//title/text()"),
    "publisher": ("//meta[@property='og:site_name']/@content",),
    "url": ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"),
    "language": ("/html/@lang",),
    "licence": _LICENCE,
}
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def decode_page(data: bytes, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a page as its transport (`charset`) or itself says, else as any text; gives the markup and flags."""
    declared = _CHARSET.search(data[:4096])
    codec = codec_of(charset) or codec_of(declared[1].decode("ascii") if declared else None)
    if codec and b"\0" not in data:
        try:
            return data.decode(codec).removeprefix("\ufeff"), ()
        except UnicodeDecodeError:
            pass
    return decode(data)


def read_page(markup: str) -> dict[str, Any]:
    """Extract the article of a page: `text` and the metadata that the page states.

    Raises:
        UnusableError: there is no article in the page.
    """
    tree = _parse(markup)
    article = bare_extraction(
        tree,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if not isinstance(article, Document) or not (article.text or "").strip():
        raise UnusableError(IssueCode.EMPTY, "no article text in the page")
    text = article.text or ""
    head = _parse(markup)
    found = {
        "text": text if "\n" in text else _in_blocks(text, head),
        "title": article.title,
        "publisher": article.sitename,
        "url": article.url,
        "published_at": next(_published(head, markup), None) or article.date,
        "licence": _first(head, _LICENCE),
    }
    return {name: value for name, value in found.items() if value}


def _in_blocks(text: str, page: Any) -> str:
    """Give the blocks of an article so short that its words alone were taken, in one line."""
    found = map(blocks_text, page.iter("article"))
    return next((blocks for blocks in found if blocks.split() == text.split()), text).replace("\n\n", "\n")


def stated_in_head(markup: str) -> dict[str, str]:
    """Give the metadata that a page states, without looking for its article."""
    try:
        head = _parse(markup)
    except UnusableError:
        return {}
    found = {name: _first(head, paths) for name, paths in _STATED.items()}
    found["published_at"] = next(_published(head, markup), None)
    return {name: value for name, value in found.items() if value}


def _parse(markup: str) -> Any:
    if _CROWDED.search(markup):
        raise UnusableError(IssueCode.TOO_LARGE, "a page with an element of more than 1,000 attributes")
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeEncodeError, ValueError) as error:
        raise UnusableError(IssueCode.EMPTY, f"no page could be read: {error}") from None
    _refuse_sprawl(tree)
    return tree


def _refuse_sprawl(tree: Any) -> None:
    """Keep a page within what its readers take linear time for; no page of an outlet comes near.

    Raises:
        UnusableError: it has too many elements.
    """
    for number, element in enumerate(tree.iter(etree.Element)):
        if number >= MOST_ELEMENTS:
            raise UnusableError(IssueCode.TOO_LARGE, f"a page of more than {MOST_ELEMENTS:,} elements")
        if len(element.attrib) > _MOST_ATTRIBUTES:
            element.attrib.clear()


def _published(head: Any, markup: str) -> Iterator[str]:
    found = _first(head, _PUBLISHED)
    if found:
        yield found
    yield from _JSON_LD_DATE.findall(markup)[:1]


def _first(head: Any, paths: tuple[str, ...]) -> str | None:
    return next((str(value).strip() for path in paths for value in head.xpath(path) if str(value).strip()), None)
