"""Sabotage told by what is cut: lines, rails and masts, by people or by nobody who is named."""

from tasks.extract.attacks.taking import by_attackers
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.roles import is_civil, noun_forms, perpetrator_nouns
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_NEAR = 80  # words


def is_cut_on_purpose(verb: Token) -> bool:
    """Whether what is cut, unscrewed or torn up carries power, trains or the like, and no storm or work did it."""
    cut = [*frame_of(verb).heads(Role.PATIENT, Role.GOAL), *objects_of(verb, "through", "down", "up")]
    if not any(map(_is_infrastructure, cut)) or _has_another_cause(verb):
        return False
    agents = frame_of(verb).heads(Role.AGENT)
    return not agents or by_attackers(verb) or any(map(_is_anybody, agents))


def is_told_of_arson(verb: Token) -> bool:
    """Whether fires are told to be set on purpose near a verb: "two lorries burned"; and "police suspect arson"."""
    near = verb.doc[max(0, verb.i - _NEAR) : verb.i + _NEAR]
    told = any(word.lemma_.lower() in word_class("attacks/arson") for word in near)
    return told and not _has_another_cause(verb)


def _is_infrastructure(thing: Token) -> bool:
    return any(form in word_class("attacks/infrastructure") for form in noun_forms(thing))


def _is_anybody(agent: Token) -> bool:
    return is_civil(agent) or any(form in perpetrator_nouns() for form in noun_forms(agent))


def _has_another_cause(verb: Token) -> bool:
    """Whether weather, an accident or those who mend things stand in the sentence."""
    causes = word_class("attacks/weather") | word_class("attacks/accident") | word_class("attacks/works_on")
    return any(word.lemma_.lower() in causes for word in verb.sent)
