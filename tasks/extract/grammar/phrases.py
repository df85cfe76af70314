"""Phrases of a lexicon in a run of tokens, the longest first, by form or by the lemma of their last word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

T = TypeVar("T")

_APART = re.compile(r"(?<=[a-z])-(?=[a-z])|(?='s?(?: |$))")


def words_of(phrase: str) -> tuple[str, ...]:
    """Cut a phrase as the tokenizer does: "rocket-propelled grenade", "governor's office"."""
    return tuple(_APART.sub(lambda found: f" {found.group()} ", phrase).split())


@dataclass(frozen=True, slots=True)
class PhraseTable(Generic[T]):
    """What phrases mean, and by each first word how many words the longest of its phrases has."""

    meanings: Mapping[tuple[str, ...], T]
    longest: Mapping[str, int]


def phrase_table(meanings: Mapping[tuple[str, ...], T]) -> PhraseTable[T]:
    """Make the table that `phrases` looks phrases up in."""
    longest: dict[str, int] = {}
    for words in meanings:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return PhraseTable(meanings, longest)


def phrases(tokens: Sequence[Token], table: PhraseTable[T]) -> list[tuple[TokenSpan, T]]:
    """Find the phrases of a table in tokens that follow one another, with what they mean."""
    found, index = [], 0
    while index < len(tokens):
        hit = _phrase_at(tokens, index, table)
        if hit:
            doc, first = tokens[index].doc, tokens[index].i
            found.append((doc[first : first + hit[0]], hit[1]))
        index += hit[0] if hit else 1
    return found


def contiguous(tokens: Iterable[Token]) -> list[Token]:
    """Give all tokens from the first to the last of some."""
    ordered = sorted(tokens, key=lambda t: t.i)
    return list(ordered[0].doc[ordered[0].i : ordered[-1].i + 1]) if ordered else []


def _phrase_at(tokens: Sequence[Token], index: int, table: PhraseTable[T]) -> tuple[int, T] | None:
    longest = table.longest.get(tokens[index].lower_, 1)  # one word may be known by its lemma alone
    for length in range(min(longest, len(tokens) - index), 0, -1):
        run = tokens[index : index + length]
        forms = tuple(t.lower_ for t in run)
        meaning = table.meanings.get(forms) or table.meanings.get((*forms[:-1], run[-1].lemma_.lower()))
        if meaning is not None:
            return length, meaning
    return None
