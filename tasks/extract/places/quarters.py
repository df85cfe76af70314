"""Quarters that the gazetteer holds for towns: Englewood is a part of Chicago, Germantown one of Philadelphia."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.places.chains import Chain
from tasks.extract.places.gazetteer import Toponym, distance_km, fold, load_gazetteer
from tasks.extract.places.resolution import Where

_FARTHEST_KM = 40.0  # San Pedro from the middle of Los Angeles


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A quarter as GeoNames writes it, and the American city or borough of New York that it is a part of."""

    quarter: str
    city: str
    state: str


def in_their_cities(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Put what lies in such a quarter, and the quarter itself, into its city."""
    return [(number, *_in_its_city(chain, where)) for number, chain, where in places]


def whole_city(where: Where) -> Where:
    """The city that a quarter is a part of; any other place as it is."""
    city = _city_of(where.toponym) if where.toponym is not None and where.city else None
    return replace(where, city=city) if city else where


def _in_its_city(chain: Chain, where: Where) -> tuple[Chain, Where]:
    whole, first = whole_city(where), chain.first
    if whole is where or first.role != "city":
        return chain, whole
    return replace(chain, parts=(replace(first, role="district"), *chain.parts[1:])), whole


@lru_cache(maxsize=50_000)
def _city_of(found: Toponym) -> str | None:
    city = _cities().get((fold(found.name), found.admin1))
    if city is None or found.country_iso2 != "US":
        return None
    bearers = [one for one in load_gazetteer().named(city) if one.admin1 == found.admin1]
    return city if any(distance_km(found, one) <= _FARTHEST_KM for one in bearers) else None


@lru_cache(maxsize=1)
def _cities() -> dict[tuple[str, str | None], str]:
    return {(fold(row.quarter), row.state): row.city for row in load_lexicon("places/city_quarters", QuarterRow)}
