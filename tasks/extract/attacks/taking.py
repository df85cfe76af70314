"""Attackers as what makes an attack: who takes people away, seizes a ship, breaks into a house, kills."""

from collections.abc import Sequence

from tasks.extract.attacks.named import is_named_group
from tasks.extract.attacks.targets import target_of
from tasks.extract.grammar.coordination import explained_by, members
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import PLACE_NAMES, TIMES, objects_of, prepositions
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_noun_modifier,
    is_participle_clause,
    is_passive_subject,
    is_root,
)
from tasks.extract.grammar.roles import (
    has_violent_noun,
    is_civil,
    noun_forms,
    object_heads,
    place_heads,
    state_force,
)
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


def is_attacker(noun: Token) -> bool:
    """Whether a noun names attackers, or people said to be armed or masked: "four men with guns", "men in uniform"."""
    if has_violent_noun(noun) or _is_armed(noun) or is_named_group(noun) or _is_of_attackers(noun):
        return True
    return any(form in word_class("attacks/armed_people") for form in noun_forms(noun))


def _is_armed(noun: Token) -> bool:
    if any(child.lower_ in word_class("attacks/armed") for child in noun.children):
        return True
    wields = any(child.lemma_.lower() in word_class("attacks/wields") for child in noun.lefts)
    if wields and noun.lemma_.lower() in word_class("attacks/carried"):
        return True  # "by a gang wielding machetes", of which the parser takes the machetes for the agent
    things = [*frame_of(noun).heads(Role.INSTRUMENT), *objects_of(noun, "in", "on")]
    wielded = [child for child in noun.children if child.lemma_.lower() in word_class("attacks/wields")]
    things += [item for verb in wielded for item in (*object_heads(verb), *verb.lefts)]  # "an axe-wielding youth"
    return any(item.lemma_.lower() in word_class("attacks/carried") for item in things)


def _is_of_attackers(noun: Token) -> bool:
    """Whether people are named after whom they belong to: "gang members", "members of the LRA", "our units"."""
    if noun.lemma_.lower() not in word_class("attacks/belongs_to_attackers"):
        return False
    if any(child.lower_ == "our" for child in noun.children):
        return True
    bands = [*frame_of(noun).heads(Role.MODIFIER, Role.AGENT), *objects_of(noun, "of")]
    return any(is_attacker(band) for band in bands if band.i != noun.i)


def by_attackers(token: Token) -> bool:
    """Whether attackers are said to act."""
    return any(map(is_attacker, frame_of(token).heads(Role.AGENT))) or _hangs_on_its_doer(token)


def _hangs_on_its_doer(token: Token) -> bool:
    """Whether the parser takes a past tense for a participle: "A knifeman lunged at passengers"."""
    noun = token.head
    return token.tag_ == "VBN" and is_participle_clause(token) and is_root(noun) and is_attacker(noun)


def seizes(token: Token) -> bool:
    """Whether people are seized by no police, or attackers seize a vehicle, a ship or a place."""
    seized = object_heads(token)
    if "hostage" in {t.lemma_ for t in token.subtree}:
        return True
    agents = frame_of(token).heads(Role.AGENT)
    if any(state_force(agent) for agent in agents):
        return False
    if any(map(_is_person, seized)):
        return True
    by_people = is_passive(token) and any(map(is_civil, agents)) and any(map(is_vehicle, seized))
    return by_people or (by_attackers(token) and any(map(_is_held, seized)))


def takes(token: Token) -> bool:
    """Whether attackers, or nobody who is named, take people away."""
    taken, agents = _taken(token), frame_of(token).heads(Role.AGENT)
    if not any(map(_is_person, taken)):
        return by_attackers(token) and any(
            item.like_num or item.lower_ in word_class("attacks/people_told_of") for item in taken
        )
    if _to_be_killed(token):
        return False
    if token.lemma_.lower() in word_class("attacks/always_by_force") or _at_gunpoint(token):
        return not any(state_force(agent) for agent in agents)
    return by_attackers(token) or _was_taken_from_home(token, objects_of(token, "from")) or _goes_into_hiding(token)


def _taken(token: Token) -> list[Token]:
    """Whom or what somebody takes; of "made off with", "fled with" what stands behind "with"."""
    if token.lemma_.lower() not in word_class("attacks/takes_with"):
        return object_heads(token)
    away = [prep for child in token.children for prep in (child, *child.children) if prep.lower_ == "with"]
    return [one for prep in away for noun in prep.children if follows_preposition(noun) for one in members(noun)]


def takes_from(token: Token) -> bool:
    """Whether people are taken from where they were: "took 20 girls from a school", "taken at gunpoint"."""
    taken = object_heads(token)
    from_where = [place for word in (token, *taken) for place in objects_of(word, "from", "off")]
    from_where += [place for out in prepositions(token, "out") for place in objects_of(out, "of")]
    if _was_taken_from_home(token, from_where):
        return True
    return takes(token) and (bool(from_where) or _at_gunpoint(token))


def _was_taken_from_home(token: Token, from_where: Sequence[Token]) -> bool:
    """Whether people "were taken from their dormitory", nobody knows by whom, and not to be cared for or moved."""
    taken = frame_of(token).heads(Role.PATIENT)
    agents = [agent for agent in frame_of(token).heads(Role.AGENT) if agent not in taken]
    passive = is_passive(token) or (token.tag_ == "VBN" and bool(taken))
    if not passive or agents or objects_of(token, "to"):
        return False
    lived_there = any(place.lemma_.lower() in word_class("attacks/taken_from") for place in from_where)
    cared_for = any(word.lemma_.lower() in word_class("attacks/cared_for") for word in token.sent)
    return lived_there and not cared_for and any(map(_is_person, object_heads(token)))


def _goes_into_hiding(token: Token) -> bool:
    """Whether people "were marched into the bush", nobody knows by whom."""
    whither = objects_of(token, *word_class("attacks/whither"), "into")
    return is_passive(token) and any(place.lemma_.lower() in word_class("attacks/hiding_place") for place in whither)


def _to_be_killed(token: Token) -> bool:
    """Whether people are moved to be killed there and then: "dragged from his car and shot" is no kidnapping."""
    if token.lemma_.lower() not in word_class("attacks/moves_people"):
        return False
    return any(joined.lemma_.lower() in word_class("attacks/kills_on_the_spot") for joined in token.conjuncts)


def _at_gunpoint(token: Token) -> bool:
    points = objects_of(token, "at")
    of_a_weapon = [noun for item in points if item.lower_ == "point" for noun in frame_of(item).heads(Role.MODIFIER)]
    return any(item.lower_ in word_class("attacks/point_of_a_weapon") for item in points) or any(
        noun.lemma_.lower() in word_class("attacks/carried") for noun in of_a_weapon
    )


def enters(token: Token) -> bool:
    """Whether attackers go into, stop or surround a place, a vehicle or people."""
    reached = [*object_heads(token), *frame_of(token).heads(Role.PLACE), *place_heads(token)]
    if _is_overrun(token) or _is_set_upon(token):
        return True
    return by_attackers(token) and any(item.ent_type_ not in TIMES for item in reached)


def _is_overrun(token: Token) -> bool:
    """Whether a place or building "was overrun" or "was ransacked", nobody knows by whom."""
    if token.lemma_.lower() not in word_class("attacks/overruns") or not is_passive(token):
        return False
    agents = [*frame_of(token).heads(Role.AGENT), *objects_of(token, "with")]
    return not agents and any(map(_is_a_place, frame_of(token).heads(Role.PATIENT)))


def _is_set_upon(token: Token) -> bool:
    """Whether people or a vehicle "were set upon", nobody knows by whom."""
    upon = any(child.lower_ in word_class("grammar/upon") for child in token.children)
    if token.lemma_ != "set" or not upon or not is_passive(token):
        return False
    return any(_is_person(one) or is_vehicle(one) for one in frame_of(token).heads(Role.PATIENT))


def _is_a_place(thing: Token) -> bool:
    return thing.ent_type_ in PLACE_NAMES or (not is_civil(thing) and target_of(thing) is not None)


def _is_person(noun: Token) -> bool:
    """Whether a noun is a person or people, also by nation: "another New Zealander", "two Chinese"."""
    if noun.ent_type_ == "PERSON" or is_civil(noun) or any(map(is_civil, explained_by(noun))):
        return True
    if noun.like_num and any(map(_is_person, objects_of(noun, "of"))):
        return True  # "82 of the girls"
    told = noun.tag_ in {"NNS", "NNPS"} or any(child.lower_ in word_class("attacks/one_more") for child in noun.lefts)
    return noun.ent_type_ == "NORP" and told


def _is_held(noun: Token) -> bool:
    """Whether a thing is one that attackers seize: a vehicle, a ship, a building, a town."""
    manned = noun.lemma_.lower() in word_class("attacks/rank")
    passive = is_passive_subject(noun) and noun.lemma_.lower() not in word_class("attacks/not_seized")
    return noun.ent_type_ in PLACE_NAMES or is_vehicle(noun) or manned or passive


def is_vehicle(noun: Token) -> bool:
    """Whether a noun is a vehicle, ship or train, also by name after its kind: "the oil tanker Hanna"."""
    nouns = [noun, *(child for child in noun.children if is_noun_modifier(child))]
    if noun.pos_ == "PROPN" and noun.i > noun.sent.start:
        nouns.append(noun.nbor(-1))
    return any(form in word_class("attacks/vehicle") for each in nouns for form in noun_forms(each))
