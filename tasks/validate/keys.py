"""Keys: foreign keys resolve, chains of parents and of subsets end. That primary keys are unique, the models say."""

from collections.abc import Iterator

from schemas.export import columns
from schemas.tables import TABLES
from tasks.validate.dataset import Dataset
from tasks.validate.report import Check, Failure, make_check


def check_keys(data: Dataset) -> list[Check]:
    """Check all foreign keys (each item of a list is one) and the chain of parents of every actor."""
    checks = [
        make_check(table, f"foreign_key:{name}", len(data.rows(table)), _dangling(data, table, name, target))
        for table in TABLES
        for name, column in columns(table).items()
        if (target := column["references"])
    ]
    circles = circular(data, "actors", "parent_actor_id")
    return [*checks, make_check("actors", "parent_chain", len(data.rows("actors")), circles)]


def circular(data: Dataset, table: str, column: str) -> Iterator[Failure]:
    """Find the rows that come back to themselves by following a column that refers to the same table."""
    for key, row in data.keyed(table):
        seen, at = set(), row[column]
        while at is not None and at not in seen and at != key:
            seen.add(at)
            above = data.find(table, at)
            at = above[column] if above else None
        if at == key:
            yield Failure(key, f"following {column} leads back to the row itself")


def _dangling(data: Dataset, table: str, column: str, target: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        cell = row[column]
        for item in cell if isinstance(cell, list) else [cell]:
            if item is not None and data.find(target, item) is None:
                yield Failure(key, f"{column} {item!r} is no row of {target}")
