"""The lines of a PDF's pages, as PDFium finds them; called in a process of its own, which a bad file may crash."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium

from schemas.vocabulary import IssueCode
from tasks.ingest.record import UnusableError

MOST_PAGES = 300


class Line(NamedTuple):
    """A line and where it begins, in points from the lower left corner of its page."""

    text: str
    left: float
    bottom: float


class Pages(NamedTuple):
    """The lines of each page, and the title in the file's properties."""

    lines: list[list[Line]]
    title: str | None


def pages_of(data: bytes) -> Pages:
    """Read the pages of a PDF.

    Raises:
        UnusableError: it is encrypted, damaged, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        told = "encrypted with a password: save it without one" if locked else f"not readable as PDF: {error}"
        raise UnusableError(IssueCode.UNREADABLE, told) from None
    try:
        if len(document) > MOST_PAGES:
            raise UnusableError(IssueCode.TOO_LARGE, f"{len(document):,} pages, more than {MOST_PAGES}")
        return Pages(
            [list(_lines(page.get_textpage())) for page in document], document.get_metadata_dict().get("Title")
        )
    finally:
        document.close()


def _lines(page: Any) -> Iterator[Line]:
    at = 0
    for text in page.get_text_range().split("\n"):
        start = at + len(text) - len(text.lstrip())
        at += len(text) + 1
        if text.strip():
            left, bottom, _, _ = page.get_charbox(start)
            yield Line(text.rstrip("\r"), left, bottom)
