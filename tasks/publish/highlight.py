"""Quotes in their context: the stretches of a text around what was read in it, cut into marked and plain pieces."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open range of a text and what was read there."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `labels` say what was read in it, none for the text around."""

    text: str
    labels: tuple[str, ...] = ()


def excerpts(text: str, marks: Iterable[Mark], context: int = 160) -> list[list[Piece]]:
    """Cut out the stretches around the marks, `context` characters on either side; those that touch become one."""
    inside = sorted({m for m in marks if 0 <= m.start < m.end <= len(text)}, key=lambda m: (m.start, m.end, m.label))
    windows: list[list[Mark]] = []
    reach = -1
    for mark in inside:
        if windows and mark.start - context <= reach:
            windows[-1].append(mark)
        else:
            windows.append([mark])
            reach = -1
        reach = max(reach, mark.end + context)
    return [_excerpt(text, window, context) for window in windows]


def _excerpt(text: str, marks: list[Mark], context: int) -> list[Piece]:
    start = _word_start(text, marks[0].start, context)
    end = _word_end(text, max(mark.end for mark in marks), context)
    edges = sorted({start, end, *(m.start for m in marks), *(m.end for m in marks)})
    pieces = [
        Piece(text[a:b], tuple(mark.label for mark in marks if mark.start <= a and b <= mark.end))
        for a, b in pairwise(edges)
    ]
    before = [Piece("… ")] if start > 0 else []
    return [*before, *pieces, *([Piece(" …")] if end < len(text) else [])]


def _word_start(text: str, position: int, context: int) -> int:
    """Go back by the context, then on to the next word."""
    at = max(position - context, 0)
    space = text.find(" ", at, position)
    return at if at == 0 or space < 0 else space + 1


def _word_end(text: str, position: int, context: int) -> int:
    """Go on by the context, then back to the last word."""
    at = min(position + context, len(text))
    space = text.rfind(" ", position, at)
    return at if at == len(text) or space < 0 else space
