"""Anchoring in time: what is weighed of a date beside an attack, and what becomes of it."""

import pytest

from schemas.weights import load_weights
from tasks.extract.attacks.anchoring import WEIGHTS
from tasks.extract.attacks.anchoring_facts import FACTS, Setting
from tasks.extract.document import take_steps

TEXT = (
    "On Monday the court in Lagos heard that gunmen burned a depot near Katsina in March 2021, two weeks before the "
    "vote. A trader was shot dead at Bauchi on 3 June, police said on Tuesday, a year after a bomb killed five there."
)


def test_the_table_of_dates_is_one_of_todays_facts():
    weights = load_weights(WEIGHTS, FACTS.names)
    assert FACTS.speak_for | FACTS.speak_against <= FACTS.names
    assert all(weights.get(fact, 0.0) >= 0 for fact in FACTS.speak_for)
    assert all(weights.get(fact, 0.0) <= 0 for fact in FACTS.speak_against)


def test_every_observation_on_a_date_is_listed(reading):
    read = reading(TEXT, "2024-06-06T08:00:00")
    known = take_steps(read, "attacks")
    dates, triggers = known["dates"], [attack.trigger for attack in known["attacks"]]
    assert dates and triggers
    for trigger in triggers:
        for proposed in ((), (dates[0].cell,)):
            setting = Setting(trigger, triggers, dates, proposed, read.published)
            assert all(FACTS.of(setting, date) <= FACTS.names for date in dates)


EXAMPLES = [
    (
        "The worst raid of these years is that of the army on a camp near Gao in May 2021, in which 16 died.",
        "2021-05-01",
    ),
    ("The army blames the group for the killing of nine herders in a camp near Gao in May 2021.", "2021-05-01"),
    ("Gunmen shot dead a teacher in Yola on 2 June.", "2024-06-02"),
]


@pytest.mark.parametrize(("text", "day"), EXAMPLES, ids=[text[:40] for text, _ in EXAMPLES])
def test_a_date_is_the_attack_s_by_all_that_is_seen_of_it(reading, text, day):
    attacks = take_steps(reading(text, "2024-06-06T08:00:00"), "attacks")["attacks"]
    assert [attack.mention.dates[0].start.isoformat() for attack in attacks if attack.mention.dates] == [day]


def test_what_a_court_does_today_dates_no_attack(reading):
    text = "Gunmen burned a depot near Katsina. On Monday the court in Lagos sentenced four men for the raid."
    attacks = take_steps(reading(text, "2024-06-06T08:00:00"), "attacks")["attacks"]
    assert not attacks[0].mention.dates
