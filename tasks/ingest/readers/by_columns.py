"""JSON that holds a table by its columns, as pandas writes one: `{"text": {"0": …}}`, or `columns`, `index`, `data`."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tasks.ingest.content import Content
from tasks.ingest.decoding import decode

_MOST_BYTES = 50_000_000
_SPLIT = frozenset({"columns", "index", "data"})


def is_by_columns(names_at: Mapping[str, set[str]]) -> bool:
    """Whether a file's outermost object is a table, told by the names of the objects at each path."""
    outer = {name for name in names_at.get("", ()) if "." not in name}
    numbers = [names_at[name] for name in outer if name in names_at]
    return outer == _SPLIT or (0 < len(outer) == len(numbers) and all(map(str.isdigit, set().union(*numbers))))


def rows_of(content: Content) -> Iterator[Any]:
    """Give the rows of the table.

    Raises:
        UnusableError: it is too large to be turned round.
        ValueError: it is broken.
    """
    table = json.loads(decode(content.data(_MOST_BYTES))[0])
    if table.keys() == _SPLIT:
        yield from (dict(zip(table["columns"], cells, strict=False)) for cells in table["data"])
        return
    for row in dict.fromkeys(key for column in table.values() for key in column):
        yield {name: column.get(row) for name, column in table.items()}
