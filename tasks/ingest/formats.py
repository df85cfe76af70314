"""The formats of raw files: each is a reader that gives the records of one file, or an issue where it cannot.

Readers raise OSError only where reading again may go well.
"""

import gzip
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.decoding import decode
from tasks.ingest.html import decode_page
from tasks.ingest.passing import is_passing
from tasks.ingest.record import MAX_BYTES, Place, Record, UnusableError

Records = Iterator[Record | Issue]
_TOO_LARGE = UnusableError(IssueCode.TOO_LARGE, f"over {MAX_BYTES // 1_000_000} MB")
_PARQUET_ROWS = 32


def read_text_file(path: Path, file_name: str) -> Records:
    """Read a plain text file: one document."""
    yield _one_document(path, Place(file_name), "text", decode)


def read_html_file(path: Path, file_name: str) -> Records:
    """Read a web page: one document, its markup not yet taken apart."""
    yield _one_document(path, Place(file_name), "html", decode_page)


def read_jsonl_file(path: Path, file_name: str) -> Records:
    """Read JSON lines, gzipped or not: one document a line; blank lines are none. No line is held that is too large."""
    place, found = Place(file_name), False
    try:
        with _open_lines(path) as stream:
            for number, line in enumerate(_lines(stream), 1):
                place = Place(file_name, number)
                if line is None or line.strip():
                    found = True
                    yield _json_record(line, place)
        if not found:
            yield Place(file_name).reject(UnusableError(IssueCode.EMPTY, "the file holds no document"))
    except (OSError, EOFError, zlib.error) as error:
        if is_passing(error):
            raise
        reason = f"the file breaks off or is damaged after this place: {error}"
        yield place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def read_parquet_file(path: Path, file_name: str) -> Records:
    """Read a Parquet file: one document a row. `line` is the row's number from 1."""
    number = 0
    try:
        with pq.ParquetFile(path) as parquet:
            for batch in parquet.iter_batches(batch_size=_PARQUET_ROWS):
                for fields in batch.to_pylist():
                    number += 1
                    yield _sized(Record(Place(file_name, number), fields))
        if not number:
            yield Place(file_name).reject(UnusableError(IssueCode.EMPTY, "the file holds no document"))
    except (pa.ArrowException, OSError, ValueError) as error:
        if is_passing(error):
            raise
        reason = f"not readable as Parquet after row {number}: {error}"
        yield Place(file_name).reject(UnusableError(IssueCode.UNREADABLE, reason))


READERS: dict[str, Callable[[Path, str], Records]] = {
    ".txt": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
    ".jsonl": read_jsonl_file,
    ".jsonl.gz": read_jsonl_file,
    ".parquet": read_parquet_file,
}
"""The reader for each ending of a file name that holds documents."""


def ending_of(file_name: str) -> str | None:
    """Give the known ending of a file name, None where it holds no documents."""
    lowered = file_name.lower()
    return next((ending for ending in READERS if lowered.endswith(ending)), None)


def _one_document(
    path: Path, place: Place, field: str, decoder: Callable[[bytes], tuple[str, tuple[str, ...]]]
) -> Record | Issue:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise _TOO_LARGE
        text, flags = decoder(data)
        return Record(place, {field: text}, flags)
    except UnusableError as error:
        return place.reject(error)
    except OSError as error:
        if is_passing(error):
            raise
        return place.reject(UnusableError(IssueCode.UNREADABLE, f"cannot be read: {error.strerror}"))


def _open_lines(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb")) if path.name.lower().endswith(".gz") else path.open("rb")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines of a stream; None stands for one that is too large, which is skipped unread."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def _json_record(line: bytes | None, place: Place) -> Record | Issue:
    try:
        if line is None:
            raise _TOO_LARGE
        fields = json.loads(decode(line)[0] if place.line == 1 else line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return place.reject(UnusableError(IssueCode.UNDECODABLE, f"not UTF-8 at byte {error.start} of the line"))
    except (ValueError, RecursionError) as error:
        return place.reject(UnusableError(IssueCode.BROKEN_JSON, f"broken JSON: {error}"))
    except UnusableError as error:
        return place.reject(error)
    if not isinstance(fields, dict):
        return place.reject(UnusableError(IssueCode.WRONG_TYPE, f"a JSON {type(fields).__name__}, not an object"))
    return Record(place, fields)


def _sized(record: Record) -> Record | Issue:
    values = (record.fields.get(name) for name in ("text", "html"))
    if any(isinstance(value, str) and len(value.encode("utf-8", "replace")) > MAX_BYTES for value in values):
        return record.place.reject(_TOO_LARGE)
    return record
