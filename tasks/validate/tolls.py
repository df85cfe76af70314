"""Tolls: figures of reports and attacks, and statuses, are what the statements of counts make them."""

from collections.abc import Iterator, Sequence

from schemas.counts import CountStatement
from schemas.tolls import Toll, count_statuses, merge_toll, report_toll
from schemas.vocabulary import Outcome
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

_MERGED = (Outcome.KILLED, Outcome.WOUNDED)


def check_tolls(data: Dataset) -> list[Check]:
    """Recompute the figures of all reports and attacks and the status of every statement.

    Rows with labels outside the vocabulary are passed over: the vocabulary check names them. Which count supersedes
    which depends on where in its text it stands, so without texts nothing is recomputed.
    """
    if data.withholds_texts:
        return []
    checks = [make_check("casualties", "status", len(data.rows("casualties")), _misjudged(data))]
    for outcome in _MERGED:
        checks += [
            make_check("reports", f"figure:{outcome}", len(data.rows("reports")), _misreported(data, outcome)),
            make_check("attacks", f"toll:{outcome}", len(data.rows("attacks")), _differing(data, outcome)),
        ]
    return checks


def _misjudged(data: Dataset) -> Iterator[Failure]:
    for rows in data.grouped("casualties", "attack_id", "outcome").values():
        derived = count_statuses(statements_of(data, rows))
        for row in rows:
            status = derived.get(row["casualty_id"], row["status"])
            if row["status"] != status:
                yield Failure(row["casualty_id"], f"status is {row['status']}, the other statements make it {status}")


def _misreported(data: Dataset, outcome: Outcome) -> Iterator[Failure]:
    statements = data.grouped("casualties", "attack_id", "source_id", "outcome")
    for key, row in data.keyed("reports"):
        said = statements_of(data, statements.get((row["attack_id"], row["source_id"], outcome), ()))
        yield from _compared(key, outcome, _toll(row, outcome, outcome), report_toll(said))


def _differing(data: Dataset, outcome: Outcome) -> Iterator[Failure]:
    statements = data.grouped("casualties", "attack_id", "outcome")
    for key, row in data.keyed("attacks"):
        derived = merge_toll(statements_of(data, statements.get((key, outcome), ())))
        yield from _compared(key, outcome, _toll(row, outcome, f"{outcome}_best"), derived)


def _toll(row: Row, outcome: Outcome, best: str) -> Toll:
    return Toll(row[f"{outcome}_low"], row[best], row[f"{outcome}_high"], row[f"{outcome}_is_minimum"])


def _compared(key: str, outcome: Outcome, stored: Toll, derived: Toll) -> Iterator[Failure]:
    if stored != derived:
        yield Failure(key, f"{outcome}: {_words(stored)} stands there, the statements make it {_words(derived)}")


def statements_of(data: Dataset, rows: Sequence[Row]) -> list[CountStatement]:
    """Give the statements of rows of casualties, without those whose labels are outside the vocabulary."""
    return [data.statements[row["casualty_id"]] for row in rows if row["casualty_id"] in data.statements]


def _words(toll: Toll) -> str:
    minimum = ", a minimum" if toll.is_minimum else ""
    return f"low {toll.low}, best {toll.best}, high {toll.high}{minimum}"
