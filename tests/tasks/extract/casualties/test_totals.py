"""Totals of a period or an accident are nobody's; what hangs on another clause is still stated."""

import pytest

from tasks.extract.casualties.find import find_casualties


def stated(reading, text):
    rows = find_casualties(reading(text), (), ())
    return [(r.outcome.value, r.value, r.quote.quote) for r in rows]


NO_ATTACKS = [
    "More than 4,000 people have been killed in the province since January.",
    "Some 900 people have died in the violence since then.",
    "At least 412 villagers were killed in the first nine months of 2021.",
    "In the whole of October, 96 civilians were reported killed by shells.",
    "More than 700 people were killed between January and the end of June.",
    "According to a weekly count, 230 residents were killed in April.",
    "Dabo was the third reporter murdered in the country this year.",
    "In the landslide of June 2012, 85 people lost their lives.",
    "A gas leak killed three tenants and injured nine.",
    "What began with marches has cost more than 4,000 lives.",
    "The band killed 620 people in its history.",
    "Some 120,000 people died in the war.",
    "How many people were killed is not known.",
    "Sappers neutralised a mine at the gate.",
    "An attempt to gun down a trader failed.",
    "There were no Canadian casualties.",
]

STILL_STATED = [
    ("Three clerks hurt by the blast on Monday have died.", [("killed", 3, "Three clerks")]),
    ("One of the guards flown to the coast has succumbed to burns.", [("killed", 1, "One of the guards")]),
    ("The group admitted the shooting dead of 16 hikers.", [("killed", 16, "16 hikers")]),
    ("A sergeant's mother-in-law was crushed and died.", [("killed", 1, "A sergeant's mother")]),
    ("Two pupils were burnt alive.", [("killed", 2, "Two pupils")]),
    ("The militia has to answer for the 31 refugees massacred in the camp.", [("killed", 31, "31 refugees")]),
    ("It will be recalled that the gang slaughtered 88 people.", [("killed", 88, "88 people")]),
    ("The rebels claim to have killed 17 recruits.", [("killed", 17, "17 recruits")]),
    ("A shepherd lost five members of his family.", [("killed", 5, "five members")]),
    ("They called out seven men and cut their throats.", [("killed", 7, "seven men")]),
    ("A ferryman was lynched and his helper battered.", [("killed", 1, "A ferryman"), ("wounded", 1, "his helper")]),
    ("The attacker killed himself and two shoppers.", [("killed", 1, "The attacker"), ("killed", 2, "two shoppers")]),
    ("The tanker, seized in May with 19 crew, lies off the cape.", [("abducted", 19, "19 crew")]),
    ("Among those who lost their lives was Ivo Santos, 41.", [("killed", 1, "Ivo Santos")]),
    ("An attack on the capital killed 1,200 people and began the war.", [("killed", 1200, "1,200 people")]),
    ("The dead are a constable and a cook.", [("killed", 1, "a constable"), ("killed", 1, "a cook")]),
    ("The hurt are 29.", [("wounded", 29, "29")]),
    ("A family of five was wiped out.", [("killed", 5, "A family of five")]),
    ("Bandits kidnapped an unknown number of travellers.", [("abducted", None, "an unknown number of travellers")]),
    (
        "A bomb killed a policeman. Two civilians also died.",
        [("killed", 1, "a policeman"), ("killed", 2, "Two civilians")],
    ),
    (
        "Three Britons, two Americans and a cook were killed.",
        [("killed", 3, "Three Britons"), ("killed", 2, "two Americans"), ("killed", 1, "a cook")],
    ),
    ("In May the group beheaded a Norwegian.", [("killed", 1, "a Norwegian")]),
    (
        "Seventeen died. Twenty people were in hospital.",
        [("killed", 17, "Seventeen"), ("wounded", 20, "Twenty people")],
    ),
]


@pytest.mark.parametrize("text", NO_ATTACKS)
def test_totals_and_accidents_are_no_casualties(reading, text):
    assert stated(reading, text) == []


@pytest.mark.parametrize(("text", "expected"), STILL_STATED)
def test_people_in_other_clauses_are_counted(reading, text, expected):
    assert stated(reading, text) == expected
