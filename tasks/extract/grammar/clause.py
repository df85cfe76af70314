"""Who does what in a clause: subjects and objects, seen through passives, relatives and controlled verbs."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import trim

_CONTROLLED = {"xcomp", "advcl", "pcomp", "prep", "conj", "acl", "ccomp", "aux", "acomp", "attr", "oprd"}
OBJECT_CONTROL = {
    "accuse",
    "suspect",
    "blame",
    "convict",
    "charge",
    "believe",
    "order",
    "force",
    "allege",
    "presume",
    "prompt",
}
_NOUNS = {"NOUN", "PROPN", "PRON", "NUM"}


def child(token: Token, *relations: str) -> Token | None:
    """Give the first child of a token in one of these relations."""
    return next((c for c in token.children if c.dep_ in relations), None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, also as a bare participle after its noun.

    Whatever "by" the parse hangs on a verb with a subject and an object, the verb is active.
    """
    if child(verb, "nsubj") and child(verb, "dobj") and not child(verb, "auxpass"):
        return False
    if child(verb, "nsubjpass", "auxpass", "agent"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def surface_subject(verb: Token, depth: int = 5) -> Token | None:
    """Give the noun that a verb is said of, through relatives, coordination and controlling verbs."""
    own = child(verb, "nsubj", "nsubjpass", "csubj")
    if own is None and verb.pos_ == "NOUN" and verb.dep_ == "ROOT":
        own = next((c for c in verb.children if c.dep_ == "nmod" and c.tag_ == "NNS"), None)
    if own is not None:
        if own.lower_ in word_class("grammar/relatives") and verb.dep_ == "relcl":
            return verb.head
        if own.lower_ not in word_class("grammar/relatives"):
            return own
    if verb.dep_ in {"relcl", "acl"} and verb.head.pos_ in _NOUNS:
        return verb.head
    if depth == 0 or verb.dep_ not in _CONTROLLED or verb.head is verb:
        return None
    governor = verb.head
    if governor.pos_ in _NOUNS and verb.dep_ == "prep":
        return None
    absolute = _absolute_subject(verb)
    if absolute is not None:
        return absolute
    if governor.lemma_ in OBJECT_CONTROL and not is_passive(governor) and verb.dep_ != "conj":
        controller = child(governor, "dobj", "obj")
        if controller is not None:
            return controller
    return surface_subject(governor, depth - 1)


def _absolute_subject(verb: Token) -> Token | None:
    """Give the noun right before a participle that says what it does alongside ("…, with the group claiming it")."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    chain = [before, *before.ancestors]
    nouns = [t for t in chain if t.dep_ == "pobj" and t.head.lower_ == "with" and t.head.i < verb.i]
    return nouns[-1] if nouns and before.pos_ in _NOUNS else None


def doer(verb: Token) -> Token | None:
    """Give who does what a verb says: the subject, or the "by" of a passive."""
    if not is_passive(verb):
        return surface_subject(verb)
    return by_object(verb)


def by_object(word: Token) -> Token | None:
    """Give the noun after the "by" of a passive, a participle or a noun."""
    for agent in word.children:
        if agent.dep_ in {"agent", "prep"} and agent.lower_ == "by":
            return child(agent, "pobj")
    return None


def undergoer(verb: Token) -> Token | None:
    """Give what a verb is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        return surface_subject(verb)
    return child(verb, "dobj", "obj", "dative")


def prepositional(word: Token, preposition: str) -> Iterator[Token]:
    """Give the objects of a preposition that hangs on a word, or on the word's object."""
    holders = [word, *(c for c in word.children if c.dep_ in {"dobj", "attr", "acomp", "prt", "prep", "nmod"})]
    for holder in holders:
        for prep in holder.children:
            if prep.lower_ == preposition and prep.dep_ in {"prep", "agent", "dative"}:
                yield from (c for c in prep.children if c.dep_ in {"pobj", "pcomp"})


def complements(word: Token) -> Iterator[Token]:
    """Give the words that complete a verb or noun: objects, predicates and objects of its prepositions."""
    for c in word.children:
        if c.dep_ in {"dobj", "obj", "attr", "nsubjpass", "oprd", "acomp", "prt", "advmod", "ccomp", "xcomp"}:
            yield c
            yield from (t for t in c.conjuncts)
        if c.dep_ in {"prep", "agent", "dative"}:
            yield from (t for t in c.children if t.dep_ in {"pobj", "pcomp"})
    if word.dep_ == "acl" or (word.dep_ == "relcl" and word.tag_ == "VBN"):
        yield word.head


def is_negated(word: Token) -> bool:
    """Tell whether a word or its subject is negated ("no group claimed", "has not claimed", "nobody")."""
    if any(c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor", "no", "longer"} for c in word.children):
        return True
    if word.dep_ == "conj" and any(c.lower_ == "neither" for c in word.head.children):
        return True
    subject = child(word, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return False
    return subject.lower_ in {"none", "nobody", "neither", "nothing"} or any(
        c.lower_ in {"no", "neither", "nor"} for c in subject.children
    )


def noun_phrase(head: Token) -> TokenSpan:
    """Cut a noun's phrase as it would be quoted: its own words and one "of", "from" or "in" phrase, no clauses."""
    start, end = head.i, head.i + 1
    for c in head.children:
        if c.i < head.i and c.dep_ not in {"punct", "relcl", "advcl", "cc", "preconj", "appos", "conj"}:
            start = min(start, c.left_edge.i)
    for c in head.children:
        if c.i < head.i or c.dep_ != "prep" or c.lower_ not in {"of", "for", "from", "at", "in", "with"} or c.i > end:
            continue
        inner = child(c, "pobj")
        if inner is None:
            continue
        end = max(end, noun_phrase(inner).end)
        break
    return trim(head.doc[start:end])
