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


@pytest.mark.parametrize(
    "text",
    [
        "On Jan. 24 salvoes of rockets fell on a district of Marem.",
        "The two navies launched strikes on targets in the province of Hodeida late on Thursday.",
    ],
)
def test_what_was_done_on_a_day_took_place_however_many_times(actual, text):
    assert actual(text)


def test_a_killing_long_past_in_a_town_is_no_reference_to_the_news(mentions):
    (mention,) = mentions("In April 2011 two people were killed and five wounded in Lyon.")
    assert not mention.anaphoric


def test_the_kinds_of_all_that_was_done_are_told(actual):
    (mention,) = actual("Rebels stormed the parliament in Grozny on Monday and blew themselves up.")
    kinds = {cell.value for cell in mention.nature if cell.column == "attack_types"}
    assert kinds == {"Bombing/Explosion", "Armed Assault"}


@pytest.mark.parametrize(
    "text",
    [
        "The police denied that there had been any shooting at the stadium on Saturday.",
        "Reports that an air strike had hit Tula were a fabrication, the ministry said.",
    ],
)
def test_what_is_denied_to_have_been_did_not_take_place(actual, text):
    assert not actual(text)
