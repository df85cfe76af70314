"""Tables as text: comma, semicolon, tab or bar between cells, as Excel writes them in any country."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain

from tasks.ingest.columns import Row
from tasks.ingest.content import Content
from tasks.ingest.decoding import decode, encoding_of
from tasks.ingest.record import MAX_BYTES

DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_BEHIND = "\x00behind the last row\x00"
_WHOLE = 50_000_000  # bytes up to which a file is decoded at once, which tells its encoding for certain


def delimiter_of(head: str) -> str:
    """Tell what stands between cells: what `sep=` in the first line says, else what parts the header into most."""
    stated = _SEP.match(head)
    if stated:
        return stated[1]
    lines = [line for line in head.splitlines()[:10] if line.strip()]
    return max(DELIMITERS, key=lambda mark: max((_cells(line, mark) for line in lines), default=1))


def rows_of(content: Content) -> Iterator[Row]:
    """Give the rows of a file with the lines they begin at.

    A line of our own behind the last one tells whether a quoted cell goes on there.

    Raises:
        csv.Error: a quoted cell never ends, so that it holds all rows after it.
        UnusableError: the bytes are no text.
    """
    csv.field_size_limit(MAX_BYTES)
    stream = _open_text(content)
    head = stream.read(1 << 16)
    stream.seek(0)
    if _SEP.match(head):
        stream.readline()
    reader = csv.reader(chain(stream, [_BEHIND]), delimiter=delimiter_of(head))
    line = 1 + bool(_SEP.match(head))
    for cells in reader:
        if cells == [_BEHIND]:
            return
        if cells and cells[-1].endswith(_BEHIND):
            raise csv.Error("a quoted cell never ends")
        yield line, cells
        line = reader.line_num + 1 + bool(_SEP.match(head))


def _open_text(content: Content) -> io.TextIOBase:
    if content.is_at_most(_WHOLE):
        return io.StringIO(decode(content.data(_WHOLE))[0], newline="")
    encoding = encoding_of(content.head[: content.head.rfind(b"\n") + 1])
    return io.TextIOWrapper(content.open(), encoding=encoding, newline="")


def _cells(line: str, mark: str) -> int:
    return len(next(csv.reader([line], delimiter=mark), []))
