"""Parses mended around what a verb of harm acts on."""

import pytest

from tasks.extract.grammar.frames import Role, frame_of
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
    token = next(token for token in load_language()(sentence) if token.text == verb)
    assert [head.text for head in frame_of(token).heads(Role.PATIENT)] == patients
