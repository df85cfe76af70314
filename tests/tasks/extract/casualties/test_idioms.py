"""People killed, wounded and taken away in other words than these: sentences with what they state."""

import pytest

from tasks.extract.casualties.find import find_casualties


def stated(reading, text):
    rows = find_casualties(reading(text), (), ())
    return [(r.outcome.value, r.value, r.victim_group.value, r.quote.quote) for r in rows]


KILLED = [
    ("Seven constables paid the supreme price in the ambush.", [("killed", 7, "police", "Seven constables")]),
    ("Three sentries laid down their lives at the gate.", [("killed", 3, "military", "Three sentries")]),
    ("The imam breathed his last in the ambulance.", [("killed", 1, "civilian", "The imam")]),
    ("Five guards attained Shahadat in the raid.", [("killed", 5, "civilian", "Five guards")]),
    ("All 19 terrorists were sent to hell, the army said.", [("killed", 19, "perpetrator", "19 terrorists")]),
    ("Two shepherds had their throats slit near the well.", [("killed", 2, "civilian", "Two shepherds")]),
    ("The rebels put four teachers to death.", [("killed", 4, "civilian", "four teachers")]),
    ('Four raiders were "neutralised" at the bridge.', [("killed", 4, "perpetrator", "Four raiders")]),
    ("Police officers eliminated two gunmen.", [("killed", 2, "perpetrator", "two gunmen")]),
]

WOUNDED = [
    ("Three soldiers suffered shrapnel wounds.", [("wounded", 3, "military", "Three soldiers")]),
    ("Eight troopers sustained varying degrees of injury.", [("wounded", 8, "police", "Eight troopers")]),
    (
        "The mine left its driver and a nurse with burns.",
        [("wounded", 1, "civilian", "its driver"), ("wounded", 1, "civilian", "a nurse")],
    ),
    (
        "Two soldiers, a policeman and a fruit seller received burns.",
        [
            ("wounded", 2, "military", "Two soldiers"),
            ("wounded", 1, "police", "a policeman"),
            ("wounded", 1, "civilian", "a fruit seller"),
        ],
    ),
    ("A clinic admitted 31 patients with blast injuries.", [("wounded", 31, "civilian", "31 patients")]),
]

TAKEN = [
    ("Nine women and girls were carried off into the hills.", [("abducted", 9, "all", "Nine women")]),
    ("The raiders led away six herders.", [("abducted", 6, "civilian", "six herders")]),
    ("The militia took hostage three engineers.", [("abducted", 3, "civilian", "three engineers")]),
    ("The rebels say they hold more than 80 hostages.", [("abducted", 80, "civilian", "more than 80 hostages")]),
    (
        "Four oilers held in the swamp since pirates boarded their ship came home.",
        [("abducted", 4, "civilian", "Four oilers")],
    ),
    ("An Irish surveyor was seized from her car by gunmen.", [("abducted", 1, "civilian", "An Irish surveyor")]),
]

NOBODY_TAKEN = [
    "Two suspects were led away by police.",
    "A boy was taken away in an ambulance after the blast.",
    "He took off a blue scarf and tied it around the wound.",
    "The raiders carried off rice and a solar panel.",
    "Police are holding two men over the blast.",
]


@pytest.mark.parametrize(("text", "expected"), [*KILLED, *WOUNDED, *TAKEN])
def test_harm_is_read_in_idioms(reading, text, expected):
    assert stated(reading, text) == expected


@pytest.mark.parametrize("text", NOBODY_TAKEN)
def test_nobody_is_abducted_by_police_or_to_hospital(reading, text):
    assert [row for row in stated(reading, text) if row[0] == "abducted"] == []


CARED_FOR = [
    ("Thirteen people are in hospital.", [("wounded", 13, "all", "Thirteen people")]),
    ("At least 16 travellers are being treated in Gorom.", [("wounded", 16, "civilian", "At least 16 travellers")]),
    ("A cloth merchant is fighting for his life.", [("wounded", 1, "civilian", "A cloth merchant")]),
    ("Eleven of the wounded remain in the intensive care unit.", [("wounded", 11, "all", "Eleven of the wounded")]),
    (
        "Five people were taken to hospital and three others treated at the scene.",
        [("wounded", 5, "other", "Five people"), ("wounded", 3, "other", "three others")],
    ),
    ("Ninety guests were made ill.", [("wounded", 90, "civilian", "Ninety guests")]),
]

MISSING = [
    ("Eight sailors have not been seen since.", [("missing", 8, "military", "Eight sailors")]),
    ("Two recruits are yet to return to barracks.", [("missing", 2, "military", "Two recruits")]),
    ("The whereabouts of four cooks are unknown.", [("missing", 4, "civilian", "four cooks")]),
    (
        "Firemen searched on Sunday for six people believed to be trapped.",
        [("missing", 6, "all", "six people")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*CARED_FOR, *MISSING])
def test_people_in_care_and_missing_people_are_counted(reading, text, expected):
    assert stated(reading, text) == expected
