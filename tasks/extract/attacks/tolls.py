"""Tolls that tell of an attack by themselves: "Taninga, months earlier: around 280 dead", "six lost their lives"."""

from tasks.extract.grammar.clause import clause_head
from tasks.extract.grammar.coordination import is_numbered
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import PLACE_NAMES, TIMES, objects_of
from tasks.extract.grammar.roles import object_heads
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_NOT_BY_ATTACK = ("accident", "mishap", "weather", "sickness", "fight", "war_at_large")
_NEAR = 4  # words between a number and the "dead" that it counts


def is_toll(token: Token) -> bool:
    """Whether a word says how many died, in a clause with its own day or place, and not by accident or in a war.

    Totals of a time ("so far this year") are of many attacks.
    """
    return _counts_people(token) and _is_set(token) and not _has_other_cause(token) and not _is_of_a_period(token)


def _counts_people(token: Token) -> bool:
    if token.pos_ != "VERB":
        if _is_of_a_count(token):
            return False
        before = token.doc[max(token.sent.start, token.i - _NEAR) : token.i]
        return any(word.like_num and word.ent_type_ not in TIMES for word in before)
    people = [*object_heads(token), *frame_of(token).heads(Role.AGENT)]
    people += [whose for life in people if life.lemma_ == "life" for whose in objects_of(life, "of")]
    return any(who.like_num or is_numbered(who) for who in people)


def _is_of_a_count(dead: Token) -> bool:
    """Whether a number of dead is what somebody counted of an attack told of: "spoke of 12 dead", "rose to 12 dead"."""
    over = next((word for word in dead.ancestors if word.pos_ == "VERB"), None)
    return over is not None and over.lemma_.lower() in word_class("verbs/speech") | word_class("attacks/counts_dead")


def _is_set(token: Token) -> bool:
    """Whether the clause of a word names a day or a place."""
    return any(word.ent_type_ in PLACE_NAMES or _is_a_date(word) for word in clause_head(token).subtree)


def _is_a_date(word: Token) -> bool:
    return word.ent_type_ == "DATE" and (
        word.pos_ in {"PROPN", "NUM"} or word.lower_ in word_class("attacks/back_in_time")
    )


def _has_other_cause(token: Token) -> bool:
    causes = set[str]().union(*(word_class(f"attacks/{name}") for name in _NOT_BY_ATTACK))
    return any(word.lemma_.lower() in causes for word in token.sent)


def _is_of_a_period(token: Token) -> bool:
    return any(word.lower_ in word_class("attacks/sums_up") for word in token.sent)
