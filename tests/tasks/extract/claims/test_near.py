"""Rules that lack one thing, and what it is."""

import pytest

from tasks.extract.claims.near import near_misses
from tasks.extract.document import take_steps


@pytest.mark.parametrize(
    ("text", "rule", "lacks"),
    [
        ("A bomb went off in Kabul. The Taliban denied the story.", "denial.involvement", "the words"),
        ("The bombing in Kabul is thought to be linked to it.", "attribution.linked", "somebody as to"),
        ("The shop charged a fee after the bombing.", "arrest.charged", "one of @crime"),
    ],
)
def test_a_rule_that_lacks_one_thing_says_which(reading, text, rule, lacks):
    read = reading(text)
    known = take_steps(read, "attacks", "actors")
    missed = {miss.rule_id: miss.lacks for miss in near_misses(read, known["attacks"], known["actors"])}
    assert missed[rule].startswith(lacks)


def test_a_word_that_makes_a_claim_misses_nothing(reading):
    read = reading("The Taliban claimed responsibility for the bombing in Kabul.")
    known = take_steps(read, "attacks", "actors")
    assert not [miss for miss in near_misses(read, known["attacks"], known["actors"]) if miss.cue.text == "claimed"]
