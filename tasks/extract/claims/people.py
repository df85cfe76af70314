"""Nouns for people in what claims say: who may be blamed, and whom police may hold."""

from tasks.extract.grammar.predicates import group_nouns, is_perpetrator_noun
from tasks.extract.lexicons.people import is_like_people, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

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
