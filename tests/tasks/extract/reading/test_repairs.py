"""Repairs: verbs of attack that the models of newspaper prose take for nouns or adjectives."""

import pytest


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Three men were taken off a bus near Manda and shot.", "shot", "shoot"),
        ("Two charcoal burners had their throats slit in their camp.", "slit", "slit"),
        ("A gunman shoots dead 13 people at a club in Reno.", "shoots", "shoot"),
    ],
)
def test_a_verb_that_looks_like_a_noun_is_mended(reading, text, word, lemma):
    (token,) = (token for token in reading(text).doc if token.text == word)
    assert (token.pos_, token.lemma_) == ("VERB", lemma)


@pytest.mark.parametrize("text", ["He fired a shot and ran.", "They were given a loan and a shot at fame."])
def test_a_noun_stays_one(reading, text):
    (token,) = (token for token in reading(text).doc if token.text == "shot")
    assert token.pos_ == "NOUN"
