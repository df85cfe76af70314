"""The names of states and of their arms: "Kenya", "Kenyan", "Nairobi", "the Kenyan army", "its air force"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, SpeakerRole
from tasks.extract.actors.lexicon import aliases, fold
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.phrases import words_of
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.reading.reading import Reading

_DATELINE_WEIGHT = 2
_GOVERNMENT = "government"
_STATE = "state"


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
    """What a word says of a state: kind is name, demonym or capital; some names stand for the demonym too ("US")."""

    iso2: str
    kind: str
    demonym: bool


def state_actor(iso2: str) -> KnownActor:
    """Make the actor of a state."""
    return KnownActor(f"state/{iso2.lower()}", _states()[iso2].name, ActorType.STATE, None, iso2)


@cache
def is_state(iso2: str) -> bool:
    """Tell whether a country has a government and forces of its own; Puerto Rico or Guam have none."""
    return iso2 in _states()


def agency_actor(iso2: str, agency: StateAgency) -> KnownActor:
    """Give the actor of a state's agency: the lexicon's under any word for that agency, else one made from its name."""
    if agency.agency == _STATE:
        return state_actor(iso2)
    state = _states()[iso2]
    terms = [agency.term, *(row.term for row in _rows() if row.agency == agency.agency and row.term != agency.term)]
    owners = (*state.demonyms, state.name, *state.aliases)
    for name in (f"{owner} {term}" for term in terms for owner in owners):
        for listed in aliases().get(fold(name), ()):
            if listed.actor.actor_type == ActorType.STATE_AGENCY and listed.actor.country_iso2 == iso2:
                return listed.actor
    called = f"{next(iter(state.demonyms), state.name)} {agency.name}"
    name = f"Government of {state.name}" if agency.agency == _GOVERNMENT else called
    return KnownActor(
        f"agency/{iso2.lower()}-{agency.agency}", name, ActorType.STATE_AGENCY, f"state/{iso2.lower()}", iso2
    )


@lru_cache(maxsize=1)
def _states() -> Mapping[str, StateName]:
    return {row.iso2: row for row in load_lexicon("actors/state_names", StateName)}


@lru_cache(maxsize=1)
def _rows() -> Sequence[StateAgency]:
    return load_lexicon("actors/state_agencies", StateAgency)


@lru_cache(maxsize=1)
def agencies() -> Mapping[tuple[str, ...], StateAgency]:
    """Give the arms of states by the words they are called by."""
    return {tuple(row.term.split()): row for row in _rows()}


@lru_cache(maxsize=1)
def begin_agencies() -> frozenset[str]:
    """Give the first words of what arms of states are called."""
    return frozenset(words[0] for words in agencies())


@lru_cache(maxsize=1)
def _words() -> Mapping[tuple[str, ...], StateWord]:
    table: dict[tuple[str, ...], StateWord] = {}
    for row in _states().values():
        kinds = {"demonym": row.demonyms, "capital": row.capitals, "name": (row.name, *row.aliases)}
        for kind, names in kinds.items():
            for name in names:
                table[words_of(name)] = StateWord(row.iso2, kind, name in row.demonyms)
    return table


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name[0] for name in _words())


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
    return counts_of(reading, [word for _, word in state_words(reading)])


def counts_of(reading: Reading, words: Iterable[StateWord], places: Sequence[FoundPlace] = ()) -> Counter[str]:
    """Count the countries that some words name; where none leads, the countries of the places decide."""
    counts = Counter(word.iso2 for word in words)
    counts["US"] //= 2
    dateline = tuple((reading.document.dateline_place or "").split(",")[0].split())
    place = next(
        (word for name, word in _words().items() if [n.lower() for n in name] == [d.lower() for d in dateline]), None
    )
    if place is not None:
        counts[place.iso2] += _DATELINE_WEIGHT
    counts = +counts
    if leading(counts) is None:
        countries = (found.cell.country_iso2 for found in places)
        counts.update(iso2 for iso2 in countries if iso2 is not None and iso2 in _states())
    return counts


def leading(counts: Counter[str]) -> str | None:
    """Give the country that a text speaks of most, None where two are spoken of as often."""
    top = counts.most_common(2)
    return top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else None
