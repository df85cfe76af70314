"""Raw documents to a published release, in the order of the story."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prefect import flow

from flows import artifacts
from flows.batches import BatchRunner, process_pool
from flows.progress import Progress, shown_progress
from flows.settings import Settings
from flows.work import WorkFolder, exclusively
from schemas.documents import Issue
from schemas.parts import read_part
from schemas.tables import TABLES
from schemas.vocabulary import Severity
from tasks.assemble.task import assemble_task
from tasks.clean.task import clean_task
from tasks.extract.task import extract_task
from tasks.ingest.task import Ingested, ingest_task
from tasks.publish.task import publish_task
from tasks.validate.task import validate_task

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `n_conflicts` counts attacks whose sources disagree; `rejections` say what was wrong."""

    release: Path
    n_documents: int
    n_reused: int
    rows: Mapping[str, int]
    n_conflicts: int
    rejections: tuple[str, ...]

    def lines(self) -> dict[str, int]:
        """Every count by its name, in reading order."""
        return {
            "documents read": self.n_documents,
            "rejected": len(self.rejections),
            "reused from cache": self.n_reused,
            **self.rows,
            "attacks with conflicts": self.n_conflicts,
        }


@flow(name="build", description=__doc__)
def build(settings: Settings) -> Summary:
    """Build a release of `settings.raw` under `settings.output`.

    Raises:
        RawFolderError: the raw folder is missing or holds no document.
        OutputBusyError: another build is writing to the same output.
        ReleaseRefusedError: the tables break the contract; the release before stays the latest.
    """
    with (
        exclusively(settings.output),
        shown_progress() as progress,
        process_pool(settings.workers) as pool,
    ):
        return _story(settings, BatchRunner(WorkFolder(settings.work), pool, settings.workers), progress)


def _story(settings: Settings, batches: BatchRunner, progress: Progress) -> Summary:
    work = batches.work

    with progress.stage("ingest") as stage:
        ingested = ingest_task(settings.raw, work.fresh("ingest"), settings.batch_documents, settings.batch_chars)
        stage.tell(f"{ingested.n_documents_in:,} documents, {ingested.n_rejected:,} rejected")
        rejected = [issue for issue in read_part(ingested.issues, Issue) if issue.severity is Severity.ERROR]
        artifacts.show_rejected(rejected)

    with progress.stage("clean") as stage:
        clean = batches.run(clean_task, ingested.parts, stage)

    with progress.stage("extract") as stage:
        extracted = batches.run(extract_task, clean.parts, stage, pipeline=settings.pipeline)

    with progress.stage("assemble") as stage:
        read = list(clean.parts), list(extracted.parts), [ingested.issues]
        tables = assemble_task(*read, work.fresh("tables"), settings.latest)
        rows = {table: pq.read_metadata(tables / f"{table}.parquet").num_rows for table in TABLES}
        stage.tell(f"{rows['attacks']:,} attacks from {rows['reports']:,} reports")

    with progress.stage("validate") as stage:
        report = validate_task(tables)
        artifacts.show_validation(report, rows, _count_conflicts(tables))
        for check in report.failed:
            logger.error("%s: %s: %s", check.table, check.name, check.failures[0].message)
        stage.tell(f"{len(report.checks):,} checks")

    with progress.stage("publish") as stage:
        release = publish_task(tables, report, settings.output, _run_facts(settings, ingested))
        stage.tell(release.name)

    work.forget_all_but({*clean.parts, *extracted.parts})
    summary = Summary(
        release=release,
        n_documents=ingested.n_documents_in,
        n_reused=extracted.n_reused,
        rows=rows,
        n_conflicts=_count_conflicts(tables),
        rejections=tuple(issue.message for issue in rejected),
    )
    artifacts.show_summary(summary.lines())
    return summary


def _run_facts(settings: Settings, ingested: Ingested) -> dict[str, Any]:
    """What run.json tells of this run; nothing of it reaches the tables."""
    return {
        "attackbase": version("attackbase"),
        "published_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "settings": settings.model_dump(mode="json"),
        "n_documents_in": ingested.n_documents_in,
        "n_sources": ingested.n_sources,
        "n_rejected": ingested.n_rejected,
    }


def _count_conflicts(tables: Path) -> int:
    conflicts = pq.read_table(tables / "attacks.parquet", columns=["conflicts"])["conflicts"]
    return sum(bool(each) for each in conflicts.to_pylist())
