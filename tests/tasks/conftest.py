"""A hand-made dataset of one attack that two sources tell of, small enough to follow every cell."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pytest

from schemas.cells import cell_text, row_sha256
from schemas.export import arrow_schema, columns
from schemas.identifiers import identifier
from schemas.parts import table_of
from schemas.tables import PRIMARY_KEYS, TABLES

TEXTS = {
    "wire": "Gunmen attacked a bus in Kabul on Wednesday, killing at least 10 people, police said. "
    "The Red Front claimed responsibility.",
    "daily": "A shooting in Kabul on May 1 left 12 people dead, among them two children. "
    "Officials blamed the Red Front. Sign up for our newsletter.",
}
PUBLISHED = {"wire": datetime(2024, 5, 2, 7, tzinfo=UTC), "daily": datetime(2024, 5, 3, 6, tzinfo=UTC)}
Rows = dict[str, list[dict[str, Any]]]


def spot(source: str, words: str) -> dict[str, Any]:
    """Where words stand in a source."""
    start = TEXTS[source].index(words)
    return {"source_id": source, "quote": words, "start": start, "end": start + len(words)}


def source(name: str, **cells: Any) -> dict[str, Any]:
    cells = source_cells(name, **cells)
    return {**cells, "record_sha256": row_sha256({key: cell for key, cell in cells.items() if key != "text"})}


def source_cells(name: str, **cells: Any) -> dict[str, Any]:
    unknown = ("publisher", "agency", "title", "url", "licence", "part", "record_id", "captured_at", "payload_digest")
    nothing = dict.fromkeys(unknown)
    return (
        nothing
        | {
            "source_id": name,
            "file_name": f"{name}.txt",
            "text": TEXTS[name],
            "text_sha256": sha256(TEXTS[name].encode()).hexdigest(),
            "n_chars": len(TEXTS[name]),
            "body_start": 0,
            "language": "en",
            "publisher": name.title(),
            "publisher_basis": "metadata",
            "published_at": PUBLISHED[name],
            "published_day": PUBLISHED[name].date() if PUBLISHED[name] else None,
            "published_basis": "metadata",
            "voice_id": f"voice-{name}",
            "reuse_share": 0.0,
            "boilerplate": [],
            "flags": [],
        }
        | cells
    )


HAPPENING = {
    "date_start": date(2024, 5, 1),
    "date_end": date(2024, 5, 1),
    "date_prec": 1,
    "date_basis": "stated",
    "country_iso2": "AF",
    "admin1": None,
    "city": "Kabul",
    "place_name": "Kabul",
    "lat": 34.52813,
    "lon": 69.17233,
    "where_prec": 1,
    "attack_types": ["Armed Assault"],
    "weapon_types": [],
    "target_types": ["Transportation"],
    "suicide": None,
    "stage": "accomplished",
    "n_perpetrators": None,
    "perpetrator_ids": ["group/red-front"],
}


def count(key: str, outcome: str = "killed", **cells: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(["victim_nationality", "part_of", "speaker_actor_id", "speaker_text"])
    return nothing | {
        "casualty_id": key, "attack_id": "attack", "outcome": outcome, "victim_group": "all", "provisional": False
    } | cells  # fmt: skip


def toll(group: str, statements: list[str], number: int) -> dict[str, Any]:
    cells = {"outcome": "killed", "victim_group": group, "low": number, "best": number, "high": number}
    own = {"toll_id": f"toll-{group}", "attack_id": "attack", "is_minimum": False, "in_words": str(number)}
    return cells | own | {"casualty_ids": statements}


def figures(**cells: Any) -> dict[str, Any]:
    names = [f"{outcome}{end}" for outcome in ("killed", "wounded") for end in ("", "_low", "_high")]
    return dict.fromkeys(names) | {"killed_is_minimum": False, "wounded_is_minimum": False} | cells


def claim(key: str, **cells: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(["speaker_text", "speaker_actor_id", "medium", "stated_at", "target_claim_id"])
    return nothing | {
        "claim_id": key, "attack_id": "attack", "actor_id": "group/red-front", "certainty": "certain",
        "polarity": "positive", "realis": "actual",
    } | cells  # fmt: skip


def tiny_rows() -> Rows:
    """The rows of all tables but evidence, which `with_evidence` makes."""
    actor = {"actor_type": "armed_group", "country_iso2": None, "wikidata_qid": None}
    newsletter = spot("daily", "Sign up for our newsletter.")
    return named(
        {
            "sources": [
                source("wire"),
                source(
                    "daily",
                    boilerplate=[{"start": newsletter["start"], "end": newsletter["end"], "kind": "newsletter"}],
                ),
            ],
            "reports": [
                HAPPENING
                | {"report_id": "report-wire", "attack_id": "attack", "is_main": True}
                | figures(killed=10, killed_low=10, killed_is_minimum=True)
                | {"n_mentions": 1, "attribution_status": "claimed"}
                | spot("wire", "Gunmen attacked a bus in Kabul on Wednesday"),
                HAPPENING
                | {"report_id": "report-daily", "attack_id": "attack", "is_main": True}
                | figures(killed=12, killed_low=12, killed_high=12)
                | {"n_mentions": 1, "attribution_status": "attributed"}
                | spot("daily", "A shooting in Kabul on May 1"),
            ],
            "attacks": [
                HAPPENING
                | {"attack_id": "attack", "name": "Armed assault, Kabul, 2024-05-01", "attribution_status": "claimed"}
                | {"killed_low": 12, "killed_best": 12, "killed_high": 12, "killed_is_minimum": False}
                | {"wounded_low": None, "wounded_best": None, "wounded_high": None, "wounded_is_minimum": False}
                | {"n_sources": 2, "n_voices": 2, "merged_attack_ids": [], "conflicts": ["count_superseded"]}
                | {"country": "Afghanistan", "country_iso3": "AFG", "perpetrators": ["Red Front"]}
                | {"source_ids": ["daily", "wire"], "first_published": date(2024, 5, 2)}
                | {"last_published": date(2024, 5, 3)}
            ],
            "casualties": [
                count("casualty-1", value=10, low=10, high=None, qualifier="at_least", as_of=date(2024, 5, 2))
                | {"status": "superseded"}
                | spot("wire", "at least 10 people"),
                count("casualty-2", value=12, low=12, high=12, qualifier="exact", as_of=date(2024, 5, 3))
                | {"status": "current"}
                | spot("daily", "12 people"),
                count("casualty-3", value=2, low=2, high=2, qualifier="exact", as_of=date(2024, 5, 3))
                | {"status": "current", "part_of": "casualty-2", "victim_group": "civilian"}
                | spot("daily", "two children"),
            ],
            "actors": [
                actor
                | {"actor_id": "group/red-front", "name": "Red Front", "parent_actor_id": "group/fronts"}
                | {"aliases": ["The Red Front", "the Red Front"], "n_mentions": 2, "source_ids": ["daily", "wire"]},
                actor
                | {"actor_id": "group/fronts", "name": "Fronts", "parent_actor_id": None}
                | {"aliases": [], "n_mentions": 0, "source_ids": []},
            ],
            "claims": [
                claim("claim-1", claim_type="responsibility_claim", speaker_role="perpetrator")
                | {"speaker_text": "The Red Front", "speaker_actor_id": "group/red-front"}
                | spot("wire", "The Red Front claimed responsibility"),
                claim("claim-2", claim_type="attribution", speaker_role="government", speaker_text="Officials")
                | spot("daily", "Officials blamed the Red Front"),
            ],
            "links": [
                {
                    "link_id": "link-1",
                    "attack_id": "attack",
                    "report_id": "report-daily",
                    "linked_report_id": "report-wire",
                }
                | {"score": 3.25, "needed": 2.9431, "rivals": 2}
                | {"observations": [{"name": "same_day", "weight": 1.75}, {"name": "same_city", "weight": 1.5}]}
            ],
            "conflicts": [],
            "copies": [],
            "tolls": [
                toll("all", ["casualty-1", "casualty-2"], 12),
                toll("civilian", ["casualty-3"], 2),
            ],
            "issues": [
                {"issue_id": "issue-1", "severity": "error", "code": "empty_document", "source_id": None}
                | dict.fromkeys(("part", "line", "table", "row_id"))
                | {"file_name": "empty.txt", "message": "nothing in it"}
            ],
        }
    )


MADE_FROM = {
    "reports": ("report", ("source_id", "start", "end")),
    "casualties": ("casualty", ("source_id", "start", "end", "outcome", "victim_group", "value")),
    "claims": ("claim", ("source_id", "start", "end", "claim_type", "actor_id")),
    "links": ("link", ("linked_report_id", "report_id")),
    "issues": ("issue", ("severity", "code", "source_id", "file_name", "part", "line", "table", "row_id", "message")),
}
REFERRING = ("attack_id", "report_id", "linked_report_id", "casualty_id", "part_of", "claim_id", "target_claim_id")
MENTIONS = {"The Red Front": "wire", "the Red Front": "daily"}


def named(rows: Rows) -> Rows:
    """Put the keys that the rows make in the place of plain ones."""
    keys = {}
    for table, (kind, made_from) in MADE_FROM.items():
        for row in rows[table]:
            row.update({column: keys.get(row[column], row[column]) for column in REFERRING if column in row})
            key = PRIMARY_KEYS[table]
            keys[row[key]] = row[key] = identifier(kind, *(row[column] for column in made_from))
    keys["attack"] = identifier("attack", rows["reports"][0]["report_id"])
    for row in (row for table in rows.values() for row in table):
        row.update({column: keys.get(row[column], row[column]) for column in REFERRING if column in row})
    for row in rows["tolls"]:
        row["toll_id"] = identifier("toll", row["attack_id"], row["outcome"], row["victim_group"])
        row["casualty_ids"] = sorted(keys[key] for key in row["casualty_ids"])
    return rows


def words_for(rows: Rows, table: str, row: dict[str, Any], column: str, item: Any) -> list[dict[str, Any]]:
    """The spans that a cell rests on: its row's own quote, what it refers to, or a mention."""
    if table == "actors":
        return [spot(source, alias) for alias, source in MENTIONS.items() if column != "aliases" or alias == item][:1]
    if column in ("part_of", "target_claim_id"):
        return [next((other for other in rows[table] if other[PRIMARY_KEYS[table]] == item), row)]
    if column == "attack_id":
        return [next(report for report in rows["reports"] if report["source_id"] == row["source_id"])]
    return [row if "quote" in row else spot("wire", "Gunmen")]


def with_evidence(rows: Rows) -> Rows:
    """Ground every extracted cell."""
    evidence = []
    for table in ("reports", "attacks", "casualties", "actors", "claims"):
        extracted = [name for name, column in columns(table).items() if column["extracted"]]
        for row in rows[table]:
            for name in extracted:
                for item in row[name] if isinstance(row[name], list) else [row[name]]:
                    for words in [] if item is None else words_for(rows, table, row, name, item):
                        cells = {"table": table, "row_id": row[PRIMARY_KEYS[table]], "column": name}
                        cells |= {"value": cell_text(item)}
                        cells |= {key: words[key] for key in ("source_id", "start", "end", "quote")}
                        cells |= {"method": "by_hand", "basis": "own_clause"}
                        made_from = [cell for key, cell in cells.items() if key != "quote"]
                        evidence.append({"evidence_id": identifier("evidence", *made_from), **cells})
    return rows | {"evidence": evidence}


def as_tables(rows: Rows) -> dict[str, pa.Table]:
    return {name: table_of(arrow_schema(name), rows[name]) for name in TABLES}


@pytest.fixture
def tiny() -> Rows:
    """The rows of a dataset that keeps every constraint; change them, then make tables of them."""
    return with_evidence(tiny_rows())


@pytest.fixture
def ground() -> Callable[[Rows], Rows]:
    return with_evidence


@pytest.fixture
def to_tables() -> Callable[[Rows], dict[str, pa.Table]]:
    return as_tables
