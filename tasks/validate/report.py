"""What validation found: one check a constraint a table, with the rows that break it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

MOST_FAILURES = 1000
"""So many failures of one check are kept; all are counted."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that breaks a constraint; `row_id` is None where the table as a whole does."""

    row_id: str | None
    message: str


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of one table: how many things were looked at, how many broke it, and the first of those."""

    table: str
    name: str
    passed: bool
    n_checked: int
    n_failed: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """Every check made and the number of rows a table."""

    checks: tuple[Check, ...]
    row_counts: Mapping[str, int]

    @property
    def passed(self) -> bool:
        """Whether the tables keep every constraint."""
        return all(check.passed for check in self.checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that did not pass."""
        return tuple(check for check in self.checks if not check.passed)


def make_check(table: str, name: str, n_checked: int, failures: Iterable[Failure]) -> Check:
    """Sum up a constraint: count all failures, keep the first thousand in their order."""
    kept: list[Failure] = []
    n_failed = 0
    for failure in failures:
        n_failed += 1
        if n_failed <= MOST_FAILURES:
            kept.append(failure)
    return Check(table, name, not n_failed, n_checked, n_failed, tuple(kept))
