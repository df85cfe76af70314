"""Parquet: a document a row, from the columns that are known; others are never read."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found, most_unpacked, out_of_proportion
from tasks.ingest.documents import document
from tasks.ingest.fields import without_text
from tasks.ingest.passing import is_passing
from tasks.ingest.record import UnusableError

_ROWS = 32


def looks_like(content: Content) -> bool:
    """Whether it begins as Parquet files do."""
    return content.head.startswith(b"PAR1")


def read(content: Content) -> Iterator[Found]:
    """Read the rows; `line` is a row's number from 1."""
    number = 0
    try:
        with content.open() as stream, pq.ParquetFile(stream) as parquet:
            columns = parquet.schema_arrow.names
            if not content.names.holds_text(columns):
                raise UnusableError(IssueCode.EMPTY, without_text(columns))
            worth = [name for name in columns if content.names.worth_reading(name)]
            most, size = most_unpacked(content.size()), 0
            for batch in parquet.iter_batches(batch_size=_ROWS, columns=worth):
                size += batch.nbytes
                if size > most:
                    raise out_of_proportion(most)
                for fields in _rows(batch):
                    number += 1
                    yield document(content.names, content.place.at_line(number), fields)
        if not number:
            yield content.place.reject(UnusableError(IssueCode.EMPTY, "the file holds no document"))
    except (pa.ArrowException, OSError, ValueError) as error:
        if is_passing(error):
            raise
        reason = f"not readable as Parquet after row {number}: {error}"
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    """Give the rows of a batch; a value that no Python type can hold, such as a day in the year 90000, is told."""
    columns = {name: _values(batch.column(name)) for name in batch.schema.names}
    for row in range(batch.num_rows):
        yield {name: values[row] for name, values in columns.items()}


def _values(column: pa.Array) -> list[Any]:
    try:
        return list(column.to_pylist())
    except (ValueError, OverflowError, pa.ArrowException):
        return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> Any:
    try:
        return scalar.as_py()
    except (ValueError, OverflowError, pa.ArrowException) as error:
        return f"{scalar.type} that cannot be read: {error}"
