"""The stage as a task: the tables of a work folder -> a validation report."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.tables import TABLES
from tasks.validate.report import Failure, ValidationReport, make_check
from tasks.validate.validation import validate


def validate_tables(folder: Path, texts: Mapping[str, str] | None = None) -> ValidationReport:
    """Check `<table>.parquet` of every table in a folder; one that is missing or cannot be read is a failed check.

    `texts` by their SHA-256 stand in for those that a release has withheld.
    """
    tables, unreadable = {}, []
    for name in TABLES:
        path = folder / f"{name}.parquet"
        if path.exists():
            try:
                tables[name] = _read(path)
            except (pa.ArrowException, OSError) as error:
                unreadable.append(make_check(name, "readable", 1, [Failure(None, f"cannot be read: {error}")]))
    if unreadable:
        return ValidationReport(tuple(unreadable), {name: table.num_rows for name, table in tables.items()})
    if texts is not None and "sources" in tables:
        tables["sources"] = _filled(tables["sources"], texts)
    return validate(tables)


def _filled(sources: pa.Table, texts: Mapping[str, str]) -> pa.Table:
    """Put back texts that are null, as far as they are at hand."""
    known = [texts.get(checksum) for checksum in sources["text_sha256"].to_pylist()]
    whole = pc.coalesce(sources["text"], pa.chunked_array([pa.array(known, pa.string())]))
    return sources.set_column(sources.schema.get_field_index("text"), sources.schema.field("text"), whole)


def _read(path: Path) -> pa.Table:
    """Read a table, and make sure that its strings and offsets are sound."""
    table = pq.ParquetFile(path, page_checksum_verification=True).read()
    table.validate(full=True)
    return table


@task(name="validate", task_run_name="validate", cache_policy=NO_CACHE)
def validate_task(folder: Path) -> ValidationReport:
    """Check the tables that assembly left in a folder."""
    return validate_tables(folder)
