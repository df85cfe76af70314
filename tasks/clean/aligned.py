"""A text under cleaning that remembers, character by character, where it stands in the raw text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from schemas.documents import Run


class Edit(NamedTuple):
    """Put `replacement` where `[start, end)` stands.

    The replacement is whitespace, nothing, or one character that stands for all those it replaces.
    """

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A text and the runs that lead each of its characters back to the raw text.

    Whitespace that an edit put in is covered by no run; every other character is.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, raw: str) -> "Aligned":
        """Start from a raw text."""
        return cls(raw, (Run(0, 0, len(raw)),) if raw else ())

    def respell(self, text: str) -> "Aligned":
        """Replace every character by one other, for example by its other case.

        Raises:
            ValueError: the new text is longer or shorter, so its characters cannot be led back.
        """
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters cannot respell {len(self.text)}")
        return Aligned(text, self.runs)

    def edit(self, edits: Iterable[Edit]) -> "Aligned":
        """Apply edits, which are sorted and do not overlap, all at once."""
        edits = list(edits)
        if not edits:
            return self
        writer = _Writer(self)
        kept = 0
        for start, end, replacement in edits:
            writer.keep(kept, start)
            writer.put(start, end, replacement)
            kept = end
        writer.keep(kept, len(self.text))
        return writer.result()

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Translate a range into the raw range from its first to its last character that stands in the raw text."""
        first = self.runs[max(bisect_right(self.runs, start, key=_reading) - 1, 0)]
        last = self.runs[max(bisect_right(self.runs, end - 1, key=_reading) - 1, 0)]
        head = first.raw + min(max(start - first.reading, 0), first.length - 1)
        tail = last.raw + min(max(end - 1 - last.reading, 0), last.length - 1)
        return head, tail + 1


def _reading(run: Run) -> int:
    return run.reading


class _Writer:
    """Copies stretches of an aligned text, with the runs under them, into a new one."""

    def __init__(self, source: Aligned) -> None:
        self._source = source
        self._next = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def keep(self, start: int, end: int) -> None:
        """Copy a stretch."""
        if start >= end:
            return
        runs = self._source.runs
        shift = self._length - start
        while self._next < len(runs) and runs[self._next].reading + runs[self._next].length <= start:
            self._next += 1
        index = self._next
        while index < len(runs) and runs[index].reading < end:
            run = runs[index]
            low, high = max(run.reading, start), min(run.reading + run.length, end)
            self._add(low + shift, run.raw + low - run.reading, high - low)
            index += 1
        self._pieces.append(self._source.text[start:end])
        self._length += end - start

    def put(self, start: int, end: int, replacement: str) -> None:
        """Write a replacement; a character that is no whitespace takes the place of those it stands for.

        It is led back to the first of them inside a word and to the last at its end, so that a span over the word
        holds them all.
        """
        if replacement and not replacement.isspace():
            inside = self._source.text[end : end + 1].isalnum()
            raw_start, raw_end = self._source.raw_range(start, end)
            self._add(self._length, raw_start if inside else raw_end - 1, 1)
        self._pieces.append(replacement)
        self._length += len(replacement)

    def result(self) -> Aligned:
        """Give the new text."""
        return Aligned("".join(self._pieces), tuple(self._runs))

    def _add(self, reading: int, raw: int, length: int) -> None:
        last = self._runs[-1] if self._runs else None
        if last and last.reading + last.length == reading and last.raw + last.length == raw:
            self._runs[-1] = Run(last.reading, last.raw, last.length + length)
        else:
            self._runs.append(Run(reading, raw, length))
