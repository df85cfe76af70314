"""Lexicon files: typed rows, and clear errors for files of another shape."""

from dataclasses import dataclass

import pytest

from schemas.vocabulary import Certainty
from tasks.extract.components.actor_lexicon import ActorRow
from tasks.extract.components.actor_states import StateAgency, StateName
from tasks.extract.components.claim_words import ClaimCue, ClaimModeTerm, GroupNoun, Hedge, SpeechVerb
from tasks.extract.components.speakers import SpeakerRoleTerm
from tasks.extract.gazetteer_outlets import Outlet
from tasks.extract.lexicon import LexiconError, load_lexicon


@dataclass(frozen=True, slots=True)
class Row:
    word: str
    certainty: Certainty | None
    forms: tuple[str, ...]
    common: bool


def write(folder, text):
    (folder / "words.csv").write_text(text)
    return folder


def test_values_are_typed(tmp_path):
    folder = write(tmp_path, "word,certainty,forms,common\nmay,possible,may|might,yes\nrun,,,\n")
    assert load_lexicon("words", Row, folder) == (
        Row("may", Certainty.POSSIBLE, ("may", "might"), True),
        Row("run", None, (), False),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("word,certainty\n", "header"),
        ("word,certainty,forms,common\nmay,possible\n", "line 2"),
        ("word,certainty,forms,common\nmay,perhaps,,\n", "line 2"),
        ("word,certainty,forms,common\nmay,,,maybe\n", "line 2"),
    ],
)
def test_another_shape_is_an_error(tmp_path, text, message):
    with pytest.raises(LexiconError, match=message):
        load_lexicon("words", Row, write(tmp_path, text))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("actors", ActorRow),
        ("claim_cues", ClaimCue),
        ("claim_modes", ClaimModeTerm),
        ("group_nouns", GroupNoun),
        ("hedges", Hedge),
        ("outlets", Outlet),
        ("speaker_roles", SpeakerRoleTerm),
        ("speech_verbs", SpeechVerb),
        ("state_agencies", StateAgency),
        ("state_names", StateName),
    ],
)
def test_the_lexicons_are_well_formed_and_say_nothing_twice(name, row):
    rows = load_lexicon(name, row)
    assert len(set(rows)) == len(rows) > 0
