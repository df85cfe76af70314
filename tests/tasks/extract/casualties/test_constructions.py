"""Ways of saying how many came to harm: sentences with what they state as (outcome, low, high, victim group)."""

import pytest

from tasks.extract.casualties.find import find_casualties

BODIES = [
    ("They received 18 bodies and 44 wounded.", [("killed", 18, 18, "all"), ("wounded", 44, 44, "all")]),
    ("At least 23 corpses were pulled from the rubble.", [("killed", 23, None, "all")]),
    (
        "Rescue teams recovered 11 bodies and nine injured persons from the house.",
        [("killed", 11, 11, "all"), ("wounded", 9, 9, "all")],
    ),
]
SHARES = [
    ("All but two of the 15 passengers were shot dead.", [("killed", 13, 13, "civilian")]),
    ("Of the 20 passengers, gunmen killed all but three.", [("killed", 17, 17, "all")]),
    ("Every one of the eleven sailors was killed.", [("killed", 11, 11, "military")]),
    (
        "Twelve people, including two of the attackers, died in the raid.",
        [("killed", 12, 12, "all"), ("killed", 2, 2, "perpetrator")],
    ),
]
LISTS = [
    (
        "The blast killed a priest, two nuns and several cooks.",
        [("killed", 1, 1, "civilian"), ("killed", 2, 2, "civilian"), ("killed", None, None, "civilian")],
    ),
    (
        "The bomber, a driver and two soldiers died.",
        [("killed", 1, 1, "perpetrator"), ("killed", 1, 1, "civilian"), ("killed", 2, 2, "military")],
    ),
    (
        "The siege ended with 15 guests and the five assailants dead.",
        [("killed", 15, 15, "civilian"), ("killed", 5, 5, "perpetrator")],
    ),
    ("Dead: 17. Missing: 4.", [("killed", 17, 17, "all"), ("missing", 4, 4, "all")]),
    ("Toll of the raid: killed - 8, wounded - 21.", [("killed", 8, 8, "all"), ("wounded", 21, 21, "all")]),
    ("31 dead, 9 wounded.", [("killed", 31, 31, "all"), ("wounded", 9, 9, "all")]),
]
TOLLS = [
    (
        "A fourth clerk died on Thursday, bringing the total to four.",
        [("killed", 1, 1, "civilian"), ("killed", 4, 4, "civilian")],
    ),
    ("The number of wounded had passed 100.", [("wounded", 101, None, "all")]),
    ("They lowered the toll of Monday's bombing by two to 31.", [("killed", 31, 31, "all")]),
]
TAKEN = [
    ("Raiders herded off 46 farmers.", [("abducted", 46, 46, "civilian")]),
    ("The attackers made away with nine traders and their goods.", [("abducted", 9, 9, "civilian")]),
    ("A pilot was dragged from his aircraft and marched into the bush.", [("abducted", 1, 1, "civilian")]),
    ("Gunmen pulled six men out of their homes and shot them.", [("killed", 6, 6, "all")]),
    ("They still hold the 28 pupils they took from the college.", [("abducted", 28, 28, "civilian")]),
]
WOUNDED = [
    ("Three clerks escaped with injuries.", [("wounded", 3, 3, "civilian")]),
    ("The attack left four farmers with burns.", [("wounded", 4, 4, "civilian")]),
    ("Several others sustained machete cuts.", [("wounded", None, None, "other")]),
]
ATTACKERS = [
    (
        "Gunmen killed eight cadets. Three were shot dead by guards.",
        [("killed", 8, 8, "military"), ("killed", 3, 3, "perpetrator")],
    ),
    ("Four of the attackers were shot by commandos.", [("wounded", 4, 4, "perpetrator")]),
    ("Assailants gunned down a trader, his gunman and a porter.", [("killed", 1, 1, "civilian")] * 3),
]
NONE = [
    "None of the 40 passengers was hurt.",
    "More than 900 people have been killed this year.",
    "Last year 119 journalists were killed worldwide.",
    "They killed or wounded 30 soldiers.",
]


@pytest.mark.parametrize(("text", "expected"), [*BODIES, *SHARES, *LISTS, *TOLLS, *TAKEN, *WOUNDED, *ATTACKERS])
def test_counts_are_read_in_many_constructions(reading, text, expected):
    found = find_casualties(reading(text), (), ())
    assert sorted((m.outcome, str(m.low), str(m.high), m.victim_group) for m in found) == sorted(
        (outcome, str(low), str(high), group) for outcome, low, high, group in expected
    )


@pytest.mark.parametrize("text", NONE)
def test_what_counts_nobody_of_an_attack_gives_no_count(reading, text):
    assert not [m for m in find_casualties(reading(text), (), ()) if m.value != 0]
