"""Marked pieces of a text in their context."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.publish.highlight import Mark, Piece, excerpts


def test_a_quote_in_its_context():
    text = "Gunmen attacked a bus in Kabul on Wednesday."
    ((*pieces,),) = excerpts(text, [Mark(25, 30, "city: Kabul")], context=10)
    assert pieces == [
        Piece("… "), Piece("a bus in "), Piece("Kabul", ("city: Kabul",)), Piece(" on"), Piece(" …")
    ]  # fmt: skip


def test_far_marks_stand_in_separate_excerpts():
    text = "one " * 300
    assert len(excerpts(text, [Mark(0, 3, "a"), Mark(800, 803, "b"), Mark(4, 7, "c")], context=50)) == 2


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab <", min_size=1, max_size=80),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5),
    st.integers(0, 20),
)
def test_pieces_are_the_text_and_marks_cover_the_quotes(text, ranges, context):
    marks = [Mark(a, b, f"{a}-{b}") for a, b in ranges]
    for excerpt in excerpts(text, marks, context):
        assert "".join(piece.text for piece in excerpt).removeprefix("… ").removesuffix(" …") in text or "…" in text
        for mark in marks:
            covered = "".join(piece.text for piece in excerpt if mark.label in piece.labels)
            assert covered in ("", text[mark.start : mark.end])
