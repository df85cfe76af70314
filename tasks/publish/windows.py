"""How much of an article is shown: all of it, the surroundings of what was read, or the quotes alone."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

Quoted = tuple[int, str]
"""A quote and the code point of the article that it starts at."""

CONTEXT_CHARS = 240


class Extent(StrEnum):
    """What a page carries of each article."""

    FULL = "full"
    CONTEXTS = "contexts"
    QUOTES = "quotes"


def windows(text: str | None, quotes: Iterable[Quoted], extent: Extent) -> list[Quoted]:
    """Give the stretches of an article that are shown, in order, without overlap.

    Where the text is not at hand the quotes are put together as far as they overlap or touch.
    """
    ordered = sorted(set(quotes))
    if text is None or extent is Extent.QUOTES:
        return list(_joined(ordered))
    if extent is Extent.FULL:
        return [(0, text)]
    return [(start, text[start:end]) for start, end in _surroundings(text, ordered)]


def _joined(quotes: Sequence[Quoted]) -> Iterator[Quoted]:
    held: Quoted | None = None
    for start, quote in quotes:
        if held is None:
            held = (start, quote)
        elif start <= held[0] + len(held[1]):
            known = held[0] + len(held[1]) - start
            held = (held[0], held[1] + quote[known:])
        else:
            yield held
            held = (start, quote)
    if held is not None:
        yield held


def _surroundings(text: str, quotes: Sequence[Quoted]) -> Iterator[tuple[int, int]]:
    """Widen each quote by the context, to whole words, and merge those that meet."""
    held: tuple[int, int] | None = None
    for at, quote in quotes:
        start, end = _word_start(text, at), _word_end(text, at + len(quote))
        if held is not None and start <= held[1]:
            held = (held[0], max(held[1], end))
        else:
            if held is not None:
                yield held
            held = (start, end)
    if held is not None:
        yield held


def _word_start(text: str, position: int) -> int:
    """Go back by the context, then on to the next word."""
    at = max(position - CONTEXT_CHARS, 0)
    space = text.find(" ", at, position)
    return at if at == 0 or space < 0 else space + 1


def _word_end(text: str, position: int) -> int:
    """Go on by the context, then back to the last word."""
    at = min(position + CONTEXT_CHARS, len(text))
    space = text.rfind(" ", position, at)
    return at if at == len(text) or space < 0 else space
