"""What auxiliaries, conditions, infinitives and words like "planned" make of a predicate."""

from enum import StrEnum

from tasks.extract.grammar.participants import children
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_PREDICATIVE = frozenset({"acomp", "oprd", "attr", "auxpass"})


class Modality(StrEnum):
    """What a modal verb or its like makes of a predicate."""

    NONE = "none"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITION = "condition"
    PURPOSE = "purpose"


def modality_of(predicate: Token) -> tuple[Modality, Token | None]:
    """Give the modality of a predicate, and the word for it.

    "may have killed" speaks of the past and "would later die" of what came: both are none.
    """
    if predicate.pos_ in {"NOUN", "PROPN"}:
        return _of_noun(predicate)
    for child in predicate.children:
        if child.dep_ == "mark" and child.lower_ in word_class("grammar/condition"):
            return Modality.CONDITION, child
        if child.dep_ == "aux" and child.lower_ in word_class("grammar/modal") and not _of_the_past(predicate):
            future = child.lower_ in word_class("grammar/future")
            return (Modality.FUTURE if future else Modality.POSSIBLE), child
    joined = predicate.dep_ == "conj" and predicate.head.pos_ == "VERB" and predicate.tag_ == "VB"
    if joined or (predicate.dep_ in _PREDICATIVE and predicate.head.pos_ in {"VERB", "AUX"}):
        return modality_of(predicate.head)
    return _purpose(predicate)


def _of_noun(noun: Token) -> tuple[Modality, Token | None]:
    """Read "a planned attack", "a bomb plot", "an attack is imminent", "could lead to attacks"."""
    for child in children(noun, "amod", "compound"):
        if child.lower_ in word_class("grammar/prospective"):
            return Modality.POSSIBLE, child
    likely = _said_to_be_likely(noun)
    if likely is not None:
        return Modality.POSSIBLE, likely
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ in {"dobj", "pobj"} and verb.lemma_.lower() in word_class("grammar/causing"):
        return modality_of(verb)
    return Modality.NONE, None


def _said_to_be_likely(noun: Token) -> Token | None:
    """The word that makes what a noun names a thing to come: "an attack was imminent", "an attack could kill"."""
    if noun.dep_ != "nsubj":
        return None
    named = any(child.lower_ not in word_class("grammar/indefinite") for child in children(noun, "det", "poss"))
    words = word_class("grammar/likely")
    if not named and not has_perfect(noun.head):
        words |= word_class("grammar/modal")
    return next((child for child in noun.head.children if child.lower_ in words), None)


def _purpose(verb: Token) -> tuple[Modality, Token | None]:
    """An infinitive tells of an aim, save where it is the deed ("began to fire", "used dynamite to bomb")."""
    to = next((child for child in children(verb, "aux") if child.lower_ == "to"), None)
    if to is None or verb.tag_ != "VB" or has_perfect(verb):
        return Modality.NONE, None
    done = word_class("grammar/deed_infinitive") | word_class("verbs/try")
    return (Modality.NONE, None) if verb.head.lemma_.lower() in done else (Modality.PURPOSE, to)


def has_perfect(verb: Token) -> bool:
    """Whether a verb stands in a perfect: "may have killed"."""
    return any(child.lower_ in word_class("grammar/have_perfect") for child in children(verb, "aux"))


def _of_the_past(verb: Token) -> bool:
    later = any(child.lower_ == "later" for child in verb.children)
    return has_perfect(verb) or (later and any(child.lower_ in word_class("grammar/would") for child in verb.children))
