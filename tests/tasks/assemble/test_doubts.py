"""Rows that make little sense are published with a warning; rows that do make sense are left in peace."""

from datetime import date

import pytest

from schemas.vocabulary import ActorType, ClaimType, IssueCode, Outcome, VictimGroup
from tasks.assemble.doubts import LEAD, NEARER, doubts

DAY = date(2024, 3, 11)
EMPTY: dict[str, list] = {"casualties": [], "evidence": [], "reports": [], "claims": [], "actors": []}
ARMY = {"actor_id": "army", "name": "Army of Brant", "aliases": ["army"], "actor_type": ActorType.STATE_AGENCY}


def toll(number, value, attack="a", outcome=Outcome.KILLED, quote=None):
    return {
        **{"casualty_id": f"c{number}", "attack_id": attack, "outcome": outcome, "value": value, "part_of": None},
        **{"quote": quote or f"{value} people", "source_id": f"s{number}", "victim_group": VictimGroup.ALL},
        "victim_nationality": None,
    }


def report(key, **cells):
    known = {"source_id": "s", "attack_id": "a", "date_start": DAY, "date_end": DAY, "perpetrator_ids": []}
    return {"report_id": key, **known, **cells}


def words(key, column, start, quote="Monday, March 11, 2024"):
    return {"table": "reports", "row_id": key, "column": column, "start": start, "quote": quote, "source_id": "s"}


def codes(**tables):
    return [issue.code for issue in doubts({**EMPTY, **tables}, [])]


@pytest.mark.parametrize(
    ("values", "told"),
    [((4, 5, 214), True), ((4, 5, 25), False), ((1, 1, 6), False), ((4, 214), False), ((40, 41, 214), True)],
)
def test_a_toll_far_above_all_others_is_told(values, told):
    rows = [toll(number, value) for number, value in enumerate(values)]
    assert codes(casualties=rows) == [IssueCode.FAR_TOLL] * told


def test_tolls_of_other_attacks_and_outcomes_are_no_measure():
    rows = [toll(1, 4), toll(2, 5, attack="b"), toll(3, 6, outcome=Outcome.WOUNDED), toll(4, 214)]
    assert codes(casualties=rows) == []


@pytest.mark.parametrize(
    ("cell", "own", "other", "told"),
    [
        (LEAD + 700, LEAD, LEAD + 690, True),
        (LEAD - 100, LEAD + 2000, LEAD - 50, False),
        (LEAD + 700, LEAD + 700 - NEARER, LEAD + 690, False),
    ],
    ids=["with another attack", "in the lead, which holds for all", "not much farther"],
)
def test_cells_that_stand_with_another_attack_are_told(cell, own, other, told):
    reports = [report("r1"), report("r2")]
    evidence = [words("r1", "n_mentions", own), words("r2", "n_mentions", other), words("r1", "date_start", cell)]
    assert codes(reports=reports, evidence=evidence) == [IssueCode.MIXED_CELLS] * told


def test_a_value_that_its_words_do_not_say_is_told():
    assert codes(casualties=[toll(1, 7, quote="nine people")]) == [IssueCode.UNREAD]
    assert codes(reports=[report("r1")], evidence=[words("r1", "date_start", 0, "April 3, 1999")]) == [IssueCode.UNREAD]


def test_an_army_that_hurts_its_own_and_one_that_blames_itself_are_told():
    army = ARMY | {"country_iso2": "BR"}
    hurt = toll(1, 4) | {"victim_nationality": "BR", "victim_group": VictimGroup.MILITARY}
    assert codes(actors=[army], casualties=[hurt], reports=[report("r1", perpetrator_ids=["army"])]) == [
        IssueCode.UNLIKELY_PERPETRATOR
    ]
    claim = {"claim_id": "c", "claim_type": ClaimType.ATTRIBUTION, "actor_id": "army", "source_id": "s"}
    assert codes(actors=[army], claims=[claim | {"speaker_actor_id": "army"}]) == [IssueCode.UNLIKELY_PERPETRATOR]
    assert codes(actors=[army], claims=[claim | {"speaker_actor_id": None}]) == []
