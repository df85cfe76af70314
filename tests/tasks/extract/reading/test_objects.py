"""Parses mended around what a verb of harm acts on."""

import pytest

from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.parse import plain
from tasks.extract.reading.language import load_language


@pytest.mark.parametrize(
    ("sentence", "verb", "patients"),
    [
        (
            "Members of the Red Hill gang shot dead nine farmers at Tamba on Wednesday and burned a dozen houses.",
            "shot",
            ["farmers"],
        ),
        (
            "Jets bombed a house on Thursday, killing a couple and their four children.",
            "killing",
            ["couple", "children"],
        ),
        ("Raiders killed a priest and fled.", "killed", ["priest"]),
    ],
)
def test_those_acted_on_hang_on_their_verb(sentence, verb, patients):
    token = next(token for token in plain(load_language()(sentence)) if token.text == verb)
    assert [head.text for head in frame_of(token).heads(Role.PATIENT)] == patients


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Turkish air strikes killed at least 30 people in Rosh overnight, medics said.", "killed"),
        ("Guided bombs wounded eleven shoppers in Hilm, officials said.", "wounded"),
    ],
)
def test_a_verb_with_an_object_of_its_own_is_no_participle_of_the_noun_before(sentence, verb):
    token = next(token for token in plain(load_language()(sentence)) if token.text == verb)
    assert [head.tag_ for head in frame_of(token).heads(Role.AGENT)] == ["NNS"]


def test_who_was_given_a_thing_is_acted_on():
    token = plain(load_language()("Two officers given medals were killed."))[2]
    assert token.tag_ == "VBN"
