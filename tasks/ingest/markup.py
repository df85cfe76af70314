"""The text of a piece of HTML that is all article, such as the body in a feed or a letter: its blocks as paragraphs."""

import re

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html

from schemas.vocabulary import IssueCode
from tasks.ingest.record import UnusableError

_MARKUP = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|h[1-6]|ul|ol|li|blockquote|figure|img|table)\b[^<>]*>", re.IGNORECASE
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 "
        "h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_LEFT_OUT = frozenset({"script", "style", "template", "head", "title", "noscript", "iframe", "svg", "form", "button"})
_OPEN = frozenset({"br", "hr", "td", "th"})  # end nothing that they did not begin
_MOST_EVENTS = 2_000_000


def is_markup(text: str) -> bool:
    """Whether a text has HTML elements in it."""
    return _MARKUP.search(text) is not None


def fragment_text(markup: str) -> str:
    """Give the blocks of a piece of HTML, a blank line between them; cells of a row are parted by a tab."""
    root = _parsed(f"<body>{markup}</body>")
    return "" if root is None else blocks_text(root)


def export_text(markup: str) -> str:
    """Give the blocks of a page that a press archive exports: those of its articles alone, where they are marked."""
    root = _parsed(markup)
    if root is None:
        return ""
    articles = root.xpath("//div[starts-with(@class, 'article ') and contains(@class, 'Article')]")
    return "\n\n".join(map(blocks_text, articles)) or blocks_text(root)


def blocks_text(root: etree._Element) -> str:
    """Give the text of a tree, block by block.

    Raises:
        UnusableError: it is larger than any export of articles.
    """
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for number, (event, element) in enumerate(walk):
        if number > _MOST_EVENTS:
            raise UnusableError(IssueCode.TOO_LARGE, f"markup of more than {_MOST_EVENTS // 2:,} elements")
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and (not tag or tag in _LEFT_OUT):
            walk.skip_subtree()
        elif event == "start":
            pieces += [_mark(tag), element.text or ""]
        else:
            pieces += [_mark(tag) if tag not in _OPEN else "", element.tail or ""]
    blocks = (" ".join(block.split(" ")) for block in re.split(r"\x1e+", "".join(pieces)))
    return "\n\n".join(filter(None, (re.sub(r"[^\S\t]+", " ", block).strip() for block in blocks)))


def _parsed(markup: str) -> etree._Element | None:
    try:
        return lxml_html.document_fromstring(markup, parser=lxml_html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _mark(tag: str) -> str:
    if tag in {"td", "th"}:
        return "\t"
    return "\x1e" if tag in _BLOCKS else ""
