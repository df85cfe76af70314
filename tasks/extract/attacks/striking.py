"""Weapons as triggers: bombs, missiles and aircraft that hit, mines that are hit, what is thrown or spread."""

from collections.abc import Sequence

from schemas.vocabulary import TargetType
from tasks.extract.attacks.named import is_named_group, is_named_state
from tasks.extract.attacks.taking import by_attackers, is_vehicle
from tasks.extract.attacks.targets import target_of
from tasks.extract.grammar.clause import is_in_present_perfect
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import PLACE_NAMES, TIMES, objects_of
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_active_subject,
    is_close_modifier,
    is_noun_modifier,
    is_object,
    is_root,
    is_undergoer,
)
from tasks.extract.grammar.roles import has_violent_noun, is_civil, noun_forms, object_heads
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_MADE_SAFE_WITHIN = 30  # words
_BUILDINGS = {
    TargetType.AVIATION,
    TargetType.EDUCATION,
    TargetType.MARITIME,
    TargetType.RELIGIOUS,
    TargetType.TRANSPORT,
    TargetType.UTILITIES,
}


def is_weapon(noun: Token) -> bool:
    """Whether a noun names what explodes, or an aircraft or gun that fires it: "a mortar round", "army jets"."""
    if noun.lemma_.lower() in word_class("attacks/with_a_weapon"):
        return any(child.lemma_.lower() in word_class("attacks/strikes") for child in noun.children)
    trapped = any(child.lower_ in word_class("attacks/booby_trapped") for child in noun.children)
    return trapped or is_rigged(noun) or any(form in word_class("attacks/strikes") for form in noun_forms(noun))


def hits(token: Token) -> bool:
    """Whether something is hit by a weapon, by attackers, or a vehicle hits a mine."""
    agents = frame_of(token).heads(Role.AGENT)
    if any(is_weapon(agent) and not _flies(agent) and not _falls(agent, token) for agent in agents):
        return True
    if any(map(is_weapon, frame_of(token).heads(Role.INSTRUMENT))):
        return True  # "struck the village with drones"
    if token.lemma_.lower() in word_class("attacks/sends") and any(map(is_weapon, frame_of(token).heads(Role.PATIENT))):
        return True  # "rained shells on the town"
    if _is_adrift(token):
        return False
    if not agents and _is_struck(token):
        return True
    if token.lemma_.lower() in word_class("attacks/runs_into") and any(map(_is_mine, object_heads(token))):
        return True
    able = any(has_violent_noun(agent) or is_named_state(agent) or is_named_group(agent) for agent in agents)
    aims = able and token.lemma_.lower() in word_class("attacks/aims") and any(map(_can_be_struck, object_heads(token)))
    return aims or any(agent.lemma_ == "bomber" or is_weapon(agent) for agent in agents)


def _is_struck(token: Token) -> bool:
    """Whether a vehicle, ship or building "was hit", by nobody knows what."""
    passive = is_passive(token) and token.lemma_.lower() in word_class("attacks/aims")
    if not passive or is_in_present_perfect(token):
        return False  # "the station has been hit before"
    struck = frame_of(token).heads(Role.PATIENT)
    if any(thing.lemma_.lower() in word_class("attacks/struck_places") for thing in struck):
        return True
    named = any(thing.pos_ == "PROPN" and thing.ent_type_ != "PERSON" for thing in struck)
    return any(is_vehicle(thing) or is_a_building(thing) for thing in struck) or (named and _kills(token))


def _kills(token: Token) -> bool:
    """Whether a clause under a verb tells whom it killed or hurt: "the Verena was hit in March, when three died"."""
    return any(word.lemma_.lower() in word_class("attacks/toll_verb") for word in token.subtree)


def is_a_building(thing: Token) -> bool:
    """Whether a thing is a school, a church, a station, a power plant, a ship or the like."""
    hit = target_of(thing)
    return hit is not None and hit[1] in _BUILDINGS and not is_civil(thing) and thing.ent_type_ != "PERSON"


def _can_be_struck(thing: Token) -> bool:
    """Whether a thing is a place, a building, a vehicle or people, and not a deal, a record or a month."""
    if thing.ent_type_ in PLACE_NAMES:
        return True
    return thing.ent_type_ not in TIMES and thing.pos_ != "PRON" and target_of(thing) is not None


def _flies(noun: Token) -> bool:
    """Whether a weapon is an aircraft, which may also crash."""
    return _is_named(noun, "attacks/brought_down")


def _falls(weapon: Token, verb: Token) -> bool:
    """Whether a drone came down by a fault: "a surveillance drone crashed into a field after an engine failure"."""
    return weapon.lemma_.lower() == "drone" and verb.lemma_ in word_class("attacks/comes_down") and _is_adrift(verb)


def _is_mine(noun: Token) -> bool:
    return any(form in word_class("attacks/mine") for form in noun_forms(noun))


def _is_adrift(token: Token) -> bool:
    """Whether bad weather or a fault, not a weapon, is what the sentence tells of."""
    words = {t.lemma_.lower() for t in token.sent}
    return bool(words & (word_class("attacks/accident") | word_class("attacks/mishap") | word_class("attacks/weather")))


def runs_over(token: Token) -> bool:
    """Whether a mine is what was run over or stepped on."""
    return any(map(_is_mine, [*object_heads(token), *objects_of(token, "over", "on", "onto")]))


def throws(token: Token) -> bool:
    """Whether what is thrown, dropped, fired or planted is a weapon; what flies has to be sent at something.

    In "bombs planted in two towns killed four" the parse may take the bombs for those who plant.
    """
    thrown = [*object_heads(token), *frame_of(token).heads(Role.AGENT)]
    thrown += [item for many in thrown if _is_named(many, "attacks/many_of") for item in objects_of(many, "of")]
    thrown = [item for item in thrown if item.ent_type_ != "PERSON"]
    weapons = [item for item in thrown if _is_named(item, "attacks/weapon_object")]
    if weapons:
        lying_about = all(_is_named(item, "attacks/lies_about") for item in weapons)
        return not lying_about or by_attackers(token) or _is_thrown_at_something(token, thrown)
    return _is_flown_at_something(token, thrown)


def _is_thrown_at_something(token: Token, thrown: Sequence[Token]) -> bool:
    """Whether bottles or stones are thrown at people, a building or a vehicle, or burn: "bottles with petrol"."""
    goals = [
        goal for word in (token, *thrown) for goal in objects_of(word, "at", "on", "into", "through", "over", "with")
    ]
    return any(
        is_civil(goal) or is_vehicle(goal) or is_a_building(goal) or _is_named(goal, "attacks/burns_or_breaks")
        for goal in goals
    )


def _is_flown_at_something(token: Token, thrown: Sequence[Token]) -> bool:
    flown = any(_is_named(item, "attacks/flown") for item in thrown)
    goals = (goal for word in (token, *thrown) for goal in objects_of(word, "at", "on", "against", "into", "over"))
    return flown and any(goal.ent_type_ not in TIMES for goal in goals)


def spreads(token: Token) -> bool:
    """Whether a poison, a gas or fuel is what is spread, poured or mixed in, a parcel burns, or a fire is set."""
    things = [*object_heads(token), *frame_of(token).heads(Role.INSTRUMENT)]
    things += [item for thing in things for item in frame_of(thing).heads(Role.PATIENT)]  # "bags of sarin"
    return any(_is_named(thing, "attacks/toxic") for thing in things) or _burns_when_opened(token) or _kindles(token)


def _burns_when_opened(token: Token) -> bool:
    """Whether what catches fire was sent: "a parcel ignited in a depot"."""
    catches = token.lemma_.lower() in word_class("attacks/catches_fire")
    return catches and any(
        _is_named(thing, "attacks/sent_object") for thing in frame_of(token).heads(Role.AGENT, Role.PATIENT)
    )


def _kindles(token: Token) -> bool:
    """Whether a fire is set on purpose: "the blaze was started deliberately", "masked men laid fires"."""
    if not any(_is_named(thing, "attacks/blaze") for thing in object_heads(token)):
        return False
    words = (*token.children, *object_heads(token)[0].children)
    return by_attackers(token) or any(word.lower_ in word_class("attacks/deliberately") for word in words)


def is_sent(token: Token) -> bool:
    """Whether what is sent or delivered is a bomb in the post: "letter bombs were delivered to three embassies"."""
    return any(
        thing.lemma_.lower() == "bomb" and any(child.lemma_.lower() in _posted() for child in thing.children)
        for thing in object_heads(token)
    )


def _posted() -> frozenset[str]:
    return word_class("attacks/sent_object") | word_class("attacks/by_post")


def finds(token: Token) -> bool:
    """Whether a bomb was found and made safe, which is an attempt."""
    words = token.doc[token.i : token.sent.end + _MADE_SAFE_WITHIN]
    safe = any(word.lemma_.lower() in word_class("attacks/made_safe") for word in words)
    return (
        safe
        and not _is_of_an_old_war(token)
        and any(_is_named(item, "attacks/weapon_object") for item in object_heads(token))
    )


def _is_of_an_old_war(token: Token) -> bool:
    """Whether a bomb that is found or defused was left from a war: "an unexploded wartime bomb"."""
    return any(word.lower_ in word_class("attacks/of_an_old_war") for word in token.sent)


def brings_down(token: Token) -> bool:
    """Whether an aircraft is brought down, and not by the weather or a fault."""
    if any(_is_named(item, "attacks/brought_down") for item in object_heads(token)):
        return not _is_adrift(token)
    masts = any(_is_named(item, "attacks/infrastructure") for item in object_heads(token))
    return masts and (by_attackers(token) or any(map(is_weapon, frame_of(token).heads(Role.INSTRUMENT))))


def is_blown_apart(token: Token) -> bool:
    """Whether a weapon or attackers blow something to pieces, or it was blown to pieces by nobody knows what."""
    agents = frame_of(token).heads(Role.AGENT)
    return by_attackers(token) or any(map(is_weapon, agents)) if agents else bool(object_heads(token))


def explodes(token: Token) -> bool:
    """Whether what explodes or is set off is a bomb."""
    if is_close_modifier(token) and token.head.i > token.i:
        return False  # "detonating cord"
    if token.lemma_ in word_class("attacks/made_safe") and _is_of_an_old_war(token):
        return False
    things = [*frame_of(token).heads(Role.AGENT), *object_heads(token)]
    if token.lemma_ in word_class("attacks/set_off"):
        named = [
            word
            for thing in frame_of(token).heads(Role.AGENT)
            for word in (thing, *filter(is_noun_modifier, thing.children))
        ]
        people = not any(map(is_object, token.children)) and any(map(is_civil, named))  # "exploded with joy"
        return not people and not any(word.lemma_.lower() in word_class("attacks/not_explosive") for word in named)
    bombs = word_class("attacks/weapon_object") | word_class("attacks/sent_object")
    if any(thing.lemma_.lower() in bombs or is_rigged(thing) for thing in things):
        return True
    before = token.doc[token.sent.start : token.i]
    told_of = any(word.lemma_.lower() in word_class("attacks/weapon_object") for word in before)
    return told_of and any(thing.lower_ in word_class("attacks/the_thing") for thing in things)


def is_rigged(vehicle: Token) -> bool:
    """Whether a vehicle is a bomb: "a tanker stuffed with explosives", "an explosives-laden van"."""
    explosives = word_class("attacks/explosives")
    return any(
        child.lower_ in word_class("attacks/laden")
        and any(word.lemma_.lower() in explosives for word in (*child.subtree, *vehicle.lefts))
        for child in vehicle.children
    )


def comes_rigged(vehicle: Token) -> bool:
    """Whether a vehicle full of explosives, as the subject of a clause, gets where it was sent: "came through"."""
    verb = vehicle.head
    if not is_rigged(vehicle) or not is_active_subject(vehicle) or verb.pos_ != "VERB":
        return False
    return verb.lemma_.lower() in word_class("attacks/gets_there")


def acts(bomber: Token) -> bool:
    """Whether a bomber, as the subject of a clause, does what is told of: "a suicide bomber walked into a mosque"."""
    verb = bomber.head
    does = is_active_subject(bomber) and verb.pos_ == "VERB" and not is_passive(verb)
    return does and verb.lemma_.lower() not in word_class("verbs/speech") | word_class("verbs/plan")


def is_bombing(bomb: Token) -> bool:
    """Whether a bomb as a noun stands for its explosion: by what it does, or by where or when it was.

    "A bomb tore through a ferry", "killed by a bomb", "recovered after a car bomb", "the bomb outside the mosque",
    "Monday's truck bomb"; not a bomb that was planted, found or made.
    """
    governor = bomb.head.head if follows_preposition(bomb) else bomb.head
    by = follows_preposition(bomb) and bomb.head.lower_ == "by"
    if (is_active_subject(bomb) or by) and governor.lemma_.lower() in word_class("attacks/bomb_effect"):
        return True
    if is_undergoer(bomb) and governor.lemma_.lower() not in word_class("attacks/recalls"):
        return False
    return _has_its_harm(bomb, governor) or _has_its_time(bomb) or _has_its_place(bomb)


def _has_its_harm(bomb: Token, governor: Token) -> bool:
    """Whether people were harmed in, or found after, a bomb: "the toll from a car bomb", "recovered after a bomb"."""
    told = word_class("attacks/toll_verb") | word_class("attacks/toll_word") | word_class("attacks/counts_dead")
    joined = follows_preposition(bomb) and bomb.head.lower_ in word_class("attacks/harmed_by")
    return joined and governor.lemma_.lower() in told


def _has_its_time(bomb: Token) -> bool:
    told = frame_of(bomb).heads(Role.TIME, Role.AGENT, Role.MODIFIER)
    return any(word.ent_type_ == "DATE" for word in told)


def _has_its_place(bomb: Token) -> bool:
    definite = any(child.lower_ in word_class("attacks/back") for child in bomb.children)
    recalled = is_object(bomb) and bool(frame_of(bomb.head).heads(Role.PLACE))
    whose = any(item.ent_type_ in PLACE_NAMES for item in objects_of(bomb, "of"))  # "the car bombs of Kut"
    return definite and (recalled or whose or bool(frame_of(bomb).heads(Role.PLACE)))


def stands_alone(weapon: Token) -> bool:
    """Whether a weapon without a verb tells of its use at a time and place: "Two devices in Van on 5 June"."""
    if not is_root(weapon) or any(token.pos_ in {"VERB", "AUX"} for token in weapon.sent):
        return False
    kinds = {token.ent_type_ for token in weapon.sent}
    return "DATE" in kinds and bool(kinds & PLACE_NAMES)


def _is_named(noun: Token, word_class_name: str) -> bool:
    return any(form in word_class(word_class_name) for form in noun_forms(noun))
