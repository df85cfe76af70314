"""The lexicon of actors, by id and by folded alias."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.lexicons.lexicon import load_lexicon

SHORTEST_UNCASED = 4
SHORTEST_SPOKEN = 5  # acronyms that are said as a word are written like one: "Renamo", "Iswap"


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
    return {row.actor_id: row.actor() for row in load_lexicon("actors/actors", ActorRow)}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    return {row.actor_id: (row.name, *row.aliases) for row in load_lexicon("actors/actors", ActorRow)}


def aliases_of(actor: KnownActor) -> tuple[str, ...]:
    """Give every name that the lexicon has for one of its actors."""
    return _names()[actor.actor_id]


@lru_cache(maxsize=1)
def aliases() -> Mapping[str, tuple[Alias, ...]]:
    """Give the actors that each folded alias may name."""
    table: dict[str, list[Alias]] = {}
    for row in load_lexicon("actors/actors", ActorRow):
        for name in dict.fromkeys((row.name, *row.aliases)):
            entry = Alias(row.actor(), _is_cased(name))
            known = table.setdefault(fold(name), [])
            if entry not in known:
                known.append(entry)
    return {key: tuple(entries) for key, entries in table.items() if key}


@lru_cache(maxsize=1)
def in_order() -> Sequence[str]:
    """Give the folded aliases in alphabetical order."""
    return sorted(aliases())
