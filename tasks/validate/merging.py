"""Merging: when, where, what and who of an attack, its name and its conflicts are what its reports make them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from schemas.conflicts import Disagreement, conflict_kinds, disagreements
from schemas.counts import CountStatement
from schemas.merging import Telling, attack_name, merged_cells
from schemas.summaries import summaries
from schemas.victims import group_tolls
from schemas.vocabulary import Outcome
from tasks.validate.dataset import Dataset, Row
from tasks.validate.derived import unlike
from tasks.validate.report import Check, Failure, make_check
from tasks.validate.tolls import statements_of

_LATEST = datetime.max.replace(tzinfo=UTC)


def check_merging(data: Dataset) -> list[Check]:
    """Merge the reports of every attack again and compare its cells; look again for what its voices disagree on.

    Which counts disagree depends on where they stand, so without texts conflicts are not looked for.
    """
    merged = _Merged(data)
    attacks = len(data.rows("attacks"))
    checks = [
        make_check("attacks", "merged", attacks, _misjoined(merged)),
        make_check("attacks", "summary", attacks, _missummed(data)),
    ]
    if data.withholds_texts:
        return checks
    return [
        *checks,
        make_check("attacks", "conflicts", attacks, _misnamed(merged)),
        make_check("conflicts", "disagreement", len(data.rows("conflicts")), _unlike_conflicts(merged)),
        make_check("tolls", "toll", len(data.rows("tolls")), _unlike_tolls(merged)),
    ]


class _Merged:
    """What the reports of each attack make together."""

    def __init__(self, data: Dataset) -> None:
        self.data = data

    @cached_property
    def tellings(self) -> dict[str, list[Telling]]:
        """The reports of each attack, the earliest told first."""
        reports = self.data.grouped("reports", "attack_id")
        return {key: sorted(map(self._telling, reports.get((key,), ())), key=_order) for key, _ in self._attacks}

    @cached_property
    def disagreements(self) -> dict[str, list[Disagreement]]:
        """What the voices of each attack disagree on."""
        claims = self.data.grouped("claims", "attack_id")
        return {
            key: disagreements(tellings, self.statements[key], claims.get((key,), ()), self.data.lines)
            for key, tellings in self.tellings.items()
        }

    @cached_property
    def statements(self) -> dict[str, list[tuple[Outcome, CountStatement]]]:
        """The statements of counts on each attack, by outcome."""
        casualties = self.data.grouped("casualties", "attack_id", "outcome")
        return {
            key: [
                (outcome, statement)
                for outcome in Outcome
                for statement in statements_of(self.data, casualties.get((key, outcome), ()))
            ]
            for key, _ in self._attacks
        }

    @property
    def _attacks(self) -> Iterator[tuple[str, Row]]:
        return self.data.keyed("attacks")

    def _telling(self, report: Row) -> Telling:
        source = self.data.find("sources", report["source_id"])
        return Telling(report, source["voice_id"], source["published_at"]) if source else Telling(report, "", None)


def _order(telling: Telling) -> tuple[datetime, str]:
    return telling.published_at or _LATEST, telling.row["source_id"]


def _misjoined(merged: _Merged) -> Iterator[Failure]:
    for key, row in merged.data.keyed("attacks"):
        if not (tellings := merged.tellings[key]):
            continue  # an attack without reports: the count of its sources is wrong
        cells = merged_cells(tellings, merged.data.lines)
        yield from _differences(key, row, cells | {"name": attack_name(cells)})


def _differences(key: str, row: Row, derived: dict[str, Any]) -> Iterator[Failure]:
    for column, value in derived.items():
        if row[column] != value:
            yield Failure(key, f"{column} is {row[column]!r}, its reports make it {value!r}")


def _misnamed(merged: _Merged) -> Iterator[Failure]:
    for key, row in merged.data.keyed("attacks"):
        statuses = (statement.status for _, statement in merged.statements[key])
        kinds = conflict_kinds(merged.disagreements[key], merged.tellings[key], statuses)
        yield from _differences(key, row, {"conflicts": kinds})


def _missummed(data: Dataset) -> Iterator[Failure]:
    tables = (data.rows(name) for name in ("attacks", "reports", "sources", "actors"))
    told = summaries(*tables)
    for key, row in data.keyed("attacks"):
        yield from _differences(key, row, told[key])


def _unlike_conflicts(merged: _Merged) -> Iterator[Failure]:
    rows = (each.row(key) for key, found in merged.disagreements.items() for each in found)
    yield from unlike(merged.data, "conflicts", rows, "its voices do not disagree on this")


def _unlike_tolls(merged: _Merged) -> Iterator[Failure]:
    rows = (each.row(key) for key, said in merged.statements.items() for each in group_tolls(said))
    yield from unlike(merged.data, "tolls", rows, "no statement makes this toll")
