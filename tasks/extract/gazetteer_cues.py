"""Cue words that make a name a place, or keep it from being one; read from the lexicons."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.gazetteer import read_lexicon


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """`words` holds sets of cue words by cue; `types` the role that a type noun before or after a name gives it."""

    words: dict[str, frozenset[str]]
    types_before: dict[str, str]
    types_after: dict[str, str]
    venues: dict[str, str]

    def has(self, cue: str, word: str) -> bool:
        """Say whether a word gives a cue, in whatever case."""
        return word.lower() in self.words[cue]


@lru_cache(maxsize=1)
def load_cues() -> PlaceCues:
    """Load the cue words, once a process."""
    words: dict[str, set[str]] = {}
    for row in read_lexicon("place_cues.csv"):
        words.setdefault(row["cue"], set()).add(row["word"].lower())
    types = read_lexicon("place_types.csv")
    return PlaceCues(
        {cue: frozenset(members) for cue, members in words.items()},
        {row["noun"]: row["role"] for row in types if row["position"] in ("before", "both")},
        {row["noun"]: row["role"] for row in types if row["position"] in ("after", "both")},
        {row["noun"]: row["kind"] for row in read_lexicon("venues.csv")},
    )
