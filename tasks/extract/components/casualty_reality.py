"""Which words of harm state that somebody was harmed, and which only threaten, deny, generalise or count a year's dead."""

from functools import lru_cache

from dataclasses import dataclass
from spacy.tokens import Token
from spacy.tokens import Span as TokenSpan

from tasks.extract.lexicon import load_lexicon

_MODALS = {"could", "would", "may", "might", "can", "will", "should", "must", "'ll", "wo", "ca"}
_REAL_INFINITIVES = {"go", "manage", "proceed", "appear", "seem", "believe", "say", "report", "happen", "continue", "know", "think", "presume", "find"}
_COMPLEMENTS = {"xcomp", "ccomp", "pcomp", "dobj", "acl", "pobj", "prep"}
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


def is_unreal(word: Token) -> bool:
    """Whether the harm is only threatened, planned, possible, asked for or denied."""
    if word.pos_ in {"NOUN", "PROPN"}:
        return _is_unreal_noun(word)
    current = word
    for _ in range(6):
        if current.pos_ in {"VERB", "AUX"} and _is_unreal_verb(current):
            return True
        if current.dep_ in _COMPLEMENTS and current.head.lemma_.lower() in _cues("unreal head"):
            return True
        if current.head == current or current.dep_ not in {*_COMPLEMENTS, "auxpass", "oprd", "acomp"} and current != word:
            return False
        if current.dep_ not in {*_COMPLEMENTS, "conj", "auxpass", "oprd", "acomp"}:
            return False
        current = current.head
    return False


def _is_unreal_verb(verb: Token) -> bool:
    children = list(verb.children)
    if any(child.dep_ == "aux" and child.lower_ in _MODALS for child in children) and not _perfect_after_may(verb):
        return True
    if any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in children):
        return True
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in children)
    return infinitive and verb.head.lemma_ not in _REAL_INFINITIVES


def _is_unreal_noun(noun: Token) -> bool:
    """"threatened the death of", "could cause the death of", "an attempt on"; "to investigate the murder of" is real."""
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if verb.lemma_.lower() in _cues("unreal head"):
        return True
    return verb.lemma_ in {"cause", "lead", "result", "mean", "bring", "provoke"} and _is_unreal_verb(verb)


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
