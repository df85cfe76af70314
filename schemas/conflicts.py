"""What independent voices disagree on: rows of reports, casualties and claims of one attack -> its rows of conflicts.

A source that contradicts itself is no disagreement of sources: its statements of counts carry that as their status.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter
from typing import Any, Generic, TypeVar

from schemas.agreement import days_between, places_clash
from schemas.branches import Lines, related
from schemas.counts import CountStatement
from schemas.figures import worded
from schemas.grouped import grouped
from schemas.identifiers import identifier
from schemas.merging import Telling, When, Where, by_voice
from schemas.vocabulary import ClaimType, Conflict, CountStatus, Outcome, Polarity, Realis

V = TypeVar("V", bound=Hashable)
Row = Mapping[str, Any]

_NUMBER = re.compile(r"\d+")
_DIGITS = 10
NIGHT = 1
"""Days: an attack of a night belongs to two."""
_COUNTS = {
    CountStatus.CONFLICTING: Conflict.COUNT,
    CountStatus.SUPERSEDED: Conflict.COUNT_SUPERSEDED,
    CountStatus.OUTLIER: Conflict.COUNT_OUTLIER,
}
_BEST = {Outcome.KILLED: "killed_best", Outcome.WOUNDED: "wounded_best"}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A cell of an attack, what kind of conflict there is on it, and each value with the sources that give it."""

    kind: Conflict
    column: str
    values: tuple[tuple[str, tuple[str, ...]], ...]

    def row(self, attack_id: str) -> dict[str, Any]:
        """Give the row of the conflicts table."""
        return {
            "conflict_id": identifier("conflict", attack_id, self.kind.value, self.column),
            "attack_id": attack_id,
            "column": self.column,
            "kind": self.kind.value,
            "values": [{"value": value, "source_ids": list(sources)} for value, sources in self.values],
        }


@dataclass(frozen=True, slots=True)
class _Said(Generic[V]):
    """A value with the source that gives it and the voice of that source."""

    value: V
    text: str
    source_id: str
    voice_id: str


def disagreements(
    tellings: Sequence[Telling],
    statements: Iterable[tuple[Outcome, CountStatement]],
    claims: Iterable[Row],
    lines: Lines,
) -> list[Disagreement]:
    """Give what the voices of one attack disagree on, in the order of the kinds.

    `statements` carry their status among the others; `claims` are rows of claims.
    """
    counts = grouped(statements, itemgetter(0))
    found = [*_dates(tellings), *_places(tellings), *_claimants(claims, lines)]
    found += [each for outcome in _BEST for each in _tolls(_BEST[outcome], (each for _, each in counts[outcome]))]
    order = list(Conflict)
    return sorted(found, key=lambda each: (order.index(each.kind), each.column))


def conflict_kinds(
    found: Iterable[Disagreement], tellings: Sequence[Telling], statuses: Iterable[CountStatus]
) -> list[str]:
    """Give the cell `attacks.conflicts`: the kinds of disagreement, and flags for reading.

    Flags are that but one voice names a perpetrator, and what became of counts, be they of one source; `statuses` are
    those of all its statements.
    """
    kinds = {each.kind for each in found}
    kinds |= {_COUNTS[status] for status in statuses if status in _COUNTS}
    naming = sum(any(telling.row["perpetrator_ids"] for telling in voice) for voice in by_voice(tellings))
    if naming == 1:
        kinds.add(Conflict.SINGLE_SOURCE_ATTRIBUTION)
    return [kind.value for kind in Conflict if kind in kinds]


def at_odds(conflicts: Iterable[Row]) -> dict[str, list[str]]:
    """Give the kinds of disagreement of each attack by its id, from rows of conflicts; a toll that rose is none."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in conflicts:
        if row["kind"] != Conflict.COUNT_SUPERSEDED:
            kinds[row["attack_id"]].add(row["kind"])
    return {attack_id: [kind.value for kind in Conflict if kind in found] for attack_id, found in kinds.items()}


def flags_for_reading(attack: Row, odds: Collection[str]) -> list[str]:
    """Give the kinds in `attacks.conflicts` that are no disagreement of its voices, which `odds` are."""
    return [kind for kind in attack["conflicts"] if kind not in odds]


ODDS_IN_WORDS: Mapping[str, str] = {
    Conflict.DATE: "the day",
    Conflict.PLACE: "the place",
    Conflict.COUNT: "the toll",
    Conflict.COUNT_OUTLIER: "a toll far off",
    Conflict.COMPETING_CLAIMS: "who did it",
}
"""What is disagreed on, to stand after "accounts disagree on": those of sources, or of two claimants in one source."""
FLAGS_IN_WORDS: Mapping[str, str] = {
    Conflict.COUNT: "one source gives two tolls",
    Conflict.COUNT_SUPERSEDED: "toll replaced by a later one",
    Conflict.COUNT_OUTLIER: "one toll is far off",
    Conflict.SINGLE_SOURCE_ATTRIBUTION: "one voice alone says who did it",
}
"""What a reader should know of an attack without anybody disagreeing."""


def _dates(tellings: Iterable[Telling]) -> Iterator[Disagreement]:
    said = _told(
        tellings, When.of, lambda when: str(when.start) if when.start == when.end else f"{when.start}/{when.end}"
    )
    if _apart(said, lambda a, b: days_between(a, b) > NIGHT):
        yield _listed(Conflict.DATE, "date_start", said)


def _places(tellings: Sequence[Telling]) -> Iterator[Disagreement]:
    said = _told(tellings, Where.of, lambda where: where.name)
    if not _apart(said, places_clash):
        return
    for column in ("country_iso2", "city", "admin1"):
        named = _told(tellings, lambda row, column=column: row[column], str)  # type: ignore[misc]
        if len({each.value for each in named}) > 1:
            yield _listed(Conflict.PLACE, column, named)
            return


def _claimants(claims: Iterable[Row], lines: Lines) -> Iterator[Disagreement]:
    """Groups that each say that they did it, unless one is a branch of the other; each is a voice of its own."""
    said = [
        _Said(claim["actor_id"], claim["actor_id"], claim["source_id"], claim["actor_id"])
        for claim in claims
        if claim["claim_type"] == ClaimType.RESPONSIBILITY
        and claim["actor_id"] is not None
        and claim["polarity"] == Polarity.POSITIVE
        and claim["realis"] == Realis.ACTUAL
    ]
    if _apart(said, lambda a, b: not related(a, b, lines)):
        yield _listed(Conflict.COMPETING_CLAIMS, "perpetrator_ids", said)


def _tolls(column: str, statements: Iterable[CountStatement]) -> Iterator[Disagreement]:
    """A count that another voice's excludes: both stand, one replaces the other, or one is far off."""
    counted = [
        (each.status, _Said(each.bound, worded(each), each.source_id, each.voice_id))
        for each in statements
        if each.bound is not None and each.counts
    ]
    for status, kind in _COUNTS.items():
        odd = [said for own, said in counted if own == status]
        others = [said for own, said in counted if own in (status, CountStatus.CURRENT, CountStatus.CONFLICTING)]
        pairs = [(a, b) for a in odd for b in others if a.voice_id != b.voice_id and a.value.meet(b.value) is None]
        if pairs:
            yield _listed(kind, column, [said for pair in pairs for said in pair])


def _told(tellings: Iterable[Telling], cell: Callable[[Row], V | None], text: Callable[[V], str]) -> list[_Said[V]]:
    values = ((cell(telling.row), telling) for telling in tellings)
    return [
        _Said(value, text(value), telling.row["source_id"], telling.voice_id)
        for value, telling in values
        if value is not None
    ]


def _apart(said: Iterable[_Said[V]], clash: Callable[[V, V], bool]) -> bool:
    """Whether two voices give values that cannot both be right; what is given many times is compared once."""
    distinct = {(each.value, each.voice_id): each for each in said}.values()
    return any(clash(a.value, b.value) for a, b in combinations(distinct, 2) if a.voice_id != b.voice_id)


def _listed(kind: Conflict, column: str, said: Iterable[_Said[V]]) -> Disagreement:
    sources: dict[str, set[str]] = defaultdict(set)
    for each in said:
        sources[each.text].add(each.source_id)
    return Disagreement(
        kind, column, tuple((text, tuple(sorted(sources[text]))) for text in sorted(sources, key=_in_order))
    )


def _in_order(text: str) -> str:
    """A sort key that puts numbers in the order of their size."""
    return _NUMBER.sub(lambda number: number[0].zfill(_DIGITS), text)
