"""The voice of a verb: the one test for the passive."""

from enum import StrEnum

from tasks.extract.parse import Token


class Voice(StrEnum):
    """How a predicate shows its participants."""

    ACTIVE = "active"
    PASSIVE = "passive"
    NOMINAL = "nominal"


def voice_of(predicate: Token) -> Voice:
    """Give the voice of a verb, or nominal for a noun."""
    if predicate.pos_ in {"NOUN", "PROPN"}:
        return Voice.NOMINAL
    return Voice.PASSIVE if is_passive(predicate) else Voice.ACTIVE


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, also as a bare participle beside its noun ("a man shot in the leg").

    Whatever "by" the parse hangs on a verb with a subject and an object, the verb is active. A participle joined to a
    passive is one too: "was shot and killed".
    """
    labels = {child.dep_ for child in verb.children}
    if "auxpass" not in labels and {"nsubj", "dobj"} <= labels:
        return False
    if labels & {"nsubjpass", "auxpass", "agent"}:
        return True
    if "dobj" in labels:
        return False
    if verb.dep_ == "conj" and verb.tag_ in {"VBN", "VBD"} and "nsubj" not in labels:
        return verb.head.pos_ == "VERB" and is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}
