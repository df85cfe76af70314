"""Tables as a database in one file: SQLite for Datasette and everything else, DuckDB for analysis."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa

from schemas.datapackage import DESCRIPTION, LICENSE, TITLE
from schemas.export import columns
from schemas.tables import PRIMARY_KEYS, TABLES
from tasks.export.dataset import Dataset
from tasks.export.flat import plain

SQLITE_LOSSES = (
    "SQLite knows no lists, dates or booleans: lists are JSON (json_each reads them), dates and times ISO 8601 text, "
    "booleans 0 and 1. Primary and foreign keys are declared, those of list columns cannot be. The column that names a "
    "row stands beside its key. Added for Datasette: attack_evidence, the words behind cells of attacks with a key to "
    "the attack, full-text indexes, and questions to start with.",
)
DUCKDB_LOSSES = ("Nothing is lost: types and lists are those of the Parquet tables, descriptions are comments.",)


def write_sqlite(data: Dataset, folder: Path) -> None:
    """Write `attackbase.sqlite`, and beside it `metadata.json` that lets Datasette describe tables and columns."""
    with closing(sqlite3.connect(folder / "attackbase.sqlite")) as database, database:
        for name in _in_order_of_reference():
            database.execute(_ddl(name))
            order = _ordered(name)
            rows = [[_sqlite_value(row[column]) for column in order] for row in data.tables[name].to_pylist()]
            marks = ", ".join("?" * len(columns(name)))
            database.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows)
        for name in TABLES:
            for column in _references(name):
                if column != PRIMARY_KEYS[name]:
                    database.execute(f'CREATE INDEX "{name}_{column}" ON "{name}" ("{column}")')
        database.execute('CREATE INDEX evidence_cell ON evidence ("table", row_id, "column")')
        database.execute(_ATTACK_EVIDENCE)
        database.execute(_FILL_ATTACK_EVIDENCE)
        for name, searched in _SEARCHED.items():
            listed = ", ".join(f'"{column}"' for column in searched)
            database.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5({listed}, content="{name}")')
            database.execute(f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')')
    (folder / "metadata.json").write_text(json.dumps(_datasette(data), indent=2) + "\n", encoding="utf-8")


_SEARCHED: Mapping[str, tuple[str, ...]] = {
    "attacks": ("name", "place_name", "city", "admin1", "country", "perpetrators"),
    "sources": ("title", "text"),
    "claims": ("quote", "speaker_text"),
    "casualties": ("quote", "speaker_text"),
    "actors": ("name", "aliases"),
}
"""The columns that full-text search looks in."""
_LABELS = {"attacks": "name", "actors": "name", "sources": "title", "claims": "quote", "casualties": "quote"}
"""The column that names a row wherever another points at it."""
_FACETS: Mapping[str, list[Any]] = {
    "attacks": ["country", "attribution_status", {"array": "attack_types"}, {"array": "perpetrators"}],
    "reports": ["country_iso2", "is_main", "attribution_status"],
    "casualties": ["outcome", "victim_group", "status"],
    "tolls": ["outcome", "victim_group"],
    "claims": ["claim_type", "speaker_role", "certainty"],
    "actors": ["actor_type", "country_iso2"],
    "conflicts": ["kind"],
    "evidence": ["table", "column"],
    "sources": ["publisher"],
    "issues": ["severity", "code"],
}
_SORTED = {"attacks": {"sort_desc": "date_start"}, "sources": {"sort_desc": "published_at"}}
"""The order in which rows are shown where keys say nothing."""
_QUESTIONS: Mapping[str, tuple[str, str]] = {
    "deadliest": (
        "Which attacks killed most, and between which numbers is it?",
        "SELECT attack_id, name, killed_low, killed_best, killed_high, n_voices FROM attacks WHERE killed_best > 0 "
        "ORDER BY killed_best DESC",
    ),
    "by_country_and_year": (
        "How many attacks and dead, by country and year?",
        "SELECT country, substr(date_start, 1, 4) AS year, count(*) AS attacks, sum(killed_best) AS killed "
        "FROM attacks GROUP BY country, year ORDER BY attacks DESC",
    ),
    "who_is_named": (
        "Which groups are named for most attacks, and how firmly?",
        'SELECT value AS "group", attribution_status, count(*) AS attacks FROM attacks, json_each(perpetrators) '
        'GROUP BY "group", attribution_status ORDER BY attacks DESC',
    ),
    "disagreements": (
        "What do accounts disagree on, and who says what?",
        'SELECT attack_id, name, "column", json_extract(said.value, \'$.value\') AS "value", '
        "json_extract(said.value, '$.source_ids') AS sources FROM conflicts JOIN attacks USING (attack_id), "
        "json_each(conflicts.\"values\") AS said WHERE kind <> 'count_superseded'",
    ),
    "who_says_so": (
        "Who claims, blames, confirms and denies, in which words?",
        "SELECT attack_id, name, stated_at, claim_type, coalesce(speaker_text, claims.source_id) AS speaker, "
        "claims.actor_id, quote FROM claims JOIN attacks USING (attack_id) ORDER BY name, stated_at",
    ),
    "one_voice": (
        "Which attacks rest on one independent voice?",
        "SELECT attack_id, name, n_sources, attribution_status FROM attacks WHERE n_voices = 1 ORDER BY name",
    ),
}
"""Questions that are asked often, by the address that Datasette answers them under."""
_LOOKS = "dl.column-descriptions{max-height:9rem;overflow:auto;resize:vertical;border:1px solid #ccc;padding:.5rem}"
"""Rows come before what every column means."""
_ATTACK_EVIDENCE = """
CREATE TABLE attack_evidence (
    evidence_id TEXT PRIMARY KEY REFERENCES evidence (evidence_id), attack_id TEXT REFERENCES attacks (attack_id),
    "column" TEXT, value TEXT, quote TEXT, source_id TEXT REFERENCES sources (source_id)
)
"""
_FILL_ATTACK_EVIDENCE = """
INSERT INTO attack_evidence
SELECT evidence_id, row_id, "column", value, quote, source_id FROM evidence WHERE "table" = 'attacks'
"""


def _ddl(table: str) -> str:
    cells = [f'"{name}" {_sqlite_type(columns(table)[name])}' for name in _ordered(table)]
    cells[0] += " PRIMARY KEY"
    keys = [
        f'FOREIGN KEY ("{name}") REFERENCES "{target}" ("{PRIMARY_KEYS[target]}")'
        for name, target in _references(table).items()
    ]
    return f'CREATE TABLE "{table}" ({", ".join([*cells, *keys])})'


def _ordered(table: str) -> list[str]:
    """The columns of a table, the one that names a row right behind its key: the first are what a reader sees."""
    names = list(columns(table))
    label = _LABELS.get(table)
    return [names[0], *([label] if label else []), *(name for name in names[1:] if name != label)]


def _sqlite_type(column: Mapping[str, Any]) -> str:
    arrow_type = column["arrow_type"]
    if pa.types.is_integer(arrow_type) or pa.types.is_boolean(arrow_type):
        return "INTEGER"
    return "REAL" if pa.types.is_floating(arrow_type) else "TEXT"


def _sqlite_value(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else plain(value)


def _references(table: str) -> dict[str, str]:
    """The columns that hold a key of one row, with the table they point into."""
    return {
        name: column["references"]
        for name, column in columns(table).items()
        if column["references"] and not pa.types.is_list(column["arrow_type"])
    }


def _in_order_of_reference() -> Iterator[str]:
    """Give the tables so that each comes after those it points into."""
    done: set[str] = set()
    while len(done) < len(TABLES):
        for name in TABLES:
            if name not in done and set(_references(name).values()) <= done | {name}:
                done.add(name)
                yield name


def _datasette(data: Dataset) -> dict[str, Any]:
    return {
        "title": f"{TITLE}, release {data.release_id}",
        "description": DESCRIPTION,
        "license": LICENSE["name"],
        "license_url": LICENSE["path"],
        "extra_css_urls": [f"data:text/css,{quote(_LOOKS)}"],
        "databases": {
            "attackbase": {
                "description": "Start with the table attacks, or with one of the questions at the end of this page.",
                "queries": {name: {"title": title, "sql": sql} for name, (title, sql) in _QUESTIONS.items()},
                "tables": {
                    name: {
                        "description": (model.__doc__ or "").strip(),
                        "columns": {key: column["description"] for key, column in columns(name).items()},
                        **({"label_column": _LABELS[name]} if name in _LABELS else {}),
                        **({"facets": _FACETS[name]} if name in _FACETS else {}),
                        **_SORTED.get(name, {}),
                    }
                    for name, model in TABLES.items()
                }
                | {
                    "attack_evidence": {
                        "description": "The words behind each cell of attacks, with a key to the attack.",
                        "facets": ["column"],
                    },
                    **{f"{name}_fts": {"hidden": True} for name in _SEARCHED},
                },
            }
        },
    }


def write_duckdb(data: Dataset, folder: Path) -> None:
    """Write `attackbase.duckdb`, each column with its description as a comment."""
    import duckdb  # noqa: PLC0415  once loaded, its bindings print pages when a long process ends

    with duckdb.connect(str(folder / "attackbase.duckdb")) as database:
        for name, model in TABLES.items():
            database.register("rows", data.tables[name])
            database.execute(f'CREATE TABLE "{name}" AS SELECT * FROM rows')
            database.unregister("rows")
            database.execute(f'COMMENT ON TABLE "{name}" IS {_quoted((model.__doc__ or "").strip())}')
            for key, column in columns(name).items():
                database.execute(f'COMMENT ON COLUMN "{name}"."{key}" IS {_quoted(column["description"])}')


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
