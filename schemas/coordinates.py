"""Points on the earth: their distances, and why a place has none."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from schemas.vocabulary import WherePrecision

EARTH_RADIUS_KM = 6371.0


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance between two points given as latitude and longitude in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, point)) for point in (a, b))
    half = sin((lat_a - lat_b) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_a - lon_b) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


_TOO_COARSE = {
    WherePrecision.SECOND_ORDER: "only a district is told",
    WherePrecision.FIRST_ORDER: "only a province or state is told",
    WherePrecision.FUZZY: "only a wide area is told",
    WherePrecision.COUNTRY: "only the country is told",
    WherePrecision.INTERNATIONAL: "it is in international waters or airspace",
}


def why_no_point(row: Mapping[str, Any]) -> str | None:
    """Say why a row of attacks or reports has no coordinates, None where it has."""
    if row["lat"] is not None:
        return None
    if row["where_prec"] is None:
        return "no place is told"
    name = row["city"] or row["place_name"]
    if row["where_prec"] in _TOO_COARSE and not row["city"]:
        return _TOO_COARSE[row["where_prec"]]
    return f"the gazetteer does not know {' '.join(name.split())}" if name else "no place is told"
