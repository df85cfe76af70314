"""Parts of a count, people in care, and victims whom the parser puts elsewhere: sentences with what they state."""

import pytest

from tasks.extract.casualties.find import find_casualties


def stated(reading, text):
    rows = find_casualties(reading(text), (), ())
    return [(r.outcome.value, r.value, r.victim_group.value, r.quote.quote, r.part_of) for r in rows]


PARTS = [
    (
        "A further six were hurt, two of them seriously.",
        [("wounded", 6, "all", "A further six", None), ("wounded", 2, "all", "two of them", 0)],
    ),
    (
        "Nine people were killed, three of them children.",
        [("killed", 9, "all", "Nine people", None), ("killed", 3, "civilian", "three of them", 0)],
    ),
    (
        "The groom's uncle was among 21 people wounded.",
        [("wounded", 1, "civilian", "The groom's uncle", 1), ("wounded", 21, "all", "21 people", None)],
    ),
    (
        "The blast wounded five people. One of the wounded died in hospital.",
        [("wounded", 5, "all", "five people", None), ("killed", 1, "other", "One of the wounded", None)],
    ),
    (
        "Ten people were killed. One of the dead was a monk.",
        [("killed", 10, "all", "Ten people", None), ("killed", 1, "civilian", "One of the dead", 0)],
    ),
    ("Twenty people are being treated for injuries.", [("wounded", 20, "all", "Twenty people", None)]),
    (
        "Gunmen killed the governor of Lar, Iran, and his driver.",
        [("killed", 1, "government", "the governor", None), ("killed", 1, "civilian", "his driver", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_points_to_its_whole(reading, text, expected):
    assert stated(reading, text) == expected
