"""Aligned text: whatever is edited, every character leads back to the raw text."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.clean.aligned import Aligned, Edit


def raw_of(text: Aligned, raw: str, part: str) -> str:
    at = text.text.index(part)
    start, end = text.raw_range(at, at + len(part))
    return raw[start:end]


def test_a_deletion_moves_nothing_in_the_raw_text():
    raw = "Police [sic] said so."
    text = Aligned.of(raw).edit([Edit(7, 13)])
    assert text.text == "Police said so."
    assert raw_of(text, raw, "said so") == "said so"
    assert raw_of(text, raw, "Police said") == "Police [sic] said"


def test_one_character_stands_for_many():
    raw = "JosÃ© left"
    text = Aligned.of(raw).edit([Edit(3, 5, "é")])
    assert text.text == "José left"
    assert raw_of(text, raw, "José") == "JosÃ©"


def test_inserted_space_is_covered_by_no_run():
    text = Aligned.of("shot.Police").edit([Edit(5, 5, " ")])
    assert text.text == "shot. Police"
    assert all(not run.reading <= 5 < run.reading + run.length for run in text.runs)


@st.composite
def edited_texts(draw):
    raw = draw(st.text(alphabet="abc \nÉ’", min_size=1, max_size=40))
    text = Aligned.of(raw)
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.sets(st.integers(0, len(text.text)), max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        text = text.edit(Edit(start, end, draw(st.sampled_from(["", " ", "\n\n"]))) for start, end in pairs)
    return raw, text


@given(edited_texts())
def test_what_is_kept_is_what_stands_in_the_raw_text(case):
    raw, text = case
    for run in text.runs:
        assert text.text[run.reading : run.reading + run.length] == raw[run.raw : run.raw + run.length]
    assert [run.raw for run in text.runs] == sorted(run.raw for run in text.runs)
    covered = sum(run.length for run in text.runs)
    assert covered >= sum(not char.isspace() for char in text.text)
