"""Links and lineage: why the reports of an attack are one, and that its keys are made from them."""

from collections.abc import Callable, Iterator, Mapping
from math import isclose

from schemas.agreement import days_between
from schemas.branches import Lines, related
from schemas.derivations import score_needed
from schemas.identifiers import identifier
from schemas.merging import When
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

_DIGITS = 0.001
"""Weights and scores are published to four digits."""


def check_links(data: Dataset) -> list[Check]:
    """Check that links add up and hold each attack together, and that keys of attacks come from their reports."""
    links, attacks = len(data.rows("links")), len(data.rows("attacks"))
    return [
        make_check("links", "score", links, _misadded(data)),
        make_check("links", "observations", links, _unseen(data)),
        make_check("links", "within_attack", links, _astray(data)),
        make_check("attacks", "held_together", attacks, _loose(data)),
        make_check("attacks", "lineage", attacks, _foundlings(data)),
    ]


def _misadded(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("links"):
        total = sum(observation["weight"] for observation in row["observations"])
        if not isclose(total, row["score"], abs_tol=_DIGITS):
            yield Failure(key, f"the observations add up to {total:.4f}, not to {row['score']}")
        weights = [abs(observation["weight"]) for observation in row["observations"]]
        if weights != sorted(weights, reverse=True) or not all(weights):
            yield Failure(key, "the observations are not in the order of their weights")
        if not isclose(row["needed"], score_needed(row["rivals"]), abs_tol=_DIGITS):
            yield Failure(key, f"{row['rivals']} rivals make the score needed {score_needed(row['rivals']):.4f}")
        if row["score"] < row["needed"] - _DIGITS:
            yield Failure(key, f"score {row['score']} is below the {row['needed']} needed")


def _share(column: str) -> Callable[[Row, Row, Lines], bool]:
    return lambda a, b, lines: bool(set(a[column]) & set(b[column]))


def _same_country(a: Row, b: Row, lines: Lines) -> bool:
    return a["country_iso2"] == b["country_iso2"] or None in (a["country_iso2"], b["country_iso2"])


def _same_day(a: Row, b: Row, lines: Lines) -> bool:
    one, other = When.of(a), When.of(b)
    return one is not None and other is not None and days_between(one, other) == 0


def _related(a: Row, b: Row, lines: Lines) -> bool:
    return any(related(one, other, lines) for one in a["perpetrator_ids"] for other in b["perpetrator_ids"])


_HOLDS: Mapping[str, Callable[[Row, Row, Lines], bool]] = {
    "same_day": _same_day,
    "same_country": _same_country,
    "same_city": _same_country,
    "near": _same_country,
    "other_country": lambda a, b, lines: not _same_country(a, b, lines),
    "same_kind": _share("attack_types"),
    "other_kind": lambda a, b, lines: not _share("attack_types")(a, b, lines),
    "same_target": _share("target_types"),
    "other_target": lambda a, b, lines: not _share("target_types")(a, b, lines),
    "other_weapon": lambda a, b, lines: not _share("weapon_types")(a, b, lines),
    "same_actor": _related,
    "other_actor": lambda a, b, lines: not _related(a, b, lines),
}
"""What observations say of the cells of the two reports; others rest on words that no table holds."""


def _unseen(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("links"):
        a, b = (data.find("reports", row[column]) for column in ("report_id", "linked_report_id"))
        for observation in row["observations"] if a and b else ():
            holds = _HOLDS.get(observation["name"])
            if holds is not None and not holds(a or {}, b or {}, data.lines):
                yield Failure(key, f"{observation['name']} is not what the two reports say")


def _astray(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("links"):
        for column in ("report_id", "linked_report_id"):
            report = data.find("reports", row[column])
            if report is not None and report["attack_id"] != row["attack_id"]:
                yield Failure(key, f"{column} {row[column]} is a report of {report['attack_id']}")


def _loose(data: Dataset) -> Iterator[Failure]:
    links, reports = data.grouped("links", "attack_id"), data.grouped("reports", "attack_id")
    for key, _ in data.keyed("attacks"):
        own, held = {row["report_id"] for row in reports.get((key,), ())}, links.get((key,), [])
        if len(held) != max(len(own) - 1, 0):
            yield Failure(key, f"{len(own)} reports are held together by {len(held)} links")
        elif own and (apart := own - _reached(held, min(own))):
            yield Failure(key, f"no chain of links leads to {', '.join(sorted(apart))}")


def _reached(links: list[Row], start: str) -> set[str]:
    """Every report that links lead to from one of them, itself included."""
    neighbours: dict[str, set[str]] = {}
    for link in links:
        one, other = link["report_id"], link["linked_report_id"]
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    reached, ahead = set(), [start]
    while ahead:
        report = ahead.pop()
        if report not in reached:
            reached.add(report)
            ahead += neighbours.get(report, ())
    return reached


def _foundlings(data: Dataset) -> Iterator[Failure]:
    reports = data.grouped("reports", "attack_id")
    for key, row in data.keyed("attacks"):
        own = {identifier("attack", report["report_id"]) for report in reports.get((key,), ())}
        if key not in own:
            yield Failure(key, "the key is made from none of the attack's reports")
        for merged in row["merged_attack_ids"]:
            if merged == key or merged not in own:
                yield Failure(key, f"{merged} is the key of none of the attacks that were merged into it")
