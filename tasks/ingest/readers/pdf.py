"""PDF files with a text layer: lines put together to paragraphs by the space between them, running heads left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content, Found
from tasks.ingest.isolated import Isolated, IsolatedError
from tasks.ingest.readers.paragraphs import documents_of
from tasks.ingest.readers.pdf_pages import Line, pages_of
from tasks.ingest.record import UnusableError

MOST_SECONDS = 20.0
_MARK = b"%PDF-"
_GAP = 1.35  # of the usual distance between lines
_INDENT = 6.0  # points
_FEWEST_PAGES = 3  # on which a running head is seen to repeat
_HYPHEN = re.compile(r"[\x02\ufffe]\s*")
_DIGITS = re.compile(r"\d+")
_pages_of = Isolated(pages_of, MOST_SECONDS)


def looks_like(content: Content) -> bool:
    """Whether it begins with the mark of a PDF, or has it in its first kilobyte and is called one."""
    start = content.head[:1024]
    return start.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(_MARK) or (_MARK in start and content.ending == "pdf")


def read(content: Content) -> Iterator[Found]:
    """Read the pages.

    Raises:
        UnusableError: it is encrypted, damaged, scanned without a text layer, or beyond the budget.
    """
    try:
        pages, title = _pages_of(content.data(MAX_FILE_BYTES))
    except IsolatedError as error:
        raise UnusableError(IssueCode.UNREADABLE, f"not readable as PDF: {error}") from None
    if not any(pages):
        raise UnusableError(IssueCode.EMPTY, "no text layer: pages of pictures need text recognition first")
    heads = _running_heads(pages)
    blocks = [block for lines in pages for block in _paragraphs([line for line in lines if _bare(line) not in heads])]
    yield from documents_of(content, blocks, {"title": title})


def _running_heads(pages: Sequence[Sequence[Line]]) -> set[str]:
    """First and last lines that most pages share, but for their numbers."""
    if len(pages) < _FEWEST_PAGES:
        return set()
    ends = Counter(_bare(line) for lines in pages for line in {*lines[:1], *lines[-1:]})
    return {text for text, count in ends.items() if count * 2 > len(pages)}


def _bare(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip())


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Put lines together; a wider space, or a line that is set in, begins a new paragraph."""
    steps = [above.bottom - line.bottom for above, line in pairwise(lines)]
    ordered = sorted(step for step in steps if step > 1) or [1.0]
    usual = ordered[len(ordered) // 4]  # short paragraphs have more spaces between than within them
    margin = min((line.left for line in lines), default=0.0)
    paragraph: list[str] = []
    for step, line in zip([0.0, *steps], lines, strict=True):
        if paragraph and (step > _GAP * usual or step < 0 or line.left - margin > _INDENT):
            yield _HYPHEN.sub("", "\n".join(paragraph))
            paragraph = []
        paragraph.append(line.text)
    yield _HYPHEN.sub("", "\n".join(paragraph))
