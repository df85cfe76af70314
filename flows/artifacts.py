"""What a build leaves in Prefect's pages: its report, its failures, its rejected documents and its summary."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from schemas.documents import Issue
from tasks.validate.report import ValidationReport

MOST_ROWS = 1000
"""Rows of a table artifact; longer ones open slowly."""


def show_rejected(issues: Iterable[Issue]) -> None:
    """Show the documents that were rejected, and why."""
    _show_table(
        "rejected-documents",
        (
            {"file": issue.file_name, "line": issue.line, "document": issue.source_id, "why": issue.message}
            for issue in issues
        ),
        "Documents that could not be used.",
    )


def show_summary(lines: Mapping[str, int]) -> None:
    """Show what a build made."""
    _show_markdown("dataset-summary", ("", "count"), lines.items(), "What this build made.")


def show_validation(report: ValidationReport, rows: Mapping[str, int], n_conflicts: int) -> None:
    """Show how the tables fared, and the rows that broke the contract where there are any."""
    tables = dict.fromkeys([*rows, *(check.table for check in report.checks)])
    checks = {table: [check for check in report.checks if check.table == table] for table in tables}
    _show_markdown(
        "validation-report",
        ("table", "rows", "checks passed", "checks failed"),
        (
            (table, rows.get(table, ""), sum(c.passed for c in checks[table]), sum(not c.passed for c in checks[table]))
            for table in tables
        ),
        f"Checks of the contract. {n_conflicts:,} attacks with conflicts between their sources.",
    )
    _show_table(
        "validation-failures",
        (
            {"table": check.table, "check": check.name, "row": failure.row_id, "what": failure.message}
            for check in report.failed
            for failure in check.failures
        ),
        "Rows that break the contract.",
    )


def _show_table(key: str, rows: Iterable[Mapping[str, Any]], description: str) -> None:
    shown = [dict(row) for row in islice(rows, MOST_ROWS)]
    if shown:
        create_table_artifact(shown, key=key, description=description)


def _show_markdown(key: str, columns: Iterable[str], rows: Iterable[Iterable[object]], description: str) -> None:
    columns = list(columns)
    lines = [columns, ["---"] * len(columns), *([str(cell) for cell in row] for row in rows)]
    create_markdown_artifact("\n".join(f"| {' | '.join(line)} |" for line in lines), key=key, description=description)


class ProgressBar:
    """A progress bar in Prefect's pages. Units are documents."""

    def __init__(self, key: str, total: int, done: int = 0) -> None:
        self._total = total
        self._done = done
        self._id = create_progress_artifact(self._percent(), key=key)

    def advance(self, documents: int) -> None:
        """Say that so many more documents are done."""
        self._done += documents
        assert isinstance(self._id, UUID)
        update_progress_artifact(self._id, progress=self._percent())

    def _percent(self) -> float:
        return 100.0 * self._done / self._total if self._total else 100.0
