"""Tolls that rise, fall and are given by several voices: sentences with the numbers that they state."""

import pytest

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.find import find_casualties


def numbers(reading, text):
    rows = find_casualties(reading(text), (), ())
    return [(r.outcome.value, r.value, r.low, r.high) for r in rows if r.victim_group != VictimGroup.PERPETRATOR]


def killed(*values):
    return [("killed", value, value, value) for value in values]


TOLLS = [
    ("The ministry revised the number of those killed on Monday down from 63 to 61.", killed(63, 61)),
    ("The number of martyrs of the raids on Tuesday evening has risen to 17.", killed(17)),
    ("The same station gave the number of dead as 48.", killed(48)),
    ("The number of victims of the crime on the coast road has grown to 64.", killed(64)),
    ("The balance of the ambush has passed from 22 to 35 dead.", killed(22, 35)),
    ("The toll is 14, which would make 20 with the missing.", killed(14, 20)),
    ("The toll mounted to eight after a cook died.", [*killed(8), *killed(1)]),
    ("The toll, 13 on the first night, was 15 the next day and reached 18 when a nurse died.", killed(13, 15, 18, 1)),
    ("Two guards died, raising the number of dead to 12.", killed(2, 12)),
    ("A sixth man has died, bringing to six the number of those who died.", killed(1, 6)),
    ("Police put the dead at 44 at first, then took that back to 39.", killed(44, 39)),
    ("The army put its losses at five.", killed(5)),
    ("The toll has been revised down to 27 from 30.", killed(27, 30)),
    ("The toll rose by six to 31.", killed(31)),
    ("Ten people died. The mayor put the figure at 13.", killed(10, 13)),
    ("Seventeen people died, which corrects an earlier figure of nine.", killed(17, 9)),
    ("Officials spoke of 23 dead and survivors of 25.", killed(23, 25)),
    (
        "At least 11 people, and by the union's estimate as many as 16, have been killed.",
        [("killed", 11, 11, None), ("killed", 16, None, 16)],
    ),
    ("Officials still speak of 12 victims.", killed(12)),
]

NO_TOLLS = [
    "The toll bridge will cost 100 francs from Monday.",
    "The tolls at the tunnel rose to 12 euros.",
    "The figure of 300 visitors was a record.",
]


@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_each_number_that_a_toll_had_is_stated(reading, text, expected):
    assert sorted(numbers(reading, text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize("text", NO_TOLLS)
def test_other_figures_are_no_tolls(reading, text):
    assert numbers(reading, text) == []
