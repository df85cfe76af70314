"""States and their agencies as actors: "Moscow said", "the Colombian army", "police" of the country a text is about."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, ClaimType, SpeakerRole
from tasks.extract.actors.lexicon import aliases, fold
from tasks.extract.found import FoundActor
from tasks.extract.grammar.clause import child
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.predicates import cues_at, is_event_noun, is_speech
from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import Reading

METHOD = "actors.state"
_OFFICIAL = {ClaimType.WARNING, ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT, ClaimType.FOILED_PLOT}
_ACCUSING = {"accuse", "blame", "suspect", "condemn", "hold", "implicate"}
_BLAMING = {*_ACCUSING, "attribute", "accord", "according", "ascribe"}
_DATELINE_WEIGHT = 2
_MODIFYING = {"compound", "amod", "nmod"}
_UNIT = re.compile(
    r"\b(?:\d{1,3}(?:st|[nr]?d|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)"
    r"(?: (?:infantry|artillery|cavalry|armou?red|mountain|airborne|military|engineer|mechanized))?"
    r" (?:brigade|battalion|regiment|detachment)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StateName:
    """The names of a state: of itself, of its people, and of the capital or seat that stands for its government."""

    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateAgency:
    """A word for an arm of a state, the slug and name of the arm, and the role in which it speaks."""

    term: str
    agency: str
    name: str
    role: SpeakerRole


@dataclass(frozen=True, slots=True)
class StateWord:
    """What a word says of a state: kind is name, demonym or capital."""

    iso2: str
    kind: str


def state_actor(iso2: str) -> KnownActor:
    """Make the actor of a state."""
    return KnownActor(f"state/{iso2.lower()}", _states()[iso2].name, ActorType.STATE, None, iso2)


def agency_actor(iso2: str, agency: StateAgency) -> KnownActor:
    """Give the actor of a state's agency: the lexicon's, else one made from its name."""
    for demonym in _states()[iso2].demonyms:
        listed = aliases().get(fold(f"{demonym} {agency.term}"))
        if listed and listed[0].actor.actor_type == ActorType.STATE_AGENCY:
            return listed[0].actor
    name = f"{_states()[iso2].demonyms[0]} {agency.name}"
    return KnownActor(
        f"agency/{iso2.lower()}-{agency.agency}", name, ActorType.STATE_AGENCY, f"state/{iso2.lower()}", iso2
    )


@lru_cache(maxsize=1)
def _states() -> Mapping[str, StateName]:
    return {row.iso2: row for row in load_lexicon("actors/state_names", StateName)}


@lru_cache(maxsize=1)
def _words() -> Mapping[tuple[str, ...], StateWord]:
    table: dict[tuple[str, ...], StateWord] = {}
    for row in _states().values():
        kinds = {"demonym": row.demonyms, "capital": row.capitals, "name": (row.name, *row.aliases)}
        for kind, names in kinds.items():
            for name in names:
                table[tuple(name.split())] = StateWord(row.iso2, kind)
    return table


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _words())


@lru_cache(maxsize=1)
def _agencies() -> Mapping[tuple[str, ...], StateAgency]:
    return {tuple(row.term.split()): row for row in load_lexicon("actors/state_agencies", StateAgency)}


def state_words(reading: Reading) -> Iterator[tuple[TokenSpan, StateWord]]:
    """Find the names of states, peoples and capitals, the longest at each place."""
    table, firsts = _words(), _first_words()
    texts, at = [token.text for token in reading.doc], 0
    while at < len(texts):
        if texts[at] in firsts:
            for length in (4, 3, 2, 1):
                key = tuple(texts[at : at + length])
                if len(key) == length and key in table:
                    yield reading.doc[at : at + length], table[key]
                    at += length - 1
                    break
        at += 1


def state_counts(reading: Reading) -> Counter[str]:
    """Count how often a text speaks of each country, by ISO code.

    The country of the dateline weighs more; the United States, of which everybody speaks, less.
    """
    return _counts(reading, [word for _, word in state_words(reading)])


def _counts(reading: Reading, words: Iterable[StateWord]) -> Counter[str]:
    counts = Counter(word.iso2 for word in words)
    counts["US"] //= 2
    dateline = tuple((reading.document.dateline_place or "").split(",")[0].split())
    place = next(
        (word for name, word in _words().items() if [n.lower() for n in name] == [d.lower() for d in dateline]), None
    )
    if place is not None:
        counts[place.iso2] += _DATELINE_WEIGHT
    return +counts


def find_states(reading: Reading, named: Sequence[FoundActor] = ()) -> list[FoundActor]:
    """Find the agencies of states, and the states that speak or are accused.

    A text that speaks of no country is taken to be about that of the actors it names.
    """
    words = list(state_words(reading))
    counts = _counts(reading, [word for _, word in words])
    counts = counts or Counter(f.actor.country_iso2 for f in named if f.actor.country_iso2)
    listed = list(_named_agencies(reading, words))
    full = {t.i for f in listed for t in f.tokens}
    bare = [*_units(reading, counts), *_bare_agencies(reading, counts)]
    bare = [f for f in bare if not any(t.i in full for t in f.tokens)]
    agencies = [f for f in (*listed, *bare) if _agency_acts(f.tokens.root)]
    taken = {t.i for f in agencies for t in f.tokens}
    states = [
        FoundActor(span, state_actor(word.iso2), METHOD)
        for span, word in words
        if not any(t.i in taken for t in span) and _acts(span.root, word.kind)
    ]
    return agencies + states


def _named_agencies(reading: Reading, words: list[tuple[TokenSpan, StateWord]]) -> Iterator[FoundActor]:
    """Find "the Colombian army", "Russia's security forces"."""
    for span, word in words:
        after = (
            span.end + 1 if span.end < len(reading.doc) and reading.doc[span.end].lower_ in {"'s", "’s"} else span.end
        )
        match = _agency_at(reading, after)
        if match:
            end, agency = match
            yield FoundActor(reading.doc[span.start : end], agency_actor(word.iso2, agency), METHOD)


def _units(reading: Reading, counts: Counter[str]) -> Iterator[FoundActor]:
    """Find numbered units ("the 6th Infantry Brigade") of the army of the country that a text speaks of most."""
    top = counts.most_common(1)
    for hit in _UNIT.finditer(reading.text) if top else ():
        tokens = reading.doc.char_span(*hit.span(), alignment_mode="expand")
        if tokens is not None:
            name, state = hit.group().title().replace("Th ", "th "), top[0][0]
            actor = KnownActor(
                f"agency/{state.lower()}-{slug(name)}", name, ActorType.STATE_AGENCY, f"state/{state.lower()}", state
            )
            yield FoundActor(tokens, actor, METHOD)


def _bare_agencies(reading: Reading, counts: Counter[str]) -> Iterator[FoundActor]:
    """Find "the army", "the government" of the country that a text speaks of most."""
    top = counts.most_common(2)
    if not top or (len(top) > 1 and top[0][1] == top[1][1]):
        return
    done = 0
    for token in reading.doc[:-1]:
        definite = token.lower_ == "the"
        match = _agency_at(reading, token.i + definite)
        if match is None or token.i < done:
            continue
        last = reading.doc[match[0] - 1]
        if not definite and not (token.is_title and match[0] - token.i > 1) and not _is_ruled_or_manned(token, last):
            continue
        if match[1].agency in word_class("actors/no_demonym_needed") and not child(last, "prep"):
            done = match[0]
            start = token.i + (definite and last.dep_ in _MODIFYING)
            yield FoundActor(reading.doc[start:done], agency_actor(top[0][0], match[1]), METHOD)


def _is_ruled_or_manned(first: Token, last: Token) -> bool:
    """Tell whether an agency without "the" is that of a ruler or party ("his government"), or names its people."""
    if last.dep_ in _MODIFYING:
        return last.head.lemma_.lower() in word_class("actors/states_members")
    before = first.nbor(-1) if first.i else None
    ruled = before is not None and (before.tag_ == "POS" or before.pos_ == "PROPN")
    return ruled and last.lower_ in word_class("actors/ruled")


def _agency_at(reading: Reading, start: int) -> tuple[int, StateAgency] | None:
    for length in (2, 1):
        words = reading.doc[start : start + length]
        agency = _agencies().get(tuple(t.lower_ for t in words))
        if len(words) == length and agency:
            inside = words[-1].dep_ in _MODIFYING
            if not inside or words[-1].head.lemma_.lower() in word_class("actors/states_members") | word_class(
                "actors/speaking_nouns"
            ):
                return start + length, agency
    return None


def _has_information(verb: Token) -> bool:
    """Tell whether what a verb says is about a warning, a confirmation or a denial ("issued a warning")."""
    return any(cue.claim_type in _OFFICIAL for t in verb.subtree for cue in cues_at(t))


def _agency_acts(token: Token) -> bool:
    """Tell whether an agency does, says or is blamed for something here, and is not just there."""
    head = token.head
    if token.dep_ == "pobj":
        if head.lower_ in {"of", "from"} and head.head.lemma_.lower() in word_class(
            "actors/states_members"
        ) | word_class("actors/speaking_nouns"):
            return True
        return head.lower_ in {"by", "to", "on"} and (head.lower_ == "by" or head.head.lemma_ in _BLAMING)
    if token.dep_ in {"poss", "compound", "nmod"}:
        return head.lemma_.lower() in word_class("actors/speaking_nouns") | word_class(
            "actors/states_members"
        ) | word_class("actors/shares") or is_event_noun(head)
    return token.dep_ in {"nsubj", "nsubjpass", "ROOT", "conj"} or (token.dep_ == "dobj" and head.lemma_ in _ACCUSING)


def _acts(token: Token, kind: str) -> bool:
    """Tell whether a state's name stands for its government: it speaks, accuses or is accused."""
    verb = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return kind != "demonym" and (is_speech(verb) or verb.lemma_ in _ACCUSING or _has_information(verb))
    if kind == "name" and token.dep_ == "dobj":
        return verb.lemma_ in _ACCUSING
    return False
