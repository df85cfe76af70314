"""A source is called by what a reader knows it by."""

from schemas.naming import source_name, source_title

NOTHING = {"source_id": "a3f09c77d1", "title": None, "publisher": None, "agency": None, "text": None}


def test_a_title_comes_before_first_words_and_these_before_the_key():
    text = "LIMA, March 3 - Two men threw a grenade at a bank on Monday, the police said."
    assert source_title(NOTHING | {"title": "Grenade at \n bank", "text": text}) == "Grenade at bank"
    assert source_title(NOTHING | {"text": text}) == "LIMA, March 3 - Two men threw a grenade …"
    assert source_title(NOTHING) == "a3f09c77d1"


def test_an_outlet_names_its_article():
    assert source_name(NOTHING | {"publisher": "Courier", "title": "Grenade at bank"}) == "Courier"
    assert source_name(NOTHING | {"agency": "Interpress"}) == "Interpress"
    assert source_name(NOTHING | {"title": "Grenade at bank"}) == "Grenade at bank"
