"""Keys are made from what their rows say: a cell that is changed alone leaves a key that is not the row's."""

from collections.abc import Callable, Iterator, Mapping

from schemas.identifiers import identifier
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

_PLACED = ("source_id", "start", "end")
_MADE_FROM: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "casualties": ("casualty", (*_PLACED, "outcome", "victim_group", "value")),
    "evidence": ("evidence", ("table", "row_id", "column", "value", *_PLACED, "method", "basis")),
    "links": ("link", ("linked_report_id", "report_id")),
    "conflicts": ("conflict", ("attack_id", "kind", "column")),
    "tolls": ("toll", ("attack_id", "outcome", "victim_group")),
    "copies": ("copy", ("source_id", "copied_source_id")),
    "issues": (
        "issue",
        ("severity", "code", "source_id", "file_name", "part", "line", "table", "row_id", "message"),
    ),
}
"""The kind of a key and the columns that it is made from."""


def check_identity(data: Dataset) -> list[Check]:
    """Make the keys of all rows again: most from their cells, of claims and reports also from what they tell of."""
    makers: dict[str, Callable[[Dataset, str, Row], bool]] = {"claims": _is_claim, "reports": _is_report}
    checks = [
        make_check(table, "identity", len(data.rows(table)), _misnamed(data, table, kind, made_from))
        for table, (kind, made_from) in _MADE_FROM.items()
    ]
    return checks + [
        make_check(table, "identity", len(data.rows(table)), _unmade(data, table, holds))
        for table, holds in makers.items()
    ]


def _misnamed(data: Dataset, table: str, kind: str, made_from: tuple[str, ...]) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        derived = identifier(kind, *(row[column] for column in made_from))
        if key != derived:
            yield Failure(key, f"what the row says makes its key {derived}")


def _unmade(data: Dataset, table: str, holds: Callable[[Dataset, str, Row], bool]) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        if not holds(data, key, row):
            yield Failure(key, "what the row says makes another key")


def _is_claim(data: Dataset, key: str, row: Row) -> bool:
    """A statement on several attacks is a row for each; the first has the key that the statement makes."""
    of_statement = identifier("claim", *(row[column] for column in (*_PLACED, "claim_type", "actor_id")))
    first = data.find("claims", of_statement)
    return key == of_statement or (first is not None and first["attack_id"] != row["attack_id"])


def _is_report(data: Dataset, key: str, row: Row) -> bool:
    """A report is named after the first mention of its attack."""
    mentions = data.evidence.get(("reports", key, "n_mentions"), ())
    first = min(((each["start"], each["end"]) for each in mentions), default=None)
    return first is not None and key == identifier("report", row["source_id"], *first)
