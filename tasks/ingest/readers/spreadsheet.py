"""Excel workbooks (.xlsx): a document a row, from each sheet that has a column for the text."""

from collections.abc import Iterator
from typing import Any

import openpyxl

from schemas.vocabulary import IssueCode
from tasks.ingest.columns import Row, find_table
from tasks.ingest.content import Content, Found
from tasks.ingest.record import UnusableError


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
                for record in find_table(_rows(sheet), content.names).documents(content.names, place):
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
