"""The stage as a task: the tables of a work folder -> a validation report."""

from pathlib import Path

import pyarrow.parquet as pq
from prefect import task

from schemas.tables import TABLES
from tasks.validate.report import ValidationReport
from tasks.validate.validation import validate


def validate_tables(folder: Path) -> ValidationReport:
    """Check `<table>.parquet` of every table in a folder; one that is missing is a failed check."""
    paths = {name: folder / f"{name}.parquet" for name in TABLES}
    return validate({name: pq.ParquetFile(path).read() for name, path in paths.items() if path.exists()})


@task(name="validate", persist_result=False)
def validate_task(folder: Path) -> ValidationReport:
    """Check the tables that assembly left in a folder."""
    return validate_tables(folder)
