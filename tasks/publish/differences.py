"""Where one source's report and the attack it tells of cannot both be right."""

from collections.abc import Iterator, Mapping
from typing import Any

from schemas.agreement import days_between, places_clash
from schemas.branches import Lines, related
from schemas.conflicts import NIGHT
from schemas.counts import Bound
from schemas.merging import When, Where
from schemas.vocabulary import AttackType, Outcome

Row = Mapping[str, Any]


def differing(report: Row, attack: Row, lines: Lines) -> list[str]:
    """Give the columns of a report that exclude what the attack's own say, by the name of the first of each cell.

    A bound excludes only what lies outside it, a night belongs to two days, and a parent group is its branch.
    """
    return [*_cells(report, attack, lines), *(each for each in _FIGURES if _apart(report, attack, each))]


_FIGURES = (Outcome.KILLED.value, Outcome.WOUNDED.value)


def _cells(report: Row, attack: Row, lines: Lines) -> Iterator[str]:
    days, own_days = When.of(attack), When.of(report)
    if days and own_days and days_between(days, own_days) > NIGHT:
        yield "date_start"
    place, own_place = Where.of(attack), Where.of(report)
    if place and own_place and places_clash(place, own_place):
        yield "city"
    kinds, own_kinds = (set(row["attack_types"]) - {AttackType.UNKNOWN.value} for row in (attack, report))
    if kinds and own_kinds and not kinds & own_kinds:
        yield "attack_types"
    groups, own_groups = attack["perpetrator_ids"], report["perpetrator_ids"]
    if groups and own_groups and not any(related(a, b, lines) for a in groups for b in own_groups):
        yield "perpetrator_ids"


def _apart(report: Row, attack: Row, outcome: str) -> bool:
    return _bound(report, outcome).meet(_merged(attack, outcome)) is None


def _bound(report: Row, outcome: str) -> Bound:
    low, high = report[f"{outcome}_low"], report[f"{outcome}_high"]
    return Bound(report[outcome], report[outcome]) if low is high is None else Bound(low, high)


def _merged(attack: Row, outcome: str) -> Bound:
    best = attack[f"{outcome}_best"]
    if best is None:
        return Bound(attack[f"{outcome}_low"], attack[f"{outcome}_high"])
    return Bound(best, None if attack[f"{outcome}_is_minimum"] else best)
