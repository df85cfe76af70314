"""Whether what a predicate says is so: polarity, modality and realis, judged once for attacks, counts and claims.

Labels: ERE (actual, hypothetical, generic) and FactBank (positive, negative).
"""

from dataclasses import dataclass

from schemas.vocabulary import Polarity, Realis
from tasks.extract.grammar.governors import called_false, unreal_governor
from tasks.extract.grammar.habits import is_generic
from tasks.extract.grammar.modality import Modality, modality_of
from tasks.extract.grammar.participants import NOUNS, children
from tasks.extract.grammar.relations import bears_on_certainty
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_UNREAL = frozenset({Modality.CONDITION, Modality.POSSIBLE, Modality.FUTURE})


@dataclass(frozen=True, slots=True)
class Status:
    """How a predicate is meant, and the words that say so where there are any."""

    polarity: Polarity
    modality: Modality
    realis: Realis
    cue: Token | None

    @property
    def negative(self) -> bool:
        """Whether it is said not to be so."""
        return self.polarity == Polarity.NEGATIVE


def status_of(predicate: Token) -> Status:
    """Judge a predicate by its own auxiliaries and by the words it hangs on."""
    denied = negation(predicate)
    modality, modal = modality_of(predicate)
    unreal = modal or unreal_governor(predicate) or called_false(predicate)
    general = unreal is None and is_generic(predicate)
    return Status(
        Polarity.NEGATIVE if denied is not None else Polarity.POSITIVE,
        modality,
        Realis.GENERIC if general else Realis.ACTUAL if unreal is None else Realis.HYPOTHETICAL,
        denied or unreal,
    )


def governed_by(word: Token) -> list[Token]:
    """Give a word and those over it that bear on how certain it is, up to the clause that reports it."""
    chain = [word]
    while bears_on_certainty(chain[-1]) and chain[-1].head is not chain[-1]:
        chain.append(chain[-1].head)
    return chain


def realis_over(word: Token) -> Realis:
    """Judge a word of any kind by the verbs over it: "if the rebels were behind it", "they could be responsible".

    A frame judges its own predicate, which may be real under a condition: "if those behind the attack are caught".
    """
    modalities = (modality_of(each)[0] for each in governed_by(word) if each.pos_ not in NOUNS)
    return Realis.HYPOTHETICAL if any(each in _UNREAL for each in modalities) else Realis.ACTUAL


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
        denied = next((child for child in subject.children if child.lower_ in word_class("grammar/no")), None)
        if denied is not None:
            return denied
    return None
