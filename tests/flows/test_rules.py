"""`python -m flows.rules`: how often each rule fires, and how often labelled stretches lie under what it read."""

import json

import pytest

from flows.rules import Tally, lines, tally

TEXT = "Gunmen killed four people in Quetta on Friday. Three others died in a fire in Lahore, police said."
DOCUMENT = {"id": "wire", "text": TEXT, "published_at": "2024-03-24"}


def span(words):
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


@pytest.fixture
def folder(tmp_path):
    told = {"attack_id": "quetta", "role": "main", "evidence": [span("Gunmen killed four people in Quetta")]}
    casualty = {"attack_id": "quetta", "outcome": "killed", "evidence": span("four people")}
    labels = {"source_id": "wire", "cluster": "news", "attack_mentions": [told], "casualties": [casualty], "claims": []}
    gold = {"attacks_consolidated": [{"attack_id": "quetta"}], "documents": [labels]}
    (tmp_path / "documents.jsonl").write_text(json.dumps(DOCUMENT) + "\n", encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_a_rule_wins_the_rows_that_labelled_stretches_lie_under_and_loses_the_others(folder):
    tallies = tally([folder])
    assert tallies["casualties.active"] == Tally((1,), won=1, lost=0)
    assert tallies["dates.weekday"] == Tally((1,), won=1, lost=0)
    assert tallies["casualties.subject"].won == 0


def test_rules_of_the_tables_that_never_fire_are_shown_too(folder):
    tallies = tally([folder])
    assert tallies["claims.responsibility_claim.claimed"] == Tally((0,), 0, 0)
    assert any(line.startswith("claims.responsibility_claim.claimed ") for line in lines([folder], tallies))


def test_without_labelled_stretches_rules_are_only_counted(folder):
    (folder / "gold.json").unlink()
    assert tally([folder])["casualties.active"] == Tally((1,), 0, 0)
