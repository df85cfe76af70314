"""The city that an article is about, and which of its places lie there: streets, quarters, and towns' namesakes.

American papers give the state with every town but their own and some thirty large cities (Associated Press stylebook),
so that an unstated "Austin" in Chicago's news is a part of Chicago.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.vocabulary import PlaceSource
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc
from tasks.extract.places.chains import Chain
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import Toponym, distance_km, fold
from tasks.extract.places.parts import METROPOLIS, Part
from tasks.extract.places.quarters import whole_city
from tasks.extract.places.resolution import Where

STATES_ARE_SAID = frozenset({"US"})
ENOUGH = 4.0
AROUND_KM = 40.0
LARGEST_QUARTER = 1 / 20  # of its city's people
_SERVED, _DATELINED, _TITLED, _PRINTED, _LED, _NAMED = 2.0, 4.0, 2.0, 2.0, 1.0, 1.0
_MOST_SERVED, _MOST_NAMED = 2, 3
_LEAD_SENTENCES = 3
_COUNTY = re.compile(r"(?i)\b(?:county|parish)$")
_OUTLET_IN_TITLE = re.compile(r" (?:-|\||::) ")
_NEAR_HOSPITAL = 5  # words
HOSPITAL = re.compile(r"\b(?:hospital|medical center|trauma center)\b", re.IGNORECASE)

Resolved = Sequence[tuple[int, Chain, Where]]


@dataclass(frozen=True, slots=True)
class Home:
    """A city as resolved; `served` tells whether its own police or officials are spoken of."""

    where: Where
    served: bool

    @property
    def name(self) -> str:
        """The city's name as written."""
        return self.where.city or ""


def home_of(
    places: Resolved, dateline: tuple[str, Where] | None, outlet: tuple[str, Where] | None, title: str | None
) -> Home | None:
    """Give the city that most speaks for being the article's own, None where none is clear.

    `places` are chains with the number of their sentence and what they come to, `dateline` the city filed from,
    `outlet` that of the paper or station.
    """
    weights: dict[str, float] = defaultdict(float)
    wheres: dict[str, Where] = {}
    served: dict[str, int] = defaultdict(int)
    named: dict[str, int] = defaultdict(int)
    if dateline:
        wheres[fold(dateline[0])] = dateline[1]
        weights[fold(dateline[0])] += _DATELINED
    for number, chain, where in places:
        if not where.city or where.toponym is None or chain.city is None:
            continue
        key = fold(where.city)
        wheres.setdefault(key, where)
        served[key] += chain.first.source == PlaceSource.AGENCY
        weights[key] += _LED * (number < _LEAD_SENTENCES and not named[key])
        named[key] += 1
    story = _OUTLET_IN_TITLE.split(title or "")[0]
    for key in wheres:
        weights[key] += _PRINTED * (outlet is not None and dateline is None and key == fold(outlet[0]))
        weights[key] += _SERVED * min(served[key], _MOST_SERVED) + _NAMED * min(named[key], _MOST_NAMED)
        weights[key] += _TITLED * (f" {key} " in f" {fold(story)} ")
    best = max(weights, key=lambda key: (weights[key], key), default=None)
    if best is None or weights[best] < ENOUGH or wheres[best].toponym is None:
        return None
    return Home(whole_city(wheres[best]), served[best] > 0)


def at_home(chain: Chain, where: Where, home: Home) -> tuple[Chain, Where]:
    """Put into the home city what lies there though the text does not say so."""
    first, own = chain.first, home.where
    abroad = where.country_iso2 not in (None, own.country_iso2) and not _bare(chain)
    if own.country_iso2 not in STATES_ARE_SAID or abroad:
        return chain, own if _is_street(chain) and where.city is None else where
    if _is_great_abroad(first, own) and _namesake_near(first.known, own) is None:
        return chain, where
    if first.role == "road" and _leaves_town(first) and not home.served:
        return chain, where
    if first.role in word_class("places/within") and (where.city is None or _is_quarter(chain, where)):
        stated = chain.admin1 is not None or (where.admin1 is not None and where.admin1 != own.admin1)
        return chain, where if stated else own
    if not _bare(chain) or fold(first.name) == fold(home.name) or load_cues().has("stands_alone", first.name):
        return chain, where
    near = _namesake_near(first.known, own)
    whole = own.toponym.population if own.toponym else 0
    small = near is not None and near.population < LARGEST_QUARTER * whole
    if near is not None and not (small and home.served and first.source != PlaceSource.AGENCY):
        return chain, Where(own.country_iso2, near.admin1, first.name, near)
    if first.source == PlaceSource.AGENCY or (near is None and _is_here(where, own)):
        return chain, where
    quarter = replace(first, role="district")
    return replace(chain, parts=(quarter, *chain.parts[1:])), own


def _is_street(chain: Chain) -> bool:
    """Whether a chain is no more than a street of a town: no highway, and no country or town stands with it."""
    return len(chain.parts) == 1 and chain.first.role == "road" and not _leaves_town(chain.first)


def _leaves_town(road: Part) -> bool:
    """Whether a road goes on beyond its town: "Highway 49", "Old Mill Road"."""
    words = [word for word in road.name.split() if not word.isdigit()]
    return bool(words) and load_cues().has("leaves_town", words[-1])


def at_outlet(doc: Doc, places: Resolved, outlet: Where) -> list[tuple[int, Chain, Where]]:
    """Put streets, venues and quarters into the outlet's city where a document names no town and no county."""
    if any(_names_town(doc, chain, where, outlet) and not _holds_hospital(doc, chain) for _, chain, where in places):
        return list(places)
    return [
        (number, _of_outlet(chain), outlet)
        if chain.first.role in word_class("places/within")
        and not HOSPITAL.search(chain.first.name)
        and _fits(where, outlet)
        else (number, chain, where)
        for number, chain, where in places
    ]


def _holds_hospital(doc: Doc, chain: Chain) -> bool:
    """Whether a town is only that of a hospital: "Mercy Hospital in Wauwatosa"."""
    before = doc[max(chain.start - _NEAR_HOSPITAL, 0) : chain.start]
    return len(before) > 1 and before[-1].lower_ == "in" and HOSPITAL.search(before.text) is not None


def _names_town(doc: Doc, chain: Chain, where: Where, outlet: Where) -> bool:
    """Whether a place is a town or in one, or a county, but for its coroner and courts, who serve its towns too."""
    first = chain.first
    if first.role == "hospital" or HOSPITAL.search(first.name):
        return False
    if first.role == "second":
        served = any(load_cues().has("county_office", token.text) for token in doc[chain.end : chain.end + 1])
        return _COUNTY.search(first.name) is not None and not served
    if _bare(chain) and not load_cues().has("stands_alone", first.name):
        return where.admin1 in (None, outlet.admin1) or first.source == PlaceSource.AGENCY
    return first.role == "city" or (where.city is not None and not _is_quarter(chain, where))


def _fits(where: Where, outlet: Where) -> bool:
    return where.country_iso2 in (None, outlet.country_iso2) and where.admin1 in (None, outlet.admin1)


def _of_outlet(chain: Chain) -> Chain:
    first = replace(chain.first, source=PlaceSource.OUTLET)
    return replace(chain, parts=(first, *chain.parts[1:]))


def _is_great_abroad(part: Part, own: Where) -> bool:
    """Whether a name is that of a city of millions in another country, and of none as large in the own one."""
    cities = [found for found in part.known if found.kind == "city" and not found.by_alternate]
    largest = max(cities, key=lambda found: found.population, default=None)
    return largest is not None and largest.population >= METROPOLIS and largest.country_iso2 != own.country_iso2


def _bare(chain: Chain) -> bool:
    """Whether a city's name stands without anything that says where it is."""
    first = chain.first
    return len(chain.parts) == 1 and first.role == "city" and not first.typed and first.source != PlaceSource.SYNTAX


def _is_quarter(chain: Chain, where: Where) -> bool:
    """Whether all that is known of a place is the quarter of some city."""
    second = chain.second
    return second is not None and second.role == "district" and where.city == second.name


def _is_here(where: Where, own: Where) -> bool:
    """Whether a town lies in the home city's own division: a town of its own, if not a namesake near."""
    return where.admin1 is not None and where.admin1 == own.admin1 and where.toponym is not None


def _namesake_near(known: Sequence[Toponym], own: Where) -> Toponym | None:
    """The bearer of a name that lies around the home city."""
    towns = [found for found in known if found.kind == "city" and found.country_iso2 == own.country_iso2]
    near = [found for found in towns if own.toponym and distance_km(found, own.toponym) <= AROUND_KM]
    return max(near, key=lambda found: found.population, default=None)
