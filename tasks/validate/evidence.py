"""Evidence: every extracted cell has words behind it, and every quote stands behind a cell that is there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from schemas.cells import cell_text
from schemas.export import columns
from schemas.vocabulary import DateBasis
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

GROUNDED = ("reports", "attacks", "casualties", "actors", "claims")
Reporting = Mapping[tuple[Any, ...], list[Row]]


def check_evidence(data: Dataset) -> list[Check]:
    """Check evidence in both directions: from cells to quotes and from quotes to cells and sources."""
    quoted: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for row in data.rows("evidence"):
        quoted[row["table"], row["row_id"], row["column"]].add(row["value"])
    missing = [
        make_check(table, "evidence", len(data.rows(table)), _ungrounded(data, table, quoted)) for table in GROUNDED
    ]
    n_quotes = len(data.rows("evidence"))
    return [
        *missing,
        make_check("actors", "mentions", len(data.rows("actors")), _misnumbered(data)),
        make_check("reports", "mentions", len(data.rows("reports")), _untold(data)),
        *(
            make_check(table, "linked", len(data.rows(table)), _astray(data, table))
            for table in ("casualties", "claims")
        ),
        make_check("evidence", "cell", n_quotes, _adrift(data)),
        make_check("evidence", "source", n_quotes, _elsewhere(data)),
    ]


def _texts(cell: object) -> list[str]:
    items = cell if isinstance(cell, list) else [cell]
    return [cell_text(item) for item in items if item is not None and item != DateBasis.NONE]


def _ungrounded(data: Dataset, table: str, quoted: dict[tuple[str, str, str], set[str]]) -> Iterator[Failure]:
    extracted = [name for name, column in columns(table).items() if column["extracted"]]
    for key, row in data.keyed(table):
        for column in extracted:
            for text in _texts(row[column]):
                if text not in quoted.get((table, key, column), ()):
                    yield Failure(key, f"no evidence for {column} {text!r}")


def _misnumbered(data: Dataset) -> Iterator[Failure]:
    """Actors of which the evidence holds other names, sources or numbers of mentions than their rows."""
    for key, row in data.keyed("actors"):
        named = data.evidence.get(("actors", key, "aliases"), [])
        told = {
            "aliases": sorted({each["quote"] for each in named}),
            "n_mentions": len(named),
            "source_ids": sorted({each["source_id"] for each in named}),
        }
        for column, value in told.items():
            if row[column] != value:
                yield Failure(key, f"{column} is {row[column]!r}, its mentions make it {value!r}")


def _untold(data: Dataset) -> Iterator[Failure]:
    """Reports with another number of mentions than are quoted, and sources of which not one is the main attack."""
    main: defaultdict[str, list[str]] = defaultdict(list)
    for key, row in data.keyed("reports"):
        main[row["source_id"]] += [key] if row["is_main"] else []
        n_mentions = len(data.evidence.get(("reports", key, "n_mentions"), ()))
        if row["n_mentions"] != n_mentions:
            yield Failure(key, f"n_mentions is {row['n_mentions']}, {n_mentions} are quoted")
    for source_id, keys in main.items():
        if len(keys) != 1:
            yield Failure(None, f"{len(keys)} reports of {source_id} are what it is about, instead of one")


def _astray(data: Dataset, table: str) -> Iterator[Failure]:
    """Statements that go with a mention of another attack than their row says."""
    attack_at = {
        (row["source_id"], row["start"], row["end"]): report["attack_id"]
        for row in data.rows("evidence")
        if row["column"] == "n_mentions" and (report := data.find("reports", row["row_id"]))
    }
    for key, row in data.keyed(table):
        for told in data.evidence.get((table, key, "attack_id"), ()):
            mentioned = attack_at.get((told["source_id"], told["start"], told["end"]))
            if mentioned != row["attack_id"]:
                yield Failure(key, f"it goes with {told['quote']!r}, a mention of {mentioned}")


def _adrift(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("evidence"):
        if row["table"] not in GROUNDED or row["column"] not in columns(row["table"]):
            yield Failure(key, f"there is no column {row['table']}.{row['column']}")
            continue
        cited = data.find(row["table"], row["row_id"])
        if cited is None:
            yield Failure(key, f"{row['row_id']!r} is no row of {row['table']}")
        elif row["value"] not in _texts(cited[row["column"]]):
            yield Failure(key, f"{row['table']}.{row['column']} of {row['row_id']} is not {row['value']!r}")


def _elsewhere(data: Dataset) -> Iterator[Failure]:
    reporting = data.grouped("reports", "attack_id")
    for key, row in data.keyed("evidence"):
        cited = data.find(row["table"], row["row_id"]) if row["table"] in GROUNDED else None
        if row["table"] == "actors" and cited is not None and not cited["n_mentions"]:
            continue  # a parent that no source names itself: the words name a branch of it
        if cited is not None and row["source_id"] not in _sources(row["table"], cited, reporting):
            yield Failure(key, f"{row['source_id']} is no source of {row['table']} {row['row_id']}")


def _sources(table: str, row: Row, reporting: Reporting) -> set[str]:
    """The sources that a row was read in."""
    if table == "attacks":
        return {report["source_id"] for report in reporting.get((row["attack_id"],), ())}
    return set(row["source_ids"]) if table == "actors" else {row["source_id"]}
