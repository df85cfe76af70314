"""When two periods, places or names can be of one event."""

import re
from collections.abc import Sequence
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Protocol

from schemas.coordinates import kilometres
from schemas.identifiers import slug

_ARTICLES = frozenset({"ad", "al", "an", "ar", "as", "ash", "at", "az", "e", "el", "i", "the"})
_SOUNDS = (
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
    ("ei", "i"), ("ey", "i"), ("ai", "i"), ("ay", "i"), ("y", "i"), ("e", "i"), ("o", "u"), ("q", "k"), ("ck", "k"),
    ("c", "k"), ("w", "v"), ("z", "s"), ("j", "g"),
)  # fmt: skip
_SOUNDED_LETTERS = 5
_ALIKE = 0.82
NEAR_KM = 30.0
SURROUNDINGS_KM = 25.0
"""UCDP: near a place."""


class Period(Protocol):
    """Days from the first to the last, both included."""

    @property
    def start(self) -> date:
        """The first day."""

    @property
    def end(self) -> date:
        """The last day."""


class Place(Protocol):
    """A place by its containers and its own name. `lat`, `lon` in degrees WGS 84."""

    @property
    def country_iso2(self) -> str | None:
        """The country."""

    @property
    def admin1(self) -> str | None:
        """The first-order division."""

    @property
    def city(self) -> str | None:
        """The city, town or village."""

    @property
    def name(self) -> str:
        """The most specific name, as written."""

    @property
    def lat(self) -> float | None:
        """Latitude."""

    @property
    def lon(self) -> float | None:
        """Longitude."""

    @property
    def surroundings_km(self) -> float:
        """How far from its point it may be, where a text says no more than "near" or "outside"."""


def days_between(a: Period, b: Period) -> int:
    """Days from the end of the earlier range to the start of the later; 0 where they overlap."""
    return max((max(a.start, b.start) - min(a.end, b.end)).days, 0)


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """`slug` of a name, remembered: the same few names are asked for again and again."""
    return slug(name)


def same_name(a: str, b: str) -> bool:
    """Whether two names are one up to case and accents, or one is a run of whole words of the other."""
    short, long = sorted((f"-{fold(a)}-", f"-{fold(b)}-"), key=len)
    return len(short) > 4 and short in long


def spelled_alike(a: str, b: str) -> bool:
    """Whether two names are one in two spellings: Maarat al-Numan and Maarrat an-Numan, D.I. Khan and Dera Ismail Khan.

    Words that letters of other alphabets are written with in several ways are compared, articles left out.
    """
    one, other = fold(a).split("-"), fold(b).split("-")
    if _shortened(one, other) or _shortened(other, one):
        return True
    first, second = (_sounded("".join(word for word in name if word not in _ARTICLES)) for name in (one, other))
    if min(len(first), len(second)) < _SOUNDED_LETTERS:
        return first == second
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


@lru_cache(maxsize=200_000)
def _sounded(letters: str) -> str:
    """A name as it sounds, roughly: letters that stand for one another are one, doubled ones too."""
    for written, sound in _SOUNDS:
        letters = letters.replace(written, sound)
    return re.sub(r"(.)\1", r"\1", letters)


def _shortened(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name gives the words of another by their first letters: "DI Khan"."""
    if len(long) < len(short) or short[-1] != long[-1] or len(short) == 1:
        return False
    first = "".join(short[:-1])
    return len(first) == len(long) - 1 > 1 and first == "".join(word[0] for word in long[:-1])


def places_clash(a: Place, b: Place) -> bool:
    """Whether two places cannot be one: other countries, or cities that are neither one name nor near one another."""
    if a.country_iso2 and b.country_iso2 and a.country_iso2 != b.country_iso2:
        return True
    if a.city and b.city:
        return not same_name(a.city, b.city) and not are_near(a, b) and not _nested(a, b)
    return bool(a.admin1 and b.admin1 and not same_name(a.admin1, b.admin1))


def are_near(a: Place, b: Place) -> bool:
    """Whether both have coordinates, at most 30 km apart, or 25 more for each whose surroundings alone are told of."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM + a.surroundings_km + b.surroundings_km


def _nested(a: Place, b: Place) -> bool:
    return any(
        same_name(outer, inner)
        for outer, inner in ((a.admin1, b.city), (b.admin1, a.city), (a.name, b.city), (b.name, a.city))
        if outer and inner
    )
