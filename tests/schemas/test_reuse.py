"""Who repeats whom."""

from datetime import UTC, datetime

from schemas.reuse import copy_rows, wording

WIRE = "Two men on a motorbike threw a grenade at a bus stop in the port on Monday and killed three travellers."
OWN = "Our reporter found shopkeepers sweeping glass in the street while the mayor spoke of a dark day for the town."


def source(key: str, day: int, text: str, *boilerplate: tuple[int, int]) -> dict:
    parts = [{"start": start, "end": end} for start, end in boilerplate]
    return {"source_id": key, "published_at": datetime(2024, 3, day, tzinfo=UTC), "text": text, "boilerplate": parts}


def edges(*sources: dict) -> dict[str, tuple[str, float]]:
    rows = copy_rows(map(wording, sources))
    return {row["source_id"]: (row["copied_source_id"], row["share"]) for row in rows}


def test_a_later_text_copies_the_one_it_shares_most_with():
    found = edges(source("daily", 3, f"{WIRE} {OWN}"), source("wire", 1, WIRE), source("evening", 4, f"{WIRE} {OWN}"))
    assert found == {"daily": ("wire", 0.5122), "evening": ("daily", 1.0)}


def test_what_is_boilerplate_is_not_copied():
    assert edges(source("wire", 1, WIRE), source("daily", 2, WIRE, (0, len(WIRE)))) == {}


def test_texts_of_their_own_copy_nothing():
    assert edges(source("wire", 1, WIRE), source("daily", 2, OWN)) == {}
