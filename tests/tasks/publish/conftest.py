"""A large dataset made of copies of the tiny one."""

from datetime import date, timedelta
from hashlib import sha256
from random import Random

import pyarrow as pa
import pytest

_CITIES = [
    ("AF", "Kabul", 34.53, 69.17), ("PK", "Quetta", 30.18, 67.0), ("KE", "Wajir", 1.75, 40.06),
    ("NG", "Maiduguri", 11.85, 13.16), ("CO", "Cali", 3.44, -76.52), ("FR", "Lyon", 45.75, 4.85),
]  # fmt: skip
_KINDS = ["Armed Assault", "Bombing/Explosion", "Assassination", "Facility/Infrastructure Attack"]
_KEYS = {"reports": "report_id", "casualties": "casualty_id", "claims": "claim_id", "evidence": "evidence_id"}
_KEYS |= {"links": "link_id"}


def _copy(table: str, row: dict, number: int) -> dict:
    """Give a row that is about the same in another attack: its keys carry the number."""
    names = ["attack_id", "source_id", "part_of", "row_id", "report_id", "linked_report_id", _KEYS.get(table)]
    return row | {name: f"{row[name]}-{number}" for name in names if row.get(name)}


def _attack(number: int) -> dict:
    chance = Random(number)
    country, city, lat, lon = chance.choice(_CITIES)
    day = date(2005, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    kind = chance.choice(_KINDS)
    best = chance.randrange(40)
    return {
        "date_start": day, "date_end": day, "country_iso2": country, "city": city,
        "place_name": f"{city} district {number % 97}",
        "lat": lat + chance.gauss(0, 1.2), "lon": lon + chance.gauss(0, 1.2), "attack_types": [kind],
        "name": f"{kind}, {city}, {day}", "killed_low": best, "killed_best": best, "killed_high": best + number % 3,
        "conflicts": ["count_conflict"] if number % 5 == 0 else [],
    }  # fmt: skip


def _fillers() -> list[str]:
    """Stretches of about 1,300 characters that compress as badly as prose."""
    chance = Random(0)
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(5_000)]
    return [" ".join(chance.choices(words, k=200)) for _ in range(300)]


def multiplied(tiny: dict[str, list[dict]], times: int) -> dict[str, list[dict]]:
    """Copy the tiny dataset, varying when, where, what and how many; each article goes on for a while."""
    rows: dict[str, list[dict]] = {name: [] for name in tiny} | {"actors": tiny["actors"], "issues": tiny["issues"]}
    fillers = _fillers()
    tables = ("sources", "attacks", *_KEYS)
    copied = {table: [row for row in tiny[table] if row.get("table") != "actors"] for table in tables}
    for number in range(times):
        own = _attack(number)
        happening = {key: value for key, value in own.items() if key in tiny["reports"][0]}
        for table, originals in copied.items():
            changed = {"reports": happening, "attacks": own}.get(table, {})
            rows[table] += [_copy(table, row, number) | changed for row in originals]
        for at, row in enumerate(rows["sources"][-len(tiny["sources"]) :]):
            text = f"{row['text']}\n\n{fillers[(number * 7 + at) % 300]} {fillers[number % 299]}"
            row.update(text=text, n_chars=len(text), text_sha256=sha256(text.encode()).hexdigest())
            row["voice_id"] = f"voice-{row['source_id']}"
    return rows


@pytest.fixture
def many(tiny, to_tables) -> "dict[str, pa.Table]":
    """5,000 attacks in 10,000 articles."""
    return to_tables(multiplied(tiny, 5_000))
