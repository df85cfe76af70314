"""Closed vocabularies: every value, and every item of a list, is one of the labels its column allows."""

from collections.abc import Iterator
from typing import Any

from schemas.export import columns
from schemas.tables import TABLES
from tasks.validate.dataset import Dataset
from tasks.validate.report import Check, Failure, make_check


def check_vocabularies(data: Dataset) -> list[Check]:
    """Check all columns that declare a vocabulary. Null is no label: the model decides whether it may stand."""
    return [
        make_check(table, f"vocabulary:{name}", len(data.rows(table)), _unknown(data, table, name, set(allowed)))
        for table in TABLES
        for name, column in columns(table).items()
        if (allowed := column["vocabulary"]) is not None
    ]


def _unknown(data: Dataset, table: str, column: str, allowed: set[Any]) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        cell = row[column]
        for item in cell if isinstance(cell, list) else [cell]:
            if item is not None and item not in allowed:
                yield Failure(key, f"{column} is {item!r}, which is no label of its vocabulary")
