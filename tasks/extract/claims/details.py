"""How a claim is meant: how certain, of a real event or a habit, made when and through what medium."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypeVar

from schemas.vocabulary import Certainty, ClaimMode, Realis
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.habits import is_done_again_and_again
from tasks.extract.grammar.predicates import claim_modes, hedges, is_deed, is_event_noun
from tasks.extract.grammar.relations import (
    heads_clause,
    is_adverb,
    is_apposition,
    is_modifier,
    is_participle_clause,
    is_preposition,
    is_time_phrase,
    may_hedge,
)
from tasks.extract.grammar.status import governed_by, realis_over
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

T = TypeVar("T")

_ORDER = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _phrase_head(noun: Token) -> Token:
    """Give the noun that a name belongs to: in "members of the Boko Haram sect" it is the sect."""
    while (is_modifier(noun) or is_apposition(noun)) and noun.head is not noun:
        noun = noun.head
    return noun


def at_most(certainty: Certainty, most: Certainty) -> Certainty:
    """Give the less certain of two."""
    return max(certainty, most, key=_ORDER.index)


def certainty_of(cue: Token, default: Certainty, actor: TokenSpan | None) -> tuple[Certainty, TokenSpan | None]:
    """Give how certain a statement is, and the hedge that makes it less than it would be."""
    chain = governed_by(cue)
    named = actor if actor is not None and actor.sent == cue.sent else None
    over = governed_by(_phrase_head(named.root)) if named is not None else []
    heads = [*chain, *([*named, named.root.head] if named is not None else [])]
    near = {t.i for t in (*chain, *over) if t != cue}
    for head in heads:
        near |= {c.i for c in head.children if may_hedge(c)}
        near |= {g.i for c in head.children if is_participle_clause(c) or is_adverb(c) for g in (c, *c.children)}
    worst, words = default, None
    for span, certainty in terms_in(cue.sent, hedges()):
        if span.root.i in near and span.root.pos_ != "NOUN" and _ORDER.index(certainty) > _ORDER.index(worst):
            worst, words = certainty, span
    return worst, words


def terms_in(span: TokenSpan, table: Mapping[tuple[str, ...], T]) -> list[tuple[TokenSpan, T]]:
    """Find the terms of a table in a span, by words or lemmas, the longest at each place."""
    longest = max(map(len, table))
    found, at = [], 0
    while at < len(span):
        for length in range(min(longest, len(span) - at), 0, -1):
            words = span[at : at + length]
            value = table.get(tuple(t.lower_ for t in words)) or table.get(tuple(t.lemma_.lower() for t in words))
            if value is not None:
                found.append((words, value))
                at += length - 1
                break
        at += 1
    return found


def realis_of(cue: Token, event: Token | None) -> Realis:
    """Tell a statement on one real event from one on a habit or on what might be."""
    if realis_over(cue) == Realis.HYPOTHETICAL:
        return Realis.HYPOTHETICAL
    if event is not None and is_deed(cue) and is_done_again_and_again(cue, event):
        return Realis.GENERIC
    if event is None or frame_of(event).status.realis != Realis.GENERIC:
        return Realis.ACTUAL
    often = not word_class("claims/habit").isdisjoint(token.lower_ for token in cue.sent)
    habit = is_deed(cue) and frame_of(cue).status.realis == Realis.GENERIC
    return Realis.GENERIC if often or habit else Realis.ACTUAL


def medium_of(cue: Token) -> tuple[ClaimMode, TokenSpan] | None:
    """Give how a claim was made, where the sentence says so."""
    found = terms_in(cue.sent, claim_modes())
    attached = [(span, mode) for span, mode in found if not is_event_noun(span.root)]
    return (attached[0][1], attached[0][0]) if attached else None


def stated_on(reading: Reading, cue: Token) -> tuple[date, TokenSpan] | None:
    """Give the day of a statement, where a word for it stands before or right after the verb and can be resolved.

    A day further on may as well be the attack's.
    """
    if reading.published is None:
        return None
    for word in (cue, *cue.ancestors):
        for c in word.children:
            noun = next(iter(c.children), None) if is_preposition(c) and c.lower_ == "on" else c
            if noun is not None and is_time_phrase(c) and noun.i <= word.i + 2:
                day = _day(noun.lower_, reading.published)
                if day is not None:
                    return day, reading.doc[noun.i : noun.i + 1]
        if heads_clause(word):
            break
    return None


def _day(word: str, published: date) -> date | None:
    if word == "today":
        return published
    if word == "yesterday":
        return published - timedelta(days=1)
    if word in _WEEKDAYS:
        return published - timedelta(days=(published.weekday() - _WEEKDAYS.index(word)) % 7)
    return None
