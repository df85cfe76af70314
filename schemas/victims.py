"""Tolls of groups of victims: statements of counts on one attack -> a toll for each outcome and group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from schemas.counts import CountStatement
from schemas.figures import toll_words
from schemas.grouped import grouped
from schemas.identifiers import identifier
from schemas.tolls import Toll, merge_toll
from schemas.vocabulary import Outcome, Qualifier, VictimGroup


@dataclass(frozen=True, slots=True)
class GroupToll:
    """How many of one group came to harm in one way, and the statements that say so."""

    outcome: Outcome
    group: VictimGroup
    toll: Toll
    statements: tuple[CountStatement, ...]

    def row(self, attack_id: str) -> dict[str, Any]:
        """Give the row of the tolls table."""
        return {
            "toll_id": identifier("toll", attack_id, self.outcome.value, self.group.value),
            "attack_id": attack_id,
            "outcome": self.outcome.value,
            "victim_group": self.group.value,
            "low": self.toll.low,
            "best": self.toll.best,
            "high": self.toll.high,
            "is_minimum": self.toll.is_minimum,
            "in_words": toll_words(self.toll, self.statements),
            "casualty_ids": sorted(statement.casualty_id for statement in self.statements),
        }


def group_tolls(said: Iterable[tuple[Outcome, CountStatement]]) -> list[GroupToll]:
    """Give a toll for each outcome and group of one attack; `all` is that of `merge_toll`.

    A statement on a part of others of its own group ("25 teachers, among them four heads") is left out.
    """
    by_outcome = grouped(said, itemgetter(0))
    return [
        each
        for outcome in Outcome
        for each in _of_outcome(outcome, [statement for _, statement in by_outcome[outcome]])
    ]


def _of_outcome(outcome: Outcome, said: Sequence[CountStatement]) -> Iterator[GroupToll]:
    if not said:
        return
    victims = tuple(each for each in said if each.counts)
    if (toll := merge_toll(said)).best is not None:
        yield GroupToll(outcome, VictimGroup.ALL, toll, victims)
    for group in VictimGroup:
        own = () if group == VictimGroup.ALL else tuple(_own(said, group))
        if own and (toll := merge_toll(own)).best is not None:
            yield GroupToll(outcome, group, toll, own)


def _own(said: Sequence[CountStatement], group: VictimGroup) -> Iterator[CountStatement]:
    """The statements on a group, each as one on all of whom it speaks.

    Of several parts of one total ("25 of the dead were civilians, four of them teachers") the largest is the least that
    the group can be: the others may lie in it or beside it.
    """
    ids = {each.casualty_id for each in said if each.victim_group == group}
    totals: dict[tuple[str, str | None], list[CountStatement]] = defaultdict(list)
    for each in said:
        if each.victim_group == group and each.part_of not in ids and each.bound is not None:
            total = (each.source_id, each.part_of or each.casualty_id)
            totals[total].append(replace(each, victim_group=VictimGroup.ALL, part_of=None))
    for parts in totals.values():
        largest = max(parts, key=lambda each: (_least(each), each.casualty_id))
        yield largest if len({part.bound for part in parts}) == 1 else _floor(largest)


def _least(statement: CountStatement) -> int:
    bound = statement.bound
    return (bound.low if bound and bound.low is not None else 0) or 0


def _floor(statement: CountStatement) -> CountStatement:
    least = _least(statement)
    return replace(statement, value=least, low=least, high=None, qualifier=Qualifier.AT_LEAST)
