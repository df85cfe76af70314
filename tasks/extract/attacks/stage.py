"""Whether an attack was carried out, or tried and failed."""

from spacy.tokens import Token

from schemas.vocabulary import Stage
from tasks.extract.lexicons.words import word_class


def stage_of(trigger: Token) -> tuple[Stage, Token | None]:
    """Say whether the attack was carried out or tried and failed, and the word that says so, if any."""
    for child in trigger.children:
        if child.lower_ in {"attempted", "failed", "unsuccessful", "abortive", "frustrated", "botched"}:
            return Stage.ATTEMPTED, child
    if trigger.lemma_ in word_class("attacks/tried"):
        return Stage.ATTEMPTED, trigger
    head = trigger.head
    if trigger.dep_ in {"xcomp", "pobj", "dobj", "acl", "pcomp"} and head.i != trigger.i:
        outer = head.head if head.dep_ == "prep" else head
        for word in (head, outer):
            if word.lemma_.lower() in word_class("verbs/try") or (
                word.pos_ == "NOUN" and word.lemma_.lower() == "attempt"
            ):
                return Stage.ATTEMPTED, word
            if word.lemma_.lower() in {"survive", "escape", "repel", "defuse"}:
                return Stage.ATTEMPTED, word
    negation = next((child for child in trigger.children if child.dep_ == "neg"), None)
    if negation is not None and trigger.lemma_ in {"explode", "detonate", "go"}:
        return Stage.ATTEMPTED, negation
    return Stage.ACCOMPLISHED, None
