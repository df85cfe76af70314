"""How a cell is written as text: the same words in evidence, in checks and on pages."""

import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any


def cell_text(value: object) -> str:
    """Write one non-null cell, or one item of a list, as text.

    Strings stand as they are, dates and times in ISO 8601, booleans as `true` and `false`, integers in decimal,
    floats in the shortest form that reads back to the same number.

    Raises:
        TypeError: the value is null or of a type that no scalar column has.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    raise TypeError(f"no cell holds a {type(value).__name__}: {value!r}")


def row_sha256(row: Mapping[str, Any]) -> str:
    """Give the SHA-256 of a row's cells as JSON, in the order of their names; nulls, lists and their items included."""
    return sha256(json.dumps(row, sort_keys=True, ensure_ascii=False, default=cell_text).encode()).hexdigest()
