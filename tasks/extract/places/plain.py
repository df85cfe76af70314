"""Names that stand alone: known to the gazetteer and placed by the text, or placed so clearly that it need not."""

from dataclasses import replace

from schemas.vocabulary import PlaceSource
from tasks.extract.grammar.relations import is_active_subject, is_adjective, is_compound
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.context_words import PLACE_ENTITIES, Words
from tasks.extract.places.gazetteer import MAX_WORDS, Toponym
from tasks.extract.places.parts import LARGE_CITY, TOWN, Part, role_of
from tasks.extract.places.placed import heads_its_sentence, is_described, is_listed, is_scene, is_settled
from tasks.extract.places.runs import NameRun, is_capitalised

_NAMESAKES_OF_PEOPLE = frozenset({"JO", "TD", "GE", "IE", "IL", "GB", "NL", "LK"})
_NO_PLACES = ("never", "direction", "weekday_month")
_PEOPLE = frozenset(["PERSON", "NORP"])
_ARTICLES = frozenset(["the", "a", "an"])
_SHORT = 4


def plain_parts(words: Words, run: NameRun) -> list[Part]:
    """Read the names of a run: one at its start, in headlines any number."""
    named = replace(run, start=_after_direction(words, run))
    if named.start > run.start and _is_type_noun(words, named):
        return []  # "the city's West Ward"
    run = named
    parts, position = [], run.start
    while position < run.end:
        part = _abbreviation(words, position, run) or _plain(words, position, run)
        if part is not None:
            parts.append(part)
        if not run.in_headline:
            break
        position = part.end if part is not None else position + 1
    return parts


def _after_direction(words: Words, run: NameRun) -> int:
    """Where a run starts without "Northern" or "Downtown", unless it belongs to a known name: "North Carolina"."""
    start = run.start
    while start < run.end - 1 and words.cues.has("direction", words.doc[start].text):
        if (words.longest_known(start, run.end) or start) > start + 1:
            break
        start += 1
    return start


def _is_type_noun(words: Words, run: NameRun) -> bool:
    """Whether what a direction leaves of a name is but "Ward" or "District"."""
    return run.end == run.start + 1 and words.doc[run.start].lower_ in words.cues.types_after


def capital(words: Words, run: NameRun) -> Part | None:
    """Read "the Russian capital" and "Mali's capital" as the city, unless the city's name follows."""
    noun, owned = words.at(run.end), False
    if noun is not None and noun.text in word_class("places/plain_possessive"):
        noun, owned = words.at(run.end + 1), True
    if noun is None or noun.lower_ != "capital":
        return None
    country = words.gazetteer.country(words.text(run.start, run.end)) if owned else words.nationality(run.end - 1)
    city = words.gazetteer.capital(country) if country else None
    follows = words.at(noun.i + 1)
    named = words.at(noun.i + 2) if follows is not None and follows.text == "," else follows
    if city is None or (named is not None and (is_capitalised(named) or named.lower_ in ("city", "of", "punishment"))):
        return None
    return Part(
        run.start, noun.i + 1, city.name, "city", PlaceSource.CAPITAL, (city,), typed=True, country_iso2=country
    )


def _abbreviation(words: Words, start: int, run: NameRun) -> Part | None:
    """Read a US state's abbreviation after a comma: "Puyallup, Wash."."""
    before = words.at(start - 1)
    if before is None or before.text != ",":
        return None
    for end in (min(start + 2, run.end), start + 1):
        name = words.text(start, end)
        for text in (name, f"{name}."):
            if text.upper() in words.gazetteer.us_states and (text.isupper() or "." in text):
                return Part(start, end, text, "admin1", PlaceSource.ABBREVIATION, weak=True)
    return None


def _plain(words: Words, start: int, run: NameRun) -> Part | None:
    end = words.longest_known(start, run.end)
    if end is None or (end < run.end and not _rest_allows(words, end, run)):
        return _unknown(words, run) if start == run.start and not run.in_headline else None
    if _owns_suburb(words, end):
        return None
    name = words.text(start, end)
    known = words.named(name)
    if not known or (role_of(known) == "city" and _is_a_thing(words, start, end)):
        return None
    if (
        _is_no_place(words, name, known)
        or _is_a_building(words, start, end)
        or _stands_for_government(words, start, end, known)
    ):
        return None
    role = role_of(known)
    agency = is_affiliation(words, end) or (_is_agency(words, end) and role in ("city", "second"))
    if agency and role == "city" and _serves_county(words, start, end):
        return None
    weak = not _is_accepted(words, start, end, known, role)
    if words.before_event(end) and name not in words.surnames:
        weak = False
    owned = _is_followed(words, end, "resident") or _is_followed(words, end, "dwelling")
    if owned and any(words.is_in_state(found) for found in known):
        weak = False  # "Elba man shoots two", "in her Elba home"
    if words.cues.has("ambiguous", name) and not words.is_placed(start, "places"):
        weak = True
    if agency:
        weak = weak and name in words.surnames
    placed = words.doc[start].ent_type_ in PLACE_ENTITIES or words.is_placed(start, "places", "leads")
    placed = placed or is_settled(words, start) or is_listed(words, start) or is_described(words, end)
    loose = not weak and not placed and not agency
    return Part(
        start, end, name, role, PlaceSource.AGENCY if agency else PlaceSource.GAZETTEER, known, weak=weak, loose=loose
    )


def _is_no_place(words: Words, name: str, known: tuple[Toponym, ...]) -> bool:
    if words.gazetteer.country_of_adjective(name) or any(words.cues.has(cue, name) for cue in _NO_PLACES):
        return True
    return name.isupper() and len(name) < _SHORT and not any(found.kind == "country" for found in known)


def _is_a_thing(words: Words, start: int, end: int) -> bool:
    """Say whether an article makes a town's name a thing: "into the Toyota of a councillor"; not "the Derby attack"."""
    before, follows = words.at(start - 1), words.at(end)
    goes_on = follows is not None and (follows.pos_ in ("NOUN", "PROPN", "ADJ") or follows.text in ("-", "'s", "’s"))
    return before is not None and before.lower_ in _ARTICLES and not goes_on


def _is_a_building(words: Words, start: int, end: int) -> bool:
    """Say whether a name is but a capitalised noun for a building: "the Temple of the Tooth"."""
    before = words.at(start - 1)
    return (
        end == start + 1
        and words.doc[start].lower_ in words.cues.venues
        and before is not None
        and before.lower_ == "the"
    )


def _owns_suburb(words: Words, end: int) -> bool:
    """Say whether a name only says whose suburb another place is: "the Denver suburb of Wheat Ridge"."""
    follows, then = words.at(end), words.at(end + 1)
    return follows is not None and follows.lower_ == "suburb" and then is not None and then.lower_ == "of"


def _rest_allows(words: Words, end: int, run: NameRun) -> bool:
    """Say whether the words after a known name in its run leave it a place: "Milwaukee Police Department"."""
    follows = words.doc[end]
    if words.cues.has("media", follows.text) or words.cues.has("team", follows.text):
        return False
    named_for = _is_agency(words, end) or is_affiliation(words, end)
    return run.in_headline or named_for or _is_followed(words, end, "event") or words.is_title(follows)


def _is_followed(words: Words, end: int, cue: str) -> bool:
    follows = words.at(end)
    return follows is not None and words.cues.has(cue, follows.text)


def is_affiliation(words: Words, end: int) -> bool:
    """Say whether a name only tells of what is based, led, flagged or bound there: "Washington-based"."""
    follows, then = words.at(end), words.at(end + 1)
    return follows is not None and then is not None and follows.text == "-" and words.cues.has("based", then.text)


def _is_agency(words: Words, end: int) -> bool:
    """Say whether a name is used for an agency: "Gary police", "Akron Metro Police"."""
    follows, then = words.at(end), words.at(end + 1)
    if follows is None or then is None:
        return False
    agency = words.cues.has("agency", follows.text)
    return agency or (is_capitalised(follows) and is_capitalised(then) and words.cues.has("agency", then.text))


def _serves_county(words: Words, start: int, end: int) -> bool:
    """Whether a sheriff's county only shares its name with a town: "East Baton Rouge deputies", "Jefferson sheriff"."""
    if not _is_followed(words, end, "county_agency"):
        return False
    while words.cues.has("direction", words.doc[start - 1].text) and is_capitalised(words.doc[start - 1]):
        start -= 1
    name = words.text(start, end)
    return any(words.gazetteer.knows(f"{name} {division}") for division in ("County", "Parish"))


def _is_accepted(words: Words, start: int, end: int, known: tuple[Toponym, ...], role: str) -> bool:
    """Say whether the text itself makes a known name a place here."""
    label, name = _label(words, start, end), words.text(start, end)
    country = next((found.country_iso2 for found in known if found.kind == "country"), None)
    placed = words.is_placed(start, "places") and not _modifies(words, end)
    before = words.at(start - 1)
    if (before is not None and words.is_title(before)) or (name in words.surnames and not placed and not country):
        return False
    if country is not None and country not in _NAMESAKES_OF_PEOPLE:
        return True
    if placed:
        return not _starts_longer_person(words, start, end)
    if label in PLACE_ENTITIES or is_settled(words, start) or heads_its_sentence(words, start):
        return True
    if words.is_placed(start, "leads") and not _modifies(words, end):
        town = role != "city" or known[0].population >= TOWN
        return label != "PERSON" and (town or is_scene(words, start))
    if is_listed(words, start) or is_described(words, end) or words.in_label(start, end):
        return role != "city" or known[0].population >= TOWN or label != "PERSON"
    if is_scene(words, start) and not _modifies(words, end):
        return label != "PERSON" or end > start + 1 or (known[0].population >= TOWN and not known[0].by_alternate)
    return role == "city" and label != "PERSON" and known[0].population >= LARGE_CITY and not known[0].by_alternate


def _label(words: Words, start: int, end: int) -> str:
    """What the tagger takes a name for; no person stands between an article and a noun: "a Rotterdam baker"."""
    label, before, follows = words.doc[start].ent_type_, words.at(start - 1), words.at(end)
    articled = before is not None and before.lower_ in word_class("grammar/indefinite")
    return "" if label == "PERSON" and articled and follows is not None and follows.pos_ == "NOUN" else label


def _modifies(words: Words, end: int) -> bool:
    """Say whether a name only modifies the noun after it: "in a Toyota showroom", but not "in Kabul today"."""
    follows = words.at(end)
    if follows is None or follows.pos_ != "NOUN" or is_capitalised(follows):
        return False
    known_noun = any(words.cues.has(cue, follows.text) for cue in ("event", "agency", "time"))
    return is_compound(words.doc[end - 1]) and not known_noun


def _starts_longer_person(words: Words, start: int, end: int) -> bool:
    follows = words.at(end)
    return words.doc[start].ent_type_ == "PERSON" and follows is not None and follows.ent_iob_ == "I"


def _stands_for_government(words: Words, start: int, end: int, known: tuple[Toponym, ...]) -> bool:
    """Say whether a capital stands for its government: "Washington said", "against Moscow"."""
    token = words.doc[end - 1]
    speaks = is_active_subject(token) and token.head.lemma_ in words.cues.words["speech"]
    if not speaks and words.preposition(start) not in ("against", "with"):
        return False
    return any(words.gazetteer.is_capital(found) for found in known)


def _unknown(words: Words, run: NameRun) -> Part | None:
    """Read a name the gazetteer lacks, where the text places something in it; the tagger or a chain must agree."""
    label = words.doc[run.end - 1].ent_type_
    name = words.text(run.start, run.end)
    if len(name.split()) > MAX_WORDS or not words.is_name(run.start, run.end):
        return None
    if label not in _PEOPLE | {"ORG"} and words.before_event(run.end) and not words.in_group_name(run):
        return Part(run.start, run.end, name, "city", PlaceSource.SYNTAX)  # "the Banjska ambush"
    if _modifies(words, run.end) or _is_a_thing(words, run.start, run.end):
        return None
    if words.gazetteer.country_of_adjective(words.doc[run.start].text):
        return None
    placed = words.is_placed(run.start, "places") and not _is_trusted(words, run.start)
    placed = placed and not is_adjective(words.doc[run.end - 1])  # "in the Amish community"
    by_entity = label in PLACE_ENTITIES and words.preposition(run.start) in ("at", "from")
    scene = is_settled(words, run.start) or (label not in _PEOPLE and is_scene(words, run.start))
    scene = scene or is_described(words, run.end) or (label not in _PEOPLE and is_listed(words, run.start))
    held = label not in _PEOPLE and not words.american and _is_put_into_a_division(words, run)
    if not (placed or by_entity or scene or held):
        return None
    weak = words.american and label not in PLACE_ENTITIES
    return Part(run.start, run.end, name, "city", PlaceSource.SYNTAX, weak=weak or not (placed or by_entity or scene))


def _is_put_into_a_division(words: Words, run: NameRun) -> bool:
    """Whether a comma and the name of a country or division follow: "Kaiga Kindjiria, Chad"."""
    comma, follows = words.at(run.end), words.at(run.end + 1)
    if comma is None or comma.text != "," or follows is None or not is_capitalised(follows):
        return False
    end = words.longest_known(follows.i, follows.sent.end)
    wide = words.named(words.text(follows.i, end)) if end else ()
    return any(found.kind in ("country", "admin1", "second") for found in wide)


def _is_trusted(words: Words, start: int) -> bool:
    """Whether "in" tells whom somebody trusts: "confidence in Okafor"."""
    before = words.before(start)
    return before is not None and before.head.lemma_.lower() in word_class("places/trust")
