"""A document too long for one parse is read in stretches, as one."""

import pytest

from schemas.mentions import Extraction
from tasks.extract import stretches
from tasks.extract.document import extract_documents
from tasks.extract.reading.language import load_language

BOMB = "A bomb killed four people in Quetta on Monday, and the Blue Hand claimed responsibility for the bombing."
SHOTS = (
    "On Tuesday gunmen shot dead nine farmers in Kano, two of them women; the army blamed Boko Haram for the attack."
)


@pytest.fixture
def long(document):
    return document(f"{BOMB}\n\n{SHOTS}", "2024-03-24", "long")


def read(document) -> Extraction:
    [extraction] = extract_documents([document])
    return extraction


def test_a_stretch_ends_where_a_paragraph_does(long, monkeypatch):
    monkeypatch.setattr(stretches, "MOST_CHARS", len(BOMB) + 40)
    assert [part.reading for part in stretches.stretches(long)] == [BOMB, SHOTS]


def test_a_stretch_is_no_longer_than_the_pipeline_parses():
    assert load_language().max_length >= stretches.MOST_CHARS


def test_a_short_document_is_one_stretch(long):
    assert stretches.stretches(long) == [long]


@pytest.mark.parametrize("mark", ["word ", "Sentence. ", "x", "line\n"])
def test_what_has_no_paragraphs_is_cut_all_the_same(document, monkeypatch, mark):
    monkeypatch.setattr(stretches, "MOST_CHARS", 50)
    whole = document(mark * 100, "2024-03-24", "flat")
    parts = stretches.stretches(whole)
    assert all(len(part.reading) <= 50 for part in parts)
    assert "".join("".join(part.reading for part in parts).split()) == "".join(whole.reading.split())


def test_stretches_say_what_the_document_says(long, monkeypatch):
    whole = read(long)
    monkeypatch.setattr(stretches, "MOST_CHARS", len(BOMB) + 40)
    parts = read(long)
    assert whole.attacks
    assert [mention.quote for mention in parts.attacks] == [mention.quote for mention in whole.attacks]
    assert parts.casualties == whole.casualties
    assert [(claim.claim_type, claim.quote) for claim in parts.claims] == [
        (claim.claim_type, claim.quote) for claim in whole.claims
    ]
    assert all(parts.attacks[claim.attack].sentence == claim.sentence for claim in parts.claims)
    named = [actor.actor_id for actor in parts.actors]
    assert named == sorted(named) and {actor.actor_id for actor in whole.actors} <= set(named)
    places = [(mention.sentence, mention.paragraph) for mention in whole.attacks]
    assert [(mention.sentence, mention.paragraph) for mention in parts.attacks] == places
