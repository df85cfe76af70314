"""Actors named by an alias of the lexicon, or by a short form that the document itself introduces."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.actors.lexicon import SHORTEST_SPOKEN, Alias, aliases, fold, in_order
from tasks.extract.actors.state_names import state_counts
from tasks.extract.found import FoundActor
from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import Reading

METHOD = "actors.lexicon"
LONGEST_ALIAS = 14

_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿ´](?!s\b)[^\W_]+)*")
_BETWEEN = re.compile(r"[\s\-–'’‘`\"“”./]{0,3}")
_GLOSS = re.compile(r"[\"”]?\s{0,2}[(\[]\s?[\"“]?([^()\[\]]{2,60}?)[\"”]?\s?[)\]]")
_SHORT_FORM = re.compile(r"[A-Z][\w/.\-]{1,14}")
_AGAINST = re.compile(r"(?:\banti|\bcounter|\bnon|\bpro|\bformer|\bex)[\s\-]$", re.IGNORECASE)
_SUFFIX = re.compile(r"-[A-Z]{1,3}(?![\w-])")
_KIN = re.compile(
    r"(?:-(?:linked|affiliated|aligned|allied|inspired|backed)(?: [\w-]+){0,2}"
    r"|(?:['’]s)?(?: [\w-]+)? (?:affiliate|ally|arm|branch|faction|franchise|offshoot|wing))"
    r",?(?: the)?[\s\"“]+"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: where it stands and how it folds."""

    start: int
    end: int
    raw: str
    folded: str


def words(text: str) -> list[Word]:
    """Cut a text into words, a possessive "s" apart."""
    return [Word(m.start(), m.end(), m.group(), fold(m.group())) for m in _WORD.finditer(text)]


def find_names(reading: Reading) -> list[FoundActor]:
    """Find the names of the lexicon in a reading, the longest at each place, and short forms the text gives them."""
    text = reading.text
    tokens = words(text)
    countries = state_counts(reading)
    found = list(_matches(reading, tokens, aliases(), countries))
    local = _short_forms(text, found)
    if local:
        found = [f for f in found if _is_bound(f, local)]
        taken = [(f.tokens.start, f.tokens.end) for f in found]
        again = _matches(reading, tokens, local, countries)
        found += [f for f in again if not any(f.tokens.start < end and start < f.tokens.end for start, end in taken)]
    return [f for f in sorted(found, key=lambda f: f.tokens.start) if not _is_common_noun(f, found)]


def _is_bound(found: FoundActor, local: Mapping[str, tuple[Alias, ...]]) -> bool:
    """Tell whether a name means here whom it means elsewhere: what the text itself says of an acronym goes first."""
    return all(alias.actor == found.actor for alias in local.get(fold(found.tokens.text), ()))


def without_kin(reading: Reading, found: Sequence[FoundActor]) -> list[FoundActor]:
    """Leave out names that only say what the next one is: "the al Qaeda-linked group al-Shabaab"."""
    kin = {
        one.tokens.start
        for one, other in pairwise(found)
        if _KIN.fullmatch(reading.text[one.tokens.end_char : other.tokens.start_char])
    }
    return [one for one in found if one.tokens.start not in kin]


def _is_common_noun(found: FoundActor, others: Sequence[FoundActor]) -> bool:
    """Tell whether a class of actors ("Maoist rebels") only says what the group named before it is."""
    return found.actor.actor_id.startswith("generic/") and any(
        other.tokens.end == found.tokens.start and other.actor.actor_type == ActorType.ARMED_GROUP for other in others
    )


def _matches(
    reading: Reading, tokens: list[Word], table: Mapping[str, tuple[Alias, ...]], countries: Counter[str]
) -> Iterator[FoundActor]:
    """Find the longest alias at each place; of two that overlap the one of more words, then the first."""
    text = reading.text
    keys = in_order() if table is aliases() else sorted(table)
    spans = [
        (at, end, actor)
        for at in range(len(tokens))
        if (match := _longest_at(text, tokens, at, table, keys, countries)) is not None
        for end, actor in (match,)
    ]
    taken: set[int] = set()
    for at, end, actor in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        span = reading.doc.char_span(tokens[at].start, tokens[end].end)
        if taken.isdisjoint(range(at, end + 1)) and span is not None:
            taken.update(range(at, end + 1))
            if not _AGAINST.search(text[max(0, tokens[at].start - 10) : tokens[at].start]):
                yield FoundActor(span, actor, METHOD)


def _is_begun(keys: Sequence[str], key: str) -> bool:
    """Tell whether one of some names in order starts so."""
    place = bisect_left(keys, key)
    return place < len(keys) and keys[place].startswith(key)


def _longest_at(
    text: str,
    tokens: list[Word],
    at: int,
    table: Mapping[str, tuple[Alias, ...]],
    keys: Sequence[str],
    countries: Counter[str],
) -> tuple[int, KnownActor] | None:
    best: tuple[int, KnownActor] | None = None
    key = ""
    for end in range(at, min(at + LONGEST_ALIAS, len(tokens))):
        if end > at and not _BETWEEN.fullmatch(text, tokens[end - 1].end, tokens[end].start):
            break
        key += tokens[end].folded
        if not _is_begun(keys, key):
            break
        if _is_possessive_ending(text, tokens[end]):
            continue
        if _is_cut_short(text, tokens[end]):
            continue
        entries = [e for e in table.get(key, ()) if _fits(e, text[tokens[at].start : tokens[end].end])]
        actor = _of_country(entries, countries)
        if actor is not None and not _is_verb(tokens, at, end, text):
            best = end, actor
    return best


def _of_country(entries: Sequence[Alias], countries: Counter[str]) -> KnownActor | None:
    """Give whom an alias names; of several groups with one name the one of the country a text is about, or none."""
    if len({entry.actor for entry in entries}) < 2:
        return entries[0].actor if entries else None
    best = max(entries, key=lambda entry: countries[entry.actor.country_iso2 or ""]).actor
    return best if countries[best.country_iso2 or ""] else None


def _fits(alias: Alias, raw: str) -> bool:
    spoken = len(raw) >= SHORTEST_SPOKEN and raw.isalpha() and raw.istitle()
    if alias.cased and spoken:
        return raw.lower() not in word_class("actors/unspoken")
    return not alias.cased or not any(c.islower() for c in raw)


def _is_possessive_ending(text: str, word: Word) -> bool:
    return word.folded == "s" and word.start > 0 and text[word.start - 1] in "'’"


def _is_cut_short(text: str, word: Word) -> bool:
    """Tell whether an acronym goes on after a hyphen ("FLN-R"), so that it is another's."""
    return word.raw.isupper() and _SUFFIX.match(text, word.end) is not None


def _is_verb(tokens: list[Word], start: int, end: int, text: str) -> bool:
    """Tell whether a two-letter name is an ordinary word of a line in capitals ("WHAT IS …?")."""
    if start != end or len(tokens[start].raw) > 2:
        return False
    around = []
    if start > 0 and _BETWEEN.fullmatch(text, tokens[start - 1].end, tokens[start].start):
        around.append(tokens[start - 1].raw)
    if end + 1 < len(tokens) and _BETWEEN.fullmatch(text, tokens[end].end, tokens[end + 1].start):
        around.append(tokens[end + 1].raw)
    return any(len(raw) > 1 and raw.isupper() for raw in around)


def _short_forms(text: str, found: list[FoundActor]) -> dict[str, tuple[Alias, ...]]:
    """Read the acronyms in brackets after known names: they name the same actor in the rest of the document."""
    local: dict[str, tuple[Alias, ...]] = {}
    for f in found:
        short = short_form(text, f.tokens.end_char)
        if short and (fold(short) not in aliases() or stands_for(short, f.tokens.text)):
            local.setdefault(fold(short), (Alias(f.actor, True),))
    return local


def short_form(text: str, end: int) -> str:
    """Give the acronym in brackets after a name that ends here, empty where there is none."""
    gloss = _GLOSS.match(text, end)
    short = gloss.group(1) if gloss else ""
    return short if _SHORT_FORM.fullmatch(short) and sum(c.isupper() for c in short) > 1 else ""


def stands_for(short: str, name: str) -> bool:
    """Tell whether an acronym is made of the first letters of a name, whatever else it may stand for elsewhere."""
    first = iter(word[0].lower() for word in re.findall(r"\w+", name))
    return all(letter in first for letter in fold(short))
