"""Which words of harm state that somebody was harmed, and which only threaten, deny, generalise or count a year's dead."""

from functools import lru_cache

from dataclasses import dataclass
from spacy.tokens import Token
from spacy.tokens import Span as TokenSpan

from tasks.extract.lexicon import load_lexicon

_MODALS = {"could", "would", "may", "might", "can", "will", "should", "must", "'ll", "wo", "ca"}
_REAL_INFINITIVES = {"go", "manage", "proceed", "appear", "seem", "believe", "say", "report", "happen", "continue", "know", "think", "presume", "find"}
_CONDITIONS = {"if", "unless", "whether"}


@dataclass(frozen=True, slots=True)
class CasualtyCue:
    """A phrase that tells what a sentence about harm is worth."""

    phrase: str
    cue: str


def is_negated(token: Token) -> bool:
    """Whether a verb or adjective of harm is denied: "was not injured"."""
    return any(child.dep_ == "neg" for child in token.children) or any(
        child.dep_ == "neg" for child in token.head.children if token.dep_ in {"acomp", "xcomp"}
    )


def is_unreal(token: Token) -> bool:
    """Whether the harm is only threatened, planned, possible, asked for or denied."""
    current, steps = token, 0
    while steps < 6:
        children = list(current.children)
        if current.pos_ in {"VERB", "AUX"}:
            if any(c.dep_ == "aux" and c.lower_ in _MODALS for c in children) and not _perfect_after_may(current):
                return True
            if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in children):
                return True
            if any(c.dep_ == "aux" and c.lower_ == "to" for c in children) and current.head.lemma_ not in _REAL_INFINITIVES:
                return True
        if current.head == current or current.dep_ in {"conj", "relcl"} and current != token:
            return False
        if current.dep_ in {"xcomp", "ccomp", "pcomp", "dobj", "acl", "pobj", "prep", "advcl"} and _cues("unreal head") & {current.head.lemma_.lower()}:
            if current.dep_ not in {"advcl"} or current != token:
                return True
        if current.dep_ not in {"xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "conj", "acomp", "auxpass", "oprd"}:
            return False
        current, steps = current.head, steps + 1
    return False


def _perfect_after_may(token: Token) -> bool:
    """"may have been killed" is a guess too, but "would later die" is not."""
    return any(c.lower_ in {"would", "will"} for c in token.children) and any(c.lower_ == "later" for c in token.children)


def is_statistic(sentence: TokenSpan) -> bool:
    """Whether a sentence counts the dead of a year or a war and not those of an attack."""
    text = sentence.text.lower()
    return any(phrase in text for phrase in _cues("statistic")) or _since_year(sentence)


def has_other_cause(token: Token) -> bool:
    """Whether the harm came from an accident or an illness."""
    return any(word.lower_ in _cues("other cause") or word.lemma_.lower() in _cues("other cause") for word in token.subtree)


def is_provisional(sentence: TokenSpan) -> bool:
    """Whether a sentence says that its count may still change."""
    text = sentence.text.lower()
    return any(phrase in text for phrase in _cues("provisional"))


def is_generic(token: Token) -> bool:
    """A habit, not an event: "militants who kill civilians"."""
    return token.tag_ in {"VBP", "VB"} and token.dep_ in {"relcl", "ccomp", "advcl"} and not token.morph.get("Aspect")


def _since_year(sentence: TokenSpan) -> bool:
    words = [token.lower_ for token in sentence]
    return any(a in {"since", "during"} and len(b) == 4 and b.isdigit() for a, b in zip(words, words[1:], strict=False))


@lru_cache(maxsize=8)
def _cues(cue: str) -> frozenset[str]:
    return frozenset(row.phrase for row in load_lexicon("casualty_cues", CasualtyCue) if row.cue == cue)
