"""The words that may tell of an attack, and what a token that is one of them stands for."""

from dataclasses import dataclass
from functools import lru_cache

from schemas.vocabulary import AttackType, WeaponType
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """A row of attacks/triggers.csv.

    `strength` says what else has to be there: attack nothing; shoot, throw, seize, burn, destroy, device a fitting
    object or subject; incident, occurrence and response another trigger that they refer to; hit a weapon that hits;
    find a bomb made safe; down an aircraft; ram people or an attacker; cut a person; harm an attacker or a weapon; take
    people that attackers lead away; enter attackers and where they go; mine a mine that is run over; spread a poison;
    crime is a word of the courts, which refers back; take_from people taken from where they were; under what something
    came under; toll a number of dead with a day or place of its own; attempt one "on the life" of somebody; vehicle one
    full of explosives that gets there; weapon one that stands without a verb, with its day and place; heard shots;
    open_up guns turned on somebody; go_for attackers who go for people; fall and victim those who fall to them; send a
    bomb in the post; apart a thing blown to pieces; storm a place or attackers.
    """

    lemma: str
    pos: str
    attack_type: AttackType | None
    weapon_type: WeaponType | None
    strength: str


@dataclass(frozen=True)
class Trigger:
    """A token that tells of an attack, the words it is made of and its entry."""

    token: Token
    words: TokenSpan
    entry: TriggerEntry

    @property
    def refers_back(self) -> bool:
        """Whether the word tells of an attack only where another one does ("the incident", "police were called")."""
        return self.entry.strength in {"incident", "response", "occurrence"}


@lru_cache(maxsize=1)
def _entries() -> dict[tuple[str, str], TriggerEntry]:
    return {(row.lemma, row.pos): row for row in load_lexicon("attacks/triggers", TriggerEntry)}


@lru_cache(maxsize=1)
def begin_phrases() -> frozenset[str]:
    """Give the first words of rows of several words."""
    return frozenset(lemma.split()[0] for lemma, _ in _entries() if " " in lemma)


def entry_of(lemma: str, pos: str) -> TriggerEntry | None:
    """Give the row of a word, a verb or a noun."""
    return _entries().get((lemma, pos))
