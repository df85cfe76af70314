"""Headlines: verbs that the tagger takes for nouns tell of attacks all the same."""

import pytest

from tasks.extract.attacks.find import find_attacks

BODY = "\n\nNobody has been held."


@pytest.mark.parametrize(
    ("headline", "verb", "tag"),
    [
        ("4 shot in northwest Toledo", "shot", "VBN"),
        ("16-year-old shot outside of club in east Toledo", "shot", "VBN"),
        ("Gunmen storm hotel in Herat, nine dead", "storm", "VBP"),
        ("Suicide bomber strikes mosque in Kano, killing 40", "strikes", "VBZ"),
    ],
)
def test_a_headline_tells_of_an_attack(reading, headline, verb, tag):
    parsed = reading(headline + BODY)
    (attack,) = find_attacks(parsed, (), (), ())
    assert attack.mention.trigger.quote == verb
    assert attack.mention.headline
    assert attack.trigger.tag_ == tag


def test_who_says_so_is_not_what_was_aimed_at(reading):
    (attack,) = find_attacks(reading("Police: 4 wounded in shooting near Toledo" + BODY), (), (), ())
    assert not [cell for cell in attack.mention.nature if cell.column == "target_types"]


@pytest.mark.parametrize("headline", ["Warning shot ends chase in Toledo", "Storm hits hotel in Herat"])
def test_a_noun_stays_one(reading, headline):
    assert find_attacks(reading(headline + BODY), (), (), ()) == ()


def test_sentences_are_left_as_they_are_parsed(reading):
    doc = reading("It was the best shot of the year.").doc
    assert doc[4].tag_ == "NN"
