"""Word documents (.docx): the body's paragraphs and tables; headers, footers, comments and struck words are no text."""

import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from tasks.ingest.content import Content, Found
from tasks.ingest.readers.paragraphs import documents_of

_BODY = re.compile(r"word/document\d*\.xml")  # Office on the web numbers it
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({_FALLBACK, *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText"))})
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), frozenset({qn("w:br"), qn("w:cr")})
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")


def looks_like(content: Content) -> bool:
    """Whether it is a zip file with a document in it."""
    return any(map(_BODY.fullmatch, content.member_names))


def read(content: Content) -> Iterator[Found]:
    """Read the paragraphs; a row of a table is a line, its cells parted by tabs."""
    content.refuse_swollen()
    with content.open() as stream:
        document = docx.Document(stream)
    body = document.element.body
    properties = document.core_properties
    known = {"title": properties.title, "language": properties.language}
    yield from documents_of(content, list(_blocks(body)), known)


def _blocks(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _PARAGRAPH:
            yield _words(child)
            yield from (block for box in child.iter(qn("w:txbxContent")) for block in _blocks(box))
        elif child.tag == _TABLE:
            yield "\n".join("\t".join(_words(cell).strip() for cell in row.iter(_CELL)) for row in child.iter(_ROW))
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _words(element: Any) -> str:
    pieces: list[str] = []
    for child in element:
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag == _TAB:
            pieces.append("\t")
        elif child.tag in _BREAKS:
            pieces.append("\n")
        elif child.tag not in _SKIPPED and child.tag != qn("w:txbxContent"):
            pieces.append(f"{_words(child)}{' ' if child.tag == _PARAGRAPH else ''}")
    return "".join(pieces)
