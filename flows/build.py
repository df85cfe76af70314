"""Raw documents to a published release, in the order of the story."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pyarrow as pa
from prefect import flow
from prefect.client.schemas.objects import FlowRun
from prefect.runtime import flow_run as this_run
from prefect.states import Completed

from flows import artifacts, events, pages
from flows.batches import Batches, BatchRunner, task_runner
from flows.interrupts import before_the_end, tell_cancelled
from flows.kept import tell_kept
from flows.preflight import check_input, is_small
from flows.progress import Progress, shown_progress
from flows.settings import Settings
from flows.work import OutputBusyError, WorkFolder, exclusively
from schemas.conflicts import at_odds, flags_for_reading
from schemas.documents import Issue
from schemas.parts import read_part
from schemas.vocabulary import Severity
from tasks.assemble.task import assemble_task
from tasks.clean.task import clean_task
from tasks.extract.task import extract_task
from tasks.ingest.task import Ingested, ingest_task
from tasks.publish.changes import compare, read_comparable
from tasks.publish.publication import remove_partial
from tasks.publish.task import publish_task
from tasks.validate.report import Check, ValidationReport
from tasks.validate.task import validate_task

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `n_at_odds` counts attacks on which voices disagree, `n_flagged` those to be read with care.

    `rejections` say what was wrong.
    `notes` say what is doubtful about files that were read, such as dates that could not be.
    """

    release: Path
    n_documents: int
    n_reused: int
    rows: Mapping[str, int]
    n_at_odds: int
    n_flagged: int
    rejections: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """What Prefect shows beside the state of the run."""
        rejected = f"; {len(self.rejections):,} rejected, see rejected-documents" if self.rejections else ""
        made = f"{self.rows['attacks']:,} attacks from {self.n_documents:,} documents"
        return f"published {self.release.name}: {made}{rejected}"

    def lines(self) -> dict[str, int]:
        """Every count by its name, in reading order."""
        return {
            "documents read": self.n_documents,
            "rejected": len(self.rejections),
            "notes on input": len(self.notes),
            "reused from cache": self.n_reused,
            **self.rows,
            "accounts disagree on": self.n_at_odds,
            "to be read with care": self.n_flagged,
        }


def leave_no_litter(flow: object, flow_run: FlowRun, state: object) -> None:  # Prefect passes them by name
    """Remove what a run that was cancelled or crashed had begun to publish; the release before is untouched."""
    output = Settings.model_validate(flow_run.parameters["settings"]).output
    with suppress(OutputBusyError), exclusively(output):  # another build that is under way removes it itself
        remove_partial(output)


def run_name() -> str:
    """Name a run after its folder and its day."""
    settings = Settings.model_validate(this_run.parameters["settings"])
    return f"{settings.raw.absolute().name} {datetime.now(UTC):%Y-%m-%d}"


@flow(
    name="build",
    flow_run_name=run_name,
    description=__doc__,
    on_cancellation=[leave_no_litter],
    on_crashed=[leave_no_litter],
)
def build(settings: Settings) -> Summary:
    """Build a release of `settings.raw` under `settings.output`.

    Raises:
        RawFolderError: the raw folder is missing or holds no document.
        PipelineMissingError: the language pipeline is not installed.
        OutputBusyError: another build is writing to the same output, and still was after `settings.patience_minutes`.
        ReleaseRefusedError: the tables break the contract; the release before stays the latest.
    """
    check_input(settings)
    before_the_end(partial(tell_cancelled, str(this_run.id)))
    with (
        exclusively(settings.output, patience_s=60 * settings.patience_minutes),
        shown_progress() as progress,
        task_runner(settings.processes, settings.dask) as runner,
    ):
        before_the_end(partial(remove_partial, settings.output))
        spreads = bool(settings.dask) or (settings.processes > 1 and not is_small(settings))
        summary = _story(settings, BatchRunner(WorkFolder(settings.work), runner, spreads), progress)
    done: Any = Completed(message=summary.headline, data=summary)
    return cast(Summary, done)  # Prefect gives its data to the caller


def _story(settings: Settings, batches: BatchRunner, progress: Progress) -> Summary:
    work = batches.work

    with progress.stage("ingest") as stage:
        sizes = settings.batch_documents, settings.batch_chars
        ingested = ingest_task(settings.raw, work.fresh("ingest"), *sizes, settings.fields)
        stage.tell(f"{ingested.n_documents_in:,} documents, {ingested.n_rejected:,} rejected")
        issues = list(read_part(ingested.issues, Issue))
        rejected = [issue for issue in issues if issue.severity is Severity.ERROR]
        noted = [issue for issue in issues if issue.severity is not Severity.ERROR]
        artifacts.show_rejected(rejected)

    with progress.stage("clean") as stage:
        clean = batches.run(clean_task, ingested.parts, stage)

    with progress.stage("extract") as stage:
        extracted = batches.run(extract_task, clean.parts, stage, pipeline=settings.pipeline)

    origin = work.made_of([*clean.parts, *extracted.parts], ingested.issues, settings.text)
    before = read_comparable(settings.latest)
    kept, checks = work.published_of(origin, settings.latest), work.checks_of_published()
    if kept is None or before is None or not checks:
        release, tables, report = _publish(settings, ingested, clean, extracted, progress, work)
        work.remember(origin, release, report.checks)
    else:
        release, tables = kept, before
        with progress.stage("publish") as stage:
            _show_kept(release, tables, checks, extracted)
            stage.tell(f"{release.name} as before: nothing has changed")
    rows = {name: table.num_rows for name, table in tables.items()}

    work.forget_all_but({*clean.parts, *extracted.parts})
    odds = at_odds(tables["conflicts"].to_pylist())
    marked = tables["attacks"].select(["attack_id", "conflicts"]).to_pylist()
    summary = Summary(
        release=release,
        n_documents=ingested.n_documents_in,
        n_reused=extracted.n_reused,
        rows=rows,
        n_at_odds=len(odds),
        n_flagged=sum(bool(flags_for_reading(row, odds.get(row["attack_id"], ()))) for row in marked),
        rejections=tuple(issue.message for issue in rejected),
        notes=tuple(issue.message for issue in noted),
    )
    artifacts.show_release(summary.lines(), release, compare(before, tables) if before else None)
    events.tell_published(release, summary.lines())
    page = pages.page_address(release)
    events.tell_large(tables["attacks"], before["attacks"] if before else None, settings.alert_killed, page)
    return summary


def _publish(
    settings: Settings, ingested: Ingested, clean: Batches, extracted: Batches, progress: Progress, work: WorkFolder
) -> tuple[Path, Mapping[str, pa.Table], ValidationReport]:
    """Assemble, validate and publish what was read; gives the release, its tables and how they fared."""
    with progress.stage("assemble") as stage:
        read = list(clean.parts), list(extracted.parts), [ingested.issues]
        folder = assemble_task(*read, work.fresh("tables"), settings.latest)
        tables = read_comparable(folder)
        assert tables is not None
        stage.tell(f"{tables['attacks'].num_rows:,} attacks from {tables['reports'].num_rows:,} reports")

    with progress.stage("validate") as stage:
        report = validate_task(folder)
        artifacts.show_validation(report, folder)
        for check in report.failed:
            logger.error("%s: %s: %s", check.table, check.name, check.failures[0].message)
        if not report.passed:
            events.tell_refused(settings.output, report)
        stage.tell(f"{len(report.checks):,} checks")

    with progress.stage("publish") as stage:
        facts = _run_facts(settings, ingested)
        release = publish_task(folder, report, settings.output, facts, with_texts=settings.text == "full")
        stage.tell(release.name)
    return release, tables, report


def _show_kept(release: Path, tables: Mapping[str, pa.Table], checks: tuple[Check, ...], read: Batches) -> None:
    """Show the stages that follow reading as cached, and once more how the release was validated."""
    same = f"{release.name} was made of the same documents by the same code"
    assembled = tell_kept("assemble", same, after=read.parts)
    validated = tell_kept("validate", f"{len(checks):,} checks passed: {same}", after=[assembled])
    tell_kept("publish", same, after=[assembled, validated], gives=[release])
    rows = {name: table.num_rows for name, table in tables.items()}
    artifacts.show_validation(ValidationReport(checks, rows), release)


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
