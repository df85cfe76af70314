"""One row of a release with everything behind it: its evidence, its sources, and for an attack what is said of it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rapidfuzz import process

from schemas.tables import PRIMARY_KEYS

Row = Mapping[str, Any]

CONTEXT_CHARS = 120
_NEAR_IDS = 5
_OF_ATTACK = ("reports", "links", "conflicts", "casualties", "claims")


class UnknownRowError(LookupError):
    """No table of the release has a row of this id."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a source between what stands before and after them; `before` and `after` are empty without its text."""

    source_id: str
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Backed:
    """A value of a cell, the words it comes from, and the rule that read it."""

    column: str
    value: str
    method: str
    words: Quote


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row; `words` is the quote that it is itself, where it is one; `related` are rows about it, by table."""

    table: str
    row: Row
    words: Quote | None
    evidence: tuple[Backed, ...]
    sources: tuple[Row, ...]
    related: Mapping[str, tuple[Row, ...]]

    def as_json(self) -> str:
        """Write it for programs."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False, default=str)


def explain_row(row_id: str, folder: Path) -> Explanation:
    """Gather what a release holds about the row of an id.

    Raises:
        UnknownRowError: there is none; the message names ids that look like it.
    """
    release = _Release(folder)
    table, row = release.find(row_id)
    related = {}
    if table == "attacks":
        related = {name: tuple(release.rows(name, attack_id=row_id)) for name in _OF_ATTACK}
    spans = release.rows("evidence", table=table, row_id=row_id)
    told = [*spans, row, *(each for rows in related.values() for each in rows)]
    sources = {key: release.rows("sources", source_id=key)[0] for key in sorted(_source_ids(told))}
    texts = {key: source.pop("text") for key, source in sources.items()}
    return Explanation(
        table,
        {name: value for name, value in row.items() if name != "text"},
        _in_context(texts, row) if "quote" in row else None,
        tuple(Backed(each["column"], each["value"], each["method"], _in_context(texts, each)) for each in spans),
        tuple(sorted(sources.values(), key=lambda each: (str(each["published_at"] or ""), each["source_id"]))),
        related,
    )


def _source_ids(rows: Iterable[Row]) -> set[str]:
    return {row["source_id"] for row in rows if row.get("source_id")}


def _in_context(texts: Mapping[str, str | None], span: Row) -> Quote:
    text, start, end = texts[span["source_id"]], span["start"], span["end"]
    before = after = ""
    if text is not None:
        before, after = text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]
        before = before if start <= CONTEXT_CHARS else f"…{before.partition(' ')[2]}"
        after = after if end + CONTEXT_CHARS >= len(text) else f"{after.rpartition(' ')[0]}…"
    return Quote(span["source_id"], start, end, before, span["quote"], after)


class _Release:
    """The tables of a release as files, read a few rows at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, name: str, **equal: str) -> list[dict[str, Any]]:
        """Rows of the table `name` whose columns equal these values, in the order published."""
        filters = [(column, "==", value) for column, value in equal.items()]
        return list(pq.read_table(self._folder / f"{name}.parquet", filters=filters).to_pylist())

    def find(self, row_id: str) -> tuple[str, dict[str, Any]]:
        for table, key in PRIMARY_KEYS.items():
            for row in self.rows(table, **{key: row_id}):
                return table, row
        known = [each for table in PRIMARY_KEYS for each in self._ids(table)]
        near = [match for match, _, _ in process.extract(row_id, known, limit=_NEAR_IDS, score_cutoff=50)]
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise UnknownRowError(f"no row has the id {row_id!r}{hint}")

    def _ids(self, table: str) -> list[str]:
        key = PRIMARY_KEYS[table]
        return list(pq.read_table(self._folder / f"{table}.parquet", columns=[key])[key].to_pylist())
