"""A single place name in a text, before it is chained with others and resolved."""

from dataclasses import dataclass

from schemas.vocabulary import PlaceSource
from tasks.extract.places.gazetteer import Toponym

LEVELS = {
    "hospital": 0,
    "road": 0,
    "venue": 0,
    "district": 1,
    "city": 2,
    "second": 3,
    "admin1": 4,
    "area": 5,
    "country": 6,
    "sea": 6,
}
TOWN = 15_000
LARGE_CITY = 200_000
METROPOLIS = 1_000_000
_LESS_KNOWN_THAN_DIVISION = 50_000
_QUARTERS = (" neighborhood", " neighbourhood")


@dataclass(frozen=True, slots=True)
class Part:
    """A place name on tokens `[start, end)`; `known` are the bearers of its name.

    `typed`: a noun says what it is ("Bama village"). `weak`: it counts only where a chain confirms it.
    `country_iso2`: a nationality before it says the country. `near`: the text speaks of its surroundings.
    `loose`: nothing but its size says that the name is a place's. `home`: somebody is of it ("Ana Ray, 9, of Elba").
    """

    start: int
    end: int
    name: str
    role: str
    source: PlaceSource
    known: tuple[Toponym, ...] = ()
    typed: bool = False
    weak: bool = False
    near: bool = False
    loose: bool = False
    home: bool = False
    country_iso2: str | None = None

    @property
    def level(self) -> int:
        """How wide: 0 a building to 6 a country."""
        return LEVELS[self.role]


def is_quarter(name: str) -> bool:
    """Whether a name's own noun says that it is a part of a city, whatever town is called the same."""
    return name.lower().endswith(_QUARTERS)


def role_of(known: tuple[Toponym, ...]) -> str:
    """The likeliest kind of a plain name: a country, a sea or wide area, then a city unless only divisions bear it."""
    kinds = {found.kind for found in known}
    for kind in ("country", "sea", "area"):
        if kind in kinds:
            return kind
    largest = max((found.population for found in known if found.kind == "city" and not found.by_alternate), default=0)
    state = any((found.kind, found.country_iso2) == ("admin1", "US") for found in known)
    if not state and _seat_of_its_division(known):
        return "city"
    if "admin1" in kinds and largest < (LARGE_CITY if state else _LESS_KNOWN_THAN_DIVISION):
        return "admin1"
    return next(kind for kind in ("city", "second", "admin1") if kind in kinds)


def _seat_of_its_division(known: tuple[Toponym, ...]) -> bool:
    """Whether a division and a town in it share the name: unless a noun says "province", the town is meant."""
    divisions = {(found.country_iso2, found.admin1) for found in known if found.kind == "admin1"}
    towns = [found for found in known if found.kind == "city" and (found.country_iso2, found.admin1) in divisions]
    return any(town.population >= (LARGE_CITY if town.by_alternate else TOWN) for town in towns)
