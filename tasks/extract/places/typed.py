"""Names that a noun says to be places: "Bama village", "Craven County", "the city of Flores", "barrio La Libertad"."""

from schemas.vocabulary import PlaceSource
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.context_words import Words
from tasks.extract.places.gazetteer import Toponym
from tasks.extract.places.parts import TOWN, Part, role_of
from tasks.extract.places.runs import NameRun, is_capitalised, is_quote


def typed_after(words: Words, run: NameRun) -> Part | None:
    """Read a name with its type noun after it, in small letters or as part of the name."""
    noun = words.after(run.end)
    if noun is not None and not is_capitalised(noun) and noun.pos_ in ("NOUN", "PROPN"):
        part = _with_noun(words, run, noun)
        if part is not None:
            return part
    return _with_last_word(words, run)


def _with_noun(words: Words, run: NameRun, noun: Token) -> Part | None:
    """Read "Bama village", "the Kunar and Nuristan provinces"."""
    role = words.cues.types_after.get(noun.lower_) or words.cues.types_after.get(_singular(noun))
    start = run.start
    while start < run.end and words.gazetteer.country_of_adjective(words.doc[start].text):
        start += 1
    if role is None or start == run.end or not words.is_name(start, run.end):
        return None
    if role in ("district", "area", "venue") and is_of_a_city(words, start, noun):
        return None
    if role == "city" and _is_state(words.named(words.text(start, run.end))):
        return None  # "an Ohio city"
    if words.cues.has("known_only", noun.text) and not _is_town(words, start, run.end):
        return None  # "the Hispanic community"
    if words.cues.has("placed_only", noun.text) and not words.is_placed(start, "places"):
        return None  # "the Sunday section"
    of = words.at(noun.i + 1)
    if (
        of is not None
        and of.lower_ == "of"
        and role == "city"
        and not words.gazetteer.knows(words.text(start, run.end))
    ):
        return None  # "the Druze town of Majdal Shams"
    end = noun.i + 1 if role in word_class("places/named_with_noun") else run.end
    return _typed(
        words, start, noun.i + 1, words.text(start, end), role, words.gazetteer.named(words.text(start, run.end))
    )


def _with_last_word(words: Words, run: NameRun) -> Part | None:
    """Read "Craven County", "Antioquia Department", "in Khyber Agency"."""
    last = words.doc[run.end - 1]
    role = words.cues.types_after.get(last.lower_)
    if role is None or len(run) < 2 or not words.is_name(run.start, run.end - 1):
        return None
    whole = words.gazetteer.named(words.text(run.start, run.end))
    if any(found.kind in ("city", "country", "area") for found in whole):
        return None
    bare = words.gazetteer.named(words.text(run.start, run.end - 1))
    allowed = words.cues.capitalised.get(last.lower_)
    if last.text == "Village" and not bare and words.american:
        role = "district"  # the gazetteer has every American village that is a town of its own
    division = role == "admin1" and any(found.kind == "admin1" for found in bare)
    placed = allowed == "placed" and (words.is_placed(run.start, "places") or words.preposition(run.start) == ",")
    if role == "admin1" and any(found.kind == "city" for found in bare) and not division:
        return None
    if not (allowed == "always" or division or placed):
        return None
    name = words.text(run.start, run.end - (role in ("admin1", "city")))
    return _typed(words, run.start, run.end, name, role, whole or bare)


def is_of_a_city(words: Words, start: int, noun: Token) -> bool:
    """Say whether a name only says whose a thing is: "a Baltimore neighborhood", "the Denver suburb of …"."""
    before, follows = words.at(start - 1), words.after(noun.i + 1)
    indefinite = before is not None and before.lower_ in ("a", "an")
    if not indefinite and (follows is None or follows.lower_ != "of"):
        return False
    return any(found.kind in ("city", "second") for found in words.gazetteer.named(words.text(start, noun.i)))


def _is_state(known: tuple[Toponym, ...]) -> bool:
    """Whether a name is that of an American state rather than of a large city."""
    state = any((found.kind, found.country_iso2) == ("admin1", "US") for found in known)
    return state and role_of(known) == "admin1"


def _is_town(words: Words, start: int, end: int) -> bool:
    """Whether a name is that of a town in the state of the local outlet, or of one in America alone."""
    towns = [found for found in words.named(words.text(start, end)) if found.kind == "city"]
    return any(words.is_in_state(found) for found in towns) or {found.country_iso2 for found in towns} == {"US"}


def typed_before(words: Words, run: NameRun) -> Part | None:
    """Read a name with its type noun before it: "city of Flores", "barrio La Libertad", "Barangay Cawit"."""
    first = words.doc[run.start]
    role = words.cues.types_before.get(first.lower_)
    if role and first.lower_ not in words.cues.types_after and len(run) > 1:
        return _typed(words, run.start, run.end, words.text(run.start, run.end), role)
    before = words.before(run.start)
    joined = before is not None and before.lower_ == "of"
    noun = words.before(before.i) if before is not None and joined else before
    role = words.cues.types_before.get(noun.lower_) if noun is not None else None
    if noun is None or role is None or not _introduces(words, noun, run, role, joined):
        return None
    end = run.end if not run.in_headline else words.longest_known(run.start, run.end) or run.start + 1
    name, country = words.text(run.start, end), words.country_before(noun.i)
    known = words.gazetteer.named(name)
    if role in ("district", "area") and any(found.kind == "city" and found.population >= TOWN for found in known):
        return Part(run.start, end, name, "city", PlaceSource.GAZETTEER, known)
    if role == "admin1" and words.american and not any(found.kind == "admin1" for found in known):
        return None  # "the Department of Energy"
    if any(found.kind == "country" for found in known):
        role = "country"
    return _typed(words, noun.i, end, name, role, known, country)


def _introduces(words: Words, noun: Token, run: NameRun, role: str, joined: bool) -> bool:
    """Say whether a type noun speaks of the name after it, not of one before it ("Quetta city")."""
    before = words.at(noun.i - 1)
    ends_name = before is not None and is_capitalised(before)
    if joined:
        return not ends_name or words.country_before(noun.i) is not None
    adjacent = noun.i + 1 == run.start or is_quote(words.doc[run.start - 1])
    return adjacent and role in ("city", "district") and not ends_name and not is_capitalised(noun)


def _typed(
    words: Words,
    start: int,
    end: int,
    name: str,
    role: str,
    known: tuple[Toponym, ...] = (),
    country: str | None = None,
) -> Part:
    if role == "area" and words.doc[end - 1].lower_ in word_class("places/area_nouns"):
        role = "district"
    if role == "second" and not any(found.kind == "second" for found in known):
        role, name, known = _as_division(words, role, name, known)
    return Part(start, end, name, role, PlaceSource.TYPE_NOUN, known, typed=True, country_iso2=country)


def _as_division(
    words: Words, role: str, name: str, known: tuple[Toponym, ...]
) -> tuple[str, str, tuple[Toponym, ...]]:
    """A county is the first division of countries like Kenya: "Wajir County"; America's has no namesake abroad."""
    bare, _, noun = name.rpartition(" ")
    divisions = tuple(found for found in words.gazetteer.named(bare) if found.kind == "admin1")
    first = [found for found in divisions if found.country_iso2 in _COUNTIES_FIRST]
    if noun.lower() != "county" or words.american or not first:
        return role, name, known
    return "admin1", bare, tuple(first)


_COUNTIES_FIRST = ("EE", "HR", "HU", "KE", "LR", "NO", "RO", "SE")


def _singular(noun: Token) -> str:
    return noun.lemma_.lower() if noun.tag_ == "NNS" else ""
