"""Which rows each rule had a part in: what the evidence says of where cells come from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

Row = tuple[str, str]  # table, key
READ = ["table", "row_id", "method"]
"""The columns of evidence that are read here."""


def rows_by_rule(evidence: Iterable[Mapping[str, Any]]) -> dict[str, set[Row]]:
    """Give the rows with a cell that each rule read; attacks are left out, for their cells are those of reports."""
    rows: dict[str, set[Row]] = defaultdict(set)
    for each in evidence:
        if each["table"] != "attacks":
            rows[each["method"]].add((each["table"], each["row_id"]))
    return rows


def count_firings(evidence: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Count for each rule the rows with a cell that it read, by the rule's id."""
    return {rule: len(rows) for rule, rows in sorted(rows_by_rule(evidence).items())}
