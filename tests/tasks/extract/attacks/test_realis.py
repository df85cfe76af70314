"""Whether what is told took place: by its toll, by what was planned, by the time that a clause gives."""

from datetime import date

import pytest

from schemas.vocabulary import Realis


@pytest.mark.parametrize(
    "text",
    [
        "Guided bombs killed 12 people when they struck a shop in Hilm on Saturday.",
        "Air strikes killed at least 30 people in Rosh overnight, medics said.",
        "Her cousin helped to plan the bombing of 3 May 2016 in Lodva, in which 21 people lost their lives.",
        "Two men were convicted of plotting the 2015 attack on a theatre in Paris that killed 90 people.",
    ],
)
def test_what_had_its_toll_took_place(mentions, text):
    assert [each.realis for each in mentions(text)][:1] == [Realis.ACTUAL]


@pytest.mark.parametrize(
    "text",
    [
        "Roadside bombs kill more soldiers than any other weapon of the war.",
        "Explosions killed hundreds of people in Iraq over the past decade.",
        "Police held three men suspected of planning an attack on a synagogue in Berlin.",
    ],
)
def test_what_happens_often_or_was_only_planned_did_not(mentions, text):
    assert Realis.ACTUAL not in {each.realis for each in mentions(text)}


def test_a_clause_on_a_month_is_of_that_month(mentions):
    (attack,) = mentions("The army has been on alert since March 2016, when gunmen shot dead 19 people in Mopti.")
    assert [cell.start for cell in attack.dates] == [date(2016, 3, 1)]
