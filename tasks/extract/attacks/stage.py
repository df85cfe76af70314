"""Whether an attack was carried out, or tried and failed."""

from schemas.vocabulary import Stage
from tasks.extract.grammar.relations import is_event_participant, is_negation, is_preposition
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


def stage_of(trigger: Token) -> tuple[Stage, Token | None]:
    """Say whether the attack was carried out or tried and failed, and the word that says so, if any."""
    for child in trigger.children:
        if child.lower_ in word_class("attacks/attempted"):
            return Stage.ATTEMPTED, child
    if trigger.lemma_ in word_class("attacks/tried"):
        return Stage.ATTEMPTED, trigger
    head = trigger.head
    if is_event_participant(trigger) and head.i != trigger.i:
        outer = head.head if is_preposition(head) else head
        for word in (head, outer):
            if word.lemma_.lower() in word_class("verbs/try") or (
                word.pos_ == "NOUN" and word.lemma_.lower() == "attempt"
            ):
                return Stage.ATTEMPTED, word
            if word.lemma_.lower() in word_class("attacks/survived"):
                return Stage.ATTEMPTED, word
    negation = next((child for child in trigger.children if is_negation(child)), None)
    if negation is not None and trigger.lemma_ in word_class("attacks/go_off"):
        return Stage.ATTEMPTED, negation
    return Stage.ACCOMPLISHED, None
