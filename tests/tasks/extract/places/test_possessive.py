"""A place that bears another's name."""

from tasks.extract.places.find import find_places


def test_soldiers_of_its_sentence_do_not_say_where_it_lies(reading):
    text = (
        "Gunmen shot at a hall near Moscow on Friday, Russian officials said. Russia has seen worse, as has Moscow. "
        "The group was behind the bombing outside Kabul's international airport that killed 13 U.S. troops."
    )
    [place] = [found.cell for found in find_places(reading(text)) if "airport" in found.cell.name]
    assert place.country_iso2 in {None, "AF"}
