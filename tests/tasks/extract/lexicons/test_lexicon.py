"""Lexicon files: typed rows, and clear errors for files of another shape."""

from dataclasses import dataclass

import pytest

from schemas.vocabulary import Certainty
from tasks.extract.actors.lexicon import ActorRow
from tasks.extract.actors.state_names import StateAgency, StateName
from tasks.extract.claims.types import ClaimKind
from tasks.extract.grammar.claim_rules import ClaimRule
from tasks.extract.grammar.predicates import ClaimModeTerm, GroupNoun, Hedge, SpeechVerb
from tasks.extract.lexicons.lexicon import LexiconError, load_lexicon
from tasks.extract.places.outlets import Outlet
from tasks.extract.speech.speakers import SpeakerRoleTerm


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
        ("actors/actors", ActorRow),
        ("claims/rules", ClaimRule),
        ("claims/types", ClaimKind),
        ("claims/modes", ClaimModeTerm),
        ("actors/group_nouns", GroupNoun),
        ("claims/hedges", Hedge),
        ("places/outlets", Outlet),
        ("speech/speaker_roles", SpeakerRoleTerm),
        ("speech/speech_verbs", SpeechVerb),
        ("actors/state_agencies", StateAgency),
        ("actors/state_names", StateName),
    ],
)
def test_the_lexicons_are_well_formed_and_say_nothing_twice(name, row):
    rows = load_lexicon(name, row)
    assert len(set(rows)) == len(rows) > 0
