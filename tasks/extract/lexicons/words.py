"""Word classes by name: small open sets of surface forms that rules ask for."""

from dataclasses import dataclass
from functools import cache

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class ClassedWord:
    """A row of <room>/words.csv: a word or phrase in small letters (verbs by lemma) and a class that it belongs to."""

    word_class: str
    word: str


@cache
def word_class(name: str) -> frozenset[str]:
    """Give the words of a class, named by its room: `word_class("attacks/accident")`.

    Raises:
        KeyError: the room's words.csv has no row of this class.
    """
    room, _, wanted = name.partition("/")
    found = frozenset(row.word for row in load_lexicon(f"{room}/words", ClassedWord) if row.word_class == wanted)
    if not found:
        raise KeyError(f"{room}/words.csv has no class {wanted!r}")
    return found
