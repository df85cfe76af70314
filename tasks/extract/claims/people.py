"""Nouns for people in what claims say: who may be blamed, and whom police may hold."""

from tasks.extract.actors.people import is_driven_into
from tasks.extract.grammar.clause import doer
from tasks.extract.grammar.predicates import group_nouns, is_deed, is_perpetrator_noun, is_violent_verb
from tasks.extract.grammar.relations import is_relative_clause
from tasks.extract.lexicons.people import is_like_people, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_REACH_BACK = 60  # tokens
_NO_PARTY = {"GPE", "LOC", "DATE", "TIME"}


def is_person(noun: Token) -> bool:
    """Tell whether a noun, name, number or pronoun stands for a person or people."""
    if noun.lower_ in word_class("claims/persons_pronouns") or noun.ent_type_ == "PERSON" or noun.pos_ == "NUM":
        return True
    return is_perpetrator_noun(noun) or (noun.pos_ in {"NOUN", "PROPN"} and is_like_people(noun, victim_noun(noun)))


def is_party(noun: Token) -> bool:
    """Tell whether a noun without a known name stands for people who may be blamed ("a domestic group", "pickets")."""
    if noun.pos_ == "PROPN" or is_perpetrator_noun(noun):
        return noun.ent_type_ not in _NO_PARTY
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in word_class("claims/parties") | group_nouns()


def has_attacked(noun: Token) -> bool:
    """Tell whether a noun is who attacked by what is told of him: "the man who shot two", "the driver", "the family".

    Right after a sentence in which a man, a family, or somebody at the wheel attacked, the same word means them again.
    """
    if any(is_relative_clause(c) and _attacks(c) and doer(c) == noun for c in noun.children):
        return True
    if not any(c.lower_ == "the" for c in noun.children):
        return False
    before = noun.doc[max(0, noun.sent.start - _REACH_BACK) : noun.sent.start]
    return any(_attacks(verb) and _is_same(noun, verb) for verb in before)


def _attacks(verb: Token) -> bool:
    if verb.pos_ != "VERB":
        return False
    return is_deed(verb) or is_violent_verb(verb) or is_driven_into(verb)


def _is_same(noun: Token, verb: Token) -> bool:
    by = doer(verb)
    if by is None or by == noun:
        return False
    drives = noun.lemma_ == "driver" and is_driven_into(verb)
    return drives or (by.lemma_ == noun.lemma_ and is_person(by))
