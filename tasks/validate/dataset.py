"""The tables as rows, found by key and by what they are about."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pyarrow as pa

from schemas.branches import Lines, actor_lines
from schemas.counts import CountStatement, count_statement
from schemas.grouped import grouped
from schemas.tables import PRIMARY_KEYS
from schemas.vocabulary import CountStatus, Qualifier, VictimGroup

Row = Mapping[str, Any]

_GROUPS, _QUALIFIERS, _STATUSES = set(VictimGroup), set(Qualifier), set(CountStatus)


class Dataset:
    """All tables, read-only; their primary keys are unique."""

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        self._rows: dict[str, list[Row]] = {name: table.to_pylist() for name, table in tables.items()}
        self._grouped: dict[tuple[str, ...], Mapping[tuple[Any, ...], list[Row]]] = {}
        self._by_key = {name: {row[PRIMARY_KEYS[name]]: row for row in rows} for name, rows in self._rows.items()}

    def rows(self, table: str) -> list[Row]:
        """All rows of a table."""
        return self._rows[table]

    def keyed(self, table: str) -> Iterator[tuple[str, Row]]:
        """All rows of a table with their keys."""
        key = PRIMARY_KEYS[table]
        return ((row[key], row) for row in self._rows[table])

    def find(self, table: str, key: str | None) -> Row | None:
        """The row of a key, None where there is none."""
        return None if key is None else self._by_key[table].get(key)

    def grouped(self, table: str, *columns: str) -> Mapping[tuple[Any, ...], list[Row]]:
        """The rows of a table by the values of some columns; an unknown combination has no rows."""
        key = (table, *columns)
        if key not in self._grouped:
            self._grouped[key] = grouped(self._rows[table], lambda row: tuple(row[column] for column in columns))
        return self._grouped[key]

    @cached_property
    def withholds_texts(self) -> bool:
        """Whether the sources come without their texts, as in a release of quotes alone."""
        texts = [row["text"] for row in self._rows["sources"]]
        return bool(texts) and all(text is None for text in texts)

    @cached_property
    def armed_groups(self) -> frozenset[str]:
        """The actors that are armed groups."""
        return frozenset(key for key, row in self.keyed("actors") if row["actor_type"] == "armed_group")

    @cached_property
    def statements(self) -> Mapping[str, CountStatement]:
        """The statements of counts by the keys of their rows, without those of labels outside the vocabulary."""
        sources = ((row, self.find("sources", row["source_id"])) for row in self._rows["casualties"] if _is_known(row))
        return {
            row["casualty_id"]: count_statement(row, source, self.armed_groups) for row, source in sources if source
        }

    @cached_property
    def evidence(self) -> Mapping[tuple[Any, ...], list[Row]]:
        """The words behind each cell, by table, key and column."""
        return dict(self.grouped("evidence", "table", "row_id", "column"))

    @cached_property
    def lines(self) -> Lines:
        """The ancestors of each actor, itself included."""
        return actor_lines({key: row["parent_actor_id"] for key, row in self.keyed("actors")})


def _is_known(row: Row) -> bool:
    """Whether the labels of a row of casualties are in the vocabulary."""
    return row["victim_group"] in _GROUPS and row["qualifier"] in _QUALIFIERS and row["status"] in _STATUSES
