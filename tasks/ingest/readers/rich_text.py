"""Rich text (.rtf)."""

import re
from collections.abc import Iterator

from striprtf.striprtf import rtf_to_text

from tasks.ingest.content import Content, Found
from tasks.ingest.readers.paragraphs import documents_of

_MOST_BYTES = 50_000_000
_PICTURE = re.compile(r"\{\\pict[^{}]*\}")
_CODE_PAGE = re.compile(r"\\ansicpg(\d+)")
_TITLE = re.compile(r"\{\\title ([^{}\\]{1,300})\}")


def looks_like(content: Content) -> bool:
    """Whether it begins as rich text does."""
    return content.head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf")


def read(content: Content) -> Iterator[Found]:
    """Read the paragraphs."""
    source = _PICTURE.sub("", content.data(_MOST_BYTES).decode("latin-1"))
    page = _CODE_PAGE.search(source)
    text: str = rtf_to_text(source, encoding=f"cp{page[1]}" if page else "cp1252", errors="ignore")  # type: ignore[no-untyped-call]
    title = _TITLE.search(source)
    yield from documents_of(content, text.split("\n"), {"title": title[1] if title else None})
