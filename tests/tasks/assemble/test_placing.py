from dataclasses import replace

from schemas.vocabulary import PlaceSource
from tasks.assemble.agreement import are_near
from tasks.assemble.placing import choose_place, settle_places, with_city


def test_a_county_is_no_city(page):
    news = page("Shots in Toledo County.")
    county = replace(news.place("Toledo"), name="Toledo County", city="Toledo County")
    news.attack("Shots", places=[county])
    (mention,) = settle_places(news.extraction).attacks
    assert (mention.places[0].name, mention.places[0].city, mention.places[0].role) == ("Toledo County", None, "admin1")


def test_a_quarter_that_no_gazetteer_knows_is_no_city(page):
    news = page("Shots in the Brantwick neighborhood.")
    quarter = replace(news.unknown("Brantwick neighborhood", "district"), city="Brantwick neighborhood")
    news.attack("Shots", places=[quarter])
    assert settle_places(news.extraction).attacks[0].places[0].city is None


def test_a_venue_lies_in_the_city_it_is_named_after(page):
    news = page("A bomb at Kabul\u2019s northern airport. Later a bomb in Kabul.")
    news.attack("A bomb at", places=[news.unknown("Kabul\u2019s northern airport")])
    news.attack("a bomb in Kabul", places=[news.place("Kabul")])
    airport = settle_places(news.extraction).attacks[0].places[0]
    assert (airport.city, airport.country_iso2) == ("Kabul", "AF")


def test_a_suburb_belongs_to_the_city_whose_police_speak(page):
    news = page("Shots in Krasnogorsk, said Moscow police.")
    police = replace(news.place("Moscow"), source=PlaceSource.AGENCY)
    place, _ = choose_place([news.place("Krasnogorsk"), police])
    assert (place.name, place.city) == ("Krasnogorsk", "Moscow")


def test_police_of_a_distant_city_speak_of_an_attack_elsewhere(page):
    news = page("A bomb in Quetta and one more in Quetta, said Kabul police.")
    police = replace(news.place("Kabul"), source=PlaceSource.AGENCY)
    place, _ = choose_place([news.place("Quetta"), news.place("Quetta"), police])
    assert place.city == "Quetta"


def test_a_street_takes_the_city_that_the_rest_of_the_document_names(page):
    news = page("Shots on Lagrange Street. People in Toledo were afraid.")
    place, _ = choose_place(with_city([news.unknown("Lagrange Street")], [news.place("Toledo")]))
    assert (place.name, place.city) == ("Lagrange Street", "Toledo")


def test_a_city_told_far_from_the_dateline_goes_before_it(page):
    news = page("Kabul (Wire) - Gunmen killed six people near Quetta.")
    filed = replace(news.place("Kabul"), country_iso2="PK", source=PlaceSource.DATELINE, where_prec=2)
    near = replace(news.place("Quetta"), where_prec=2)
    place, _ = choose_place([near, filed, filed])
    assert (place.name, place.city) == ("Quetta", "Quetta")


def test_outside_a_city_may_be_in_a_town_of_its_outskirts(page):
    news = page("Shots outside Quetta. Shots in Kabul.")
    around = replace(news.place("Quetta"), where_prec=2)
    town = replace(news.place("Kabul"), lat=around.lat + 0.4, lon=around.lon)
    assert are_near(around, town)
    assert not are_near(news.place("Quetta"), town)
