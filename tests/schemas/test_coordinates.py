"""What has no coordinates says why."""

import pytest

from schemas.coordinates import why_no_point


@pytest.mark.parametrize(
    ("where_prec", "city", "place", "why"),
    [
        (None, None, None, "no place is told"),
        (6, None, None, "only the country is told"),
        (4, None, "Borno state", "only a province or state is told"),
        (1, "Amanpur", "Amanpur", "the gazetteer does not know Amanpur"),
        (2, None, "Tall Brak ford", "the gazetteer does not know Tall Brak ford"),
    ],
)
def test_why_there_is_no_point(where_prec, city, place, why):
    assert why_no_point({"lat": None, "where_prec": where_prec, "city": city, "place_name": place}) == why


def test_a_point_needs_no_reason():
    assert why_no_point({"lat": 1.0, "where_prec": 1, "city": "Lima", "place_name": "Lima"}) is None
