"""Every place that a document mentions, with the country, division, city and coordinates that the text gives it."""

import re
from collections import Counter
from collections.abc import Sequence

from schemas.mentions import PlaceCell
from schemas.vocabulary import PlaceSource
from tasks.extract.found import FoundPlace
from tasks.extract.places.around import Place, Surroundings
from tasks.extract.places.back import places_back
from tasks.extract.places.chains import Chain, chain_parts
from tasks.extract.places.context import context_of
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.places.here import places_here
from tasks.extract.places.home_city import at_home, at_outlet, home_of
from tasks.extract.places.names import find_parts
from tasks.extract.places.outlets import outlet_city
from tasks.extract.places.quarters import in_their_cities, whole_city
from tasks.extract.places.resolution import Resolver, Where
from tasks.extract.places.streets import (
    in_one_sense,
    with_quarters,
    with_repeated,
    with_stated,
    without_counties,
    without_streets,
)
from tasks.extract.reading.reading import Reading

_PRECISION = {"district": 3, "city": 1, "second": 3, "admin1": 4, "area": 5, "country": 6, "sea": 7}
_PUBLIC_ROLES = {"road": "venue", "hospital": "venue", "second": "district", "sea": "area"}
_MENTIONS_COUNTED = 3


def find_places(reading: Reading) -> tuple[FoundPlace, ...]:
    """Find the place mentions of a document in order; a chain of places one inside the other is one mention.

    `source` says what made the name a place: type_noun, venue, road, hospital, capital, gazetteer, syntax (a name the
    gazetteer lacks), agency ("Dallas police": where somebody serves, not where something happened), or here ("in this
    city", of a document that is datelined).
    """
    gazetteer = load_gazetteer()
    found = find_parts(reading)
    sentences = [chain_parts(reading.doc, parts, gazetteer) for parts in found]
    resolver = Resolver(context_of(reading, sentences))
    resolved = _resolved(reading, sentences, resolver)
    source, filed = reading.document.source, reading.document.dateline_place
    dateline = resolver.dateline(filed) if filed else None
    resolved = with_repeated(in_one_sense(with_stated(found, resolved, dateline)))
    resolved = in_their_cities(with_quarters(without_counties(without_streets(resolved))))
    printed = outlet_city(source)
    outlet = resolver.dateline(printed) if printed else None
    home = home_of(resolved, dateline, outlet, source.title)
    if home is not None:
        resolved = [(number, *at_home(chain, where, home)) for number, chain, where in resolved]
    elif outlet is not None:
        resolved = at_outlet(reading.doc, resolved, outlet[1])
    places = [
        FoundPlace(reading.doc[chain.start : chain.end], _cell(reading, chain, where)) for _, chain, where in resolved
    ]
    places += list(places_back(reading, places))
    named = {token.i for place in places for token in place.tokens}
    places += [place for place in places_here(reading, dateline_place(reading)) if place.tokens.root.i not in named]
    return tuple(sorted(places, key=lambda place: place.tokens.start))


def _resolved(reading: Reading, sentences: Sequence[Sequence[Chain]], resolver: Resolver) -> list[Place]:
    """Resolve what says where it is, then what only the places around it tell the country of."""
    first = [
        (number, chain, resolver.where(chain, chains)) for number, chains in enumerate(sentences) for chain in chains
    ]
    sure = [(number, chain, where) for number, chain, where in first if where]
    surroundings = Surroundings(reading, sure, resolver.context)
    resolved = []
    for number, chain, own in first:
        country = surroundings.country(number, chain) if own is None or own.country_iso2 is None else None
        where = (resolver.where(chain, sentences[number], country) if country else None) or own
        if where is not None:
            resolved.append((number, chain, where))
    return resolved


def dateline_place(reading: Reading) -> PlaceCell | None:
    """The city that a document is datelined from, None where it has none or the gazetteer does not know it.

    Where a text names no other place, its attack is likely to be here; where it does, the dateline is where it was
    written.
    """
    document = reading.document
    if not document.dateline_place:
        return None
    found = Resolver(context_of(reading, [])).dateline(document.dateline_place)
    if found is None:
        return None
    name, where = found[0], whole_city(found[1])
    toponym = where.toponym
    told = re.finditer(rf"\b{re.escape(name)}\b", document.source.text, re.IGNORECASE)
    clear = (match for match in told if document.clear_of_boilerplate(*match.span()) == match.span())
    first = next(clear, None)
    if first is None:
        return None
    return PlaceCell(
        name=name,
        role="city",
        country_iso2=where.country_iso2,
        admin1=where.admin1,
        city=where.city,
        lat=toponym.lat if toponym else None,
        lon=toponym.lon if toponym else None,
        where_prec=1,
        span=document.source.cut(*first.span()),
        method="places.dateline",
        source=PlaceSource.DATELINE,
    )


def country_of_adjective(word: str) -> str | None:
    """ISO 3166-1 code of the country that a nationality stands for: "Colombian" -> CO."""
    return load_gazetteer().country_of_adjective(word)


def dominant_country(reading: Reading, places: Sequence[FoundPlace]) -> str | None:
    """ISO 3166-1 code of the country that a document is mostly about, None where that is not clear."""
    context = context_of(reading, [])
    cells = [place.cell for place in places]
    named = Counter((cell.country_iso2, cell.role == "country") for cell in cells if cell.country_iso2)
    for (country, as_country), count in named.items():
        context.countries[country or ""] += min(count, _MENTIONS_COUNTED) * (1.0 if as_country else 2.0)
    return context.dominant()


def _cell(reading: Reading, chain: Chain, where: Where) -> PlaceCell:
    part, toponym = chain.first, where.toponym
    return PlaceCell(
        name=part.name,
        role=_PUBLIC_ROLES.get(part.role, part.role),
        country_iso2=where.country_iso2,
        admin1=where.admin1,
        city=where.city,
        lat=toponym.lat if toponym else None,
        lon=toponym.lon if toponym else None,
        where_prec=_precision(chain, where),
        span=reading.span(reading.doc[chain.start : chain.end]),
        method=f"places.{part.source}",
        source=part.source,
    )


def _precision(chain: Chain, where: Where) -> int:
    """UCDP precision; a venue or quarter is exact where its city is known, as UCDP codes the city."""
    part = chain.first
    if part.source == PlaceSource.OUTLET:
        return 2
    if part.role in ("venue", "road", "hospital"):
        return 1 if where.city else 2 if where.toponym else 5
    if part.role == "district" and where.city and where.city != part.name:
        return 2 if part.name.startswith(where.city) else 1
    return 2 if part.near and part.role in ("city", "district") else _PRECISION[part.role]
