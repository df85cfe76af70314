"""Spans come from the text, and never from what carries no facts."""

import pytest

from schemas.documents import Boilerplate, CleanDocument, Run, SourceDocument, Span, UngroundedSpanError

TEXT = "Gunmen shot four people in front View Full Caption of a bar."


def test_a_quote_that_does_not_stand_there_cannot_be_a_span():
    with pytest.raises(UngroundedSpanError):
        Span("a", 0, 6, "Rebels", TEXT)


def test_a_range_over_boilerplate_keeps_its_longer_side():
    furniture = TEXT.index("View"), TEXT.index("of a bar")
    source = SourceDocument("a", "a.txt", TEXT, "en")
    reading = TEXT[: furniture[0]] + TEXT[furniture[1] :]
    runs = (Run(0, 0, furniture[0]), Run(furniture[0], furniture[1], len(TEXT) - furniture[1]))
    document = CleanDocument(source, reading, runs, (Boilerplate(*furniture, "photo"),))
    assert document.cut(0, len(reading)).quote == "Gunmen shot four people in front "
    assert document.cut(reading.index("bar"), reading.index("bar") + 3).quote == "bar"
