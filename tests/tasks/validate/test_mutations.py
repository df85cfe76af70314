"""Single-cell lies in the release of `raw/`: a check catches each, or its column stands in a list with the reason.

The lies are made from the schemas, so a new column is lied about from the day it is declared.
"""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

from schemas.export import columns
from schemas.tables import PRIMARY_KEYS, TABLES
from tasks.publish.release import read_release
from tasks.validate.dataset import Dataset
from tasks.validate.shapes import check_models
from tasks.validate.validation import CHECKS, apply, validate

ROWS = int(os.environ.get("ATTACKBASE_LIES", "2"))
"""So many rows of each column are lied about, spread over the table; `make soak` takes more."""
UNCHECKED = {
    ("links", "observations"): "those of another pair may add up to the same score, on words that no table holds",
    ("reports", "attack_types"): "the order of labels is that of the votes of mentions, which no table holds",
    ("reports", "weapon_types"): "as attack_types",
    ("reports", "target_types"): "as attack_types",
}
"""Columns in which a lie may be believed, with the reason."""
ENOUGH = 50
"""So many lies about a table make a share."""
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Lie:
    """One cell with another value that its column's type and vocabulary allow."""

    table: str
    column: str
    row: int
    value: Any

    def told(self, tables: Mapping[str, pa.Table]) -> pa.Table:
        """The table with the lie in it."""
        table = tables[self.table]
        cells = table[self.column].to_pylist()
        cells[self.row] = self.value
        at = table.schema.get_field_index(self.column)
        field = table.schema.field(at).with_nullable(True)
        return table.set_column(at, field, pa.array(cells, field.type))


def lies(tables: Mapping[str, pa.Table]) -> Iterator[Lie]:
    """Every lie: each column of each table, in rows spread over it."""
    for name, table in tables.items():
        for column, meta in columns(name).items():
            cells = table[column].to_pylist()
            others = list({repr(cell): cell for cell in cells if cell is not None}.values())
            if meta["references"]:
                others = tables[meta["references"]][PRIMARY_KEYS[meta["references"]]].to_pylist()
            for row in spread(len(cells)):
                values = {repr(value): value for value in other_values(cells[row], meta, others, row)}
                values.pop(repr(cells[row]), None)
                yield from (Lie(name, column, row, value) for value in values.values())


def spread(n: int) -> list[int]:
    """Numbers of rows, evenly over all."""
    return sorted({round(i * (n - 1) / max(ROWS - 1, 1)) for i in range(ROWS)}) if n else []


def other_values(cell: Any, meta: Row, others: list[Any], seed: int) -> Iterator[Any]:
    """Give other values that could stand in a cell."""
    if meta["nullable"] and cell is not None:
        yield None
    if pa.types.is_list(meta["arrow_type"]):
        yield from other_lists(cell, meta, others, seed)
    elif meta["vocabulary"]:
        yield from picked([item for item in meta["vocabulary"] if item != cell], seed)
    elif meta["references"] or cell is None:
        yield from picked([other for other in others if other != cell], seed)
    else:
        yield from changed(cell)
        yield from picked([other for other in others if other != cell], seed)


def other_lists(cell: list[Any], meta: Row, others: list[Any], seed: int) -> Iterator[list[Any]]:
    if cell:
        yield cell[1:]
    if len(cell) > 1:
        yield cell[::-1]
    if meta["vocabulary"] or meta["references"]:
        yield from ([*cell, item] for item in picked([i for i in meta["vocabulary"] or others if i not in cell], seed))
    else:
        yield from picked([other for other in others if other != cell], seed)


def picked(items: list[Any], seed: int) -> list[Any]:
    """One of some items, another one for another row."""
    return [items[seed % len(items)]] if items else []


def changed(cell: Any) -> Iterator[Any]:
    """A value near to one."""
    if isinstance(cell, bool):
        yield not cell
    elif isinstance(cell, int):
        yield cell + 1
    elif isinstance(cell, float):
        yield cell + 0.25
    elif isinstance(cell, datetime | date):
        yield cell + timedelta(days=1)
    else:
        yield f"{cell}s"


def caught(data: Mapping[str, pa.Table], lie: Lie) -> bool:
    """Whether validation tells of a lie; what it does not touch need not be looked at again."""
    changed = lie.told(data)
    dataset = Dataset({**data, lie.table: changed})
    if any(not check.passed for constraint in reversed(CHECKS) for check in apply(constraint, dataset)):
        return True
    return not all(check.passed for check in check_models({lie.table: changed}))


@pytest.fixture(scope="module")
def tables(sample_release) -> dict[str, pa.Table]:
    return read_release(sample_release)


def test_the_release_of_the_sample_is_valid(tables):
    assert validate(tables).failed == ()


def test_lies_are_caught(tables):
    told, survived = Counter(), defaultdict(list)
    for lie in lies(tables):
        told[lie.table] += 1
        if not caught(tables, lie):
            survived[lie.table].append(lie)
    assert [lie for lies in survived.values() for lie in lies if (lie.table, lie.column) not in UNCHECKED] == []
    shares = {table: len(survived[table]) / told[table] for table in TABLES if told[table] >= ENOUGH}
    assert max(shares.values()) < 0.03, shares
