"""Where an attack took place: what a document's places tell of one another, and the one place that a group's make."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from schemas.mentions import Extraction, PlaceCell
from schemas.vocabulary import Basis, PlaceSource, WherePrecision
from tasks.assemble.agreement import are_near, fold, places_clash, same_name
from tasks.assemble.happening import Grounded

_SPECIFIC = ("venue", "district", "city", "area", "admin1", "country")
_DIVISION = re.compile(r"(?i)^.+ (county|province|governorate|parish|oblast|prefecture|department)$")
_DIVISION_PREC = 3
_POSSESSIVE = re.compile(r"['’]s\b")


def settle_places(extraction: Extraction) -> Extraction:
    """Give every place of a document what the other places of it tell.

    A division is no city, even where the gazetteer has a city of its name; "the airport of Kabul" lies where Kabul is.
    """
    cells = [_demoted(cell) for mention in extraction.attacks for cell in mention.places]
    cities = {fold(str(cell.city)): cell for cell in reversed(cells) if cell.city and cell.country_iso2}
    attacks = tuple(
        replace(mention, places=tuple(_contained(_demoted(cell), cities) for cell in mention.places))
        for mention in extraction.attacks
    )
    return replace(extraction, attacks=attacks)


def _demoted(cell: PlaceCell) -> PlaceCell:
    if cell.city is None:
        return cell
    if cell.role == "district" and cell.city == cell.name and cell.lat is None:
        return replace(cell, city=None)
    if not _DIVISION.match(cell.city):
        return cell
    role = "admin1" if cell.role == "city" else cell.role
    return replace(cell, role=role, city=None, where_prec=max(cell.where_prec, _DIVISION_PREC))


def _contained(cell: PlaceCell, cities: Mapping[str, PlaceCell]) -> PlaceCell:
    """Put a place of unknown country into the city of the document that its name names."""
    if cell.country_iso2 or cell.city:
        return cell
    name = fold(_POSSESSIVE.sub("", cell.name))
    named = [city for city in cities if f"-{city}-" in f"-{name}-"]
    if not named:
        return cell
    city = cities[max(named, key=len)]
    return replace(cell, country_iso2=city.country_iso2, admin1=city.admin1, city=city.city, lat=city.lat, lon=city.lon)


def choose_place(cells: Sequence[PlaceCell]) -> tuple[PlaceCell | None, list[Grounded]]:
    """Merge places into the most specific one whose city, division and country go together; with the words for each."""
    cells = _policed(_told(cells))
    country = _most(cell.country_iso2 for cell in cells)
    fitting = [cell for cell in cells if cell.country_iso2 in (country, None)] or list(cells)
    if not fitting:
        return None, []
    city = _most(cell.city for cell in fitting if _within(cell)) or _most(cell.city for cell in fitting)
    fitting = [cell for cell in fitting if not (city and cell.city) or cell.city == city or same_name(city, cell.city)]
    country = _most(cell.country_iso2 for cell in fitting)
    names = Counter(cell.name for cell in fitting)
    finest = min(fitting, key=lambda cell: (_rank(cell), -names[cell.name], cell.span.start))
    admin1 = _most(cell.admin1 for cell in fitting if not city or cell.city) or _most(cell.admin1 for cell in fitting)
    located = finest if finest.lat is not None else next((c for c in fitting if c.city and c.lat is not None), finest)
    vague = finest.where_prec in (WherePrecision.FUZZY, WherePrecision.COUNTRY) and city and located.lat is not None
    place = replace(
        finest,
        country_iso2=country,
        admin1=admin1,
        city=city,
        lat=located.lat,
        lon=located.lon,
        where_prec=int(WherePrecision.NEAR) if vague else finest.where_prec,
    )
    said = {"country_iso2": country, "admin1": admin1, "city": city}
    return place, [
        *_place_grounds(fitting, said),
        *([Grounded("place_name", finest.name, finest.span, finest.method, finest.taken_from)] if finest.name else []),
        Grounded("where_prec", int(place.where_prec), finest.span, finest.method, finest.taken_from),
        *(
            Grounded(column, value, located.span, located.method, located.taken_from)
            for column, value in (("lat", located.lat), ("lon", located.lon))
            if value is not None
        ),
    ]


def with_city(cells: Sequence[PlaceCell], everywhere: Sequence[PlaceCell]) -> list[PlaceCell]:
    """Add to places without a city the city that the rest of the document names most, if it can hold them."""
    if any(cell.city for cell in cells):
        return list(cells)
    fitting = [cell for cell in everywhere if cell.city and not any(places_clash(cell, each) for each in cells)]
    city = _most(cell.city for cell in fitting)
    return [*cells, *(cell for cell in fitting if cell.city == city)]


def with_country(cells: Sequence[PlaceCell], everywhere: Sequence[PlaceCell]) -> list[PlaceCell]:
    """Add to places of no known country the one country that all the attacks of the document lie in, if it is one."""
    if any(cell.country_iso2 for cell in cells):
        return list(cells)
    known = [cell for cell in everywhere if cell.country_iso2]
    if len({cell.country_iso2 for cell in known}) != 1:
        return list(cells)
    country = replace(
        min(known, key=lambda cell: cell.span.start),
        name="",
        role="country",
        admin1=None,
        city=None,
        lat=None,
        lon=None,
        where_prec=int(WherePrecision.COUNTRY),
        method="places.of_the_document",
        taken_from=Basis.DOCUMENT,
    )
    return [*cells, country]


def _told(cells: Sequence[PlaceCell]) -> list[PlaceCell]:
    """Leave the city of a dateline out where the text tells of another one far from it, be it only near the attack."""
    told = [cell for cell in cells if cell.source != PlaceSource.DATELINE]
    filed = [cell for cell in cells if cell.source == PlaceSource.DATELINE and cell.city]
    elsewhere = any(cell.city and not are_near(cell, filed[0]) for cell in told) if filed else False
    return told if elsewhere else list(cells)


def _policed(cells: Sequence[PlaceCell]) -> list[PlaceCell]:
    """Put suburbs and quarters that gazetteers hold for towns into the city whose police speak of the attack."""
    serving = Counter(cell.city for cell in cells if cell.source == PlaceSource.AGENCY and cell.role == "city")
    if not serving:
        return list(cells)
    city = next(cell for cell in cells if cell.city == serving.most_common(1)[0][0] and cell.role == "city")
    return [
        replace(cell, role="district" if cell.role == "city" else cell.role, city=city.city, admin1=city.admin1)
        if cell.city and cell.city != city.city and are_near(cell, city)
        else cell
        for cell in cells
    ]


def _within(cell: PlaceCell) -> bool:
    """Whether a place lies in its city: "outside Atlanta" is near it, as is what only a dateline tells."""
    return cell.where_prec != WherePrecision.NEAR or cell.source == PlaceSource.DATELINE


def _rank(cell: PlaceCell) -> int:
    return _SPECIFIC.index(cell.role) if cell.role in _SPECIFIC else _SPECIFIC.index("area")


def _most(values: Iterable[str | None]) -> str | None:
    """The value given most often; of several the first."""
    votes = Counter(value for value in values if value)
    return votes.most_common(1)[0][0] if votes else None


def _place_grounds(cells: Sequence[PlaceCell], said: dict[str, str | None]) -> list[Grounded]:
    """Ground each container in the least specific name that implies it: "Iraq" rather than "Mosul" for the country."""
    grounded = []
    for column, value in said.items():
        if value is not None:
            cell = max((cell for cell in cells if getattr(cell, column) == value), key=_rank)
            grounded.append(Grounded(column, value, cell.span, cell.method, cell.taken_from))
    return grounded
