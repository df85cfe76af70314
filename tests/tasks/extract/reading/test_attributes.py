"""The ruler that remembers gives every token what spaCy's own gives it."""

import pytest
import spacy

from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.reading.attributes import RememberingRuler, remember_attributes
from tasks.extract.reading.language import load_language

TEXTS = (
    "They didn't say who's behind it; the group's men aren't theirs, and I'd better not go. Nobody's hurt.",
    "MOST OF THE MEN WERE SHOT.  \n\n\t The mayor's ' 's n't  who that which ; which was burning himself out to be",
    "Those killed were to have been, being had, doing done: has he been? It was he who had had more than most.",
    "",
)


@pytest.fixture(scope="module")
def plain():
    return spacy.load(DEFAULT_PIPELINE)


@pytest.mark.parametrize("text", TEXTS)
def test_every_token_gets_what_it_would_get(plain, text):
    parsed = plain(text, disable=["attribute_ruler", "lemmatizer", "ner"])
    ruler = RememberingRuler(plain.vocab)
    ruler.remember(plain.get_pipe("attribute_ruler").patterns)
    expected = plain.get_pipe("attribute_ruler")(parsed.copy())
    for _ in range(2):  # by finding out, and by remembering
        assert [given(token) for token in ruler(parsed.copy())] == [given(token) for token in expected]


def given(token):
    kept = token.dep_, token.head.i, token.is_sent_start, token.ent_type_
    return token.text, token.pos_, str(token.morph), token.lemma_, token.tag_, *kept


def test_the_pipeline_remembers_unless_a_pattern_looks_at_other_things():
    assert isinstance(load_language().get_pipe("attribute_ruler"), RememberingRuler)
    other = spacy.blank("en")
    ruler = other.add_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "ORG"}]], {"POS": "PROPN"})
    remember_attributes(other)
    assert other.get_pipe("attribute_ruler") is ruler
