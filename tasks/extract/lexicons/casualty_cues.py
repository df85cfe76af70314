"""Words and phrases that decide what a sentence about harm says, by kind."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class CasualtyCue:
    """A word or phrase in lower case (verbs by lemma) and the kind of cue it is."""

    phrase: str
    cue: str


@lru_cache(maxsize=32)
def cues(kind: str) -> frozenset[str]:
    """Give the cues of one kind.

    Raises:
        KeyError: the lexicon has no such kind.
    """
    found = frozenset(row.phrase for row in load_lexicon("casualties/cues", CasualtyCue) if row.cue == kind)
    if not found:
        raise KeyError(kind)
    return found
