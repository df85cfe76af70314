"""Quotes: a value is what its words say. Numbers and days are read again, by another reader than extraction's."""

from collections.abc import Iterator

from schemas.vocabulary import IssueCode
from schemas.wording import can_mean, can_mean_days
from tasks.validate.dataset import Dataset
from tasks.validate.report import Check, Failure, make_check


def check_quotes(data: Dataset) -> list[Check]:
    """Check numbers of casualties, days of reports, and names as written.

    What the second reader cannot read either way is let stand where the release itself says so in an issue.
    """
    excused = {row["row_id"] for row in data.rows("issues") if row["code"] == IssueCode.UNREAD}
    return [
        make_check("casualties", "number", len(data.rows("casualties")), _misread(data, excused)),
        make_check("reports", "days", len(data.rows("reports")), _misdated(data, excused)),
        make_check("evidence", "as_written", len(data.rows("evidence")), _rewritten(data)),
    ]


def _misread(data: Dataset, excused: set[str | None]) -> Iterator[Failure]:
    for key, row in data.keyed("casualties"):
        if row["value"] is not None and key not in excused and not can_mean(row["quote"], row["value"]):
            yield Failure(key, f"{row['quote']!r} does not say {row['value']}")


def _misdated(data: Dataset, excused: set[str | None]) -> Iterator[Failure]:
    for key, row in data.keyed("reports"):
        start, end = row["date_start"], row["date_end"]
        if start is None or end is None or key in excused:
            continue
        for words in data.evidence.get(("reports", key, "date_start"), ()):
            if not can_mean_days(words["quote"], start, end):
                yield Failure(key, f"{words['quote']!r} does not say {start} to {end}")


def _rewritten(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("evidence"):
        if (row["table"], row["column"]) == ("actors", "aliases") and row["value"] != row["quote"]:
            yield Failure(key, f"the alias {row['value']!r} stands for the words {row['quote']!r}")
