"""Rows of cells under a header -> documents: which row is the header, and which of its columns holds the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.dates import DAY_FIRST, MONTH_FIRST
from tasks.ingest.documents import document
from tasks.ingest.fields import FieldNames, without_text
from tasks.ingest.record import Place, Record, UnusableError

_ROWS_SEEN = 500  # in which the order of day and month has to show
_NUMERIC_DAY = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b")
_HEADER_ROWS = 10
"""Exports may put a title or a licence above the header."""

Row = tuple[int, Sequence[Any]]
"""The number of a row, or of the line it begins at, and its cells."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is known."""

    header: tuple[str, ...]
    rows: Iterable[Row]

    def documents(self, names: FieldNames, place: Place) -> Iterator[Record | Issue]:
        """Give a document a row; rows without any cell are none."""
        first, rest = _ahead(iter(self.rows), _ROWS_SEEN)
        order = {"date_order": order} if (order := self._date_order(names, first)) else {}
        for number, cells in chain(first, rest):
            if any(cell not in (None, "") for cell in cells[len(self.header) :]):
                told = f"{len(cells)} cells under {len(self.header)} columns: a cell that needs quotes has none"
                yield place.at_line(number).reject(UnusableError(IssueCode.UNREADABLE, told))
            elif any(cell not in (None, "") for cell in cells):
                fields = {name: cell for name, cell in zip(self.header, cells, strict=False) if name and cell != ""}
                yield document(names, place.at_line(number), fields, order)

    def _date_order(self, names: FieldNames, rows: Sequence[Row]) -> str | None:
        """Tell 03/04/2024 by the other days of its column, where they allow one reading alone."""
        dated = [position for position, name in enumerate(self.header) if names.ours(name) == "published_at"]
        cells = (str(cells[position]) for _, cells in rows for position in dated if position < len(cells))
        days = [(int(match[1]), int(match[2])) for cell in cells if (match := _NUMERIC_DAY.match(cell))]
        day_first, month_first = any(a > 12 for a, _ in days), any(b > 12 for _, b in days)
        return None if day_first == month_first else DAY_FIRST if day_first else MONTH_FIRST


def find_table(rows: Iterable[Row], names: FieldNames) -> Table:
    """Find the header among the first rows.

    Raises:
        UnusableError: none of them names a column that is known to hold a text.
    """
    first, rest = _ahead(iter(rows), _HEADER_ROWS)
    for position, (_, cells) in enumerate(first):
        header = tuple(str(cell).strip() if cell is not None else "" for cell in cells)
        if names.holds_text(header) and sum(map(bool, header)) > (len(cells) > 1):
            return Table(header, chain(first[position + 1 :], rest))
    if not first:
        raise UnusableError(IssueCode.EMPTY, "the table is empty")
    raise UnusableError(IssueCode.EMPTY, without_text(str(cell) for cell in first[0][1] if cell not in (None, "")))


def _ahead(rows: Iterator[Row], most: int) -> tuple[list[Row], Iterator[Row]]:
    """Take the first rows, and give the others; what goes wrong among the first is raised in its turn, behind them."""
    taken: list[Row] = []
    try:
        taken.extend(islice(rows, most))
    except Exception as error:
        return taken, _raising(error)
    return taken, rows


def _raising(error: Exception) -> Iterator[Row]:
    raise error
    yield
