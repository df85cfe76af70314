"""Rule over page furniture: which stretches carry no facts, by a table of cues that anybody can add to.

`boilerplate.csv` has one cue a row. `pattern` is a regular expression, read without regard to case at the start of
what `scope` names; `kind` is what the release will call the stretch.

scope          what is left out
-----          ----------------
line           the paragraph, if the pattern covers all of it
paragraph      the paragraph
sentence       the sentence
list_after     the paragraph and the headlines that follow it, which have no final punctuation
until          from the sentence to the one in which `until` is found, at most 10 paragraphs on; else the sentence
to_end         the paragraph and all that follows, where it stands in the last part of the text; else the paragraph
phrase         the words that the pattern covers, wherever a word can start
site           from where the pattern is found to the end of the headline, if one is given beside the text
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from tasks.clean.layout import PARAGRAPH_BREAK

_SENTENCE_GAP = re.compile(r"""(?<=[.?!])(?:["')\]]+)?[ ]+(?=["'(\[]?[A-Z0-9©])""")
_FINAL = re.compile(r"""[.?!…]["')\]]*$""")
_LIST_ITEMS = 8
_HEADLINE_WORDS = 18
_UNTIL_PARAGRAPHS = 10
_TAIL_STARTS = 0.35
_ANYWHERE = "phrase"
_WORD_START = r"(?<![^\W_])"
_SITE = "site"
_SCOPES = ("line", "paragraph", "sentence", "list_after", "until", "to_end")


class Stretch(NamedTuple):
    """A stretch of the text under cleaning that is furniture of a kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table of cues."""

    scope: str
    kind: str
    pattern: str
    until: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Cues:
    """The table of cues, each scope compiled to one pattern whose group names the cue."""

    rows: tuple[Cue, ...]
    by_scope: dict[str, re.Pattern[str]]

    def at(self, scope: str, text: str, start: int, end: int) -> Cue | None:
        """Find the cue of a scope that a stretch begins with."""
        match = self.by_scope[scope].match(text, start, end)
        return self.rows[int(match.lastgroup[1:])] if match and match.lastgroup else None

    def in_headline(self, text: str, end: int) -> Iterator[Stretch]:
        """Find the name of the site at the end of a headline."""
        match = self.by_scope[_SITE].search(text, 0, end)
        if match and match.lastgroup:
            yield Stretch(match.start(), end, self.rows[int(match.lastgroup[1:])].kind)

    def anywhere(self, text: str) -> Iterator[Stretch]:
        """Find all phrases."""
        for match in self.by_scope[_ANYWHERE].finditer(text):
            assert match.lastgroup is not None
            yield Stretch(*match.span(), self.rows[int(match.lastgroup[1:])].kind)


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """Read and compile the table of cues, once a process.

    Raises:
        ValueError: a scope is none of the known ones.
        re.error: a pattern is no regular expression.
    """
    table = files("tasks.clean").joinpath("boilerplate.csv").read_text(encoding="utf-8")
    rows = tuple(
        Cue(row["scope"], row["kind"], row["pattern"], _until(row["until"]))
        for row in csv.DictReader(table.splitlines())
    )
    unknown = {row.scope for row in rows} - {*_SCOPES, _ANYWHERE, _SITE}
    if unknown:
        raise ValueError(f"boilerplate.csv: unknown scope {', '.join(sorted(unknown))}")
    return Cues(rows, {scope: _compile(rows, scope) for scope in (*_SCOPES, _ANYWHERE, _SITE)})


def _until(pattern: str) -> re.Pattern[str] | None:
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def _compile(rows: tuple[Cue, ...], scope: str) -> re.Pattern[str]:
    start, end = _WORD_START if scope == _ANYWHERE else "", r"\s*$" if scope == "line" else ""
    choices = (f"(?P<c{number}>(?:{row.pattern}){end})" for number, row in enumerate(rows) if row.scope == scope)
    return re.compile(f"{start}(?:{'|'.join(choices) or '(?!)'})", re.IGNORECASE)


def find_boilerplate(text: str, headline_end: int = 0) -> list[Stretch]:
    """Find the furniture in a text of paragraphs, the first a headline if its end is given; stretches are sorted and do
    not overlap.
    """
    cues = load_cues()
    found = [*cues.in_headline(text, headline_end), *cues.anywhere(text)]
    paragraphs = list(_paragraphs(text))
    skip_to = 0
    for number, (start, end) in enumerate(paragraphs):
        if start < skip_to:
            continue
        stretch = _whole(text, paragraphs, number, cues)
        stretches = [stretch] if stretch else list(_sentences(text, paragraphs, number, cues))
        found.extend(stretches)
        skip_to = max([end, *(item.end for item in stretches)])
    return _merged(text, found)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        stop = text.find(PARAGRAPH_BREAK, start)
        stop = len(text) if stop < 0 else stop
        if stop > start:
            yield start, stop
        start = stop + len(PARAGRAPH_BREAK)


def _whole(text: str, paragraphs: list[tuple[int, int]], number: int, cues: Cues) -> Stretch | None:
    """Furniture that begins with the paragraph and takes all of it, or more."""
    start, end = paragraphs[number]
    for scope in ("to_end", "list_after", "paragraph", "line"):
        cue = cues.at(scope, text, start, end)
        if cue is None:
            continue
        if scope == "to_end" and start > _TAIL_STARTS * len(text):
            return Stretch(start, len(text), cue.kind)
        if scope == "list_after":
            return Stretch(start, _list_end(text, paragraphs, number), cue.kind)
        return Stretch(start, end, cue.kind)
    return None


def _list_end(text: str, paragraphs: list[tuple[int, int]], number: int) -> int:
    """End of the headlines after a paragraph that announces them."""
    end = paragraphs[number][1]
    for start, stop in paragraphs[number + 1 : number + 1 + _LIST_ITEMS]:
        headline = text[start:stop]
        if _FINAL.search(headline) or len(headline.split()) > _HEADLINE_WORDS:
            break
        end = stop
    return end


def _sentences(text: str, paragraphs: list[tuple[int, int]], number: int, cues: Cues) -> Iterator[Stretch]:
    """Sentences of a paragraph that are furniture, with what a call reaches beyond it."""
    start, end = paragraphs[number]
    limit = paragraphs[min(number + _UNTIL_PARAGRAPHS, len(paragraphs) - 1)][1]
    bounds = [start, *(gap.end() for gap in _SENTENCE_GAP.finditer(text, start, end)), end]
    for first, stop in pairwise(bounds):
        call = cues.at("until", text, first, stop)
        if call is not None:
            last = call.until.search(text, first, limit) if call.until else None
            yield Stretch(first, max(last.end(), stop) if last else stop, call.kind)
            continue
        cue = cues.at("sentence", text, first, stop)
        if cue is not None:
            yield Stretch(first, stop, cue.kind)


def _merged(text: str, found: list[Stretch]) -> list[Stretch]:
    """Join stretches that overlap, and those of one kind with only space between; trim the space around them."""
    merged: list[Stretch] = []
    for stretch in sorted(found):
        last = merged[-1] if merged else None
        if last and (
            stretch.start < last.end or (stretch.kind == last.kind and not text[last.end : stretch.start].strip())
        ):
            merged[-1] = Stretch(last.start, max(last.end, stretch.end), last.kind)
        else:
            merged.append(stretch)
    return list(filter(None, (_trimmed(text, stretch) for stretch in merged)))


def _trimmed(text: str, stretch: Stretch) -> Stretch | None:
    words = text[stretch.start : stretch.end]
    start, end = stretch.start + len(words) - len(words.lstrip()), stretch.end - len(words) + len(words.rstrip())
    return Stretch(start, end, stretch.kind) if start < end else None
