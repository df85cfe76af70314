"""The structure of a document: paragraphs, list items and headings, and what each stands under."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tasks.extract.lexicons.words import word_class

PARAGRAPH_BREAK = "\n\n"

_MARKS = {
    "bullet": re.compile(r"(?:[-*•‣▪·]|[–—])\s+|・\s*"),
    "number": re.compile(r"\(?\d{1,3}[.)]\s+"),
    "roman": re.compile(r"\(?[ivxIVX]{1,5}[.)]\s+"),
}
_STAMP = re.compile(
    r"\[?(?:[01]?\d|2[0-4])(?:[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?| ?[ap]\.?m\b\.?)\]?(?: (?:GMT|UTC|[A-Z]{2,4}T))?"
    r"(?:\s*[-–—:|]\s*|\s+(?=[A-Z\"“'‘]))",
)
_LABEL_END = re.compile(r"(?:\s*:|\s+[-–—]|(?<=\w\w)\.)(?=\s|$)")
_FINAL = re.compile(r"[.!…][\"”'’)\]]*$|[?][\"”'’)\]]$")
_MONTH_OR_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)"
    r"(?:[a-z]{2,6})?\b\.?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_HEADING = 12  # words
_LONGEST_TITLE = 25
_LONGEST_LABEL = 8
_RULE = re.compile(r"[\W_]+$")


class BlockKind(StrEnum):
    """What a block is in the layout of a document."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or item: `[start, end)` of the reading text.

    `number` counts paragraphs from 0, `label_end` is where the words at its front end that head it ("Wed 12 March,
    Niono. "), `start` where none do; `over` is the number of the block that it stands under. Headings of one `shape`
    are of one rank.
    """

    number: int
    kind: BlockKind
    shape: str
    start: int
    label_end: int
    end: int
    over: int | None


def read_blocks(text: str) -> tuple[Block, ...]:
    """Give the blocks of a reading text, one a paragraph, each under the heading that is open where it stands.

    A heading closes those of its own shape before it and all that were opened under them; a rule closes all. A line
    that announces a list heads the items alone.
    """
    pieces = list(_pieces(text))
    blocks: list[Block] = []
    open_headings: list[tuple[str, int]] = []
    for number, (start, end) in enumerate(pieces):
        words = text[start:end]
        kind = _kind(text, pieces, number)
        if _RULE.match(words):
            open_headings.clear()
        if kind == BlockKind.PARAGRAPH and open_headings and open_headings[-1][0] == _LIST:
            open_headings.pop()
        shape = _LIST if kind == BlockKind.PARAGRAPH and words.endswith(":") else _shape(words)
        if kind == BlockKind.HEADING:
            _close(open_headings, shape)
        over = open_headings[-1][1] if open_headings and kind != BlockKind.TITLE else None
        if kind == BlockKind.HEADING or shape == _LIST:
            open_headings.append((shape, number))
        blocks.append(Block(number, kind, shape, start, start + _label_length(words, kind), end, over))
    return tuple(blocks)


_LIST = "list"


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for piece in text.split(PARAGRAPH_BREAK):
        yield start, start + len(piece)
        start += len(piece) + len(PARAGRAPH_BREAK)


def _kind(text: str, pieces: Sequence[tuple[int, int]], number: int) -> BlockKind:
    start, end = pieces[number]
    words = text[start:end]
    length = len(words.split())
    heads = not _FINAL.search(words) and number + 1 < len(pieces)
    if number == 0 and heads and length <= _LONGEST_TITLE and not _opens_a_list(text, pieces):
        return BlockKind.TITLE
    before = text[slice(*pieces[number - 1])] if number else ""
    after = text[slice(*pieces[number + 1])] if number + 1 < len(pieces) else ""
    if _has_label(words) and (_has_label(before) or _has_label(after)):
        return BlockKind.ITEM
    if heads and length <= _LONGEST_HEADING and not words.endswith((":", ",")) and _is_headed(text, pieces, number):
        return BlockKind.HEADING
    if _marker(words) or _STAMP.match(words):
        return BlockKind.ITEM
    labelled = _is_labelled(words) and (number > 1 or _is_labelled(after))  # one alone at the front is a dateline
    return BlockKind.ITEM if labelled else BlockKind.PARAGRAPH


def _has_label(words: str) -> bool:
    """Whether words of any kind stand before a colon at the front: "Kirkuk: gunmen kill a sheikh"."""
    return words[: _label_length(words, BlockKind.ITEM)].rstrip().endswith(":")


def _opens_a_list(text: str, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the first line is an item like the one after it: "2017: bomb in Leeds", "2019: shooting in Hamilton"."""
    first, second = (text[slice(*piece)] for piece in pieces[:2])
    return _is_labelled(first) and _has_label(first) and _is_labelled(second)


def _is_labelled(words: str) -> bool:
    label = words[: _label_length(words, BlockKind.ITEM)]
    return _dates(label) or label.isupper()


def _is_headed(text: str, pieces: Sequence[tuple[int, int]], number: int) -> bool:
    """Whether what follows is told under a line: a longer paragraph, and no line marked as it is stands beside it."""
    (start, end), (next_start, next_end) = pieces[number], pieces[number + 1]
    before, after = text[slice(*pieces[number - 1])] if number else "", text[next_start:next_end]
    marker = _marker(text[start:end])
    if marker and marker in {_marker(before), _marker(after)}:
        return False
    return next_end - next_start > end - start or not _FINAL.search(after)


def _marker(words: str) -> str | None:
    """What kind of mark a line opens with: a bullet, a number, a Roman number."""
    return next((name for name, mark in _MARKS.items() if mark.match(words)), None)


def _shape(words: str) -> str:
    """What headings of one rank have in common."""
    if _STAMP.match(words):
        return "stamp"
    marker = _marker(words)
    if marker:
        return marker
    if words.upper() == words and any(character.isalpha() for character in words):
        return "capitals"
    return "date" if _dates(words) else "plain"


def _close(open_headings: list[tuple[str, int]], shape: str) -> None:
    ranks = [rank for rank, _ in open_headings]
    if shape in ranks:
        del open_headings[ranks.index(shape) :]


def _dates(words: str) -> bool:
    return bool(_MONTH_OR_DAY.search(words) or _YEAR.search(words))


def _label_length(words: str, kind: BlockKind) -> int:
    """How much at the front of a block heads it: all of a heading, of an item the hour, day or place at its front."""
    if kind in {BlockKind.HEADING, BlockKind.TITLE}:
        return len(words)
    begin = next((mark.end() for each in _MARKS.values() if (mark := each.match(words))), 0)
    stamp = _STAMP.match(words, begin)
    if stamp:
        return stamp.end()
    for end in _LABEL_END.finditer(words, begin):
        label = words[begin : end.start()]
        if len(label.split()) > _LONGEST_LABEL or end.end() >= len(words):
            break
        if _is_label(label) and (end.group() != "." or _sets_off(label)):
            return end.end()
    return 0


def _sets_off(label: str) -> bool:
    """Whether words before a full stop head what follows: "GAO.", "Fri 14 March, Gao."; not "Col." or "Yes."."""
    return label.isupper() or "," in label or any(character.isdigit() for character in label)


def _is_label(label: str) -> bool:
    """Whether words name a day, a time or a place and tell nothing: every one is a name, a number or a small word."""
    words = [word.strip(",()'’\"") for word in label.split()]
    small = word_class("reading/label_word")
    return bool(words) and all(not word or word[0].isupper() or word[0].isdigit() or word in small for word in words)
