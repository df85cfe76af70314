"""The clean stage: a part of source documents in, a part of clean documents out."""

import logging
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.documents import CleanDocument, Run, SourceDocument
from schemas.parts import read_part, write_part
from tasks.clean.document import clean_document

logger = logging.getLogger(__name__)

FAILED = "cleaning_failed"
"""The flag of a document that is read as it stands."""


def clean_or_keep(source: SourceDocument) -> CleanDocument:
    """Clean a document; one that cleaning stumbles over is read as it stands, and flagged."""
    try:
        return clean_document(source)
    except Exception:
        logger.exception("%s: cleaning failed", source.source_id)
        return CleanDocument(source, source.text, (Run(0, 0, len(source.text)),), flags=(FAILED,))


def clean_part(part: Path, out: Path) -> Path:
    """Clean every document of a part, in order."""
    return write_part(out, CleanDocument, map(clean_or_keep, read_part(part, SourceDocument)))


@task(name="clean", task_run_name="clean {batch}", cache_policy=NO_CACHE)
def clean_task(part: Path, out: Path, batch: str) -> Path:
    """`clean_part` as a task."""
    return clean_part(part, out)
