"""Places by how a text puts them: each example names a place as written with its city, division and country."""

import pytest

from tasks.extract.places.find import find_places

EXAMPLES = [
    # what it is says that a name is a place's, and so does what is done to it
    ("Armed men raided Ruvakin, a hamlet 40 km north of Tillaberi in western Niger.", "Ruvakin", None, "NE"),
    ("Two bombs went off in the group's former stronghold of Gwoza, the Nigerian army said.", "Gwoza", "Borno", "NG"),
    ("A bomb killed ten at the market of N'Djamena.", "N'Djamena", "N'Djaména", "TD"),
    ("Car bombs exploded in Afrin and al-Bab.", "al-Bab", "Aleppo", "SY"),
    ("The ambush at Aguililla in Mexico left 13 officers dead.", "Aguililla", "Michoacán", "MX"),
    ("Militants stormed a base at Mianwali in neighbouring Punjab province, Pakistan.", "Mianwali", "Punjab", "PK"),
    ("In Sri Lanka they drove into Anuradhapura in a bus.", "Anuradhapura", "North Central", "LK"),
    # a comma and a country, or a division, behind it
    ("The IRA planted two bombs in Warrington, Cheshire.", "Warrington", "England", "GB"),
    ("A policeman fell in Londonderry.", "Londonderry", "Northern Ireland", "GB"),
    # a namesake abroad has nothing to speak for it but its name
    ("Three people were shot dead in Liancourt, said Haitian police in Saint-Marc, in Haiti.", "Liancourt", None, "HT"),
    # before a thing and an attack; a name with an article is a thing
    ("Two children died in the Annecy playground stabbing.", "Annecy", "Auvergne-Rhône-Alpes", "FR"),
    ("He fired into the Toyota of a clerk in Garissa.", "Garissa", "Garissa", "KE"),
    # districts and divisions
    ("A bomber struck in Mogadishu's Hodan district.", "Mogadishu", "Banaadir", "SO"),
    ("Bodies were found in Makobola, in Fizi territory, South Kivu.", "Makobola", "South Kivu", "CD"),
    ("A shell hit Ruva refugee camp in central Gaza.", "Ruva", None, "PS"),
    ("NEAR SAMARRA - Soldiers fell near Samarra, in Iraq.", "Samarra", "Saladin", "IQ"),
    # the African Union is no group in El Baraf, as Islamic State is one in Khorasan
    ("Fighters attacked a base of the African Union in El Baraf in Somalia.", "El Baraf", None, "SO"),
    ("Gunmen killed 148 people at Garissa University College in Kenya.", "Garissa", "Garissa", "KE"),
    # the largest of a name in each country is weighed, not how many bear it
    ("A mine killed two soldiers near Jalalabad.", "Jalalabad", "Nangarhar", "AF"),
    # a village abroad has the other names of a short text against it
    ("Six died outside Parachinar on Thursday. In May, 42 fell in Bagan.", "Bagan", None, "PK"),
    ("Two fell in Bunia in the Democratic Republic of Congo.", "Bunia", "Ituri", "CD"),
    # no person is struck like this, has a ship off him, or stands between an article and a noun
    ("The attack on Goma killed one guard.", "Goma", "Nord Kivu", "CD"),
    ("A bomb went off on a ferry off Jolo.", "Jolo", "Autonomous Region in Muslim Mindanao", "PH"),
    ("A Rotterdam baker was shot in his shop, Dutch police said.", "Rotterdam", "South Holland", "NL"),
]


@pytest.mark.parametrize(("text", "city", "admin1", "country"), EXAMPLES, ids=[text[:45] for text, *_ in EXAMPLES])
def test_a_scene_is_read_with_what_holds_it(reading, text, city, admin1, country):
    found = {(place.cell.city, place.cell.admin1, place.cell.country_iso2) for place in find_places(reading(text))}
    assert (city, admin1, country) in found, found


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shot dead an officer, Omar Ruvan, in Wajir town.",
        "A bomb fell on the house of Renato Ruvan, the former town mayor.",
    ],
)
def test_whoever_is_described_is_no_place(reading, text):
    assert not any("Ruvan" in place.cell.name for place in find_places(reading(text)))


def test_a_road_by_its_ends_tells_the_country_alone(reading):
    (train, village) = find_places(reading("The Abuja-Kaduna train was attacked at Katari."))
    assert (train.cell.city, train.cell.country_iso2, village.cell.country_iso2) == (None, "NG", "NG")


def test_a_town_is_taken_up_by_what_it_is(reading):
    text = "Musayyib, 60 km south of Baghdad, is in Iraq. In July a bomb went off outside a mosque in the town."
    assert [p.cell.city for p in find_places(reading(text)) if p.tokens.text == "town"] == ["Musayyib"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A policeman was shot in Quetta. In May six people were killed in a bombing there.", "there"),
        ("A judge was shot in Lahore. In May a bomb went off in the city's main market.", "city"),
        ("A bomb exploded in Mersin. The southern port city was hit by another in May.", "city"),
        ("Three fell in Kharkiv. In April a missile struck the town's railway station.", "town"),
    ],
)
def test_a_town_is_taken_up_by_there_or_as_owner_or_as_what_is_hit(reading, text, word):
    first, *rest = find_places(reading(text))
    assert [(p.cell.city, p.tokens.text) for p in rest] == [(first.cell.city, word)]


@pytest.mark.parametrize("rest", ["There was panic.", "He moved on from there.", "The town's mayor was at home."])
def test_where_nothing_is_done_no_town_is_taken_up(reading, rest):
    assert len(find_places(reading(f"A policeman was shot in Quetta. {rest}"))) == 1


def test_a_county_is_a_division_where_divisions_are_counties(reading):
    (county,) = find_places(reading("Four people were killed in Wajir County."))
    assert (county.cell.role, county.cell.admin1, county.cell.country_iso2) == ("admin1", "Wajir", "KE")


def test_a_town_lies_throughout_where_it_is_once_told_to_lie(reading):
    text = "Raiders struck Ruva in South Kivu in the DRC. Later, many fled from Ruva to France and Belgium."
    assert {p.cell.country_iso2 for p in find_places(reading(text)) if p.cell.city == "Ruva"} == {"CD"}
