"""Whether what a predicate says is so: polarity, modality, realis and stage, read once for attacks, counts and claims.

Labels: ERE (actual, hypothetical, generic) and FactBank (certain, probable, possible; positive, negative).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Token

from schemas.vocabulary import Polarity, Realis
from tasks.extract.grammar.participants import NOUNS, children
from tasks.extract.lexicons.words import word_class

_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "pcomp", "dobj", "acl", "pobj", "prep", "nsubjpass", "auxpass", "oprd", "acomp"}
)
_REACH = 6  # governors looked at


class Modality(StrEnum):
    """What a modal verb or its like makes of a predicate."""

    NONE = "none"
    POSSIBLE = "possible"
    FUTURE = "future"
    CONDITION = "condition"
    PURPOSE = "purpose"


@dataclass(frozen=True, slots=True)
class Status:
    """How a predicate is meant, and the words that say so where there are any."""

    polarity: Polarity
    modality: Modality
    realis: Realis
    cue: Token | None


def status_of(predicate: Token) -> Status:
    """Judge a predicate by its own auxiliaries and by the words it hangs on."""
    denied = negation(predicate)
    modality, modal = modality_of(predicate)
    unreal = None if modality != Modality.NONE else unreal_governor(predicate)
    hypothetical = modality != Modality.NONE or unreal is not None
    return Status(
        Polarity.NEGATIVE if denied is not None else Polarity.POSITIVE,
        modality,
        Realis.HYPOTHETICAL if hypothetical else Realis.ACTUAL,
        denied or modal or unreal,
    )


def negation(predicate: Token) -> Token | None:
    """Give the word that negates a predicate, its subject or, for a noun, the verb that says it is there.

    "was not hit", "nobody was hurt", "no group claimed", "neither side fired", "there was no attack", "nearly killed".
    """
    for child in predicate.children:
        if child.dep_ == "neg" or child.lower_ in word_class("grammar/negation"):
            return child
        if child.lower_ in word_class("grammar/short_of") and child.i == predicate.i - 1:
            return child
    if predicate.dep_ == "conj":
        neither = next((child for child in predicate.head.children if child.lower_ == "neither"), None)
        if neither is not None:
            return neither
    if predicate.dep_ in {"acomp", "xcomp", "attr"} and predicate.head.pos_ == "AUX":
        return next(iter(children(predicate.head, "neg")), None)
    return _negative_subject(predicate)


def _negative_subject(predicate: Token) -> Token | None:
    for subject in children(predicate, "nsubj", "nsubjpass", "expl"):
        if subject.lower_ in word_class("grammar/nobody"):
            return subject
        denied = next((child for child in subject.children if child.lower_ in {"no", "neither", "nor"}), None)
        if denied is not None:
            return denied
    return None


def modality_of(predicate: Token) -> tuple[Modality, Token | None]:
    """Give the modality that auxiliaries, conditions and infinitives lend a predicate, and the word for it.

    "may have killed" speaks of the past and "would later die" of what came: both are none.
    """
    if predicate.pos_ in {"NOUN", "PROPN"}:
        return Modality.NONE, None
    for child in predicate.children:
        if child.dep_ == "mark" and child.lower_ in word_class("grammar/condition"):
            return Modality.CONDITION, child
        if child.dep_ == "aux" and child.lower_ in word_class("grammar/modal") and not _of_the_past(predicate):
            future = child.lower_ in word_class("grammar/future")
            return (Modality.FUTURE if future else Modality.POSSIBLE), child
    if predicate.dep_ == "conj" and predicate.head.pos_ == "VERB" and predicate.tag_ == "VB":
        return modality_of(predicate.head)
    return _purpose(predicate)


def _purpose(verb: Token) -> tuple[Modality, Token | None]:
    """An infinitive tells of an aim, save where it is the deed ("began to fire", "used dynamite to bomb")."""
    to = next((child for child in children(verb, "aux") if child.lower_ == "to"), None)
    if to is None or verb.tag_ != "VB" or has_perfect(verb):
        return Modality.NONE, None
    done = word_class("attacks/deed_infinitive") | word_class("casualties/real_infinitive") | word_class("verbs/try")
    return (Modality.NONE, None) if verb.head.lemma_.lower() in done else (Modality.PURPOSE, to)


def has_perfect(verb: Token) -> bool:
    """Whether a verb stands in a perfect: "may have killed"."""
    return any(child.lower_ in {"have", "'ve"} for child in children(verb, "aux"))


def _of_the_past(verb: Token) -> bool:
    later = any(child.lower_ == "later" for child in verb.children)
    return has_perfect(verb) or (later and any(child.lower_ in {"would", "will"} for child in verb.children))


def unreal_governor(predicate: Token) -> Token | None:
    """Give the word over a predicate that plans, threatens, fears or prevents it, None where what it says was done."""
    if predicate.dep_ == "relcl" and predicate.tag_ in {"VBD", "VBN"}:
        return None  # "police seek the men who shot him"
    for word, over in governors(predicate):
        if word.dep_ == "pobj" and over.lower_ in word_class("grammar/after"):
            return None
        if over.lower_ == "for" and over.head.lemma_.lower() in word_class("attacks/answers_for"):
            return None  # "to punish those responsible for the murder"
        if _makes_unreal(predicate, word, over) and not _states_a_fact(word, over):
            return over
    return None


def _makes_unreal(predicate: Token, word: Token, over: Token) -> bool:
    """Whether a governor speaks of what was not done; who denies a part in a deed leaves the deed as it is."""
    lemma = over.lemma_.lower()
    if lemma in word_class("grammar/denying"):
        return word.i == predicate.i and word.dep_ in {"ccomp", "xcomp"}
    if word.dep_ == "nsubjpass":
        return lemma in word_class("grammar/preventing")
    return lemma in word_class("grammar/unreal_governor")


def _states_a_fact(word: Token, over: Token) -> bool:
    """Whether a clause under such a verb tells what was done: "fears that 12 were killed", "were feared killed"."""
    if over.lemma_ == "fear":
        return over.tag_ == "VBN" or word.tag_ in {"VBD", "VBN"}
    if over.lemma_ == "want" and (over.tag_ == "VBN" or any(child.lower_ in {"in", "for"} for child in over.children)):
        return True
    finite = word.tag_ in {"VBD", "NN", "NNS", "NNP"}
    return over.lemma_ in word_class("grammar/factive") and finite


def governors(predicate: Token) -> Iterator[tuple[Token, Token]]:
    """Give each word on the way up from a predicate with the word it complements, as far as complements go."""
    word = predicate
    for _ in range(_REACH):
        over = word.head
        joined = word.dep_ == "conj" and over.pos_ in {"VERB", *NOUNS}
        if over.i == word.i or not (word.dep_ in _COMPLEMENT or joined):
            return
        if not joined:
            yield word, over
        word = over
