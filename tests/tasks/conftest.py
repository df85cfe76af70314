"""A hand-made dataset of one attack that two sources tell of, small enough to follow every cell."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pytest

from schemas.cells import cell_text
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
ATTACK = identifier("attack", "report-wire")
Rows = dict[str, list[dict[str, Any]]]


def spot(source: str, words: str) -> dict[str, Any]:
    """Where words stand in a source."""
    start = TEXTS[source].index(words)
    return {"source_id": source, "quote": words, "start": start, "end": start + len(words)}


def source(name: str, **cells: Any) -> dict[str, Any]:
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
        "casualty_id": key, "attack_id": ATTACK, "outcome": outcome, "victim_group": "all", "provisional": False
    } | cells  # fmt: skip


def figures(**cells: Any) -> dict[str, Any]:
    names = [f"{outcome}{end}" for outcome in ("killed", "wounded") for end in ("", "_low", "_high")]
    return dict.fromkeys(names) | {"killed_is_minimum": False, "wounded_is_minimum": False} | cells


def claim(key: str, **cells: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(["speaker_text", "speaker_actor_id", "medium", "stated_at", "target_claim_id"])
    return nothing | {
        "claim_id": key, "attack_id": ATTACK, "actor_id": "group/red-front", "certainty": "certain",
        "polarity": "positive", "realis": "actual",
    } | cells  # fmt: skip


def tiny_rows() -> Rows:
    """The rows of all tables but evidence, which `with_evidence` makes."""
    actor = {"actor_type": "armed_group", "country_iso2": None, "wikidata_qid": None}
    newsletter = spot("daily", "Sign up for our newsletter.")
    return {
        "sources": [
            source("wire"),
            source(
                "daily",
                boilerplate=[{"start": newsletter["start"], "end": newsletter["end"], "kind": "newsletter"}],
            ),
        ],
        "reports": [
            HAPPENING
            | {"report_id": "report-wire", "attack_id": ATTACK, "is_main": True}
            | figures(killed=10, killed_low=10, killed_is_minimum=True)
            | {"n_mentions": 1, "attribution_status": "claimed"}
            | spot("wire", "Gunmen attacked a bus in Kabul on Wednesday"),
            HAPPENING
            | {"report_id": "report-daily", "attack_id": ATTACK, "is_main": True}
            | figures(killed=12, killed_low=12, killed_high=12)
            | {"n_mentions": 2, "attribution_status": "attributed"}
            | spot("daily", "A shooting in Kabul on May 1"),
        ],
        "attacks": [
            HAPPENING
            | {"attack_id": ATTACK, "name": "Armed assault, Kabul, 2024-05-01", "attribution_status": "claimed"}
            | {"killed_low": 12, "killed_best": 12, "killed_high": 12, "killed_is_minimum": False}
            | {"wounded_low": None, "wounded_best": None, "wounded_high": None, "wounded_is_minimum": False}
            | {"n_sources": 2, "n_voices": 2, "merged_attack_ids": [], "conflicts": ["count_superseded"]}
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
            | {"aliases": ["The Red Front"], "n_mentions": 2, "source_ids": ["daily", "wire"]},
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
            {"link_id": "link-1", "attack_id": ATTACK, "report_id": "report-daily", "linked_report_id": "report-wire"}
            | {"score": 3.25, "needed": 3.0}
            | {"observations": [{"name": "same_city", "weight": 1.5}, {"name": "same_day", "weight": 1.75}]}
        ],
        "conflicts": [],
        "issues": [
            {"issue_id": "issue-1", "severity": "error", "code": "empty_document", "source_id": None}
            | dict.fromkeys(("part", "line", "table", "row_id"))
            | {"file_name": "empty.txt", "message": "nothing in it"}
        ],
    }


def with_evidence(rows: Rows) -> Rows:
    """Ground every extracted cell: in its row's own quote, for actors and attacks in that of the wire."""
    evidence = []
    for table in ("reports", "attacks", "casualties", "actors", "claims"):
        extracted = [name for name, column in columns(table).items() if column["extracted"]]
        for row in rows[table]:
            if row.get("n_mentions") == 0:
                continue
            quoted = row if "quote" in row else spot("wire", "The Red Front" if table == "actors" else "Gunmen")
            words = {key: quoted[key] for key in ("source_id", "quote", "start", "end")}
            cell = {"table": table, "row_id": row[PRIMARY_KEYS[table]], "method": "by_hand"}
            evidence += [
                cell | {"evidence_id": f"evidence-{table}-{cell['row_id']}-{name}-{i}", "column": name} | words
                | {"value": cell_text(item)}
                for name in extracted
                for i, item in enumerate(row[name] if isinstance(row[name], list) else [row[name]])
                if item is not None
            ]  # fmt: skip
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
