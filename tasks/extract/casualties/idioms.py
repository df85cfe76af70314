"""Verbs that harm only with another word: "paid the supreme price", "put to death", "took nine pupils away"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.relations import (
    completes_idiom,
    follows_preposition,
    is_close_modifier,
    is_inside_idiom,
    stands_apart,
)
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.parse import Token

_REACH = 9  # words
_ARGUMENTS = ("object", "subject")


@dataclass(frozen=True, slots=True)
class Idiom:
    """A row of casualties/idioms.csv: verbs by lemma, words one of which completes them, what they do, and to whom.

    `victim` is where who suffers stands: object, subject, owner (of a throat), or after a preposition ("with").
    "not+since" stands for both words; `care` is what those undergo who are treated, of whom some may die.
    Example and counterexample run as tests.
    """

    rule_id: str
    verb: tuple[str, ...]
    words: tuple[str, ...]
    harm: str
    victim: str
    example: str
    counterexample: str

    @property
    def harms_argument(self) -> bool:
        """Whether its verb says of its own subject or object that they suffer."""
        return self.victim in _ARGUMENTS


@lru_cache(maxsize=1)
def idioms() -> tuple[Idiom, ...]:
    """Give the idioms, in order of their ids."""
    return load_lexicon("casualties/idioms", Idiom)


@lru_cache(maxsize=1)
def _by_verb() -> dict[str, list[Idiom]]:
    table: dict[str, list[Idiom]] = {}
    for row in idioms():
        for verb in row.verb:
            table.setdefault(verb, []).append(row)
    return table


def idiom_of(verb: Token) -> Idiom | None:
    """Give the idiom that a verb makes with the words that hang on it, None where it makes none."""
    if verb.pos_ not in {"VERB", "AUX"} and verb.tag_ not in {"VBN", "VBD"}:
        return None
    rows = _by_verb().get(verb.lemma_.lower(), ())
    if not rows:
        return None
    forms = {form for token in _completing(verb) for form in (token.lower_, token.lemma_.lower())}
    return next((row for row in rows if any(forms.issuperset(words.split("+")) for words in row.words)), None)


def _completing(verb: Token) -> Iterator[Token]:
    """Words that can complete a verb: its particles, objects and predicates, and those of its prepositions."""
    for child in verb.children:
        if abs(child.i - verb.i) > _REACH or stands_apart(child):
            continue
        yield child
        if completes_idiom(child):
            below = [t for t in child.children if is_inside_idiom(t)]
            yield from below
            yield from (t for noun in below for t in (*noun.children, *objects_of(noun, "of")) if _narrows(t))


def _narrows(word: Token) -> bool:
    """Whether a word is of an idiom's noun: "the supreme price", "the hands of a gang"."""
    return is_close_modifier(word) or follows_preposition(word)
