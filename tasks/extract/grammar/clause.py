"""Who does what in a clause: subjects and objects, seen through passives, relatives and controlled verbs."""

from collections.abc import Iterator

from tasks.extract.grammar.participants import antecedent, subject
from tasks.extract.grammar.relations import first_child, follows_preposition, is_dative_or_object, is_object
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import trim


def clause_head(word: Token) -> Token:
    """Give the predicate of the clause that a word stands in: of its relative, adverbial, joined or reported clause."""
    while word.head.i != word.i and word.dep_ not in {"relcl", "advcl", "ccomp", "conj"}:
        word = word.head
    return word


def is_in_present_perfect(verb: Token) -> bool:
    """Whether a verb has "has" or "have" before it, and not "had"."""
    return any(aux.lemma_ == "have" and aux.lower_ != "had" for aux in verb.children if aux.dep_ == "aux")


def complement_clauses(word: Token) -> Iterator[Token]:
    """Give the verbs whose complement clause a word stands in: "says" in "the film says that he shot a man"."""
    for each in (word, *word.ancestors):
        if each.dep_ in {"ccomp", "xcomp"} and each.head.pos_ == "VERB":
            yield each.head


def said_to_be(word: Token) -> Token | None:
    """Give the "be" that says what something is: "was" in "it was a drill", "to be of no use", "part of a drill"."""
    over = word.head if word.dep_ == "attr" else word.head.head if word.dep_ == "pobj" else None
    if over is not None and over.dep_ == "attr" and over.lemma_ in word_class("grammar/part"):
        over = over.head
    return over if over is not None and over.lemma_ == "be" else None


def surface_subject(verb: Token) -> Token | None:
    """Give the noun that a verb is said of, through relatives, coordination and controlling verbs."""
    found = subject(verb)
    return None if found is None or found.head.lower_ in word_class("grammar/relatives") else found.head


def doer(verb: Token) -> Token | None:
    """Give who does what a verb says: the subject, or the "by" of a passive."""
    if not is_passive(verb):
        return surface_subject(verb)
    return by_object(verb)


def by_object(word: Token) -> Token | None:
    """Give the noun after the "by" of a passive, a participle or a noun."""
    for agent in word.children:
        if agent.dep_ in {"agent", "prep"} and agent.lower_ == "by":
            return first_child(agent, follows_preposition)
    return None


def undergoer(verb: Token) -> Token | None:
    """Give what a verb is done to: the object, or the subject of a passive."""
    if is_passive(verb):
        return surface_subject(verb)
    return first_child(verb, is_dative_or_object)


def only_comes_about(verb: Token) -> bool:
    """Whether a verb says only that something came about, so that its "it" is no doer: "it took place"."""
    thing = first_child(verb, is_object)
    return verb.lemma_ in word_class("grammar/coming_about") and (thing is None or thing.lemma_ == "place")


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
            yield antecedent(c)
            yield from (t for t in c.conjuncts)
        if c.dep_ in {"prep", "agent", "dative"}:
            yield from (t for t in c.children if t.dep_ in {"pobj", "pcomp"})
    if word.dep_ == "acl" or (word.dep_ == "relcl" and word.tag_ == "VBN"):
        yield word.head


def noun_phrase(head: Token) -> TokenSpan:
    """Cut a noun's phrase as it would be quoted: its own words and one "of", "from" or "in" phrase, no clauses."""
    start, end = head.i, head.i + 1
    for c in head.children:
        if c.i < head.i and c.dep_ not in {"punct", "relcl", "advcl", "cc", "preconj", "appos", "conj"}:
            start = min(start, c.left_edge.i)
    for c in head.children:
        if c.i < head.i or c.dep_ != "prep" or c.lower_ not in word_class("grammar/phrase_link") or c.i > end:
            continue
        inner = first_child(c, follows_preposition)
        if inner is None:
            continue
        end = max(end, noun_phrase(inner).end)
        break
    return trim(head.doc[start:end])
