"""Actors named by an alias of the lexicon, or by a short form that the document itself introduces."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as TokenSpan

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.components.actor_states import state_counts
from tasks.extract.found import FoundActor
from tasks.extract.lexicon import load_lexicon
from tasks.extract.reading import Reading

METHOD = "actors.lexicon"
LONGEST_ALIAS = 14
SHORTEST_UNCASED = 4

_WORD = re.compile(r"[^\W_]+(?:['’‘`ʿ´](?!s\b)[^\W_]+)*")
_BETWEEN = re.compile(r"[\s\-–'’‘`\"“”./]{0,3}")
_GLOSS = re.compile(r"[\"”]?\s{0,2}[(\[]\s?[\"“]?([^()\[\]]{2,60}?)[\"”]?\s?[)\]]")
_SHORT_FORM = re.compile(r"[A-Z][\w/.\-]{1,14}")
_AGAINST = re.compile(r"(?:\banti|\bcounter|\bnon|\bpro|\bformer|\bex)[\s\-]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """A row of the actor lexicon."""

    actor_id: str
    name: str
    actor_type: ActorType
    parent_actor_id: str | None
    country_iso2: str | None
    wikidata_qid: str | None
    aliases: tuple[str, ...]

    def actor(self) -> KnownActor:
        """Give the actor without its aliases."""
        return KnownActor(
            self.actor_id, self.name, self.actor_type, self.parent_actor_id, self.country_iso2, self.wikidata_qid
        )


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an actor; `cased` where only the same capitals count."""

    actor: KnownActor
    cased: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text: where it stands and how it folds."""

    start: int
    end: int
    raw: str
    folded: str


def fold(text: str) -> str:
    """Fold a name to lower-case ASCII letters and digits, nothing between them: "al-Qa'ida" -> "alqaida"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def _is_cased(alias: str) -> bool:
    letters = [c for c in alias if c.isalpha()]
    return all(c.isupper() for c in letters) or (" " not in alias and len(letters) < SHORTEST_UNCASED)


@lru_cache(maxsize=1)
def lexicon_actors() -> Mapping[str, KnownActor]:
    """Give every actor of the lexicon by its id."""
    return {row.actor_id: row.actor() for row in load_lexicon("actors", ActorRow)}


@lru_cache(maxsize=1)
def _aliases() -> Mapping[str, tuple[Alias, ...]]:
    table: dict[str, list[Alias]] = {}
    for row in load_lexicon("actors", ActorRow):
        for name in dict.fromkeys((row.name, *row.aliases)):
            entry = Alias(row.actor(), _is_cased(name))
            known = table.setdefault(fold(name), [])
            if entry not in known:
                known.append(entry)
    return {key: tuple(entries) for key, entries in table.items() if key}


def words(text: str) -> list[Word]:
    """Cut a text into words, a possessive "s" apart."""
    return [Word(m.start(), m.end(), m.group(), fold(m.group())) for m in _WORD.finditer(text)]


def find_names(reading: Reading) -> list[FoundActor]:
    """Find every name of the lexicon in a reading, the longest at each place, and the short forms that follow them in brackets."""
    text = reading.doc.text
    tokens = words(text)
    countries = state_counts(reading)
    found = list(_matches(reading, tokens, _aliases(), countries))
    local = _short_forms(text, found)
    if local:
        taken = [(f.tokens.start, f.tokens.end) for f in found]
        again = _matches(reading, tokens, local, countries)
        found += [f for f in again if not any(f.tokens.start < end and start < f.tokens.end for start, end in taken)]
    return sorted(found, key=lambda f: f.tokens.start)


def _matches(
    reading: Reading, tokens: list[Word], table: Mapping[str, tuple[Alias, ...]], countries: Counter[str]
) -> Iterator[FoundActor]:
    text, at = reading.doc.text, 0
    while at < len(tokens):
        best: tuple[int, KnownActor] | None = None
        key = ""
        for end in range(at, min(at + LONGEST_ALIAS, len(tokens))):
            if end > at and not _BETWEEN.fullmatch(text, tokens[end - 1].end, tokens[end].start):
                break
            key += tokens[end].folded
            if _is_possessive_ending(text, tokens[end]):
                continue
            entries = [e for e in table.get(key, ()) if _fits(e, text[tokens[at].start : tokens[end].end])]
            if entries and not _is_verb(tokens, at, end, text):
                best = end, max(entries, key=lambda e: countries[e.actor.country_iso2 or ""]).actor
        if best is None:
            at += 1
            continue
        span = _tokens(reading, tokens[at].start, tokens[best[0]].end)
        if span is not None and not _AGAINST.search(text[max(0, tokens[at].start - 10) : tokens[at].start]):
            yield FoundActor(span, best[1], METHOD)
        at = best[0] + 1


def _fits(alias: Alias, raw: str) -> bool:
    return not alias.cased or not any(c.islower() for c in raw)


def _is_possessive_ending(text: str, word: Word) -> bool:
    return word.folded == "s" and word.start > 0 and text[word.start - 1] in "'’"


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


def _tokens(reading: Reading, start: int, end: int) -> TokenSpan | None:
    return reading.doc.char_span(start, end, alignment_mode="expand")


def _short_forms(text: str, found: list[FoundActor]) -> dict[str, tuple[Alias, ...]]:
    """Read the unknown acronyms in brackets after known names: they name the same actor in the rest of the document."""
    local: dict[str, tuple[Alias, ...]] = {}
    for f in found:
        gloss = _GLOSS.match(text, f.tokens.end_char)
        short = gloss.group(1) if gloss else ""
        if _SHORT_FORM.fullmatch(short) and sum(c.isupper() for c in short) > 1 and fold(short) not in _aliases():
            local[fold(short)] = (Alias(f.actor, True),)
    return local
