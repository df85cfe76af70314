"""Evidence rows: the words behind each cell."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from schemas.cells import cell_text
from schemas.identifiers import identifier
from tasks.assemble.attacks import Attack
from tasks.assemble.happening import Grounded
from tasks.assemble.ledger import Casualty
from tasks.assemble.tolls import COUNTED


def evidence_rows(table: str, row_id: str, grounded: Iterable[Grounded]) -> Iterator[dict[str, Any]]:
    """Write the rows of the evidence table for the cells of one row."""
    for each in grounded:
        span, value = each.span, cell_text(each.value)
        yield {
            "evidence_id": identifier(
                "evidence",
                table,
                row_id,
                each.column,
                value,
                span.source_id,
                span.start,
                span.end,
                each.method,
                each.taken_from,
            ),
            "table": table,
            "row_id": row_id,
            "column": each.column,
            "source_id": span.source_id,
            "value": value,
            "quote": span.quote,
            "start": span.start,
            "end": span.end,
            "method": each.method,
            "basis": each.taken_from.value,
        }


def holding(grounded: Iterable[Grounded], row: Mapping[str, Any]) -> list[Grounded]:
    """Keep the groundings of the values that a row holds, as the cell or as an item of it."""
    return [each for each in grounded if _holds(row.get(each.column), each.value)]


def _holds(cell: Any, value: object) -> bool:
    return value in cell if isinstance(cell, list) else cell == value


def attack_grounds(attack: Attack) -> list[Grounded]:
    """Give the words behind the merged cells of an attack: those of each report that gives the winning value."""
    row = attack.row
    told = [each for report in attack.reports for each in report.grounded]
    grounded = holding(told, row)
    if not any(each.column == "where_prec" for each in grounded):  # a point for a place that is only near it
        near = (each for each in told if each.column == "where_prec" and row["where_prec"] is not None)
        grounded += [replace(each, value=row["where_prec"], method="assemble.merged_place") for each in near]
    for column, outcome in COUNTED.items():
        rows = [
            casualty
            for report in attack.reports
            for casualty in report.casualties
            if casualty.mention.outcome == outcome and casualty.statement.counts
        ]
        for end in ("low", "best", "high"):
            value = row[f"{column}_{end}"]
            if value is not None:
                grounded += [
                    Grounded(f"{column}_{end}", value, casualty.mention.quote, "assemble.merge_toll")
                    for casualty in _stating(rows, value)
                ]
    return grounded


def _stating(rows: list[Casualty], value: int) -> list[Casualty]:
    """The statements of a merged count: those that state it, else all that could enter it as parts of a sum."""
    stating = [row for row in rows if value in (row.statement.value, row.statement.low, row.statement.high)]
    return stating or rows
