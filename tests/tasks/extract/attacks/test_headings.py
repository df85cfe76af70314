"""Headings and items: what they say of the day and the place of the attacks told under them."""

from schemas.vocabulary import Realis
from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import dateline_place, find_places

LONG = "Here is what the people of the province have lived through since the rebels came down from the hills."


def attacks_of(reading, *pieces, published="2021-09-05"):
    parsed = reading("\n\n".join(pieces), published)
    found = find_attacks(parsed, (), find_places(parsed), find_dates(parsed), dateline_place(parsed))
    return [attack.mention for attack in found if attack.mention.realis == Realis.ACTUAL]


def days(mention):
    return [cell.start.isoformat() for cell in mention.dates]


def test_a_day_as_heading_is_that_of_the_first_attack_under_it(reading):
    first, *_, second = attacks_of(
        reading,
        "The long war",
        LONG,
        "4 March 2016",
        "Gunmen shot dead nine miners at a pit.",
        "12 June 2018",
        "A car bomb killed four nurses at a clinic.",
    )
    assert (days(first)[0], days(second)[0]) == ("2016-03-04", "2018-06-12")
    assert first.section != second.section


def test_a_country_as_heading_is_that_of_its_items(reading):
    first, second = attacks_of(
        reading,
        "The week",
        LONG,
        "MALI",
        "- On Monday gunmen shot dead nine miners at a pit.",
        "NIGER",
        "- On Monday gunmen shot dead four nurses at a clinic.",
    )
    assert [{place.country_iso2 for place in each.places} for each in (first, second)] == [{"ML"}, {"NE"}]


def test_an_item_is_of_the_day_and_town_that_head_it(reading):
    (attack,) = attacks_of(
        reading, "The week", LONG, "- Fri 3 September, Nairobi. Gunmen shot dead nine miners at a pit."
    )
    assert days(attack) == ["2021-09-03"]
    assert "Nairobi" in {place.city for place in attack.places}


def test_what_the_clause_says_itself_goes_before_its_heading(reading):
    first, _ = attacks_of(
        reading,
        "The long war",
        LONG,
        "2016",
        "On 4 March 2015 gunmen shot dead nine miners at a pit.",
        "2018",
        "A car bomb killed four nurses at a clinic.",
    )
    assert days(first) == ["2015-03-04"]


def test_a_line_on_the_state_of_the_page_dates_nothing(reading):
    (attack,) = attacks_of(
        reading,
        "Advice to travellers",
        "Still current at: 2 September 2021",
        "Updated: 1 September 2021",
        "Gunmen shot dead nine miners at a pit.",
    )
    assert "2021-09-02" not in {day for cell in attack.heading_dates for day in [cell.start.isoformat()]}


def test_text_that_runs_on_has_no_section(reading):
    attacks = attacks_of(reading, "Raid in the hills", "Gunmen shot dead nine miners at a pit on Friday.")
    assert {attack.section for attack in attacks} == {None}
