"""How a predicate is meant: said to be so or not, to have happened, to be possible, or spoken of in general."""

import pytest

from schemas.vocabulary import Polarity, Realis
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.status import realis_over


@pytest.fixture
def status(reading):
    def judge(text, word):
        return frame_of(next(token for token in reading(text).doc if token.text == word)).status

    return judge


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The group plans to launch an attack on the port.", "attack"),
        ("Police foiled a planned attack on the port.", "attack"),
        ("An attack on the port is imminent.", "attack"),
        ("The army warned that the rebels could attack the port.", "attack"),
        ("Harbour staff denied that any mine had gone off there.", "gone"),
        ("Reports that a chapel had been bombed were false.", "bombed"),
        ("They may be found dead within days.", "dead"),
        ("Strikes could cause the death of hundreds.", "death"),
        ("Relatives fear that she may have been kidnapped.", "kidnapped"),
    ],
)
def test_what_is_planned_possible_or_called_false_is_hypothetical(status, text, word):
    assert status(text, word).realis == Realis.HYPOTHETICAL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The court ordered an investigation of the murder of the judge.", "murder"),
        ("The minister wants justice for ten people killed in May.", "killed"),
        ("The governor denied that his guards had shot at the crowd.", "shot"),
        ("The rebels denied having bombed the station.", "bombed"),
        ("A man got off a tram and began to stab passengers.", "stab"),
        ("He planned the bombing of the hotel, in which 22 people died.", "bombing"),
        ("At least 14 workers were feared killed in the blast.", "killed"),
        ("Nine of the wounded remain in hospital.", "remain"),
        ("Eleven people die when the mission is hit, the third that week.", "die"),
        ("Air strikes killed 30 people in two villages.", "strikes"),
    ],
)
def test_what_was_done_is_actual_whatever_is_planned_or_denied_beside_it(status, text, word):
    assert status(text, word).realis == Realis.ACTUAL


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Attacks on schools have risen.", "Attacks"),
        ("They have a tradition of killing judges.", "killing"),
        ("Rebels kill villagers, and nobody stops them.", "kill"),
        ("They have killed many judges.", "killed"),
    ],
)
def test_habits_and_plurals_without_a_number_are_generic(status, text, word):
    assert status(text, word).realis == Realis.GENERIC


def test_a_word_says_why(status):
    assert status("Nobody was hurt in the blast.", "hurt").cue.text == "Nobody"
    assert status("Nobody was hurt in the blast.", "hurt").polarity == Polarity.NEGATIVE


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("If the rebels were behind the raid, the talks are over.", "behind"),
        ("The rebels could be responsible for the raid.", "responsible"),
        ("It will be blamed on the rebels.", "blamed"),
    ],
)
def test_a_word_under_a_condition_or_a_modal_states_nothing(reading, text, word):
    said = next(token for token in reading(text).doc if token.text == word)
    assert realis_over(said) == Realis.HYPOTHETICAL


def test_what_a_noun_names_may_be_real_under_a_condition(status):
    assert status("If those behind the raid are caught, they will stand trial.", "raid").realis == Realis.ACTUAL
