"""What a reader types is found however it is spelled."""

import pytest

from tasks.publish.searching import folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ISIS-K", ["isisk", "isis", "k"]),
        ("Farabundo Martí", ["farabundo", "marti"]),
        ("al-Shabaab's", ["alshabaabs", "al", "shabaab", "s"]),
        ("27 people, dead.", ["27", "people", "dead"]),
    ],
)
def test_words_are_folded(text, words):
    assert set(words) <= set(folded([text]).split())


def test_each_word_stands_once():
    assert folded(["The bus, the bus", None, "THE BUS"]) == "the bus"
