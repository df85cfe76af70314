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


DIVIDED = [
    (
        "They have collected 18 bodies: nine porters who slept there, six women and three guards.",
        [
            ("killed", 18, "all", "18 bodies", None),
            ("killed", 9, "civilian", "nine porters", 0),
            ("killed", 6, "all", "six women", 0),
            ("killed", 3, "civilian", "three guards", 0),
        ],
    ),
    (
        "At least 30 persons (18 men, 8 women and 4 children) were executed.",
        [
            ("killed", 30, "all", "At least 30 persons", None),
            ("killed", 18, "all", "18 men", 0),
            ("killed", 8, "all", "8 women", 0),
            ("killed", 4, "civilian", "4 children", 0),
        ],
    ),
    (
        "Gunmen seized three engineers of a Dutch firm, two Kenyans and a Filipino, on Monday.",
        [
            ("abducted", 3, "civilian", "three engineers", None),
            ("abducted", 2, "civilian", "two Kenyans", 0),
            ("abducted", 1, "civilian", "a Filipino", 0),
        ],
    ),
    (
        "Fifty people, nine soldiers among them, lost their lives.",
        [("killed", 50, "all", "Fifty people", None), ("killed", 9, "military", "nine soldiers", 0)],
    ),
    (
        "Eleven people died, the two gunmen included.",
        [("killed", 11, "all", "Eleven people", None), ("killed", 2, "perpetrator", "two gunmen", 0)],
    ),
    (
        "Gunmen killed 12 people, among them at least five tourists, at a lodge.",
        [("killed", 12, "all", "12 people", None), ("killed", 5, "civilian", "at least five tourists", 0)],
    ),
    (
        "The clinic counts 31 injured of which six in absolute emergency.",
        [("wounded", 31, "all", "31", None), ("wounded", 6, "all", "six", 0)],
    ),
    (
        "Six people died. Two of the six were children.",
        [("killed", 6, "all", "Six people", None), ("killed", 2, "other", "Two of the six", 0)],
    ),
    (
        "Twelve people were shot dead. Three of the victims were Canadian.",
        [("killed", 12, "all", "Twelve people", None), ("killed", 3, "all", "Three of the victims", 0)],
    ),
    (
        "Dead: two nurses, a driver and four porters.",
        [
            ("killed", 2, "civilian", "two nurses", None),
            ("killed", 1, "civilian", "a driver", None),
            ("killed", 4, "civilian", "four porters", None),
        ],
    ),
]

TOGETHER = [
    (
        "He died at once, as did his driver and two policemen.",
        [("killed", 1, "civilian", "his driver", None), ("killed", 2, "police", "two policemen", None)],
    ),
    (
        "They murdered a headman together with his cook.",
        [("killed", 1, "civilian", "a headman", None), ("killed", 1, "civilian", "his cook", None)],
    ),
    (
        "The mayor, a father of two, and his driver were killed.",
        [("killed", 1, "government", "The mayor", None), ("killed", 1, "civilian", "his driver", None)],
    ),
    (
        "The baker, her mother, her husband, two cousins and the guard all perished.",
        [
            ("killed", 1, "civilian", "The baker", None),
            ("killed", 1, "civilian", "her mother", None),
            ("killed", 1, "civilian", "her husband", None),
            ("killed", 2, "civilian", "two cousins", None),
            ("killed", 1, "civilian", "the guard", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*DIVIDED, *TOGETHER])
def test_a_list_is_read_whole(reading, text, expected):
    assert stated(reading, text) == expected
