"""Writing: tables as Parquet whose bytes depend on their rows alone."""

from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.datapackage import PublishedFile
from schemas.export import arrow_schema
from schemas.tables import PRIMARY_KEYS


def canonical(name: str, table: pa.Table) -> pa.Table:
    """Give a table in its published form: the explicit schema, rows sorted by primary key, one chunk, and no
    metadata but the schema's.

    Raises:
        pyarrow.ArrowInvalid: a cell does not fit the schema.
    """
    schema = arrow_schema(name)
    typed = table.select(schema.names).cast(schema)
    return typed.sort_by(PRIMARY_KEYS[name]).combine_chunks().replace_schema_metadata(schema.metadata)


def write_table(folder: Path, name: str, table: pa.Table) -> PublishedFile:
    """Write one table to `<name>.parquet` and say what was written."""
    path = folder / f"{name}.parquet"
    pq.write_table(canonical(name, table), path, compression="zstd", write_page_checksum=True)
    return describe(path)


def describe(path: Path) -> PublishedFile:
    """Give size and checksum of a file as it lies on disk."""
    content = path.read_bytes()
    return PublishedFile(path.stem, path.name, len(content), sha256(content).hexdigest())
