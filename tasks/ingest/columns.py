"""Rows of cells under a header -> documents: which row is the header, and which of its columns holds the text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.documents import document
from tasks.ingest.fields import FieldNames, without_text
from tasks.ingest.record import Place, Record, UnusableError

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
        for number, cells in self.rows:
            if any(cell not in (None, "") for cell in cells):
                fields = {name: cell for name, cell in zip(self.header, cells, strict=False) if name and cell != ""}
                yield document(names, place.at_line(number), fields)


def find_table(rows: Iterable[Row], names: FieldNames) -> Table:
    """Find the header among the first rows.

    Raises:
        UnusableError: none of them names a column that is known to hold a text.
    """
    rest = iter(rows)
    first = list(islice(rest, _HEADER_ROWS))
    for position, (_, cells) in enumerate(first):
        header = tuple(str(cell).strip() if cell is not None else "" for cell in cells)
        if names.holds_text(header) and sum(map(bool, header)) > (len(cells) > 1):
            return Table(header, chain(first[position + 1 :], rest))
    if not first:
        raise UnusableError(IssueCode.EMPTY, "the table is empty")
    raise UnusableError(IssueCode.EMPTY, without_text(str(cell) for cell in first[0][1] if cell not in (None, "")))
