"""Parquet parts of the work folder: dataclasses in, dataclasses out, the Arrow schema read off their annotations."""

import os
import shutil
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.documents import Span

T = TypeVar("T")

_SCALARS: dict[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
}


def _required(annotation: Any) -> Any:
    """Strip `| None`."""
    if get_origin(annotation) in (Union, types.UnionType):
        return next(arg for arg in get_args(annotation) if arg is not type(None))
    return annotation


@cache
def _hints(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: _required(hints[field.name]) for field in fields(cls)}


def arrow_type(annotation: Any) -> pa.DataType:
    """Give the Arrow type of a field annotated with a scalar, an enum, a tuple of one type or a dataclass."""
    annotation = _required(annotation)
    if get_origin(annotation) is tuple:
        return pa.list_(arrow_type(get_args(annotation)[0]))
    if is_dataclass(annotation):
        assert isinstance(annotation, type)
        return pa.struct([(name, arrow_type(hint)) for name, hint in _hints(annotation).items()])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return pa.string()
    return _SCALARS[annotation]


def part_schema(cls: type) -> pa.Schema:
    """Give the schema of a part that holds one dataclass instance a row."""
    return pa.schema([(name, arrow_type(hint)) for name, hint in _hints(cls).items()])


def _encode(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if is_dataclass(value):
        return {field.name: _encode(getattr(value, field.name)) for field in fields(value)}
    return value


_Decoder = Callable[[Any, Mapping[str, str]], Any]


@cache
def _decoder(annotation: Any) -> _Decoder:
    """Give what makes a value of a type out of what Arrow has of it and the texts of the sources; None stays None."""
    decode = _decoder_of_some(annotation)
    return lambda value, texts: None if value is None else decode(value, texts)


def _decoder_of_some(annotation: Any) -> _Decoder:
    if get_origin(annotation) is tuple:
        item = _decoder(get_args(annotation)[0])
        return lambda value, texts: tuple([item(each, texts) for each in value])
    if annotation is Span:
        return lambda value, texts: Span(**value, text=texts[value["source_id"]])
    if is_dataclass(annotation):
        assert isinstance(annotation, type)
        made = annotation
        members = [(name, _decoder(hint)) for name, hint in _hints(annotation).items()]
        return lambda value, texts: made(**{name: decode(value[name], texts) for name, decode in members})
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return lambda value, _: annotation(value)
    return lambda value, _: value


def write_part(path: Path, cls: type[T], rows: Iterable[T]) -> Path:
    """Write rows of one dataclass to a Parquet part, whole or not at all."""
    table = pa.Table.from_pylist([_encode(row) for row in rows], schema=part_schema(cls))
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    pq.write_table(table, partial, compression="zstd", write_page_checksum=True)
    flush(partial)
    partial.replace(path)
    flush(path.parent)
    return path


def flush(path: Path) -> None:
    """Force a file, or the list of names that a folder is, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(path: Path, n_rows: int) -> bool:
    """Whether a part can be read to its end, unharmed, and has so many rows."""
    if not path.is_file():
        return False
    try:
        table = pq.ParquetFile(path, page_checksum_verification=True).read()
        table.validate(full=True)
    except (pa.ArrowException, OSError, ValueError):
        return False
    return bool(table.num_rows == n_rows)


def discard(path: Path) -> None:
    """Remove whatever lies at a path, a folder with all that is in it; nothing is fine."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def read_part(path: Path, cls: type[T], texts: Mapping[str, str] | None = None) -> Iterator[T]:
    """Read the rows of a part back. `texts` maps source ids to texts: spans are checked against them."""
    made: Any = cls
    decode = _decoder(made)
    for batch in pq.ParquetFile(path).iter_batches(batch_size=256):
        for row in batch.to_pylist():
            yield decode(row, texts or {})


def table_of(schema: pa.Schema, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Build a table from rows that have exactly the columns of the schema.

    Raises:
        KeyError: a row lacks a column or has one too many; Arrow would drop or null it silently.
    """
    rows = list(rows)
    names = set(schema.names)
    for row in rows:
        if row.keys() != names:
            raise KeyError(f"columns differ from the schema: {sorted(names ^ row.keys())}")
    return pa.Table.from_pylist(rows, schema=schema)
