"""How much of an article a page shows."""

from tasks.publish.windows import CONTEXT_CHARS, Extent, windows

TEXT = "A bomb went off. " + "Nothing else was said. " * 100 + "Ten people died."
QUOTES = [(TEXT.index("Ten"), "Ten people"), (2, "bomb")]


def test_all_of_it():
    assert windows(TEXT, QUOTES, Extent.FULL) == [(0, TEXT)]


def test_the_surroundings_of_quotes_in_whole_words():
    first, last = windows(TEXT, QUOTES, Extent.CONTEXTS)
    assert first[0] == 0
    assert first[1].startswith("A bomb went off. Nothing")
    assert len(first[1]) <= CONTEXT_CHARS + 6
    assert last[1].endswith("Ten people died.")
    assert TEXT[last[0] - 1] == " "
    assert all(TEXT[start : start + len(text)] == text for start, text in (first, last))


def test_surroundings_that_meet_become_one():
    assert len(windows(TEXT, [(2, "bomb"), (7, "went off")], Extent.CONTEXTS)) == 1


def test_quotes_alone_where_they_overlap_put_together():
    quotes = [(2, "bomb went"), (7, "went off"), (40, "said"), (44, "")]
    assert windows(None, quotes, Extent.FULL) == [(2, "bomb went off"), (40, "said")]
    assert windows(TEXT, [(2, "bomb")], Extent.QUOTES) == [(2, "bomb")]
