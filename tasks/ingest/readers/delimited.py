"""CSV and its kin: a document a row, from the column that is known to hold the text.

Layouts followed: ACLED (`notes`, `event_date`, `source`), GTD (`summary`, `eventid`), data sets of news (`article`,
`content`, `headlines`), exports of crawlers.
"""

import csv
from collections.abc import Iterator

from schemas.vocabulary import IssueCode
from tasks.ingest.columns import find_table
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.delimited import delimiter_of, rows_of
from tasks.ingest.record import Record, UnusableError

_FEWEST_KNOWN = 2
_MOST_HEADER_BYTES = 2_000


def looks_like(content: Content) -> bool:
    """Whether its first line is a header with a column for the text and one for something else that is known."""
    first, end, _ = content.head[:_MOST_HEADER_BYTES].partition(b"\n")
    try:
        line = decode(first)[0] if end else ""
    except UnusableError:
        return False
    header = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    return content.names.holds_text(header) and content.names.known_among(header) >= _FEWEST_KNOWN


def read(content: Content) -> Iterator[Found]:
    """Read the rows; `line` is the one a row begins at."""
    place, found = content.place, False
    try:
        for record in find_table(rows_of(content), content.names).documents(content.names, content.place):
            place, found = record.place if isinstance(record, Record) else place, True
            yield record
    except (csv.Error, UnicodeDecodeError) as error:
        yield place.reject(UnusableError(IssueCode.UNREADABLE, f"the table breaks off after this place: {error}"))
        return
    if not found:
        yield content.place.reject(UnusableError(IssueCode.EMPTY, "the table has a header and no rows"))
