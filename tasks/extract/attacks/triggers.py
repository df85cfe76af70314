"""Words that tell of an attack."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from tasks.extract.attacks.trigger_fits import fits, hurts
from tasks.extract.lexicons.triggers import Trigger, TriggerEntry, entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import Reading

_REACH_OF_SET = 25
_REACH_PAST_A_THING = 10
SPORT_WORDS = 4
"""So many different words of sport make a report of a match, which is full of shots, attacks and explosions."""


def find_triggers(reading: Reading) -> Iterator[Trigger]:
    """Give the triggers of a document in order, at most one a token."""
    of_a_match = len({token.lower_ for token in reading.doc} & word_class("attacks/sport")) >= SPORT_WORDS
    for token in reading.doc:
        if of_a_match and not hurts(token):
            continue
        readings = (each for each in (_multiword(token), _single(token)) if each and fits(each))
        yield from islice(readings, 1)


def is_event_noun(token: Token) -> bool:
    """Whether a noun can name an attack."""
    return entry_of(token.lemma_.lower(), "noun") is not None


def _single(token: Token) -> Trigger | None:
    pos = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}.get(token.pos_)
    if token.tag_ in {"VBN", "VBD"} and token.pos_ == "ADJ":
        pos = "verb"
    entry = (_compound(token) if pos == "noun" else None) or (entry_of(token.lemma_.lower(), pos) if pos else None)
    return Trigger(token, token.doc[token.i : token.i + 1], entry) if entry else None


def _compound(token: Token) -> TriggerEntry | None:
    """The row of a noun with the one before it: "air raid", "mortar fire"."""
    if token.i == token.sent.start:
        return None
    return entry_of(f"{token.nbor(-1).lower_} {token.lemma_.lower()}", "noun")


def _multiword(token: Token) -> Trigger | None:
    """Recognise "open fire", "blow up", "set fire", "take hostage", "go off" with little between the words."""
    if token.pos_ not in {"VERB", "ADJ"}:
        return None
    lemma = token.lemma_.lower()
    thing = max((child.i for child in token.children if child.dep_ == "dobj"), default=token.i)
    for other in token.doc[token.i + 1 : max(token.i + 5, min(thing + 2, token.i + _REACH_PAST_A_THING))]:
        if other.is_punct and other.tag_ != "HYPH":
            break
        second = other.lower_ if other.dep_ in {"prt", "advmod", "prep"} else other.lemma_.lower()
        entry = entry_of(f"{lemma} {second}", "verb") or entry_of(f"{lemma} on {second}", "verb")
        if entry and (lemma != "hold" or other.dep_ != "prep"):
            return Trigger(token, token.doc[token.i : other.i + 1], entry)
    return _set_far_on_fire(token) if lemma == "set" else None


def _set_far_on_fire(token: Token) -> Trigger | None:
    """ "set two lorries, a crane and the huts of the workers on fire": the words stand far apart."""
    entry = entry_of("set on fire", "verb")
    for other in token.doc[token.i + 1 : min(token.sent.end, token.i + _REACH_OF_SET)]:
        if other.pos_ == "VERB":
            break
        if entry and other.lower_ == "fire" and other.nbor(-1).lower_ == "on":
            return Trigger(token, token.doc[other.i - 1 : other.i + 1], entry)
    return None
