"""Spans: each quote stands where it says, and none in text that carries no facts."""

from collections.abc import Iterator
from itertools import chain

from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

QUOTING = ("reports", "casualties", "claims", "evidence")


def check_spans(data: Dataset) -> list[Check]:
    """Check the spans of the tables that quote, and that boilerplate lies within its text."""
    by_table = (
        (
            make_check(table, "quote", len(data.rows(table)), _misquoted(data, table)),
            make_check(table, "boilerplate", len(data.rows(table)), _in_boilerplate(data, table)),
        )
        for table in QUOTING
    )
    ranges = make_check("sources", "boilerplate_ranges", len(data.rows("sources")), _outside(data))
    return [*chain.from_iterable(by_table), ranges]


def _misquoted(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        source = data.find("sources", row["source_id"])
        start, end = row["start"], row["end"]
        if source is not None and not (0 <= start < end and _stands(row, source)):
            yield Failure(key, f"{row['source_id']}[{start}:{end}] is not {row['quote']!r}")


def _stands(row: Row, source: Row) -> bool:
    """Whether a quote stands in its text, or where that is withheld could stand at its place."""
    start, end, quote = row["start"], row["end"], row["quote"]
    if source["text"] is None:
        return bool(end <= source["n_chars"] and len(quote) == end - start)
    return bool(source["text"][start:end] == quote)


def _in_boilerplate(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row in data.keyed(table):
        source = data.find("sources", row["source_id"])
        for stretch in source["boilerplate"] or () if source else ():
            if _overlap(row, stretch):
                yield Failure(key, f"{row['quote']!r} touches {stretch['kind']} at {stretch['start']}-{stretch['end']}")


def _overlap(a: Row, b: Row) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _outside(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("sources"):
        length = row["n_chars"] if row["text"] is None else len(row["text"])
        for stretch in row["boilerplate"] or ():
            if not 0 <= stretch["start"] < stretch["end"] <= length:
                yield Failure(key, f"boilerplate {stretch['start']}-{stretch['end']} is no range of the text")
