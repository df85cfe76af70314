"""The clean stage: a part of source documents in, a part of clean documents out."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.documents import CleanDocument, SourceDocument
from schemas.parts import read_part, write_part
from tasks.clean.document import clean_document


def clean_part(part: Path, out: Path) -> Path:
    """Clean every document of a part, in order."""
    return write_part(out, CleanDocument, map(clean_document, read_part(part, SourceDocument)))


@task(name="clean", task_run_name="clean {batch}", cache_policy=NO_CACHE)
def clean_task(part: Path, out: Path, batch: str) -> Path:
    """`clean_part` as a task."""
    return clean_part(part, out)
