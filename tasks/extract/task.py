"""The stage as one task: a part of clean documents in, a part of extractions out."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.documents import CleanDocument
from schemas.mentions import Extraction
from schemas.parts import read_part, write_part
from tasks.extract.guarded import extract_guarded


def extract_part(part: Path, out: Path, pipeline: str) -> Path:
    """Read every document of a part with a spaCy pipeline; one extraction a document, in order."""
    return write_part(out, Extraction, extract_guarded(read_part(part, CleanDocument), pipeline))


@task(name="extract", task_run_name="extract {batch}", cache_policy=NO_CACHE)
def extract_task(part: Path, out: Path, batch: str, pipeline: str) -> Path:
    """`extract_part` as a task; runs in a process of its own where there is more than one part."""
    return extract_part(part, out, pipeline)
