"""Where: each example names the cities of its attack, whatever other towns stand beside."""

import pytest

from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places

EXAMPLES = [
    ("Gunmen ambushed a Nairobi-bound bus near Mandera and shot dead the driver.", {"Mandera"}),
    ("The train from Mathura to Delhi was stopped near Faridabad, where four men stabbed a boy.", {"Faridabad"}),
    ("A letter bomb addressed to the Israeli embassy in Rome exploded at a post office in Leicester.", {"Leicester"}),
    (
        "The wounded were airlifted to Gao after a bomb hit a convoy near Tessit, the mission said from Bamako.",
        {"Tessit"},
    ),
    ("Ten people were taken off a bus near Mandera and shot.", {"Mandera"}),
]


@pytest.mark.parametrize(("text", "cities"), EXAMPLES, ids=[text[:50] for text, _ in EXAMPLES])
def test_the_scene_is_not_where_people_came_from_or_were_brought(reading, text, cities):
    parsed = reading(text, "2024-06-20")
    found = [each.mention for each in find_attacks(parsed, (), find_places(parsed), find_dates(parsed))]
    assert {place.city for each in found for place in each.places} == cities
