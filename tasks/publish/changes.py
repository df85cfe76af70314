"""Two releases compared: which attacks are new, say something else, were merged or split, or are gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.tables import PRIMARY_KEYS, TABLES

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of an attack that says something else than before."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Attack:
    """An attack that differs between two releases; `others` are the attacks it was merged from or split off."""

    attack_id: str
    name: str
    cells: tuple[Cell, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the attacks of one release in the next, each group sorted by name; rows a table then and now.

    An attack is followed by its key, and where that is gone by its reports: `merged` took in attacks that are no rows
    any more, `split` reports what another attack did, `new` has no report of before, `vanished` has none of now.
    """

    rows: Mapping[str, tuple[int, int]]
    new: tuple[Attack, ...] = ()
    changed: tuple[Attack, ...] = ()
    merged: tuple[Attack, ...] = ()
    split: tuple[Attack, ...] = ()
    vanished: tuple[Attack, ...] = ()


def compare(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> Changes:
    """Compare two releases by their tables; of each, `attacks` and `reports` are read."""
    old, now = _attacks(before), _attacks(after)
    old_homes, now_homes = _homes(before), _homes(after)
    came_from = defaultdict(set)  # attacks of before, by the attack that tells their reports now
    for report, home in now_homes.items():
        if report in old_homes:
            came_from[home].add(old_homes[report])
    groups: dict[str, list[Attack]] = defaultdict(list)
    for key, row in now.items():
        gone = {other for other in came_from[key] if other not in now}
        if key in old:
            cells = tuple(_differences(old[key], row))
            kind, others = ("merged" if gone else "changed" if cells else "same"), gone
        elif gone:
            cells = tuple(_differences(old[min(gone)], row)) if len(gone) == 1 else ()
            kind, others = ("changed" if len(gone) == 1 else "merged"), gone
        else:
            cells, others = (), came_from[key]
            kind = "split" if others else "new"
        groups[kind].append(Attack(key, row["name"], cells, tuple(sorted(others))))
    followed = {other for origins in came_from.values() for other in origins}
    groups["vanished"] = [
        Attack(key, row["name"]) for key, row in old.items() if key not in now and key not in followed
    ]
    groups.pop("same", None)
    return Changes(
        rows={table: (before[table].num_rows, after[table].num_rows) for table in TABLES if table in before},
        **{
            kind: tuple(sorted(attacks, key=lambda each: (each.name, each.attack_id)))
            for kind, attacks in groups.items()
        },
    )


def read_comparable(folder: Path) -> dict[str, pa.Table] | None:
    """Read what `compare` needs of the tables in a folder; None where there are none. Most are read by key alone."""
    whole = {"attacks", "reports", "conflicts"}
    tables = {
        name: pq.ParquetFile(path).read(columns=None if name in whole else [PRIMARY_KEYS[name]])
        for name in TABLES
        if (path := folder / f"{name}.parquet").exists()
    }
    return tables if tables.keys() >= {"attacks", "reports"} else None


def _attacks(tables: Mapping[str, pa.Table]) -> dict[str, Row]:
    return {row["attack_id"]: row for row in tables["attacks"].to_pylist()}


def _homes(tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Give the attack that each report is about."""
    reports = tables["reports"]
    return dict(zip(reports["report_id"].to_pylist(), reports["attack_id"].to_pylist(), strict=True))


def _differences(before: Row, after: Row) -> Iterator[Cell]:
    for column, value in after.items():
        if column != "attack_id" and before.get(column) != value:
            yield Cell(column, before.get(column), value)
