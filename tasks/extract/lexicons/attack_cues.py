"""Words that make or unmake an attack, by the test that uses them."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class ContextWord:
    """A row of attacks/contexts.csv."""

    cue: str
    word: str


@lru_cache(maxsize=64)
def cue(name: str) -> frozenset[str]:
    """Give the words of a cue.

    Raises:
        KeyError: no row of the lexicon has this cue.
    """
    words = frozenset(row.word for row in load_lexicon("attacks/contexts", ContextWord) if row.cue == name)
    if not words:
        raise KeyError(f"attacks/contexts.csv has no cue {name!r}")
    return words
