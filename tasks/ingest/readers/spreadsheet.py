"""Excel workbooks (.xlsx): a document a row, from each sheet that has a column for the text."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import openpyxl
from openpyxl.utils.datetime import MAC_EPOCH

from schemas.vocabulary import IssueCode
from tasks.ingest.columns import Row, Table, find_table
from tasks.ingest.content import Content, Found
from tasks.ingest.fields import FieldNames
from tasks.ingest.record import UnusableError

_DAYS_TO_1904 = 1462


def looks_like(content: Content) -> bool:
    """Whether it is a zip file with a workbook in it."""
    return "xl/workbook.xml" in content.member_names


def read(content: Content) -> Iterator[Found]:
    """Read the sheets in their order; `part` names the sheet, `line` is the row's number there."""
    content.refuse_swollen()
    with content.open() as stream:
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        refused: list[Found] = []
        found = False
        for sheet in book.worksheets:
            place = content.place.member(sheet.title)
            try:
                table = find_table(_rows(sheet), content.names)
                table = _from_1904(table, content.names) if book.epoch == MAC_EPOCH else table
                for record in table.documents(content.names, place):
                    found = True
                    yield record
            except UnusableError as error:
                refused.append(place.warn(error.code, f"the sheet is passed over: {error.reason}"))
        if found:
            yield from refused
        else:
            reason = "; ".join(issue.message for issue in refused) or "the workbook has no rows"  # type: ignore[union-attr]
            yield content.place.reject(UnusableError(IssueCode.EMPTY, reason))


def _rows(sheet: Any) -> Iterator[Row]:
    yield from enumerate(sheet.iter_rows(values_only=True), 1)


def _from_1904(table: Table, names: FieldNames) -> Table:
    """Let days that are plain numbers count from where those of other workbooks do; formatted ones are days already."""
    dated = {position for position, name in enumerate(table.header) if names.ours(name) == "published_at"}
    rows = (
        (number, [cell + _DAYS_TO_1904 if at in dated and _is_count(cell) else cell for at, cell in enumerate(cells)])
        for number, cells in table.rows
    )
    return replace(table, rows=rows)


def _is_count(cell: Any) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell < 100_000
