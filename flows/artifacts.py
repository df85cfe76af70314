"""What a build leaves in Prefect's pages. Keys are stable, so that Prefect keeps the history of each."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows import pages
from flows.picture import picture_page
from schemas.documents import Issue
from tasks.publish.changes import Changes
from tasks.validate.report import ValidationReport


def show_rejected(issues: Sequence[Issue]) -> None:
    """Show the documents that were rejected, and why."""
    _show_table(
        "rejected-documents", pages.rejected_rows(issues), f"{_plural(len(issues), 'document')} could not be used."
    )


def show_validation(report: ValidationReport, folder: Path) -> None:
    """Show how the tables fared, check by check, and the rows that broke the contract where there are any."""
    create_markdown_artifact(
        pages.validation_page(report, folder),
        key="validation-report",
        description=f"{len(report.checks):,} checks of the contract, {len(report.failed):,} failed.",
    )
    _show_table("validation-checks", pages.check_rows(report), "Every check, those that failed first.")
    _show_table("validation-failures", pages.failure_rows(report, folder), "Rows that break the contract.")


def show_release(counts: Mapping[str, int], release: Path, changes: Changes | None) -> None:
    """Show what was published, how it differs from the release before, and what is worth a look."""
    create_markdown_artifact(
        pages.summary_page(counts, release, changes), key="dataset-summary", description="What this build made."
    )
    tables = {name: pq.read_table(release / f"{name}.parquet", columns=columns) for name, columns in _SHOWN.items()}
    conflicts = pages.conflict_rows(tables)
    _show_table("conflicts", conflicts, f"{_plural(len(conflicts), 'attack')} on which accounts disagree.")
    create_markdown_artifact(picture_page(tables), key="picture", description="When, and how many.")
    create_markdown_artifact(pages.release_page(release), key="release", description="Where the release is.")


_COUNTED = ["attack_id", "casualty_id", "source_id", "outcome", "victim_group", "part_of", "value", "low", "high"]
_SHOWN: dict[str, list[str] | None] = {
    "attacks": None,
    "reports": None,
    "conflicts": None,
    "casualties": [*_COUNTED, "qualifier"],
    "sources": ["source_id", "title", "publisher", "agency", "published_day", "text"],
    "actors": ["actor_id", "name"],
}


def _plural(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _show_table(key: str, rows: list[dict[str, Any]], description: str) -> None:
    if rows:
        create_table_artifact(rows, key=key, description=description)


class ProgressBar:
    """A progress bar in Prefect's pages. Units are documents."""

    def __init__(self, key: str, total: int, done: int = 0) -> None:
        self._total = total
        self._done = done
        self._id = create_progress_artifact(self._percent(), key=key, description=f"{total:,} documents.")

    def advance(self, documents: int) -> None:
        """Say that so many more documents are done."""
        self._done += documents
        assert isinstance(self._id, UUID)
        update_progress_artifact(self._id, progress=self._percent())

    def _percent(self) -> float:
        return round(100.0 * self._done / self._total, 1) if self._total else 100.0
