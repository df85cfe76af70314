"""What keeps harmless uses of a trigger's word out: accidents, sport, operations, objects that do not fit."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from tasks.extract.attacks.striking import (
    acts,
    brings_down,
    explodes,
    finds,
    hits,
    is_bombing,
    runs_over,
    spreads,
    throws,
)
from tasks.extract.attacks.taking import by_attackers, enters, is_attacker, seizes, takes
from tasks.extract.attacks.unreal import is_make_believe
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.roles import (
    agent_heads,
    has_violent_noun,
    is_civil,
    noun_forms,
    object_heads,
    perpetrator_nouns,
    state_force,
)
from tasks.extract.lexicons.triggers import Trigger, TriggerEntry
from tasks.extract.lexicons.words import word_class

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
_REACH_OF_AN_OPERATION = 40


def fits(trigger: Trigger) -> bool:
    """Whether a word that may tell of an attack does so where it stands."""
    token, entry = trigger.token, trigger.entry
    if _denied(trigger) or is_make_believe(token):
        return False
    if _accidental(token) or _in_sport(token) or _to_oneself(token):
        return False
    if entry.pos == "noun":
        return _fits_noun(token, entry)
    return _VERB_TESTS.get(entry.strength, lambda _: True)(token) and not _operation(token)


def _denied(trigger: Trigger) -> bool:
    """Whether it is said not to have been; a bomb that "did not explode" is an attempt, "no bomb exploded" is none."""
    token, entry = trigger.token, trigger.entry
    own = any(child.dep_ == "neg" for child in token.children)
    return frame_of(token).status.negative and not (own and entry.strength == "device")


def _accidental(token: Token) -> bool:
    near = {t.lower_ for t in token.subtree} | {child.lower_ for child in token.head.children}
    return (bool(near & word_class("attacks/accident")) and token.sent.root.i != token.i) or any(
        child.lower_ in word_class("attacks/accident") for child in token.children if child.dep_ != "conj"
    )


def _modifiers(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in {"amod", "compound", "nmod"}}


def _modified_harmlessly(token: Token) -> bool:
    """ "heart attack", "sexual assault", "air strike"."""
    return bool(_modifiers(token) & word_class("attacks/harmless_modifier"))


def _to_oneself(token: Token) -> bool:
    """Whoever shoots himself attacks nobody; who blows himself up does."""
    if token.lemma_.lower() in {"blow", "detonate", "explode"}:
        return False
    return any(child.dep_ == "dobj" and child.lower_.endswith(("self", "selves")) for child in token.children)


def _in_sport(token: Token) -> bool:
    words = {t.lemma_.lower() for t in token.sent}
    sporting = len(words & word_class("attacks/sport")) > 1 or _SCORE.search(token.sent.text) is not None
    return sporting and not hurts(token)


def hurts(token: Token) -> bool:
    """Whether a word of injury stands in a token's sentence."""
    harmed = (t for t in token.sent if t.lemma_.lower() in word_class("attacks/injury_word"))
    return any(t.i + 1 == len(t.doc) or t.nbor().lower_ != "off" for t in harmed)  # a lead "kills off" a match


def _fits_noun(token: Token, entry: TriggerEntry) -> bool:
    modifiers = _modifiers(token)
    if _modified_harmlessly(token):
        return False
    if token.dep_ == "compound" and token.head.lemma_.lower() in word_class("attacks/harmless_head"):
        return False
    if "gas" in modifiers and token.lemma_ in {"explosion", "blast"}:
        return False
    if token.dep_ == "pobj" and (token.head.lower_ == "under" or token.head.head.lower_ == "state"):
        return False
    if token.lemma_ == "strike":
        return bool(modifiers & word_class("attacks/strike_kind")) or _is_launched(token)
    if token.lemma_.lower() == "bomb":
        return is_bombing(token)
    if entry.strength == "bomber":
        return acts(token)
    return not (entry.strength == "attack" and _operation(token))


def _is_launched(strike: Token) -> bool:
    """Whether a strike is one on something, or was launched, and not one of workers: "strikes on two villages"."""
    launched = strike.dep_ == "dobj" and strike.head.lemma_.lower() in word_class("attacks/light_verb") | {"deliver"}
    aimed = [item for item in frame_of(strike).heads(Role.GOAL) if item.ent_type_ not in {"DATE", "TIME"}]
    return launched or any(prep.lower_ in {"on", "against"} for item in aimed for prep in [item.head])


def _operation(token: Token) -> bool:
    """A state force acting against armed people is an operation, not an attack."""
    agents = agent_heads(token)
    objects = [item for item in object_heads(token) if item.dep_ != "oprd"]  # "was shot dead by police"
    if any(state_force(agent) for agent in agents) and objects and all(item.pos_ == "PRON" for item in objects):
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        agents += [child for child in token.children if child.dep_ in {"compound", "nmod"}]
        if _in_battle_of_the_state(token):
            return True
    return any(state_force(agent) for agent in agents) and (
        any(has_violent_noun(item) or state_force(item) for item in objects)
        or token.lemma_ in {"raid", "storm", "siege"}
    )


def _in_battle_of_the_state(noun: Token) -> bool:
    """ "Soldiers killed 14 rebels in a raid": the raid is theirs."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "during"} else noun
    if verb.pos_ != "VERB":
        return False
    return any(map(state_force, agent_heads(verb))) and any(map(has_violent_noun, object_heads(verb)))


def _has_object(token: Token, lemmas: frozenset[str]) -> bool:
    return any(item.lemma_.lower() in lemmas or item.lower_ in lemmas for item in object_heads(token))


def _shoots(token: Token) -> bool:
    if token.lemma_ == "fire":
        prepositions = {child.lower_ for child in token.children if child.dep_ == "prep"}
        return _has_object(token, word_class("attacks/fired_object")) or bool(
            prepositions & {"on", "at", "upon", "into", "toward", "towards"}
        )
    return not _has_object(token, word_class("attacks/not_shot"))


def _cuts(token: Token) -> bool:
    """Whether somebody was hacked or slashed, not a website or a price."""
    people = any(
        item.ent_type_ == "PERSON" or is_civil(item) or item.lemma_ == "throat" for item in object_heads(token)
    )
    return people or any(child.lower_ == "death" for prep in token.children for child in prep.children)


def _rams(token: Token) -> bool:
    """Whether a vehicle is driven into people, not by accident, and not to explode there."""
    words = {t.lemma_.lower() for t in token.sent}
    if words & (
        word_class("attacks/accident")
        | word_class("attacks/mishap")
        | word_class("attacks/weapon_object")
        | word_class("attacks/blown_up")
    ):
        return False
    run_into = any(item.lemma_.lower() in word_class("attacks/crowd") or is_civil(item) for item in object_heads(token))
    return run_into or by_attackers(token)


def _responds(token: Token) -> bool:
    """Police called to a scene: the call gives the day and the place of what they found there."""
    officers = {
        "police",
        "officer",
        "deputy",
        "trooper",
        "paramedic",
        "firefighter",
        "authority",
        "crew",
        "unit",
        "emt",
    }
    who = object_heads(token) if token.lemma_ in {"call", "dispatch", "summon"} else agent_heads(token)
    return token.tag_ in {"VBD", "VBN"} and any(set(noun_forms(item)) & officers for item in who)


def _occurs(token: Token) -> bool:
    """Whether what is told happened, rather than is to: "events taking place this week"."""
    if token.tag_ in {"VBG", "VBP"}:
        return False
    return any(set(noun_forms(agent)) & word_class("attacks/occurring") for agent in agent_heads(token))


def _harms(token: Token) -> bool:
    """Killing and wounding tell of an attack where attackers or weapons do it, or nothing speaks against it."""
    if token.lemma_ in {"die", "hurt", "maim"}:
        return any(
            t.lemma_.lower() in word_class("attacks/violent_means") and not _modified_harmlessly(t)
            for t in token.subtree
        )
    if _spared(token):
        return False
    agents, objects = agent_heads(token), object_heads(token)
    words = {t.lemma_.lower() for t in token.sent}
    by_will = any(map(is_attacker, agents)) and _is_many(objects)
    if not by_will and words & (word_class("attacks/accident") | word_class("attacks/fight")):
        return False
    if (
        token.dep_ == "pcomp"
        and token.head.head.lemma_.lower() in word_class("attacks/charging")
        and object_heads(token)
    ):
        return True
    if agents:
        able = any(map(_can_attack, agents)) or (any(map(state_force, agents)) and _is_many(objects))
        return able or (_by_a_person(agents) and any(map(is_civil, objects)))
    return bool(objects) and not (all(state_force(item) for item in objects) and _in_operation(token))


def _is_many(objects: Sequence[Token]) -> bool:
    """Whether several people who are not armed are acted on: soldiers who kill them make an attack."""
    return any(is_civil(item) and item.tag_ in {"NNS", "NNPS"} and not state_force(item) for item in objects)


def _by_a_person(agents: Sequence[Token]) -> bool:
    """Whether one person acts who is no driver and of no force: "the ex-fireman killed his wife"."""
    return len(agents) == 1 and agents[0].tag_ == "NN" and is_civil(agents[0]) and not _is_left_out(agents[0])


def _is_left_out(agent: Token) -> bool:
    return state_force(agent) or agent.lemma_.lower() in word_class("attacks/at_the_wheel")


def _spared(token: Token) -> bool:
    """Whether somebody was nearly killed."""
    return any(child.lower_ in {"nearly", "almost"} and child.i == token.i - 1 for child in token.children)


def _in_operation(token: Token) -> bool:
    """Whether the text just before tells of soldiers or police in action."""
    before = token.doc[max(0, token.sent.start - _REACH_OF_AN_OPERATION) : token.sent.end]
    return bool({t.lemma_.lower() for t in before} & (word_class("attacks/fight") | {"raid", "operation"}))


def _can_attack(agent: Token) -> bool:
    """Attackers by name or noun, persons, and weapons; not crashes, storms or diseases."""
    person = agent.ent_type_ == "PERSON" or any(form in perpetrator_nouns() for form in noun_forms(agent))
    return person or is_attacker(agent) or agent.lemma_.lower() in word_class("attacks/violent_means")


def _executes(token: Token) -> bool:
    return not (token.lemma_ == "execute" and _has_object(token, word_class("attacks/not_executed"))) and not (
        token.lemma_ in {"strike", "storm", "attack", "raid", "assault", "assail"} and _harmless_act(token)
    )


def _harmless_act(token: Token) -> bool:
    if token.lemma_ != "strike":
        return _has_object(token, word_class("attacks/harmless_object"))
    return not hits(token) and not any(
        has_violent_noun(agent) or agent.lemma_.lower() in word_class("attacks/violent_means")
        for agent in agent_heads(token)
    )


_VERB_TESTS = {
    "attack": _executes,
    "shoot": _shoots,
    "throw": throws,
    "seize": seizes,
    "take": takes,
    "enter": enters,
    "spread": spreads,
    "burn": by_attackers,
    "destroy": by_attackers,
    "harm": _harms,
    "device": explodes,
    "hit": hits,
    "mine": runs_over,
    "find": finds,
    "ram": _rams,
    "cut": _cuts,
    "down": brings_down,
    "response": _responds,
    "occurrence": _occurs,
}
