"""What attachment weighs: every observation is listed, and no weight is absurd."""

import pytest

from schemas.weights import load_weights
from tasks.extract.attacks import attachment
from tasks.extract.attacks.attachment import attack_of_claim, attack_of_harm
from tasks.extract.attacks.attachment_facts import FACTS, Setting
from tasks.extract.document import take_steps

TEXT = (
    "A car bomb exploded outside the town hall of Kirkuk on Sunday. Eleven clerks were killed. In 2016 gunmen raided a "
    "barracks in Mosul; the raid left 14 recruits dead.\n\nOTHER NEWS\n\n- Mon 3 May, Gao. A mine wrecked a bus, which "
    "killed nine. The army blamed the League."
)


def _known(reading):
    known = take_steps(reading(TEXT, "2024-05-06T08:00:00"), "attacks")
    return known["reading"], known["attacks"]


@pytest.mark.parametrize("table", [attachment.OF_HARM, attachment.OF_CLAIMS])
def test_a_table_of_attachment_is_one_of_todays_facts(table):
    weights = load_weights(table, FACTS.names)
    assert FACTS.speak_for | FACTS.speak_against <= FACTS.names
    assert all(weights.get(fact, 0.0) >= 0 for fact in FACTS.speak_for)
    assert all(weights.get(fact, 0.0) <= 0 for fact in FACTS.speak_against)


def test_every_observation_is_listed(reading):
    page, attacks = _known(reading)
    for token in page.doc:
        setting = Setting(page, attacks, token)
        assert all(FACTS.of(setting, index) <= FACTS.names for index in range(len(attacks)))


def test_where_no_attack_is_told_there_is_none_to_belong_to(reading):
    page = reading("Four people died in a fire, the mayor said.")
    assert attack_of_harm(page, (), page.doc[2]) is None
    assert attack_of_claim(page, (), page.doc[2]) is None


def test_a_word_stays_with_its_own_item_of_a_list(reading):
    page, attacks = _known(reading)
    blamed = next(token for token in page.doc if token.text == "blamed")
    found = attack_of_claim(page, attacks, blamed)
    assert found is not None
    assert page.section(attacks[found].trigger) == page.section(blamed)
