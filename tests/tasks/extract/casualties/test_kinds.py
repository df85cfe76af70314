"""Who those were that a count before is of, and who stands on lists that a parse cuts short."""

import pytest

from tasks.extract.casualties.find import find_casualties

PARTS = [
    (
        "They buried fourteen people on Thursday. Six were children.",
        [("killed", 14, None), ("killed", 6, 0)],
    ),
    (
        "The blast killed forty people. Twenty-one were women, fifteen children and four priests.",
        [("killed", 40, None), ("killed", 21, 0), ("killed", 15, 0), ("killed", 4, 0)],
    ),
    ("Gunmen shot dead nine farmers. His sister was among them.", [("killed", 9, None), ("killed", 1, 0)]),
    ("Funerals were held for nine of the dead.", [("killed", 9, None)]),
    ("Seventeen of the injured are still in hospital.", [("wounded", 17, None)]),
    ("Fifty were rushed to hospital, seventeen of them nurses.", [("wounded", 50, None), ("wounded", 17, 0)]),
]
LISTS = [
    (
        "Nine displaced persons, seven of whom were children, and a camp guard lost their lives.",
        [("killed", 9, None), ("killed", 1, None), ("killed", 7, 0)],
    ),
    ("Both drivers and a passenger were executed.", [("killed", 2, None), ("killed", 1, None)]),
    ("He lost his wife and both his daughters.", [("killed", 1, None), ("killed", 2, None)]),
    ("A policeman and a clerk were shot and both died there.", [("killed", 1, None), ("killed", 1, None)]),
    ("Four people were dead and thirty-four in hospital.", [("killed", 4, None), ("wounded", 34, None)]),
    ("A nun is dead. The mayor's daughter is in a coma.", [("killed", 1, None), ("wounded", 1, None)]),
    ("One Russian lost both legs.", [("wounded", 1, None)]),
    ("The blasts cost a chauffeur his life.", [("killed", 1, None)]),
    ("A hospital had thirty-one in its morgue.", [("killed", 31, None)]),
    ("One of the waiters bled out on the lawn.", [("killed", 1, None)]),
    ("A mine accounted for six men of the platoon.", [("killed", 6, None)]),
    ("Two ushers are in the hands of the gang.", [("abducted", 2, None)]),
    ("Another dozen have not been accounted for.", [("missing", 12, None)]),
]
NOBODY = [
    "Police arrested six men over the raid. Two were Moroccans.",
    "The audience clapped. Thirty were students and ten were teachers.",
    "The award went to nine writers. Her brother was among them.",
    "Tourism accounted for six men in ten.",
    "Both drivers and a passenger were questioned.",
    "Three mourners said that the gunman had vanished.",
]


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *LISTS])
def test_a_count_is_read_with_what_it_is_part_of(reading, text, expected):
    found = find_casualties(reading(text), (), ())
    assert [(m.outcome.value, m.value, m.part_of) for m in found] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_people_whom_nobody_harmed_are_no_count(reading, text):
    assert not find_casualties(reading(text), (), ())
