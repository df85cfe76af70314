"""What is named in full once and then by a bare name: "Kensington Avenue", "on Kensington"; "Cato, Ark.", "in Cato"."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from schemas.vocabulary import PlaceSource
from tasks.extract.places.chains import Chain
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import fold
from tasks.extract.places.parts import LEVELS, Part, is_quarter
from tasks.extract.places.resolution import Where


def with_stated(
    parts: Sequence[Sequence[Part]], places: Sequence[tuple[int, Chain, Where]], dateline: tuple[str, Where] | None
) -> list[tuple[int, Chain, Where]]:
    """Know bare names that the gazetteer lacks, in a document that says in which state they are or is filed there."""
    stated = {
        fold(chain.first.name): where
        for _, chain, where in places
        if chain.first.source == PlaceSource.SYNTAX and chain.admin1 is not None
    }
    if dateline is not None:
        stated.setdefault(fold(dateline[0]), dateline[1])
    places = [(number, chain, _as_stated(chain, where, stated)) for number, chain, where in places]
    read = {part.start for _, chain, _ in places for part in chain.parts}
    bare = [
        (number, Chain((part,), part.start, part.end), stated[fold(part.name)])
        for number, sentence in enumerate(parts)
        for part in sentence
        if part.source == PlaceSource.SYNTAX and part.start not in read and fold(part.name) in stated
    ]
    return sorted([*places, *bare], key=lambda place: (place[0], place[1].start))


def _as_stated(chain: Chain, where: Where, stated: Mapping[str, Where]) -> Where:
    """Where a street of a town is whose state is stated elsewhere: "Elm Street in Cato"."""
    town = chain.city
    unknown = where.city is None and town is not None and town.source == PlaceSource.SYNTAX
    return stated.get(fold(town.name), where) if unknown and town is not None else where


def with_repeated(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Give a street, venue or quarter that is named again the city or county that the document puts it in first."""
    known: dict[str, Where] = {}
    for _, chain, where in places:
        if chain.first.level <= LEVELS["district"] and where.city and where.city != chain.first.name:
            known.setdefault(chain.first.name, where)
    return [
        (number, chain, known.get(chain.first.name, where) if where.city is None else where)
        for number, chain, where in places
    ]


def in_one_sense(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Know a town by what the document tells of it elsewhere: where its name lies once, it lies throughout."""
    known: dict[str, Where] = {}
    for _, chain, where in places:
        if where.city and chain.first.role == "city" and where.country_iso2:
            name = fold(chain.first.name)
            known[name] = max(known.get(name, where), where, key=_fullness)
    return [
        (number, chain, known.get(fold(chain.first.name), where) if _says_little(chain, where) else where)
        for number, chain, where in places
    ]


def _says_little(chain: Chain, where: Where) -> bool:
    return len(chain.parts) == 1 and chain.first.role == "city" and (where.country_iso2 is None or where.admin1 is None)


def _fullness(where: Where) -> tuple[bool, bool]:
    return where.toponym is not None, where.admin1 is not None


def without_streets(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Leave out towns that nothing places and whose name is that of a street which the document names in full."""
    streets = {name for _, chain, _ in places if chain.first.role == "road" for name in _bare_names(chain.first.name)}
    return [place for place in places if not (_is_bare_town(place[1]) and fold(place[1].first.name) in streets)]


def without_counties(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Leave out towns of another state that bear the name of a county which the document names: "in Bartow"."""
    counties = {
        fold(chain.first.name.removesuffix(" County")): where.admin1
        for _, chain, where in places
        if chain.first.role == "second" and chain.first.name.endswith(" County") and where.admin1
    }

    def is_county(chain: Chain, where: Where) -> bool:
        name = fold(chain.first.name)
        return _is_bare_town(chain) and name in counties and where.admin1 != counties[name]

    return [place for place in places if not is_county(place[1], place[2])]


def with_quarters(places: Sequence[tuple[int, Chain, Where]]) -> list[tuple[int, Chain, Where]]:
    """Take towns for quarters whose name is that of one which the document calls a neighborhood."""
    quarters = {
        fold(chain.first.name.rsplit(" ", 1)[0]): None if where.city == chain.first.name else where
        for _, chain, where in places
        if is_quarter(chain.first.name)
    }
    return [
        (number, _as_quarter(chain), quarters[fold(chain.first.name)] or replace(where, city=chain.first.name))
        if _is_bare_town(chain) and fold(chain.first.name) in quarters
        else (number, chain, where)
        for number, chain, where in places
    ]


def _as_quarter(chain: Chain) -> Chain:
    return replace(chain, parts=(replace(chain.first, role="district"),))


def _is_bare_town(chain: Chain) -> bool:
    first = chain.first
    return len(chain.parts) == 1 and first.role == "city" and not first.typed and first.source == PlaceSource.GAZETTEER


def _bare_names(street: str) -> list[str]:
    """A street's name without its noun, its block and its direction: "600 block of West Elm Street" -> "elm"."""
    cues = load_cues()
    words = street.rsplit(" of ", 1)[-1].split()
    while words and (words[0][0].isdigit() or cues.has("direction", words[0])):
        words = words[1:]
    if words and cues.venues.get(words[-1].lower()) == "road":
        words = words[:-1]
    return [fold(" ".join(words))] if words else []
