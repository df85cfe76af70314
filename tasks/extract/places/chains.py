"""Chains of place names, each inside the next: "Bama village, Borno state, Nigeria" or "Iraq's Anbar province"."""

from dataclasses import dataclass, replace

from schemas.vocabulary import PlaceSource
from tasks.extract.grammar.relations import is_active_subject, is_possessor
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import Gazetteer, Toponym, fold, load_gazetteer
from tasks.extract.places.parts import LEVELS, METROPOLIS, Part
from tasks.extract.places.runs import is_quote

_BY_WIDTH = ("country", "admin1", "city", "area", "second")
_BY_NEARNESS = ("country", "city", "admin1", "area", "second")
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
        """Country that the chain states, in a name, in that of a side of it ("eastern Congo"), or in a nationality."""
        wide = [part for part in self.parts if part.role in ("country", "area")]
        stated = [found.country_iso2 for part in wide for found in part.known if found.kind == "country"]
        sided = [country for part in wide for country in _countries_of_area(part)]
        held = [found.country_iso2 for part in self.parts[1:] if part.role == "second" for found in part.known]
        several = [countries for countries in (sided, held) if len(set(countries)) == 1 and len(self.parts) > 1]
        named = stated or next(iter(several), [])
        return named[0] if named else next((part.country_iso2 for part in self.parts if part.country_iso2), None)

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


def _countries_of_area(part: Part) -> list[str | None]:
    """Countries of a wide area's bearers; a division's name is taken for the area's where it is one: "central Gaza"."""
    kinds = {found.kind for found in part.known}
    kind = "area" if "area" in kinds else "admin1"
    return [found.country_iso2 for found in part.known if found.kind == kind]


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
    if between and between[0].text in word_class("places/possessive"):
        part = replace(part, role="district") if _is_district_of(part, last) else part
        return [*members, part] if part.level < last.level and _only_describes(between[1:]) else None
    comma = bool(between) and between[0].text in (",", "(")
    words = between[1:] if comma else between
    speaks = comma and not words and (part.source == PlaceSource.AGENCY or _its_people_speak(doc, part))
    if speaks or len(between) > _GAP or not _links(words, comma, last):
        return None
    if _is_quarter_of_a_metropolis(last, part, words):
        part = replace(part, role="city", typed=True)
    for role in _roles(part, last):
        outer = replace(part, role=role, weak=False)
        if _contains(last, outer, comma and not words, gazetteer):
            inner = replace(last, role="district") if _is_quarter(last, role) else last
            return [*(inner if one is last else one for one in members), outer]
    return None


def _is_district_of(part: Part, owner: Part) -> bool:
    """Whether a district is a part of the city that owns it: "Mogadishu's Hodan district", not "Hakkari's Cukurca"."""
    town = any(found.kind == "city" and not found.by_alternate for found in _without_noun(part))
    return owner.role == "city" and part.role == "second" and part.typed and not town


def _without_noun(part: Part) -> tuple[Toponym, ...]:
    return load_gazetteer().named(part.name.rpartition(" ")[0])


def _its_people_speak(doc: Doc, part: Part) -> bool:
    """Whether a name only says whose army or police speaks: "in Arauca, Colombia's army said"."""
    holder = doc[part.end - 1].head
    says = holder.head.lemma_.lower() in word_class("verbs/speech")
    return is_possessor(doc[part.end - 1]) and is_active_subject(holder) and says


def _links(words: list[Token], comma: bool, last: Part) -> bool:
    """Say whether the words between two names put the first into the second: a comma, "in the northern", "of"."""
    cues = load_cues()
    prepositions = [token.lower_ for token in words if cues.has("contains", token.text)]
    if not words:
        return comma or last.typed
    return bool(prepositions) and _only_describes(words) and (prepositions != ["of"] or comma or last.typed)


def _only_describes(tokens: list[Token]) -> bool:
    cues = load_cues()
    return all(
        any(cues.has(cue, token.text) for cue in ("contains", "description", "direction"))
        or token.lower_ in cues.types_before
        or token.lower_ in cues.types_after
        for token in tokens
    )


def _roles(part: Part, last: Part) -> tuple[str, ...]:
    """Kinds that a container may be of, the likeliest first."""
    if part.typed or part.source in {PlaceSource.SYNTAX, PlaceSource.ABBREVIATION}:
        return (part.role,)
    kinds = {found.kind for found in part.known}
    if load_cues().has("ambiguous", part.name):
        return ()
    if part.role == "area" and kinds & {"country", "admin1"}:
        return ("area",)
    ranked = _BY_WIDTH if last.level >= LEVELS["city"] else _BY_NEARNESS
    return tuple(role for role in ranked if role in kinds)


def _contains(inner: Part, outer: Part, bare_comma: bool, gazetteer: Gazetteer) -> bool:
    """Say whether a part can be said to lie in another, which is wider or, like it, has a type noun."""
    quarter = _is_quarter(inner, outer.role)
    if quarter:
        return outer.typed or bare_comma
    if not _is_wider(outer, inner):
        return False
    if inner.typed or outer.typed or not bare_comma or outer.source == PlaceSource.ABBREVIATION:
        return True
    return inner.level < LEVELS["city"] if outer.role == "city" else _is_believable(inner, outer, gazetteer)


def _is_wider(outer: Part, inner: Part) -> bool:
    if inner.role in ("country", "sea") or (inner.role == "admin1" and outer.role not in ("country", "area")):
        return False
    both_typed = outer.typed and inner.typed and outer.role != "country"
    return outer.level > inner.level or (outer.level == inner.level and both_typed)


def _is_believable(inner: Part, outer: Part, gazetteer: Gazetteer) -> bool:
    """Say whether of two names with a comma between the second may hold the first; a list of two is likelier else."""
    if any(_lies_in(found, outer, gazetteer) for found in inner.known if found.kind != "country"):
        return True
    if any(found.population >= _LARGE for found in inner.known):
        return False
    states = any((found.kind, found.country_iso2) == ("admin1", "US") for found in outer.known)
    unknown = not inner.known and outer.role in ("admin1", "second")
    return outer.role == "country" or states or unknown


def _is_quarter(inner: Part, outer_role: str) -> bool:
    """Say whether a "district" is a city's: "Shaab district, Baghdad city"."""
    return inner.role == "second" and outer_role == "city"


def _is_quarter_of_a_metropolis(inner: Part, outer: Part, words: list[Token]) -> bool:
    """Say whether "of" puts a district into a city of millions rather than into the division of that name."""
    of = [token.lower_ for token in words] == ["of"]
    large = any(found.kind == "city" and found.population >= 3 * METROPOLIS for found in outer.known)
    return of and large and inner.role == "second" and inner.typed and not outer.typed


def _lies_in(found: Toponym, outer: Part, gazetteer: Gazetteer) -> bool:
    if outer.role == "admin1":
        return division_of(found, outer.name, gazetteer)
    if outer.role == "area" and any(
        one.kind == "admin1" and division_of(found, one.name, gazetteer) for one in outer.known
    ):
        return True
    kind = "country" if outer.role == "area" else outer.role
    return any(found.country_iso2 == one.country_iso2 for one in outer.known if one.kind == kind)


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
