"""What an accused answers without a verb of denying or claiming: "Nonsense", an alibi, "told police that he …"."""

from tasks.extract.claims.people import is_person
from tasks.extract.grammar.clause import surface_subject
from tasks.extract.grammar.predicates import is_speech
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_any_clause_on_noun,
    is_content_clause,
    is_premodifier,
    is_preposition,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_OPENING = 3  # tokens
_PLACES = {"GPE", "LOC", "FAC", "ORG"}


def is_whole_reply(cue: Token) -> bool:
    """Tell whether a word is all that somebody is said to have answered: "Nonsense, the ministry replies"."""
    verb = next((t for t in cue.sent if t.pos_ in {"VERB", "AUX"} and t != cue), None)
    if verb is None or verb.i < cue.i or cue.i - cue.sent.start > _OPENING:
        return False
    return is_speech(verb) and not is_premodifier(cue)


def is_said_of_an_accusation(cue: Token) -> bool:
    """Tell whether a relative clause says what somebody called an accusation: "a charge that the army called …"."""
    return is_any_clause_on_noun(cue) and cue.head.lemma_.lower() in word_class("claims/accusation")


def is_an_alibi(cue: Token) -> bool:
    """Tell whether who is accused is said to have been elsewhere then: "that he was in Panama that week"."""
    who = surface_subject(cue)
    told = is_content_clause(cue) and (is_speech(cue.head) or cue.head.lemma_ in word_class("claims/pleading"))
    if who is None or not told or not (is_person(who) or who.lemma_.lower() in word_class("claims/accused")):
        return False
    words = {t.lower_ for t in cue.subtree}
    return _is_elsewhere(cue) and bool(words & word_class("claims/that_time")) and _is_pleaded(cue)


def _is_elsewhere(verb: Token) -> bool:
    nouns = [t for prep in verb.children if is_preposition(prep) for t in prep.children if follows_preposition(t)]
    return any(t.ent_type_ in _PLACES or t.lemma_.lower() in word_class("claims/elsewhere") for t in nouns)


def _is_pleaded(verb: Token) -> bool:
    """Tell whether it is said in court or to police, or by who is accused or defends him."""
    return any(t.lemma_.lower() in word_class("claims/court") for t in verb.sent)


def is_told_the_law(cue: Token) -> bool:
    """Tell whether somebody told police or judges, or shouted, what he did or wanted: "told police he had lit it"."""
    who = surface_subject(cue)
    if who is None or who.lower_ not in word_class("claims/himself") or not is_content_clause(cue):
        return False
    said, verb = surface_subject(cue.head), cue.head
    if said is None or not is_person(said):
        return False
    heard = {t.lemma_.lower() for c in verb.children if c.i > verb.i and c != cue for t in (c, *c.children)}
    return verb.lemma_ in word_class("claims/shouting") or bool(heard & word_class("claims/law"))
