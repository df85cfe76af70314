"""The gazetteer: whom a name may mean."""

import pytest

from tasks.extract.places.gazetteer import fold, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Bogotá", "bogota"),
        ("St. Louis", "saint louis"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "sanaa"),
        ("U.S.", "us"),
    ],
)
def test_names_are_folded(written, folded):
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Turkey", "TR"),
        ("DR Congo", "CD"),
        ("Ivory Coast", "CI"),
        ("Kosovo", "XK"),
        ("U.S.", "US"),
        ("Czech Republic", "CZ"),
        ("Soviet Union", None),
        ("Medellin", None),
    ],
)
def test_countries_go_by_many_names(gazetteer, name, country):
    assert gazetteer.country(name) == country


@pytest.mark.parametrize(
    ("name", "country", "division"),
    [
        ("West Bank", "PS", "West Bank"),
        ("Scotland", "GB", "Scotland"),
        ("Salahuddin", "IQ", "Saladin"),
        ("Khyber Pakhtunkhwa", "PK", "Khyber Pakhtunkhwa"),
        ("El Peten", "GT", "Petén"),
        ("Batangas", "PH", None),
    ],
)
def test_divisions_go_by_many_names(gazetteer, name, country, division):
    bearers = {(found.country_iso2, found.admin1) for found in gazetteer.named(name) if found.kind != "city"}
    assert (country, division or name) in bearers or any(
        found.country_iso2 == country for found in gazetteer.named(name)
    )


def test_a_name_gives_all_its_bearers_the_largest_first(gazetteer):
    kabul = gazetteer.named("Kabul")
    assert (kabul[0].kind, kabul[0].country_iso2, kabul[0].admin1) == ("city", "AF", "Kabul")
    assert {found.country_iso2 for found in kabul} == {"AF", "IL"}


def test_small_towns_are_known_with_coordinates(gazetteer):
    (town,) = [found for found in gazetteer.named("Poynette") if found.kind == "city"]
    assert (town.country_iso2, town.admin1) == ("US", "Wisconsin")
    assert town.lat == pytest.approx(43.39, abs=0.01)
    assert town.lon == pytest.approx(-89.40, abs=0.01)


def test_counties_and_state_abbreviations_are_known(gazetteer):
    assert [found.admin1 for found in gazetteer.named("Craven County")] == ["North Carolina"]
    assert gazetteer.us_states["WIS."] == gazetteer.us_states["WI"] == "Wisconsin"


@pytest.mark.parametrize(
    ("word", "country"),
    [("Colombian", "CO"), ("Afghans", "AF"), ("SALVADORAN", "SV"), ("Sri Lankan", "LK"), ("red", None)],
)
def test_nationalities_stand_for_countries(gazetteer, word, country):
    assert gazetteer.country_of_adjective(word) == country
