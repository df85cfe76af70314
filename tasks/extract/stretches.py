"""A document too long to be read at once: the stretches of it that are read one by one, and what they say together.

A parse takes memory for each of its characters, and a few looks around grow faster than the text. So a stretch is as
long as a long article, and ends where a paragraph does. It is understood from itself: whom "the group" means is not
looked for in the stretch before.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import add, attrgetter

from schemas.documents import CleanDocument, Run
from schemas.mentions import AttackMention, CasualtyMention, ClaimMention, Extraction

MOST_CHARS = 100_000
_BORDERS = ("\n\n", "\n", ". ", " ")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a stretch says, and how many sentences and paragraphs it has."""

    extraction: Extraction
    sentences: int
    paragraphs: int


def stretches(document: CleanDocument) -> list[CleanDocument]:
    """Cut a document's reading text where paragraphs end, else sentences, else words; a short one stays whole."""
    if len(document.reading) <= MOST_CHARS:
        return [document]
    ends = [*_ends(document.reading), len(document.reading)]
    return [_between(document, start, end) for start, end in zip([0, *ends], ends, strict=False)]


def _ends(text: str) -> Iterator[int]:
    start = 0
    while len(text) - start > MOST_CHARS:
        low, high = start + MOST_CHARS // 2, start + MOST_CHARS
        start = next((at + len(mark) for mark in _BORDERS if (at := text.rfind(mark, low, high)) > 0), high)
        yield start


def _between(document: CleanDocument, start: int, end: int) -> CleanDocument:
    runs = tuple(_runs(document.runs, start, end))
    raw = range(runs[0].raw, runs[-1].raw + runs[-1].length) if runs else range(0)
    near = tuple(part for part in document.boilerplate if part.start < raw.stop and part.end > raw.start)
    return replace(document, reading=document.reading[start:end].rstrip(), runs=runs, boilerplate=near)


def _runs(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs of a stretch of reading text, counted from its start."""
    first = max(bisect_right(runs, start, key=attrgetter("reading")) - 1, 0)
    for run in runs[first : bisect_right(runs, end - 1, key=attrgetter("reading"))]:
        cut = max(start - run.reading, 0)
        length = min(run.reading + run.length, end) - run.reading - cut
        if length > 0:
            yield Run(run.reading + cut - start, run.raw + cut, length)


def joined(source_id: str, parts: Iterable[Stretch]) -> Extraction:
    """Give what the stretches of a document say as one: sentences, paragraphs and mentions are counted on."""
    told = list(parts)
    if len(told) == 1:
        return told[0].extraction
    all_said = [part.extraction for part in told]
    counts = (
        (part.sentences, part.paragraphs, len(said.attacks), len(said.casualties), len(said.claims))
        for part, said in zip(told, all_said, strict=True)
    )
    sums = accumulate(counts, lambda one, other: tuple(map(add, one, other)), initial=(0, 0, 0, 0, 0))
    pairs = list(zip((_Before(*each) for each in sums), all_said, strict=False))
    actors = {actor.actor_id: actor for said in all_said for actor in said.actors}
    return Extraction(
        source_id=source_id,
        attacks=tuple(each.attack(mention) for each, said in pairs for mention in said.attacks),
        casualties=tuple(each.casualty(mention) for each, said in pairs for mention in said.casualties),
        claims=tuple(each.claim(mention) for each, said in pairs for mention in said.claims),
        actors=tuple(actors[actor_id] for actor_id in sorted(actors)),
        actor_mentions=tuple(mention for said in all_said for mention in said.actor_mentions),
        issues=tuple(dict.fromkeys(issue for said in all_said for issue in said.issues)),
    )


@dataclass(frozen=True, slots=True)
class _Before:
    """What the stretches before one hold, which its numbers are counted on from."""

    sentences: int
    paragraphs: int
    attacks: int
    casualties: int
    claims: int

    def attack(self, mention: AttackMention) -> AttackMention:
        return replace(
            mention,
            sentence=mention.sentence + self.sentences,
            paragraph=mention.paragraph + self.paragraphs,
            section=_on(mention.section, self.paragraphs),
        )

    def casualty(self, mention: CasualtyMention) -> CasualtyMention:
        return replace(
            mention,
            sentence=mention.sentence + self.sentences,
            attack=_on(mention.attack, self.attacks),
            part_of=_on(mention.part_of, self.casualties),
        )

    def claim(self, mention: ClaimMention) -> ClaimMention:
        return replace(
            mention,
            sentence=mention.sentence + self.sentences,
            attack=_on(mention.attack, self.attacks),
            target=_on(mention.target, self.claims),
        )


def _on(index: int | None, before: int) -> int | None:
    return None if index is None else index + before
