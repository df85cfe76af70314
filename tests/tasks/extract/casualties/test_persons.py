"""Persons, bodies and shares told without the common words: sentences with what they state."""

import pytest

from tasks.extract.casualties.find import find_casualties


def stated(reading, text):
    rows = find_casualties(reading(text), (), ())
    return [(r.outcome.value, r.value, r.quote.quote) for r in rows]


PERSONS = [
    ("The chemist was blown apart by a bomb hidden in a bin.", [("killed", 1, "The chemist")]),
    (
        "The judge was blown up with his wife and three bodyguards.",
        [("killed", 1, "The judge"), ("killed", 1, "his wife"), ("killed", 3, "three bodyguards")],
    ),
    ("An elderly couple burned under the ruins of their house.", [("killed", 2, "An elderly couple")]),
    ("Priest shot dead outside church", [("killed", 1, "Priest")]),
    ("Teenager shot, killed in park", [("killed", 1, "Teenager")]),
    ("Two soldiers, driver killed as convoy hits mine", [("killed", 2, "Two soldiers"), ("killed", 1, "driver")]),
    ("A porter was abducted and later found murdered.", [("killed", 1, "A porter"), ("abducted", 1, "A porter")]),
    ("A gunman killed eight before taking his own life.", [("killed", 8, "eight"), ("killed", 1, "A gunman")]),
    (
        "The dead were named as Asha Nur, 41, and a clerk.",
        [("killed", 1, "Asha Nur"), ("killed", 1, "a clerk")],
    ),
    (
        "Killed in the blast were a baker and a soldier.",
        [("killed", 1, "a baker"), ("killed", 1, "a soldier")],
    ),
    (
        "Among the perished are a father with a small son, three students and an inspector.",
        [("killed", 1, "a father"), ("killed", 1, "a small son"), ("killed", 3, "three students"),
         ("killed", 1, "an inspector")],
    ),
    ("A shepherd of 61 was killed.", [("killed", 1, "A shepherd")]),
    ("We lost eight of our colleagues in the ambush.", [("killed", 8, "eight of our colleagues")]),
    (
        "The attack on the patrol cost a captain and four clerks their lives.",
        [("killed", 1, "a captain"), ("killed", 4, "four clerks")],
    ),
]  # fmt: skip
BODIES = [
    ("Relatives identified 17 of the charred corpses.", [("killed", 17, "17 of the charred corpses")]),
    ("They brought 15 bodies of policemen to the hall.", [("killed", 15, "15 bodies")]),
    ("Eight further skeletons were exhumed near the barracks.", [("killed", 8, "Eight further skeletons")]),
    ("He helped bury 26 people before dark.", [("killed", 26, "26 people")]),
    ("The office registered 14 deaths.", [("killed", 14, "14 deaths")]),
]
SHARES = [
    (
        "A knifeman stabbed three people to death, one a child.",
        [("killed", 3, "three people"), ("killed", 1, "one a child")],
    ),
    ("They injured eleven, two seriously.", [("wounded", 11, "eleven"), ("wounded", 2, "two")]),
    (
        "Ten people died, three of them on the operating table.",
        [("killed", 10, "Ten people"), ("killed", 3, "three of them")],
    ),
    (
        "Gunmen killed 11 traders on Sunday. Among them six children.",
        [("killed", 11, "11 traders"), ("killed", 6, "six children")],
    ),
    ("Two porters were killed and as many injured.", [("killed", 2, "Two porters"), ("wounded", 2, "as many")]),
    ("The blast left one dead and two injured.", [("killed", 1, "one"), ("wounded", 2, "two")]),
    (
        "The raid killed the mayor and wounded the wife of one of them.",
        [("killed", 1, "the mayor"), ("wounded", 1, "the wife")],
    ),
]
FIGURES = [
    (
        "Twelve persons died then (ten were reported earlier).",
        [("killed", 12, "Twelve persons"), ("killed", 10, "ten")],
    ),
    ("Officials said 12 people had died but later revised that to nine.",
     [("killed", 12, "12 people"), ("killed", 9, "nine")]),
]  # fmt: skip
WOUNDED = [
    ("The blast inflicted burns on two cooks.", [("wounded", 2, "two cooks")]),
    ("It exploded on the roadside, causing injuries to nine guests.", [("wounded", 9, "nine guests")]),
    ("Two stewards were treated for the effects of smoke.", [("wounded", 2, "Two stewards")]),
    (
        "A woman lost her life and 11 others, including three guards, sustained injuries.",
        [("killed", 1, "A woman"), ("wounded", 11, "11 others"), ("wounded", 3, "three guards")],
    ),
]
TAKEN = [
    ("Kidnappers took eleven children on Monday.", [("abducted", 11, "eleven children")]),
    (
        "They killed a farmer and took his two sons with them.",
        [("killed", 1, "a farmer"), ("abducted", 2, "two sons")],
    ),
    (
        "Robbers shot dead a guard. Two bystanders were hit by stray bullets.",
        [("killed", 1, "a guard"), ("wounded", 2, "Two bystanders")],
    ),
    ("He was jailed for the disappearance of eight students.", [("missing", 8, "eight students")]),
]  # fmt: skip
NONE = [
    "It was the execution of a plan of operations.",
    '"I killed nobody," he told the court.',
    "Militants seized a two-wheeler.",
]


@pytest.mark.parametrize(("text", "expected"), [*PERSONS, *BODIES, *SHARES, *FIGURES, *WOUNDED, *TAKEN])
def test_people_are_counted_where_they_are_told_of_without_the_common_words(reading, text, expected):
    assert sorted(stated(reading, text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE)
def test_plans_things_and_what_one_did_not_do_count_nobody(reading, text):
    assert stated(reading, text) == []


def test_people_of_one_surname_are_told_apart_by_their_first_names(reading):
    text = "Asha Nur, 32, and Bilal Nur, 3, died in the blast."
    assert [row.part_of for row in find_casualties(reading(text), (), ())] == [None, None]


def test_a_double_shooting_counts_nobody_again(reading):
    text = "One man is dead and another injured after a double shooting in Toledo."
    assert sorted(stated(reading, text)) == [("killed", 1, "One man"), ("wounded", 1, "another")]


def test_one_shot_that_is_fired_is_nobody(reading):
    assert stated(reading, "The guard fired one shot.") == []
