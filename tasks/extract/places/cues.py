"""Cue words that make a name a place, or keep it from being one; read from the lexicons."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CueRow:
    """A word and the cue it gives."""

    word: str
    cue: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A noun that says what a place is, where it stands to the name, and when it may be capitalised."""

    noun: str
    role: str
    position: str
    capitalised: str


@dataclass(frozen=True, slots=True)
class VenueRow:
    """A venue's noun and its kind."""

    noun: str
    kind: str


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """Cue words, lower-case.

    `words` holds sets of them by cue; `types_before` and `types_after` the role that a type noun gives a name;
    `capitalised` when a type noun may be part of the name: always, or only where the text places something there;
    `venues` the kind of a venue's noun: building, road, hospital, border, or named (a surname as well).
    """

    words: dict[str, frozenset[str]]
    types_before: dict[str, str]
    types_after: dict[str, str]
    capitalised: dict[str, str]
    venues: dict[str, str]

    def has(self, cue: str, word: str) -> bool:
        """Say whether a word gives a cue, in whatever case."""
        return word.lower() in self.words[cue]


@lru_cache(maxsize=1)
def load_cues() -> PlaceCues:
    """Load the cue words, once a process."""
    words: dict[str, set[str]] = {}
    for cue in load_lexicon("places/cues", CueRow):
        words.setdefault(cue.cue, set()).add(cue.word.lower())
    types = load_lexicon("places/types", TypeRow)
    return PlaceCues(
        {cue: frozenset(members) for cue, members in words.items()},
        {row.noun: row.role for row in types if row.position in ("before", "both")},
        {row.noun: row.role for row in types if row.position in ("after", "both")},
        {row.noun: row.capitalised for row in types if row.capitalised != "never"},
        {row.noun: row.kind for row in load_lexicon("places/venues", VenueRow)},
    )
