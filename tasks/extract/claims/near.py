"""Rules that nearly made a claim: all that they ask for holds but one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.extract.claims.cues import drafts_of
from tasks.extract.claims.needs import has_needs
from tasks.extract.claims.types import kind
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.claim_rules import ClaimRule, rules_hung_on
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_SHOWN = 3  # a cue, those that ask for most first


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A rule, the word it would hang on, and what it lacks there."""

    rule_id: str
    cue: Token
    lacks: str


def near_misses(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[NearMiss]:
    """Give the rules that lack one thing, at each word at which no rule makes a claim."""
    for cue in reading.doc:
        rules = sorted(rules_hung_on(cue), key=lambda rule: -rule.pattern.length)
        lacking = [(rule, _lacks(reading, cue, rule, attacks, actors)) for rule in rules]
        if all(what for _, what in lacking):
            near = [NearMiss(rule.rule_id, cue, what[0]) for rule, what in lacking if len(what) == 1]
            yield from near[:_SHOWN]


def _lacks(
    reading: Reading, cue: Token, rule: ClaimRule, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> list[str]:
    """Name what a rule asks for that does not hold at a word: words, needs, somebody or something it is about."""
    lacks = []
    if not rule.pattern.matches(cue):
        element = rule.pattern.lacks(cue)
        lacks += [f"the words {element}"] if element is not None else ["words", "more words"]
    if not has_needs(cue, rule.needs, actors):
        lacks.append(f"one of {', '.join(rule.needs)}")
    if len(lacks) < 2 and not any(drafts_of(reading, cue, rule, attacks, actors)):
        somebody = kind(rule.claim_type).names_actor and rule.actor
        lacks.append(f"somebody as {', '.join(rule.actor)}, or an attack" if somebody else "an attack it is about")
    return lacks
