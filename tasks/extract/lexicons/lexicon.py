"""The lexicons: sorted CSV files of surface forms, read into typed rows once a process."""

import csv
from dataclasses import fields
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

LEXICONS = Path(__file__).parent / "en"
LIST_SEPARATOR = "|"


class LexiconError(ValueError):
    """A lexicon file does not have the shape that its row class says."""


@lru_cache(maxsize=64)
def load_lexicon(name: str, row: type[T], folder: Path = LEXICONS) -> tuple[T, ...]:
    """Read `<folder>/<name>.csv`, as in "actors/actors", into rows of a dataclass whose fields are the header.

    A field may be a string, an integer, a bool ("yes" or empty), an enum, a tuple of these (separated by `|`), or one
    of these `| None`.

    Raises:
        LexiconError: the header differs from the fields, a row is too long or short, or a value cannot be read.
    """
    path = folder / f"{name}.csv"
    hints = get_type_hints(row)
    columns = [field.name for field in fields(row)]  # type: ignore[arg-type]
    with path.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        header = next(lines, [])
        if header != columns:
            raise LexiconError(f"{path.name}: header {header} is not {columns}")
        return tuple(
            row(**_values(path.name, number, columns, hints, line))
            for number, line in enumerate(lines, start=2)
            if line
        )


def _values(file: str, number: int, columns: list[str], hints: dict[str, Any], line: list[str]) -> dict[str, Any]:
    if len(line) != len(columns):
        raise LexiconError(f"{file}, line {number}: {len(line)} values for {len(columns)} columns")
    try:
        return {name: _value(hints[name], value.strip()) for name, value in zip(columns, line, strict=True)}
    except ValueError as error:
        raise LexiconError(f"{file}, line {number}: {error}") from error


def _value(hint: Any, value: str) -> Any:
    if isinstance(hint, UnionType):
        return _value(get_args(hint)[0], value) if value else None
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return tuple(_value(item, part.strip()) for part in value.split(LIST_SEPARATOR) if part.strip())
    if hint is bool:
        if value not in ("yes", ""):
            raise ValueError(f"{value!r} is neither 'yes' nor empty")
        return value == "yes"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return hint(value)
