"""Live pages: their posts apart, each with its time, from schema.org's `LiveBlogPosting` or AMP's `amp-live-list`."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from tasks.ingest.markup import blocks_text, fragment_text

_LIVE = re.compile(r"LiveBlogPosting|<amp-live-list")
_FEWEST_POSTS = 2
_FIELDS = (("title", "headline"), ("url", "url"), ("published_at", "datePublished"))


def posts_of(markup: str) -> list[dict[str, str]]:
    """Give the posts of a live page, oldest last as the page has them; none where it is no live page."""
    if not _LIVE.search(markup):
        return []
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    posts = list(_stated(root)) or list(_listed(root))
    return posts if len(posts) >= _FEWEST_POSTS else []


def _stated(root: Any) -> Iterator[dict[str, str]]:
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stated = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for page in _live_pages(stated):
            publisher = _name(page.get("publisher"))
            for post in page.get("liveBlogUpdate") or ():
                if isinstance(post, dict) and isinstance(post.get("articleBody"), str):
                    yield _filled(post, publisher, fragment_text(post["articleBody"]))


def _live_pages(stated: Any) -> Iterator[dict[str, Any]]:
    """The live pages that a piece of JSON-LD states, in a list or a graph too."""
    if isinstance(stated, list):
        for each in stated:
            yield from _live_pages(each)
    elif isinstance(stated, dict):
        if stated.get("@type") == "LiveBlogPosting" and isinstance(stated.get("liveBlogUpdate"), list):
            yield stated
        yield from _live_pages(stated.get("@graph", []))


def _filled(post: dict[str, Any], publisher: str, text: str) -> dict[str, str]:
    known = {name: post.get(theirs) for name, theirs in _FIELDS} | {"publisher": publisher, "text": text}
    return {name: value for name, value in known.items() if isinstance(value, str) and value}


def _name(publisher: Any) -> str:
    return str(publisher.get("name") or "") if isinstance(publisher, dict) else ""


def _listed(root: Any) -> Iterator[dict[str, str]]:
    site = next(iter(root.xpath("//meta[@property='og:site_name']/@content")), "")
    url = next(iter(root.xpath("//link[@rel='canonical']/@href")), "")
    for post in root.xpath("//amp-live-list//*[@data-sort-time]"):
        known = {
            "text": blocks_text(post),
            "published_at": str(post.get("data-sort-time")),
            "publisher": str(site),
            "url": str(url),
        }
        yield {name: value for name, value in known.items() if value}
