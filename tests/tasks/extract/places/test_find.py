"""Places: the words in [brackets] are what the first place of interest must cover."""

from dataclasses import replace

import pytest

from schemas.documents import Boilerplate, CleanDocument
from tasks.extract.places.date_order import month_first
from tasks.extract.places.find import country_of_adjective, dateline_place, dominant_country, find_places


def cells(reading):
    return [place.cell for place in find_places(reading)]


def only(reading):
    (cell,) = cells(reading)
    return cell


CHAINS = [
    (
        "Gunmen raided [Gamboru village, Borno state, Nigeria].",
        ("Gamboru", "city", "NG", "Borno", "Gamboru", 1),
    ),
    ("A mine went off in [Herat, Afghanistan], on Monday.", ("Herat", "city", "AF", "Herat", "Herat", 1)),
    ("A man died in [Yakima, Wash.], on Friday.", ("Yakima", "city", "US", "Washington", "Yakima", 1)),
    (
        "They burned a truck in the [town of Flores, in El Peten department].",
        ("Flores", "city", "GT", "El Peten", "Flores", 1),
    ),
    (
        "A shell fell on [Shaab district, Baghdad city, Iraq].",
        ("Shaab district", "district", "IQ", "Baghdad", "Baghdad", 1),
    ),
    (
        "A bomb hit a convoy in [Sangin district, Helmand province, Afghanistan].",
        ("Sangin district", "district", "AF", "Helmand", "Sangin", 3),
    ),
    ("Rebels burned huts in [Goma in eastern Congo].", ("Goma", "city", "CD", "Nord Kivu", "Goma", 1)),
    ("Shells fell on [Maiduguri, northeast Nigeria].", ("Maiduguri", "city", "NG", "Borno", "Maiduguri", 1)),
    ("A drone struck [Mali's capital].", ("Bamako", "city", "ML", "Bamako", "Bamako", 1)),
    ("Rebels shelled [Iraq's Anbar province].", ("Anbar", "admin1", "IQ", "Anbar", None, 4)),
    ("Police found two bodies near [Mosul in northern Iraq].", ("Mosul", "city", "IQ", "Nineveh", "Mosul", 2)),
    (
        "The man was shot in the [2100 block of Maple Drive in Toledo, Ohio].",
        ("2100 block of Maple Drive", "venue", "US", "Ohio", "Toledo", 1),
    ),
    (
        "A blast hit the [Batamaloo police post in Srinagar, India].",
        ("Batamaloo police post", "venue", "IN", "Jammu and Kashmir", "Srinagar", 1),
    ),
    ("A car bomb hit the [Russian embassy in Kabul].", ("Russian embassy", "venue", "AF", "Kabul", "Kabul", 1)),
    (
        "Rockets struck [Kabul's international airport].",
        ("Kabul's international airport", "venue", "AF", "Kabul", "Kabul", 1),
    ),
    ("Troops moved into [eastern Afghanistan].", ("eastern Afghanistan", "area", "AF", None, None, 5)),
    ("A bomb exploded in [Somalia].", ("Somalia", "country", "SO", None, None, 6)),
]


@pytest.mark.parametrize(("marked", "expected"), CHAINS)
def test_a_chain_of_places_is_one_place(reading, marked, expected):
    words = marked[marked.index("[") + 1 : marked.index("]")]
    cell = only(reading(marked.replace("[", "").replace("]", "")))
    assert (cell.name, cell.role, cell.country_iso2, cell.admin1, cell.city, cell.where_prec) == expected
    assert cell.span.quote == words


def test_a_suburb_is_not_the_city_it_belongs_to(reading):
    cell = only(reading("Two men were stabbed at a bowling alley in the Denver suburb of Wheat Ridge."))
    assert cell.city == "Wheat Ridge"


def test_a_hotel_in_suburban_denver_is_not_in_denver(reading):
    hotel, suburb = cells(reading("Shots were fired at a suburban Denver hotel. Police in Arvada, Colorado, came."))
    assert (hotel.name, hotel.city, suburb.city) == ("Denver hotel", None, "Arvada")


def test_a_hotel_is_in_no_town_that_only_its_full_name_starts_with(reading):
    text = "DENVER - Officers came to a Howard Jenkins hotel on Monday. Denver police said a guest was shot."
    assert {cell.city for cell in cells(reading(text))} == {"Denver"}


QUARTERS = [
    ("Four people were shot in West Englewood, Illinois police said.", "West Englewood", "Chicago"),
    ("A girl was hit in East Germantown, Pa., on Monday.", "Germantown", "Philadelphia"),
    ("Two men were shot in Far Rockaway, New York.", "Far Rockaway", "Queens"),
    ("Shots rang out in Hollywood, California.", "Hollywood", "Los Angeles"),
]


@pytest.mark.parametrize(("text", "name", "city"), QUARTERS)
def test_a_quarter_that_the_gazetteer_holds_for_a_town_lies_in_its_city(reading, text, name, city):
    cell = cells(reading(text))[0]
    assert (cell.name, cell.role, cell.city, cell.where_prec) == (name, "district", city, 1)


def test_a_namesake_of_a_quarter_in_another_state_is_a_town(reading):
    cell = only(reading("Two men were shot in Hollywood, Florida."))
    assert (cell.role, cell.city) == ("city", "Hollywood")


def test_a_village_unknown_to_the_gazetteer_is_a_quarter_of_the_city_filed_from(reading):
    parsed = from_page(
        reading("SAVANNAH, Ga. - Two men were shot in Brantwick Village, deputies said."), "http://wsav.com/1"
    )
    village = next(cell for cell in cells(parsed) if cell.name == "Brantwick Village")
    assert (village.role, village.city, village.admin1) == ("district", "Savannah", "Georgia")


def test_whose_police_speak_after_a_street_is_no_part_of_its_address(reading):
    street, police = cells(reading("Shots were heard in the 400 block of Maple Drive, Toledo police said."))
    assert (street.name, street.city, police.method) == ("400 block of Maple Drive", "Toledo", "places.agency")


def test_a_surname_told_with_an_age_is_no_town(reading):
    text = 'Deputies found Lana "Lulu" Fulton, a 31-year-old mother. She was shot after Fulton and a man argued.'
    assert cells(reading(text)) == []


def test_the_police_of_a_town_with_somebodys_name_serve_the_town(reading):
    cell = only(reading("Sylvester Police say two teens were hurt on Monday."))
    assert (cell.name, cell.method) == ("Sylvester", "places.agency")


def test_a_street_is_not_in_the_town_that_somebody_beside_it_is_of(reading):
    found = cells(reading("Deputies said Ana Ray, of Toledo, Ohio, was visiting a home at 210 Maple Drive."))
    assert {cell.name: cell.city for cell in found} == {"Toledo": "Toledo", "210 Maple Drive": None}


def test_a_highway_has_a_number_and_is_in_no_town_for_being_near_it(reading):
    text = "Dana Ray, 12, from Florala, Alabama, died at a home on County Road 41. He was a Florala boy. Florala wept."
    highway = next(cell for cell in cells(reading(text)) if cell.role == "venue")
    assert (highway.name, highway.city) == ("County Road 41", None)


def test_a_place_the_gazetteer_lacks_is_known_once_its_state_is_stated(reading):
    text = "Three people were shot near Brantwick. Deputies were at the scene in Brantwick, Fla., on Monday."
    near, stated = cells(reading(text))
    assert (near.city, near.admin1, near.where_prec) == ("Brantwick", "Florida", 2)
    assert (stated.city, stated.where_prec) == ("Brantwick", 1)


def test_a_man_of_a_town_in_the_papers_state_names_the_town(reading):
    parsed = reading("Elba man shoots two women at a party, police say.")
    assert cells(parsed) == []
    assert only(from_page(parsed, "http://www.wsfa.com/1")).city == "Elba"


def test_a_home_of_a_town_in_the_papers_state_is_there(reading):
    parsed = reading("A woman was shot dead in the driveway of her Raytown home, police said.")
    assert only(from_page(parsed, "http://www.kctv5.com/1")).city == "Raytown"


def test_the_section_of_a_city_lies_in_it(reading):
    cell = only(reading("Two people were wounded in the Phoebus section of Hampton, Va., on Monday."))
    assert (cell.name, cell.role, cell.city, cell.admin1) == ("Phoebus section", "district", "Hampton", "Virginia")


def test_a_sheriffs_office_that_tells_of_an_attack_is_not_where_it_was(reading):
    text = "A man was shot, says a release from the Polk County Sheriffs Office. It was near Crookston, Minnesota."
    county, town = cells(reading(text))
    assert (county.name, county.method, town.name) == ("Polk County", "places.agency", "Crookston")


def test_deputies_serve_a_county_though_a_town_bears_its_name(reading):
    assert "Jefferson" not in {cell.city for cell in cells(reading("Jefferson deputies shot a man on Plank Lane."))}


def test_a_street_of_the_town_filed_from_is_there_though_no_gazetteer_has_it(reading):
    parsed = reading("A man was shot off Nine Mile Road in Brantwick, police said.")
    filed = replace(parsed, document=replace(parsed.document, dateline_place="Brantwick, Va."))
    (cell,) = cells(filed)
    assert (cell.name, cell.city, cell.admin1) == ("Nine Mile Road", "Brantwick", "Virginia")


def test_a_hospitals_town_does_not_take_a_street_from_the_papers_city(reading):
    text = "A man was shot on Maple Lane. He was taken to Mercy Hospital in Wauwatosa."
    street = cells(from_page(reading(text), "http://www.jsonline.com/1"))[0]
    assert (street.name, street.city) == ("Maple Lane", "Milwaukee")


NO_PLACES = [
    "He killed his daughter, London, and his son on Monday.",
    "Officers of the Department of Energy and of the Department of Public Safety came, deputies of the county said.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_children_and_departments_are_no_places(reading, text):
    assert cells(reading(text)) == []


def test_a_city_of_a_state_is_not_called_so(reading):
    cell = only(reading("Two people were shot in an Ohio city on Monday."))
    assert (cell.role, cell.admin1, cell.city) == ("admin1", "Ohio", None)


def test_a_papers_own_town_goes_before_its_large_namesake(reading):
    cell = only(from_page(reading("A girl was shot in Henderson on Monday."), "http://www.thegleaner.com/1"))
    assert (cell.city, cell.admin1) == ("Henderson", "Kentucky")


STRANGERS = [
    ("Two men were shot in Millcreek Township, police said.", "Millcreek", None),
    ("Two men were shot in Weir. The sheriff said a party in Weir was loud.", "Weir", None),
    ("Two men were shot in Weir. The sheriff of Cherokee County, Kansas, said so.", "Weir", "Kansas"),
    ("Two men were shot in Houston, police said.", "Houston", "Texas"),
    ("Two men were shot in Meadville, police said.", "Meadville", "Pennsylvania"),
]


@pytest.mark.parametrize(("text", "name", "state"), STRANGERS)
def test_local_news_would_name_the_state_of_a_small_distant_town(reading, text, name, state):
    town = cells(from_page(reading(text), "http://www.goerie.com/1"))[0]
    assert (town.name, town.city, town.admin1) == (name, name, state)


def test_a_quarters_name_in_the_news_of_another_state_is_the_quarter_of_the_papers_city(reading):
    text = "A man was shot in the city's North End on Monday, Hartford police said."
    quarter = cells(from_page(reading(text), "http://www.courant.com/1"))[0]
    assert (quarter.name, quarter.role, quarter.city, quarter.admin1) == (
        "North End",
        "district",
        "Hartford",
        "Connecticut",
    )


def test_a_community_is_a_place_where_a_town_bears_the_name(reading):
    (town,) = cells(from_page(reading("A man was shot in the Vancleave community."), "http://www.wlox.com/1"))
    assert (town.city, town.admin1) == ("Vancleave", "Mississippi")
    assert cells(reading("A man was shot in the Amish community.")) == []


STREETS = [
    ("The boy was hit in the [600 block of Escanaba in Chicago].", "600 block of Escanaba"),
    ("Shots were fired near [Thompson] and Colorado avenues.", "Thompson"),
    ("Shots were fired in the [4900 block of N. 27th St. in Milwaukee].", "4900 block of N. 27th St."),
    ("Two were hit near [Southwest 203rd Terrace] on Monday, police in Miami said.", "Southwest 203rd Terrace"),
    ("It happened at the corner of [Elm] and Utica, police in Dallas said.", "Elm"),
]


@pytest.mark.parametrize(("marked", "name"), STREETS)
def test_a_street_needs_no_noun_to_be_one(reading, marked, name):
    words = marked[marked.index("[") + 1 : marked.index("]")]
    cell = cells(reading(marked.replace("[", "").replace("]", "")))[0]
    assert (cell.name, cell.role, cell.span.quote) == (name, "venue", words)


def test_a_street_named_again_by_its_bare_name_is_no_town(reading):
    text = "Five men were shot on Kensington Avenue in St. Louis. Neighbors say Kensington has never been so loud."
    assert "Kensington" not in {cell.name for cell in cells(reading(text))}


def test_an_unstated_town_of_another_state_is_a_quarter_of_the_articles_city(reading):
    text = "CHICAGO (WXYZ) - A man was killed in Austin on Saturday. Chicago police said the shooting was random."
    austin = next(cell for cell in cells(reading(text)) if cell.name == "Austin")
    assert (austin.role, austin.city, austin.admin1) == ("district", "Chicago", "Illinois")


def from_page(parsed, url=None, title=None):
    source = replace(parsed.document.source, url=url, title=title)
    return replace(parsed, document=replace(parsed.document, source=source))


STREET = "Two men were shot in the 5000 block of Kensington Avenue, police said."


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("http://www.kmov.com/story/1", None),
        ("http://archive.example/2016/http://fox2now.com:80/2016/07/31/two-men-shot", None),
        (None, "Two men shot - Channel 9 News - St. Louis, MO"),
    ],
)
def test_a_bare_street_lies_near_the_city_of_its_outlet(reading, url, title):
    cell = only(from_page(reading(STREET), url, title))
    assert (cell.city, cell.admin1, cell.where_prec, cell.method) == (
        "St. Louis",
        "Missouri",
        2,
        "places.outlet",
    )


def test_a_street_is_not_given_to_an_outlet_whose_page_names_a_town_or_a_county(reading):
    for text in (f"{STREET} They live in Belleville.", f"{STREET} Jefferson County deputies came."):
        street = cells(from_page(reading(text), "http://www.kmov.com/story/1"))[0]
        assert street.city != "St. Louis"


def test_in_american_news_georgia_is_the_state(reading):
    read = reading("Two men were shot in northeast Georgia. Deputies came from Appling, Georgia, on Monday.")
    assert {cell.country_iso2 for cell in cells(from_page(read, "http://www.wsbtv.com/1"))} == {"US"}
    assert only(reading("A bomb went off in Tbilisi, Georgia.")).country_iso2 == "GE"


def test_local_news_tells_of_no_far_province_without_its_country(reading):
    read = reading("Houston police are looking for a man who shot two people outside an East End bar.")
    east_end = next(cell for cell in cells(from_page(read, "http://www.khou.com/1")) if cell.name == "East End")
    assert (east_end.role, east_end.city) == ("district", "Houston")


def test_a_bare_dateline_is_looked_for_in_the_state_of_the_outlet(reading):
    read = from_page(reading("CHELSEA - A teenager was shot in Chelsea on Monday."), "http://whdh.com/news/1")
    read = replace(read, document=replace(read.document, dateline_place="Chelsea"))
    assert {(cell.city, cell.admin1) for cell in cells(read)} == {("Chelsea", "Massachusetts")}


def test_a_county_named_in_full_once_is_no_town_of_another_state(reading):
    found = cells(reading("A man was shot in Bartow. Deputies of Bartow County, Georgia, came."))
    assert [cell.name for cell in found] == ["Bartow County"]


def test_a_neighborhood_is_no_town_of_its_name(reading):
    text = "A man was killed in the Brighton Park neighborhood. Neighbors said Brighton Park is quiet."
    found = cells(from_page(reading(text), "http://www.chicagotribune.com/news/1"))
    assert {(cell.role, cell.city) for cell in found} == {("district", "Chicago")}


def test_a_county_may_be_called_after_somebody(reading):
    cell = only(reading("A man was shot in Prince George’s County on Monday."))
    assert (cell.name, cell.admin1, cell.city) == ("Prince George’s County", "Maryland", "Prince George’s County")


def test_a_large_city_and_a_town_whose_state_is_stated_stay_what_they_are(reading):
    text = (
        "CHICAGO (WXYZ) - A man was killed on Saturday. Chicago police arrested a suspect in Houston. "
        "Another was found in Vernon, Texas."
    )
    found = {cell.name: (cell.city, cell.admin1) for cell in cells(reading(text))}
    assert (found["Houston"], found["Vernon"]) == (("Houston", "Texas"), ("Vernon", "Texas"))


def test_the_federal_district_is_washington(reading):
    cell = only(reading("Four people were shot in D.C. on Monday."))
    assert (cell.city, cell.country_iso2) == ("Washington", "US")


def test_a_village_the_gazetteer_lacks_has_no_coordinates(reading):
    cell = only(reading("A bomb went off in Zorbadam village, Khyber Pakhtunkhwa province, Pakistan."))
    assert (cell.city, cell.admin1, cell.country_iso2) == ("Zorbadam", "Khyber Pakhtunkhwa", "PK")
    assert (cell.lat, cell.lon) == (None, None)


def test_the_documents_country_chooses_among_namesakes(reading):
    peru = cells(
        reading("Peruvian police said a bomb went off in Trujillo. The Peruvian army closed the road to Trujillo.")
    )
    honduras = cells(
        reading("Honduran police said a bomb went off in Trujillo. The Honduran army sent troops to Trujillo.")
    )
    assert {cell.country_iso2 for cell in peru} == {"PE"}
    assert {cell.country_iso2 for cell in honduras} == {"HN"}


def test_the_state_that_a_page_is_about_chooses_among_american_towns(reading):
    text = (
        "FRANKLIN, Ind. - Deputies said two men were shot near Columbus. The Johnson County sheriff lives in Franklin."
    )
    towns = {cell.name: cell.admin1 for cell in cells(reading(text)) if cell.role == "city"}
    assert towns["Columbus"] == "Indiana"


def test_the_capital_of_a_country_is_a_city(reading):
    cell = only(reading("Gunmen attacked a theatre in the Russian capital on Friday."))
    assert (cell.name, cell.city, cell.country_iso2) == ("Moscow", "Moscow", "RU")


def test_a_venue_beside_a_city_is_not_in_it(reading):
    venue, city = cells(reading("Four men opened fire at Crocus City Hall near Moscow."))
    assert (venue.role, venue.city, venue.country_iso2, venue.where_prec) == ("venue", None, "RU", 2)
    assert (city.name, city.where_prec) == ("Moscow", 2)


def test_a_venue_named_again_keeps_its_city(reading):
    text = "A bomb hit the Serena Hotel in Kabul.\n\nPolice ringed the Serena Hotel for hours."
    assert [cell.city for cell in cells(reading(text))] == ["Kabul", "Kabul"]


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith and Chad Brown were arrested in March.",
        "The Washington Post reported it.",
        "Washington said it would respond.",
        "The Communist Party of India took part.",
        "The Balochistan National Party held a rally.",
        "The Dallas Cowboys lost.",
        "Colombian soldiers fired back.",
        "Archbishop McGrath states his view.",
    ],
)
def test_people_groups_papers_and_governments_are_no_places(reading, text):
    assert cells(reading(text)) == []


def test_an_agency_tells_its_city_apart_from_a_scene(reading):
    cell = only(reading("Milwaukee police are looking for a man who fired at a car."))
    assert (cell.city, cell.method) == ("Milwaukee", "places.agency")


def test_nationalities_and_the_dominant_country(reading):
    parsed = reading("Colombian police blamed rebels. A bomb exploded in Medellin. The United States condemned it.")
    assert dominant_country(parsed, find_places(parsed)) == "CO"
    assert country_of_adjective("Colombian") == "CO"
    assert country_of_adjective("Monday") is None


def test_a_document_without_places_has_no_country(reading):
    parsed = reading("Two people were hurt.")
    assert find_places(parsed) == ()
    assert dominant_country(parsed, ()) is None


@pytest.mark.parametrize("side", ["West Ward", "East Side"])
def test_a_side_of_a_city_is_no_town_of_that_name(reading, side):
    parsed = reading(f"Two men were shot on Elm Street in Newark's {side}.")
    assert {place.cell.city for place in find_places(parsed)} == {"Newark"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A bomb went off in Manchester on Monday.", "GB"),
        ("A man was shot in Athens, the sheriff's office said.", "US"),
    ],
)
def test_a_large_city_is_meant_before_small_namesakes_however_many_unless_the_words_are_theirs(reading, text, country):
    (place,) = [found for found in find_places(reading(text)) if found.cell.role == "city"]
    assert place.cell.country_iso2 == country


def test_the_dateline_is_a_place_of_its_own(reading):
    parsed = reading("LA PAZ -- Police found a bomb.")
    document: CleanDocument = replace(parsed.document, dateline_place="La Paz, Bolivia")
    cell = dateline_place(replace(parsed, document=document))
    assert cell is not None
    assert (cell.city, cell.country_iso2, cell.span.quote) == ("La Paz", "BO", "LA PAZ")
    assert dateline_place(parsed) is None


def test_the_dateline_is_found_where_a_sites_name_holds_its_city_too(reading):
    parsed = reading("Two shot near bay - 9News Tampa\n\nTAMPA (WXYZ) -- Two men were shot.")
    site = Boilerplate(18, 31, "site")
    document: CleanDocument = replace(parsed.document, dateline_place="Tampa", boilerplate=(site,))
    cell = dateline_place(replace(parsed, document=document))
    assert cell is not None
    assert cell.span.quote == "TAMPA"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A bomb went off in Kidal, Mali.", "city"),
        ("A bomb went off in Chittagong, Bangladesh.", "city"),
        ("A bomb went off in Kidal region, Mali.", "admin1"),
    ],
)
def test_a_town_is_meant_where_its_division_bears_its_name(reading, text, role):
    (place,) = find_places(reading(text))
    assert place.cell.role == role


def test_a_district_of_a_city_of_millions_is_its_quarter(reading):
    (place,) = find_places(reading("A bomb went off in the Karrada district of Baghdad, Iraq."))
    assert (place.cell.role, place.cell.city) == ("district", "Baghdad")


def test_a_building_may_be_called_after_somebody_with_a_title(reading):
    places = find_places(reading("A bomb went off in the Imam Hussein mosque in Kut, Iraq."))
    assert [place.cell.name for place in places] == ["Imam Hussein mosque"]


def test_a_city_of_millions_abroad_is_no_quarter_of_the_city_filed_from(reading):
    read = reading(
        "WASHINGTON (Reuters) - Gunmen attacked a theatre near Moscow. A bomb hit Kabul's international airport."
    )
    assert [(place.cell.city, place.cell.country_iso2) for place in find_places(read)][-2:] == [
        ("Moscow", "RU"),
        ("Kabul", "AF"),
    ]


def test_a_large_city_abroad_is_meant_before_a_town_of_its_name_at_home(reading):
    text = "U.S. officials said the United States had warned of a raid. Gunmen fired at a crowd near Moscow."
    assert [cell.country_iso2 for cell in cells(reading(text)) if cell.name == "Moscow"] == ["RU"]


def test_a_gulf_state_is_one_on_a_gulf(reading):
    text = "Armed men ambushed a patrol near Minatitlan in the Gulf state of Veracruz."
    assert [cell.country_iso2 for cell in cells(reading(text)) if cell.name == "Minatitlan"] == ["MX"]


WHOLE_NAMES = [
    ("Gunmen killed two guards in Port-au-Prince.", "Port-au-Prince", "HT"),
    ("A mine went off in Mazar-i-Sharif.", "Mazar-i-Sharif", "AF"),
    ("Shells fell on a market in Deir ez-Zor.", "Deir ez-Zor", "SY"),
    ("A man was stabbed in Aix-en-Provence.", "Aix-en-Provence", "FR"),
    ("A bomb went off in Dar es Salaam.", "Dar es Salaam", "TZ"),
    ("Two traders were shot in Cox's Bazar.", "Cox's Bazar", "BD"),
    ("Two traders were shot in N'Djamena.", "N'Djamena", "TD"),
    ("Arsonists burned a shop in Stratford-upon-Avon.", "Stratford-upon-Avon", "GB"),
]


@pytest.mark.parametrize(("text", "city", "country"), WHOLE_NAMES)
def test_a_name_is_not_cut_at_its_hyphens_or_apostrophe(reading, text, city, country):
    cell = only(reading(text))
    assert (cell.city, cell.country_iso2, cell.lat is not None) == (city, country, True)


def test_a_bus_bound_for_a_city_keeps_the_city_apart_from_its_hyphen(reading):
    assert [cell.name for cell in cells(reading("Raiders robbed a Lagos-bound bus near Ibadan."))] == [
        "Lagos",
        "Ibadan",
    ]


SEATS = [
    ("A bomb went off in Wajir, Kenya.", "Wajir"),
    ("Rockets hit a market in Sanaa.", "Sanaa"),
    ("Rockets hit a market in Raqqa.", "Raqqa"),
    ("Rockets hit a market in Hodeidah.", "Hodeidah"),
]


@pytest.mark.parametrize(("text", "city"), SEATS)
def test_a_town_that_shares_its_name_with_its_division_has_its_own_coordinates(reading, text, city):
    cell = only(reading(text))
    assert (cell.role, cell.city, cell.lat is not None) == ("city", city, True)


def test_a_district_lies_where_the_town_of_its_name_does(reading):
    cell = only(reading("A bomb hit a convoy in Sangin district, Helmand province, Afghanistan."))
    assert (cell.city, cell.where_prec, round(cell.lat)) == ("Sangin", 3, 32)


UNLISTED = [
    ("Nigeria. Gunmen killed two herders at Dogofara on Monday.", "Dogofara", "NG"),
    ("Nigeria. Gunmen entered Dogofara on Monday and killed two herders.", "Dogofara", "NG"),
    ("In Nigeria jets fired on the market of Dogofara.", "Dogofara", "NG"),
    ("In Nigeria, 40 residents of Dogofara were shot.", "Dogofara", "NG"),
    ("In Nigeria, shells rained on Dogofara.", "Dogofara", "NG"),
    ("Malian soldiers shot ten people in Dogofara.", "Dogofara", "ML"),
    ("The Kenyan town of Dogofara was shelled.", "Dogofara", "KE"),
    ("Mines killed two men near Dogofara in Chad and two near Abalo in Niger.", "Dogofara", "TD"),
    ("Mines killed two men near Dogofara in Chad and two near Abalo in Niger.", "Abalo", "NE"),
    ("Gunmen raided Kankara, Nigeria.\n\n4. Ethiopia\n\nGunmen stopped a bus near Abaloo.", "Abaloo", "ET"),
]


@pytest.mark.parametrize(("text", "city", "country"), UNLISTED)
def test_a_village_no_gazetteer_has_keeps_its_name_and_the_country_around_it(reading, text, city, country):
    found = {cell.city: cell for cell in cells(reading(text)) if cell.city}
    assert (found[city].country_iso2, found[city].lat) == (country, None)


def test_a_namesake_in_a_country_that_nothing_names_is_not_meant(reading):
    cell = next(cell for cell in cells(reading("Mozambique. Raiders burned a bus near Palmeira.")) if cell.city)
    assert (cell.city, cell.country_iso2, cell.lat) == ("Palmeira", "MZ", None)


NO_NAMES = [
    "An analyst at Dogofara Consulting spoke of an attack.",
    "They had lost confidence in Okafor.",
    "The Liberian-flagged ship and a Greek-owned one were hit.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_where_somebody_works_or_whom_they_trust_is_no_place(reading, text):
    assert [cell for cell in cells(reading(text)) if cell.city] == []


def test_the_flag_of_a_ship_does_not_say_where_it_is(reading):
    assert dominant_country(reading("A Liberian-flagged ship was hit off Yemen."), ()) != "LR"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A guard was shot in Kenya, Kenyan police said.", False),
        ("A deputy in Ohio County, Ohio, was shot.", True),
        ("It rained.", None),
    ],
)
def test_the_month_stands_first_in_american_numbers(reading, text, expected):
    parsed = reading(text)
    assert month_first(parsed, find_places(parsed)) is expected


def test_a_city_that_has_no_namesake_is_where_it_is_whichever_country_the_text_is_about(reading):
    text = "Israeli jets flew over Haifa. The Israeli army said that Israel would answer. A drone killed a man in Tyre."
    assert [place.cell.country_iso2 for place in find_places(reading(text)) if place.cell.name == "Tyre"] == ["LB"]
