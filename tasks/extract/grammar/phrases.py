"""Phrases of a lexicon in a run of tokens, the longest first, by form or by the lemma of their last word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

T = TypeVar("T")

_LONGEST = 7
_APART = re.compile(r"(?<=[a-z])-(?=[a-z])|(?='s?(?: |$))")


def words_of(phrase: str) -> tuple[str, ...]:
    """Cut a phrase as the tokenizer does: "rocket-propelled grenade", "governor's office"."""
    return tuple(_APART.sub(lambda found: f" {found.group()} ", phrase).split())


def phrases(tokens: Sequence[Token], table: Mapping[tuple[str, ...], T]) -> list[tuple[TokenSpan, T]]:
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


def _phrase_at(tokens: Sequence[Token], index: int, table: Mapping[tuple[str, ...], T]) -> tuple[int, T] | None:
    for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
        run = tokens[index : index + length]
        forms = tuple(t.lower_ for t in run)
        meaning = table.get(forms) or table.get((*forms[:-1], run[-1].lemma_.lower()))
        if meaning is not None:
            return length, meaning
    return None
