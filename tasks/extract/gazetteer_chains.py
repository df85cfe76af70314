"""Chains of place names, each inside the next: "Bama village, Borno state, Nigeria" or "Iraq's Anbar province"."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tasks.extract.gazetteer import Gazetteer, Toponym, fold
from tasks.extract.gazetteer_cues import PlaceCues, load_cues
from tasks.extract.gazetteer_parts import Part
from tasks.extract.gazetteer_runs import is_quote

_CONTAINED_IN = frozenset({"in", "of", "within", "inside"})
_POSSESSIVE = frozenset({"'s", "’s", "'"})
_GAP = 8
_LARGE = 300_000


@dataclass(frozen=True, slots=True)
class Chain:
    """Place names from the most specific to the widest, on tokens `[start, end)`."""

    parts: tuple[Part, ...]
    start: int
    end: int

    @property
    def first(self) -> Part:
        """The most specific name."""
        return self.parts[0]

    @property
    def country_iso2(self) -> str | None:
        """Country that the chain states, in a name or a nationality."""
        stated = [found.country_iso2 for part in self.parts for found in part.known if found.kind == part.role == "country"]
        return stated[0] if stated else next((part.country_iso2 for part in self.parts if part.country_iso2), None)

    @property
    def second(self) -> Part | None:
        """County or district that the chain states, a quarter or area where it states none."""
        ranked = sorted(self.parts, key=lambda part: part.role != "second")
        return next((part for part in ranked if part.role in ("second", "district")), None)

    @property
    def admin1(self) -> Part | None:
        """First-order division that the chain states."""
        return next((part for part in self.parts if part.role == "admin1"), None)

    @property
    def city(self) -> Part | None:
        """City that the chain states."""
        return next((part for part in self.parts if part.role == "city"), None)


def chain_parts(doc: Doc, parts: list[Part], gazetteer: Gazetteer) -> list[Chain]:
    """Join the place names of a sentence into chains; weak names that no chain confirms are dropped."""
    chains: list[list[Part]] = []
    for part in parts:
        joined = _joined(doc, chains[-1], part, gazetteer) if chains else None
        if joined is None:
            chains.append([part])
        else:
            chains[-1] = joined
    return [_chain(members) for members in chains if len(members) > 1 or not members[0].weak]


def _chain(members: list[Part]) -> Chain:
    ordered = sorted(members, key=lambda part: part.level)
    return Chain(tuple(ordered), min(part.start for part in members), max(part.end for part in members))


def _joined(doc: Doc, members: list[Part], part: Part, gazetteer: Gazetteer) -> list[Part] | None:
    """Give the chain with one more part, None where the part does not belong to it."""
    last = max(members, key=lambda one: one.end)
    between = [token for token in doc[last.end : part.start] if not is_quote(token)]
    if len(between) > _GAP or (not between and doc[last.end : part.start].text):
        return None
    if between and between[0].text in _POSSESSIVE:
        return [*members, part] if part.level < last.level and _only_description(between[1:]) else None
    if not between and not last.typed:
        return None
    comma = bool(between) and between[0].text in (",", "(")
    words = between[1:] if comma else between
    prepositions = [token.lower_ for token in words if token.lower_ in _CONTAINED_IN]
    if (words and not prepositions) or not _only_description(words):
        return None
    if prepositions == ["of"] and not comma and not last.typed:
        return None
    for role in _roles(part, last, gazetteer, bool(prepositions)):
        if _contains(last, replace(part, role=role), comma and not words, gazetteer):
            inner = [replace(last, role="district") if one is last and _is_quarter(last, role) else one for one in members]
            return [*inner, replace(part, role=role, weak=False)]
    return None


def _only_description(tokens: list) -> bool:  # type: ignore[type-arg]
    cues: PlaceCues = load_cues()
    return all(
        token.lower_ in _CONTAINED_IN
        or token.lower_ in ("the", "a", "an", "-", "capital", "of", "small", "remote", "busy", "located", "province", "eastern")
        or cues.has("direction", token.text)
        or token.lower_ in cues.types_before
        or token.lower_ in cues.types_after
        for token in tokens
    )


def _roles(part: Part, last: Part, gazetteer: Gazetteer, by_preposition: bool) -> list[str]:
    """Kinds that a container may be of, the likeliest first."""
    if part.typed or part.method in ("syntax", "abbreviation"):
        return [part.role]
    kinds = set() if load_cues().has("ambiguous", part.name) else {found.kind for found in part.known}
    if part.role == "area" and kinds & {"country", "admin1"}:
        return ["area"]
    ranked = ["country", "admin1", "city", "area", "second"] if last.level >= 2 else ["city", "country", "admin1", "area", "second"]
    return [role for role in ranked if role in kinds]


def _contains(inner: Part, outer: Part, bare_comma: bool, gazetteer: Gazetteer) -> bool:
    """Say whether a part can be said to lie in another."""
    if outer.level < inner.level and not _is_quarter(inner, outer.role) or (outer.level == inner.level and not (outer.typed and inner.typed and outer.role != "country")):
        return False
    if inner.role in ("country", "sea") or (inner.role == "admin1" and outer.role not in ("country", "area")):
        return False
    if _is_quarter(inner, outer.role) and not outer.typed and not bare_comma:
        return False
    if inner.typed or outer.typed or not bare_comma:
        return True
    if outer.role == "city":
        return inner.level < 2
    if _is_abbreviation(outer, gazetteer):
        return True
    inside = [found for found in inner.known if found.kind != "country" and _lies_in(found, outer, gazetteer)]
    large = any(found.population >= _LARGE for found in inner.known)
    return bool(inside) or (not large and (outer.role == "country" or any((found.kind, found.country_iso2) == ("admin1", "US") for found in outer.known)))


def _is_quarter(inner: Part, outer_role: str) -> bool:
    """Say whether a "district" is a city's: "Shaab district, Baghdad city"."""
    return inner.role == "second" and outer_role == "city"


def _is_abbreviation(part: Part, gazetteer: Gazetteer) -> bool:
    return part.method == "abbreviation"


def _lies_in(found: Toponym, outer: Part, gazetteer: Gazetteer) -> bool:
    if outer.role == "country":
        return any(found.country_iso2 == one.country_iso2 for one in outer.known if one.kind == "country")
    if outer.role == "admin1":
        return division_of(found, outer.name, gazetteer)
    return any(found.country_iso2 == one.country_iso2 for one in outer.known)


def division_of(found: Toponym, admin1: str, gazetteer: Gazetteer) -> bool:
    """Say whether a place lies in the first-order division of a name, however that is spelled."""
    if found.admin1 is None:
        return False
    if fold(found.admin1) == fold(admin1) or gazetteer.us_states.get(admin1.upper()) == found.admin1:
        return True
    return any(
        (one.admin1, one.country_iso2) == (found.admin1, found.country_iso2)
        for one in gazetteer.named(admin1)
        if one.kind == "admin1"
    )
