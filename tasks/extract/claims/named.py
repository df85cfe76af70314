"""Attackers whom the text names where it tells of them: "the gunman, Jonas Falk, 31, of Linz", "gunman Jonas Falk"."""

from collections.abc import Iterator, Sequence

from schemas.vocabulary import ActorType
from tasks.extract.attacks.attachment import attack_of_claim
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.predicates import is_violent_noun
from tasks.extract.grammar.relations import is_apposition, is_noun_modifier
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading


def named_attackers(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> Iterator[tuple[Token, FoundActor, int]]:
    """Give each noun for a single attacker of an attack with the person named beside it and that attack.

    A man who fights for a group at large ("the militant", "the rebel") is no attacker by that.
    """
    for found in actors:
        if found.actor.actor_type != ActorType.PERSON:
            continue
        noun = _attacker_beside(found)
        if noun is None or frame_of(noun.head).status.negative:
            continue
        attack = attack_of_claim(reading, attacks, noun)
        if attack is not None:
            yield noun, found, attack


def _attacker_beside(found: FoundActor) -> Token | None:
    """Give the noun in "the gunman, Jonas Falk", "gunman Jonas Falk", "Jonas Falk, the gunman"."""
    root = found.tokens.root
    beside = [root.head] if is_apposition(root) else []
    beside += [c for c in root.children if is_noun_modifier(c) and c.i < found.tokens.start]
    beside += [c for c in root.children if is_apposition(c) and c.i >= found.tokens.end and _is_known(c)]
    return next((noun for noun in beside if noun.tag_ in {"NN", "NNP"} and _attacks(noun)), None)


def _is_known(noun: Token) -> bool:
    return any(c.lower_ == "the" for c in noun.children)


def _attacks(noun: Token) -> bool:
    return is_violent_noun(noun) and noun.lemma_.lower() in word_class("claims/deed_itself")
