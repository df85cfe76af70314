"""Tables that follow from others: their rows as made again, and as they stand there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from schemas.tables import PRIMARY_KEYS
from tasks.validate.dataset import Dataset
from tasks.validate.report import Failure


def unlike(data: Dataset, table: str, rows: Iterable[Mapping[str, Any]], unfounded: str) -> Iterator[Failure]:
    """Give a failure for each row of a table that differs from the derived one, is missing, or has none."""
    derived = {row[PRIMARY_KEYS[table]]: row for row in rows}
    for key, row in data.keyed(table):
        if key not in derived:
            yield Failure(key, unfounded)
            continue
        for column, value in derived[key].items():
            if row[column] != value:
                yield Failure(key, f"{column} is {row[column]!r}, other tables make it {value!r}")
    for key in sorted(derived.keys() - {key for key, _ in data.keyed(table)}):
        yield Failure(key, "this row is missing")
