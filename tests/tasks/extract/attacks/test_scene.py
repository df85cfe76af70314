"""The scene: what is weighed of a place beside an attack, and what becomes of it."""

import pytest

from schemas.weights import load_weights
from tasks.extract.attacks.scene import WEIGHTS
from tasks.extract.attacks.scene_facts import FACTS, Setting
from tasks.extract.document import take_steps

TEXT = (
    "KANO - Gunmen from Zaria burned a depot near Katsina on Monday, police in Abuja said. The wounded were taken to a "
    "hospital in Kaduna, and a Jos trader was shot dead at Bauchi while on his way to Gombe."
)


def test_the_table_of_scenes_is_one_of_todays_facts():
    weights = load_weights(WEIGHTS, FACTS.names)
    assert FACTS.speak_for | FACTS.speak_against <= FACTS.names
    assert all(weights.get(fact, 0.0) >= 0 for fact in FACTS.speak_for)
    assert all(weights.get(fact, 0.0) <= 0 for fact in FACTS.speak_against)


def test_every_observation_on_a_place_is_listed(reading):
    known = take_steps(reading(TEXT, "2024-05-06T08:00:00"), "attacks")
    places, triggers = known["places"], [attack.trigger for attack in known["attacks"]]
    assert places and triggers
    for trigger in triggers:
        setting = Setting(trigger, triggers, places, known["dateline"], frozenset({"Kano"}))
        assert all(FACTS.of(setting, place) <= FACTS.names for place in places)


EXAMPLES = [
    ("Speaking in Abuja, the minister said that a bomb had killed four clerks at a bank in Katsina.", "Katsina"),
    ("In Katsina, police said, a bomb killed four clerks.", "Katsina"),
    ("Two nurses who had come from Lagos died when a bomb went off in Katsina.", "Katsina"),
]


@pytest.mark.parametrize(("text", "city"), EXAMPLES, ids=[text[:40] for text, _ in EXAMPLES])
def test_a_place_is_the_scene_by_all_that_is_seen_of_it(reading, text, city):
    attacks = take_steps(reading(text, "2024-05-06T08:00:00"), "attacks")["attacks"]
    assert {attack.mention.places[0].city for attack in attacks} == {city}


def test_the_see_of_a_bishop_who_blames_somebody_is_not_the_scene(reading):
    text = "Men burned the church of Chipene. They burned the school. The bishop of Nacala, Luis Vera, blamed rebels."
    attacks = take_steps(reading(text, "2024-05-06T08:00:00"), "attacks")["attacks"]
    assert "Nacala" not in {place.city for attack in attacks for place in attack.mention.places}
