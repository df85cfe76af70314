"""The stage as a task: the tables of a work folder and their validation -> a release."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.tables import TABLES
from tasks.publish.publication import Verdict, publish, without_texts


def publish_tables(
    folder: Path, report: Verdict, output: Path, run: Mapping[str, Any], *, with_texts: bool = True
) -> Path:
    """Publish `<table>.parquet` of every table in a folder, texts of the sources or quotes alone; gives the path."""
    tables = {name: pq.ParquetFile(folder / f"{name}.parquet").read() for name in TABLES}
    return publish(tables if with_texts else without_texts(tables), report, output, run)


@task(name="publish", task_run_name="publish", cache_policy=NO_CACHE)
def publish_task(
    folder: Path, report: Verdict, output: Path, run: Mapping[str, Any], *, with_texts: bool = True
) -> Path:
    """Publish the tables that assembly left in a folder."""
    return publish_tables(folder, report, output, run, with_texts=with_texts)
