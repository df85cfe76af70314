"""Buildings, streets and other venues: "Crocus City Hall", "Batamaloo police post", "3200 block of Diplomat Drive"."""

from schemas.vocabulary import PlaceSource
from tasks.extract.grammar.relations import is_object
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.context_words import Words
from tasks.extract.places.gazetteer import Toponym
from tasks.extract.places.parts import METROPOLIS, TOWN, Part
from tasks.extract.places.runs import NameRun, is_capitalised, is_quote
from tasks.extract.places.typed import is_of_a_city

_POSSESSIVE = frozenset(["'s", "’s", "'"])
_MODIFIERS = 3
_LONGEST_PERSON = 3
_LONGEST_STREET = 3
_LONGEST_ADDRESS = 5
_BLOCKS = frozenset(["block", "blk"])
_BEFORE_STREET = _BLOCKS | {"of", "the", "-"}
_JOINING = frozenset(["and", "&"])
_CORNERS = frozenset(["corner", "intersection"])
_ALWAYS_STREETS = frozenset(["avenue", "boulevard", "drive", "lane", "street"])


def venue(words: Words, run: NameRun) -> Part | None:
    """Read a venue whose name is, or starts with, a run."""
    if run.in_headline:
        return None
    return _street(words, run) or _capitalised(words, run) or _headed(words, run) or _in_small_letters(words, run)


def _street(words: Words, run: NameRun) -> Part | None:
    """Read a street without its noun: "the 600 block of Escanaba", "Thompson and Colorado avenues"."""
    last = words.doc[run.end - 1]
    if len(run) > _LONGEST_STREET or words.cues.venues.get(last.lower_) or not _may_be_street(words, run):
        return None
    start = _address_start(words, run.start)
    if start is not None and any(token.lower_ in _BLOCKS for token in words.doc[start : run.start]):
        return _part(words, start, run.end, run.start, "road")
    return _part(words, run.start, run.end, run.start, "road") if _is_crossing(words, run) else None


def _may_be_street(words: Words, run: NameRun) -> bool:
    known = words.gazetteer.named(words.text(run.start, run.end))
    return all(found.kind == "city" for found in known)


def _is_crossing(words: Words, run: NameRun) -> bool:
    """Say whether a name stands with that of a street: "Elm and", then a street's name, or after one and "and"."""
    follows, before = words.at(run.end), words.at(run.start - 1)
    if _at_corner(words, run.start):
        return True
    if follows is not None and follows.lower_ in _JOINING:
        end = run.end + 1
        while end < len(words.doc) and is_capitalised(words.doc[end]):
            end += 1
        ends = (words.doc[end - 1], words.at(end))
        return end > run.end + 1 and any(_is_road(words, token) for token in ends if token is not None)
    joined = before is not None and before.lower_ in _JOINING and run.start > 1
    return joined and is_capitalised(words.doc[run.start - 2]) and _is_road(words, words.doc[run.start - 2])


def _at_corner(words: Words, start: int) -> bool:
    """Say whether a name follows "the corner of" or "the intersection of Elm and"."""
    before = words.at(start - 1)
    if before is not None and before.lower_ in _JOINING:
        start -= 1
        while start > 0 and is_capitalised(words.doc[start - 1]):
            start -= 1
        before = words.at(start - 1)
    corner = words.at(start - 2)
    return before is not None and before.lower_ == "of" and corner is not None and corner.lower_ in _CORNERS


def _is_road(words: Words, token: Token) -> bool:
    return words.cues.venues.get(token.lower_) == "road"


def _capitalised(words: Words, run: NameRun) -> Part | None:
    """Read a name that ends in its noun: "Crocus City Hall", "Diplomat Drive"."""
    last = words.doc[run.end - 1]
    kind = words.cues.venues.get(last.lower_)
    address = _address_start(words, run.start)
    known = words.gazetteer.knows(words.text(run.start, run.end)) and last.lower_ not in _ALWAYS_STREETS
    if kind is None or len(run) < 2 or known:
        return None
    if address is not None:
        return _part(words, address, run.end, run.start, kind)
    media = words.cues.has("media", last.text) and words.preposition(run.start) != "at"
    sheriffs = any(words.cues.has("county_agency", token.text) for token in words.doc[run.start : run.end])
    if (
        media
        or sheriffs
        or last.lower_.endswith(".")
        or _may_be_person(words, run)
        or not _is_located(words, run, kind)
    ):
        return None
    return _part(words, _conjunct_start(words, run.start), run.end, run.start, kind)


def _address_start(words: Words, position: int) -> int | None:
    """Where an address starts: at its house number or "3200 block of"."""
    index = position - 1
    while index >= 0 and words.doc[index].lower_ in _BEFORE_STREET and position - index < _LONGEST_ADDRESS:
        index -= 1
    token = words.at(index)
    return index if token is not None and token.like_num and not token.is_alpha else None


def _may_be_person(words: Words, run: NameRun) -> bool:
    """Say whether a name that ends like a venue's is somebody's: "Jonathan Hall"."""
    first = words.doc[run.start]
    placed = words.is_placed(run.start, "places") or words.preposition(run.start) in ("at", "on")
    short = run.end - run.start <= _LONGEST_PERSON
    return words.is_title(first) or (first.ent_type_ == "PERSON" and short and not placed)


def _is_located(words: Words, run: NameRun, kind: str) -> bool:
    """Say whether the text places something at a name, or does something to it: institutions act, venues do not."""
    if kind not in ("building", "named"):
        return True
    return words.is_placed(run.start, "places", "leads", "stands") or is_object(words.doc[run.end - 1])


def _conjunct_start(words: Words, start: int) -> int:
    """Where a name starts that "and" joins: "the Mellitah Oil and Gas complex"."""
    doc, first = words.doc, start
    if start > 2 and doc[start - 1].lower_ in ("and", "&") and is_capitalised(doc[start - 2]):
        first = start - 2
        while first > doc[start].sent.start and is_capitalised(doc[first - 1]):
            first -= 1
    return first if first and doc[first - 1].lower_ == "the" else start


def _headed(words: Words, run: NameRun) -> Part | None:
    """Read a name that starts with its noun: "Camp Speicher", "Hotel Tequendama"."""
    if len(run) < 2 or not words.cues.has("venue_head", words.doc[run.start].text):
        return None
    known = words.gazetteer.knows(words.text(run.start, run.end))
    return None if known else _part(words, run.start, run.end, run.start, "building")


def _in_small_letters(words: Words, run: NameRun) -> Part | None:
    """Read "Batamaloo police post", "Kabul's international airport", "the Russian embassy"."""
    end = _small_end(words, run.end)
    if end is None or is_of_a_city(words, run.start, words.doc[end - 1]):
        return None
    after_a_person = len(run) > 1 and words.is_title(words.doc[run.start])  # "Imam Hussein mosque"
    named = words.is_name(run.start, run.end) or after_a_person
    if not named and words.nationality(run.end - 1) is None:
        return None
    kind = words.cues.venues[words.doc[end - 1].lower_]
    return _part(words, _conjunct_start(words, run.start), end, run.start, kind)


def _small_end(words: Words, position: int) -> int | None:
    """Where a venue ends whose name goes on in small letters: up to two modifiers, then the venue's noun."""
    token = words.at(position)
    if token is not None and token.text in _POSSESSIVE:
        owners = words.gazetteer.named(words.doc[position - 1].text)
        if not any(found.kind in ("city", "country") for found in owners):
            return None
        position += 1
    while position < len(words.doc) and is_quote(words.doc[position]):
        position += 1
    for index in range(position, min(position + _MODIFIERS, len(words.doc))):
        token = words.doc[index]
        if is_capitalised(token) or token.pos_ not in ("NOUN", "ADJ", "PROPN"):
            return None
        if words.cues.venues.get(token.lower_) in ("building", "hospital", "road"):
            follows = words.at(index + 1)
            named_after = index == position and words.cues.has("media", token.text)
            return None if named_after or (follows is not None and follows.pos_ == "NOUN") else index + 1
    return None


def _part(words: Words, start: int, end: int, name_start: int, kind: str) -> Part:
    number = words.at(end)
    if kind == "road" and number is not None and number.text.isdigit() and _is_numbered(words, end):
        end += 1
    role = kind if kind in ("road", "hospital") else "venue"
    return Part(
        start, end, words.text(start, end), role, PlaceSource(role), _city_within(words, name_start, end), typed=True
    )


def _is_numbered(words: Words, end: int) -> bool:
    """Whether roads of a noun bear numbers: "U.S. Highway 41", but not "Elm Street 20 minutes later"."""
    return words.cues.has("numbered", words.doc[end - 1].text)


def _city_within(words: Words, start: int, end: int) -> tuple[Toponym, ...]:
    """Cities that a venue's name starts with: "Kabul airport"; of names that go on only the largest count."""
    before = words.at(start - 1)
    suburban = before is not None and words.cues.has("suburban", before.text)
    if suburban or words.gazetteer.country_of_adjective(words.doc[start].text):
        return ()
    known_end = words.longest_known(start, end - 1)
    known = words.gazetteer.named(words.text(start, known_end)) if known_end else ()
    goes_on = known_end is not None and is_capitalised(words.doc[known_end])
    smallest = METROPOLIS if goes_on else TOWN
    public = any(token.lower_ in word_class("places/public") for token in words.doc[start:end])
    return tuple(
        found
        for found in known
        if found.kind == "city" and found.population >= _least(found, smallest, public) and not found.by_alternate
    )


def _least(town: Toponym, smallest: int, public: bool) -> int:
    """How large a town must be to be that of a venue: "Garissa University", but Jackson School is of no Jackson."""
    return TOWN if public and town.country_iso2 not in _NAMED_AFTER_PEOPLE else smallest


_NAMED_AFTER_PEOPLE = ("AU", "CA", "GB", "IE", "NZ", "US")
