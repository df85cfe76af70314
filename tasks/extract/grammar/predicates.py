"""The words that claims are found by: hedges, ways of claiming, verbs of speech, nouns for attacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from schemas.vocabulary import Certainty, ClaimMode
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.triggers import Trait, trigger_entries
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word, or words, that make a statement less than certain."""

    term: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ClaimModeTerm:
    """A word that says how a claim was made."""

    term: str
    mode: ClaimMode


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb that reports what somebody says or thinks."""

    lemma: str


@dataclass(frozen=True, slots=True)
class GroupNoun:
    """A word that names of armed groups are built with."""

    noun: str


@dataclass(frozen=True, slots=True)
class PerpetratorNoun:
    """A row of the lexicon of nouns for those who attack."""

    noun: str
    violent: bool


def is_misread_subject(token: Token) -> bool:
    """Tell whether a plural with words of its own before a noun is the subject of what must be a verb."""
    return token.dep_ == "nmod" and token.tag_ == "NNS" and any(c.dep_ == "prep" for c in token.children)


@lru_cache(maxsize=1)
def _speech() -> frozenset[str]:
    return frozenset(row.lemma for row in load_lexicon("speech/speech_verbs", SpeechVerb))


def is_speech(token: Token) -> bool:
    """Tell whether a token is a verb of speech or thought."""
    return token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in _speech()


@lru_cache(maxsize=1)
def _attacks() -> frozenset[tuple[str, str]]:
    return frozenset((row.lemma, row.pos.upper()) for row in trigger_entries())


def is_event_noun(token: Token) -> bool:
    """Tell whether a noun names an attack or speaks of one ("the bombing", "the incident")."""
    lemma = token.lemma_.lower()
    return token.pos_ in {"NOUN", "PROPN"} and (
        (lemma, "NOUN") in _attacks() or lemma in word_class("lexicons/event_nouns")
    )


def is_deed(token: Token) -> bool:
    """Tell whether a word is an attack, as a noun or a verb, or a verb of carrying one out."""
    return is_event_noun(token) or is_attack_verb(token) or _is_deed_verb(token)


def _is_deed_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in word_class("lexicons/deed_verbs")


def is_attack_verb(token: Token) -> bool:
    """Tell whether a verb tells of an attack ("attacked", "bombed")."""
    return token.pos_ == "VERB" and any(form in _violence() for form in _verb_forms(token))


def _verb_forms(verb: Token) -> Iterator[str]:
    """Give a verb's lemma, alone and with the word that makes it another verb ("blow up", "set fire")."""
    lemma = verb.lemma_.lower()
    yield lemma
    yield from (f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "dobj", "advmod", "oprd", "acomp"})


def is_violent_verb(token: Token) -> bool:
    """Tell whether a verb says that somebody attacked, hurt people or destroyed things, with or without more words."""
    return token.pos_ == "VERB" and token.lemma_.lower() in _violence()


@lru_cache(maxsize=1)
def _violence() -> frozenset[str]:
    return frozenset(row.lemma for row in trigger_entries() if row.pos == "verb" and not row.has(Trait.IS_CALM))


@lru_cache(maxsize=1)
def _perpetrators() -> frozenset[str]:
    return frozenset(row.noun for row in load_lexicon("actors/perpetrators", PerpetratorNoun))


def is_perpetrator_noun(token: Token) -> bool:
    """Tell whether a noun stands for people who may have attacked ("gunmen", "suspect", "man")."""
    return token.pos_ in {"NOUN", "PROPN"} and {token.lemma_.lower(), token.lower_} & _perpetrators() != set()


@lru_cache(maxsize=1)
def _violent() -> frozenset[str]:
    return frozenset(row.noun for row in load_lexicon("actors/perpetrators", PerpetratorNoun) if row.violent)


def is_violent_noun(token: Token) -> bool:
    """Tell whether a noun stands for attackers and nobody else ("gunmen", "kidnappers")."""
    return token.pos_ in {"NOUN", "PROPN"} and {token.lemma_.lower(), token.lower_} & _violent() != set()


@lru_cache(maxsize=1)
def group_nouns() -> frozenset[str]:
    """Give the words that names of armed groups are built with, in small letters."""
    return frozenset(row.noun for row in load_lexicon("actors/group_nouns", GroupNoun))


@lru_cache(maxsize=1)
def hedges() -> Mapping[tuple[str, ...], Certainty]:
    """Give the certainty that each hedge leaves, by its words."""
    return {tuple(row.term.split()): row.certainty for row in load_lexicon("claims/hedges", Hedge)}


@lru_cache(maxsize=1)
def claim_modes() -> Mapping[tuple[str, ...], ClaimMode]:
    """Give the claim mode of each term, by its words."""
    return {tuple(row.term.split()): row.mode for row in load_lexicon("claims/modes", ClaimModeTerm)}
