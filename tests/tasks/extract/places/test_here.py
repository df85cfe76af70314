"""Places by where a document was filed: "in this city", "in the capital", "here", a street without its town."""

from dataclasses import replace

import pytest

from tasks.extract.places.find import find_places


def told_in(parsed):
    """The places after the dateline."""
    return [place for place in find_places(parsed) if not place.tokens.text.isupper()]


def filed_from(reading, place, text):
    parsed = reading(f"{place.upper()} -- {text}")
    return replace(parsed, document=replace(parsed.document, dateline_place=place))


@pytest.mark.parametrize(
    ("text", "words", "city"),
    [
        ("A mayor was shot dead here on Monday.", "here", "Cuenca"),
        ("A bomb exploded in this city on Monday.", "this city", "Cuenca"),
        ("Gunmen killed a judge in the capital on Monday.", "the capital", "Quito"),
        ("The embassies in this capital were closed.", "this capital", "Quito"),
    ],
)
def test_the_dateline_tells_which_city(reading, text, words, city):
    (found,) = told_in(filed_from(reading, "Cuenca, Ecuador", text))
    assert (found.tokens.text, found.cell.city, found.cell.country_iso2) == (words, city, "EC")


@pytest.mark.parametrize(
    "text",
    [
        "The banks lost a third of the capital.",
        "Ambato is the capital of a province.",
        '"We live here in fear," the teacher said.',
        "The capital Ambato was quiet.",
    ],
)
def test_money_other_capitals_and_whoever_is_quoted_do_not(reading, text):
    found = find_places(filed_from(reading, "Cuenca, Ecuador", text))
    assert not [place for place in found if place.tokens.text.lower() in {"here", "the capital", "this city"}]


def test_without_a_dateline_nothing_is_told(reading):
    assert find_places(reading("A mayor was shot dead here on Monday.")) == ()


@pytest.mark.parametrize(("road", "city"), [("Morlaco Avenue", "Cuenca"), ("the Morlaco Highway", None)])
def test_a_street_without_its_town_is_in_the_documents_city_and_a_highway_is_not(reading, road, city):
    parsed = reading(f"A bomb exploded on {road}.")
    filed = replace(parsed, document=replace(parsed.document, dateline_place="Cuenca, Ecuador"))
    assert [place.cell.city for place in find_places(filed)] == [city]
