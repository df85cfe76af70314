"""Words that set an attack apart from those told before, "another bomb", "meanwhile", or go on with one of them."""

from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.relations import is_active_subject, is_adverb, is_particle_or_object
from tasks.extract.grammar.roles import has_violent_noun, object_heads
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerClass, entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_OF_HARM_DONE = {TriggerClass.CRIME, TriggerClass.HARM}
_REACH_OF_A_LINK = 6  # words


def is_another(trigger: Trigger) -> bool:
    """Whether the words say that this is an attack beside one told before; what harm it did does not count.

    "Burke and another gunman" are the two who made one attack.
    """
    if trigger.refers_back or trigger.entry.trigger_class in _OF_HARM_DONE:
        return False
    token = trigger.token
    acting, acted_on = frame_of(token).heads(Role.AGENT), object_heads(token)
    things = [t for t in (*acting, *acted_on) if _is_weapon_or_attacker(t) and t.head not in acting]
    if trigger.entry.pos == "noun":
        things = [token]
    if any(_called_other(thing) for thing in things) or _also(token) or _opens_with_meanwhile(token):
        return True
    return is_apart_in_time(token)


def is_continued(trigger: Trigger) -> bool:
    """Whether the words tell what attackers named before did next: "the gunmen set fire to a truck", "they seized"."""
    if trigger.entry.pos == "noun" or is_another(trigger):
        return False
    agents = frame_of(trigger.token).heads(Role.AGENT)
    return bool(agents) and all(map(_named_before, agents))


def _named_before(agent: Token) -> bool:
    definite = any(child.lower_ in word_class("grammar/those") for child in agent.children)
    return agent.lower_ == "they" or (definite and has_violent_noun(agent))


def _is_weapon_or_attacker(token: Token) -> bool:
    return token.lemma_.lower() in word_class("attacks/weapon_object") or has_violent_noun(token)


def _called_other(noun: Token) -> bool:
    return any(child.lower_ in word_class("attacks/another") for child in noun.children if child.i < noun.i)


def _also(token: Token) -> bool:
    """ "The rebels also blew up a bridge"; that somebody "was also wounded" tells of the same attack."""
    verb = token if token.pos_ in {"VERB", "AUX"} else token.head
    acts = verb.pos_ == "VERB" and not is_passive(verb) and bool(frame_of(verb).heads(Role.AGENT))
    return acts and any(child.lower_ == "also" and is_adverb(child) for child in verb.children)


def is_apart_in_time(token: Token) -> bool:
    """ "Gunmen opened fire hours after a bomb went off", "the raid came two days before a bombing in the port"."""
    doc, start = token.doc, token.sent.start
    for link in reversed(doc[max(start + 1, token.i - _REACH_OF_A_LINK) : token.i]):
        if link.pos_ == "VERB" or link.is_punct:
            return False
        if link.lower_ in word_class("grammar/after_or_before"):
            apart = link.nbor(-1).lemma_.lower() in word_class("attacks/apart_in_time")
            return apart and any(map(_is_attack, doc[start : link.i]))
    return False


def _is_attack(word: Token) -> bool:
    """Whether a word before tells of an attack: a verb of attacking, or a noun for one that "came"."""
    lemma = word.lemma_.lower()
    if word.pos_ in {"NOUN", "PROPN"}:
        entry = entry_of(lemma, "noun") if word.head.lemma_ == "come" and is_active_subject(word) else None
    else:
        phrases = (lemma, *(f"{lemma} {child.lower_}" for child in word.children if is_particle_or_object(child)))
        entry = next((entry for phrase in phrases if (entry := entry_of(phrase, "verb"))), None)
    return entry is not None and not entry.has(Trait.IS_WEAK)


def _opens_with_meanwhile(token: Token) -> bool:
    words = token.sent.text.lower().lstrip(" \n\"“'‘[(")
    return any(
        words.startswith(f"{phrase} ") or words.startswith(f"{phrase},") for phrase in word_class("attacks/meanwhile")
    )
