"""Live pages: their posts apart, each with its time.

From schema.org's `LiveBlogPosting` as JSON-LD, AMP's `amp-live-list`, schema.org in the markup, or the `article`
elements of a page that calls itself live.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from tasks.ingest.markup import blocks_text, fragment_text, is_markup

_LIVE = re.compile(r"LiveBlogPosting|<amp-live-list|liveBlogUpdate")
_CALLED = re.compile(r"<title[^>]*>[^<]{0,300}|<h1[^>]*>[^<]{0,300}|rel=.canonical[^>]{0,300}|og:url[^>]{0,300}")
_CALLED_LIVE = re.compile(
    r">\s*live\b|\blive[ -](?:blog|updates?|coverage|reporting)|\bas it happened\b|[-–—|]\s+live\b|/live/",
    re.IGNORECASE,
)
_MARKED = "//*[@itemprop='liveBlogUpdate']"
_ARTICLES = "//article[not(.//article)][.//time/@datetime]"
_FEWEST_POSTS, _DEEPEST = 2, 8
_FIELDS = (("title", "headline"), ("url", "url"), ("published_at", "datePublished"))


def posts_of(markup: str) -> list[dict[str, str]]:
    """Give the posts of a live page, oldest last as the page has them; none where it is no live page."""
    called_live = any(map(_CALLED_LIVE.search, _CALLED.findall(markup)))
    if not called_live and not _LIVE.search(markup):
        return []
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    posts = list(_stated(root)) or list(_listed(root)) or list(_marked(root, called_live))
    return posts if len(posts) >= _FEWEST_POSTS else []


def _stated(root: Any) -> Iterator[dict[str, str]]:
    for script in root.xpath("//script[@type='application/ld+json']/text()"):
        try:
            stated = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for page in _live_pages(stated):
            publisher = _name(page.get("publisher"))
            for post in page.get("liveBlogUpdate") or ():
                if isinstance(post, dict) and isinstance(body := post.get("articleBody"), str):
                    yield _filled(post, publisher, fragment_text(body) if is_markup(body) else body)


def _live_pages(stated: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The live pages that a piece of JSON-LD states, wherever in it; one may be of several types."""
    if isinstance(stated, dict):
        if "LiveBlogPosting" in str(stated.get("@type")) and isinstance(stated.get("liveBlogUpdate"), list):
            yield stated
            return
        stated = list(stated.values())
    if isinstance(stated, list) and depth < _DEEPEST:
        for each in stated:
            yield from _live_pages(each, depth + 1)


def _filled(post: dict[str, Any], publisher: str, text: str) -> dict[str, str]:
    known = {name: post.get(theirs) for name, theirs in _FIELDS} | {"publisher": publisher, "text": text}
    return {name: value for name, value in known.items() if isinstance(value, str) and value}


def _name(publisher: Any) -> str:
    return str(publisher.get("name") or "") if isinstance(publisher, dict) else ""


def _listed(root: Any) -> Iterator[dict[str, str]]:
    for post in root.xpath("//amp-live-list//*[@data-sort-time]"):
        yield _shown(root, post, str(post.get("data-sort-time")))


def _marked(root: Any, called_live: bool) -> Iterator[dict[str, str]]:
    """The posts that the markup tells by schema.org's name, else the articles with a time of a page called live."""
    for post in root.xpath(_MARKED) or (root.xpath(_ARTICLES) if called_live else ()):
        times = post.xpath(".//*[@itemprop='datePublished']/@datetime|.//time/@datetime")
        yield _shown(root, post, str(next(iter(times), "")))


def _shown(root: Any, post: Any, published: str) -> dict[str, str]:
    """What a post shows, and what the head of its page says of all."""
    for clock in post.xpath(".//time"):
        clock.text = None
    known = {
        "text": blocks_text(post),
        "published_at": published,
        "publisher": str(next(iter(root.xpath("//meta[@property='og:site_name']/@content")), "")),
        "url": str(next(iter(root.xpath("//link[@rel='canonical']/@href")), "")),
    }
    return {name: value for name, value in known.items() if value}
