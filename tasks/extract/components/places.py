"""Every place that a document mentions, with the country, division, city and coordinates that the text gives it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.mentions import PlaceCell
from tasks.extract.found import FoundPlace
from tasks.extract.gazetteer import Gazetteer, Toponym, load_gazetteer
from tasks.extract.gazetteer_chains import Chain, chain_parts
from tasks.extract.gazetteer_context import PlaceContext, choose, context_of, is_sure
from tasks.extract.gazetteer_parts import Part, PartFinder
from tasks.extract.reading import Reading

_PRECISION = {"venue": 1, "district": 3, "city": 1, "second": 3, "admin1": 4, "area": 5, "country": 6, "sea": 7}
_PUBLIC_ROLE = {"road": "venue", "hospital": "venue", "second": "district", "sea": "area"}
_INNER = frozenset({"venue", "district"})
_CLEAR_SHARE = 0.6
_MENTIONS_COUNTED = 3
_BESIDE = 3


def find_places(reading: Reading) -> tuple[FoundPlace, ...]:
    """Find the place mentions of a document in order; a chain of places one inside the other is one mention."""
    gazetteer = load_gazetteer()
    sentences = [chain_parts(reading.doc, parts, gazetteer) for parts in PartFinder(reading).parts()]
    context = context_of(reading, sentences)
    found = [_found(reading, chain, chains, context, gazetteer) for chains in sentences for chain in chains]
    return _fill_repeated([place for place in found if place is not None])


def _fill_repeated(places: Sequence[FoundPlace]) -> tuple[FoundPlace, ...]:
    """Give a venue or district that is named again the city that the document puts it in elsewhere."""
    known = {place.cell.name: place.cell for place in reversed(places) if place.cell.role in _INNER and place.cell.city}
    return tuple(
        replace(place, cell=_as_before(place.cell, known[place.cell.name]))
        if place.cell.role in _INNER and not place.cell.city and place.cell.name in known
        else place
        for place in places
    )


def _as_before(cell: PlaceCell, known: PlaceCell) -> PlaceCell:
    return replace(
        cell,
        country_iso2=known.country_iso2,
        admin1=known.admin1,
        city=known.city,
        lat=known.lat,
        lon=known.lon,
        where_prec=known.where_prec,
    )


def country_of_adjective(word: str) -> str | None:
    """ISO 3166-1 code of the country that a nationality stands for: "Colombian" -> CO."""
    return load_gazetteer().country_of_adjective(word)


def dominant_country(reading: Reading, places: Sequence[FoundPlace]) -> str | None:
    """ISO 3166-1 code of the country that a document is mostly about, None where that is not clear."""
    context = context_of(reading, [])
    named = Counter((place.cell.country_iso2, place.cell.role == "country") for place in places if place.cell.country_iso2)
    for (country, as_country), count in named.items():
        context.countries[country or ""] += min(count, _MENTIONS_COUNTED) * (1.0 if as_country else 2.0)
    return context.dominant()


@dataclass(frozen=True, slots=True)
class _Where:
    """What a chain comes to."""

    country_iso2: str | None
    admin1: str | None
    city: str | None
    toponym: Toponym | None


def _found(
    reading: Reading, chain: Chain, neighbours: Sequence[Chain], context: PlaceContext, gazetteer: Gazetteer
) -> FoundPlace | None:
    part = chain.first
    where = _where(chain, neighbours, context, gazetteer)
    if where is None:
        return None
    tokens = reading.doc[chain.start : chain.end]
    city = where.city if part.role != "city" else part.name
    role = part.role
    toponym = where.toponym
    cell = PlaceCell(
        name=part.name,
        role=_PUBLIC_ROLE.get(role, role),
        country_iso2=where.country_iso2,
        admin1=where.admin1,
        city=city,
        lat=toponym.lat if toponym else None,
        lon=toponym.lon if toponym else None,
        where_prec=_precision(part, role, city, toponym is not None),
        span=reading.span(tokens),
        method=f"places:{part.method}",
    )
    return FoundPlace(tokens, cell)


def _precision(part: Part, role: str, city: str | None, located: bool) -> int:
    """UCDP precision; `located`: the coordinates are those of a city near by."""
    if role in ("venue", "road", "hospital"):
        return 1 if city else 2 if located else 5
    if role == "district" and city and city != part.name:
        return 2 if part.name.startswith(city) else 1
    if part.near and role in ("city", "district"):
        return 2
    return _PRECISION[role]


def _where(
    chain: Chain, neighbours: Sequence[Chain], context: PlaceContext, gazetteer: Gazetteer
) -> _Where | None:
    part = chain.first
    if part.role == "country":
        return _Where(chain.country_iso2, None, None, None)
    if part.role in ("area", "sea"):
        countries = {found.country_iso2 for found in part.known if found.kind in ("area", "sea", "country", "admin1")}
        known = context.likeliest(countries)
        return _Where(chain.country_iso2 or known, None, None, None)
    if part.role in ("admin1", "second"):
        return _division(chain, context, gazetteer)
    if part.role == "city":
        return _city(chain, context, gazetteer)
    return _inside_city(chain, neighbours, context, gazetteer)


def _around_city(chain: Chain, context: PlaceContext, gazetteer: Gazetteer) -> _Where | None:
    """Read "the Zacatecoluca area" as around the city of that name, where nothing else says in which city it is."""
    part = chain.first
    if part.role != "district" or part.method != "type_noun" or chain.second is not part:
        return None
    cities = tuple(found for found in part.known if found.kind == "city" and not found.by_alternate)
    city = Part(part.start, part.end, part.name.rsplit(" ", 1)[0], "city", part.method, cities)
    return _city(replace(chain, parts=(city, *chain.parts[1:])), context, gazetteer) if cities else None


def _admin1_name(chain: Chain, gazetteer: Gazetteer) -> str | None:
    stated = chain.admin1
    if stated is None:
        return None
    return gazetteer.us_states.get(stated.name.upper(), stated.name)


def _country(chain: Chain, context: PlaceContext, gazetteer: Gazetteer) -> str | None:
    """The country stated; else of the only division of the name stated; else the document's."""
    stated = chain.admin1
    if chain.country_iso2:
        return chain.country_iso2
    if stated is not None:
        if stated.name.upper() in gazetteer.us_states:
            return "US"
        division = choose(stated, Chain((stated,), stated.start, stated.end), context, gazetteer)
        if division is not None:
            return division.country_iso2
    dominant = context.dominant()
    return dominant if context.share(dominant) >= _CLEAR_SHARE else None


def _division(chain: Chain, context: PlaceContext, gazetteer: Gazetteer) -> _Where:
    part = chain.first
    chosen = choose(part, chain, context, gazetteer)
    country = chosen.country_iso2 if chosen else _country(chain, context, gazetteer)
    stated = _admin1_name(chain, gazetteer)
    sure = chosen is not None and (part.role == "admin1" or is_sure_division(chosen, part, context))
    smallest = part.name if part.role == "second" else None  # GTD: where no town is known, the district stands for it
    return _Where(country, stated or (chosen.admin1 if chosen and sure else None), smallest, None)


def is_sure_division(chosen: Toponym, part: Part, context: PlaceContext) -> bool:
    """Say whether a county is the only one of its name, or in the division that the document is about."""
    rivals = {found.admin1 for found in part.known if found.country_iso2 == chosen.country_iso2 and found.admin1}
    return len(rivals) == 1 or context.division_share(chosen.country_iso2, chosen.admin1) >= 0.4


def _city(chain: Chain, context: PlaceContext, gazetteer: Gazetteer) -> _Where | None:
    part = chain.first
    chosen = choose(part, chain, context, gazetteer)
    stated = _admin1_name(chain, gazetteer)
    if chosen is None:
        if not part.typed and len(chain.parts) == 1 and part.method != "syntax":
            return None
        return _Where(_country(chain, context, gazetteer), stated, part.name, None)
    sure = is_sure(chosen, part, chain, context)
    return _Where(chosen.country_iso2, stated or (chosen.admin1 if sure else None), part.name, chosen if sure else None)


def _inside_city(
    chain: Chain, neighbours: Sequence[Chain], context: PlaceContext, gazetteer: Gazetteer
) -> _Where:
    """A venue, street or district: in the city of its chain, of its own name, or of its sentence."""
    city = chain.city
    if city is not None:
        inner = _city(Chain(tuple(part for part in chain.parts if part.level >= city.level), city.start, chain.end), context, gazetteer)
        if inner is not None:
            return inner
    if chain.first.role in ("venue", "hospital") and chain.first.known and len(chain.parts) == 1:
        own = Part(chain.start, chain.end, chain.first.known[0].name, "city", "venue", chain.first.known)
        inner = _city(Chain((own,), own.start, own.end), context, gazetteer)
        if inner is not None:
            return inner
    if len(chain.parts) == 1 and chain.first.role != "hospital":
        cities = [other for other in neighbours if other.first.role == "city" and not other.first.near]
        if len({other.first.name for other in cities}) == 1:
            inner = _city(cities[0], context, gazetteer)
            if inner is not None:
                return inner
    beside = next((other for other in neighbours if other.first.near and other.first.role == "city"), None)
    if beside is not None and len(chain.parts) == 1 and 0 <= beside.start - chain.end <= _BESIDE:
        near = _city(beside, context, gazetteer)
        if near is not None:
            return replace(near, city=None)
    around = _around_city(chain, context, gazetteer)
    if around is not None:
        return around
    smallest = chain.second
    return _Where(
        _country(chain, context, gazetteer), _admin1_name(chain, gazetteer), smallest.name if smallest else None, None
    )
