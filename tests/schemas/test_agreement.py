import pytest

from schemas.agreement import spelled_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maarat al-Numan", "Maarrat an-Numan"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("D.I. Khan", "Dera Ismail Khan"),
        ("Oleshky", "Aleshki"),
        ("Qandahar", "Kandahar"),
        ("Bogra", "Bogura"),
        ("Ma Gyi Kan", "Magyikan"),
    ],
)
def test_one_name_in_two_spellings(one, other):
    assert spelled_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Santa Ana", "Santa Rosa"),
        ("Derry", "Kerry"),
        ("Gao", "Gaza"),
        ("Belgorod", "Novgorod"),
        ("Bunia", "Beni"),
        ("Maidan Shahr", "Maidan Wardak"),
        ("Khan", "Dera Ismail Khan"),
    ],
)
def test_two_names_that_look_alike(one, other):
    assert not spelled_alike(one, other)
