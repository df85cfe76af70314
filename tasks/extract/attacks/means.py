"""Acts told by what they were done with, whatever the verb: a weapon used on people or property, poison given to them.

"Was whacked over the head with a cricket bat", "dynamite ripped the door off the house", "gave them antifreeze".
"""

from tasks.extract.attacks.taking import is_vehicle
from tasks.extract.attacks.targets import target_of
from tasks.extract.attacks.weapons import weapon_of
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.relations import is_modifier, is_object
from tasks.extract.grammar.roles import is_civil, noun_forms, object_heads, state_force
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


def is_done_with_weapon(verb: Token) -> bool:
    """Whether people or property are acted on with a weapon, or by one that goes off."""
    if _by_saboteurs(verb):
        return True
    if verb.lemma_.lower() in word_class("attacks/no_use_of_weapons") | word_class("verbs/speech"):
        return False
    return _with_weapon(verb) or _by_what_goes_off(verb)


def doses(verb: Token) -> bool:
    """Whether poison is what people are given, or what is put into their food or drink."""
    given = [*frame_of(verb).heads(Role.PATIENT, Role.INSTRUMENT), *filter(is_object, verb.children)]
    return any(_is_poison(item) for thing in given for item in (thing, *objects_of(thing, "of")))


def _is_poison(thing: Token) -> bool:
    return any(form in word_class("attacks/poison") for form in noun_forms(thing))


def _by_saboteurs(verb: Token) -> bool:
    """Whether people who are called after what they do act on what carries power, trains or the like."""
    agents = frame_of(verb).heads(Role.AGENT)
    sabotage = any(form in word_class("attacks/saboteurs") for agent in agents for form in noun_forms(agent))
    return sabotage and any(target_of(thing) is not None for thing in object_heads(verb))


def _with_weapon(verb: Token) -> bool:
    used = frame_of(verb).heads(Role.INSTRUMENT)
    return any(map(_is_wielded, used)) and any(map(_can_be_harmed, object_heads(verb)))


def _is_wielded(thing: Token) -> bool:
    """Whether a thing is a weapon, or was made one: "with a sharpened toothbrush"."""
    made = any(child.lower_ in word_class("attacks/made_a_weapon") for child in thing.children if is_modifier(child))
    blunt = any(form in word_class("attacks/blunt") for form in noun_forms(thing))
    return made or blunt or weapon_of(thing) is not None


def _by_what_goes_off(verb: Token) -> bool:
    agents = frame_of(verb).heads(Role.AGENT)
    if not any(form in word_class("attacks/goes_off") for agent in agents for form in noun_forms(agent)):
        return False
    hit = object_heads(verb)
    return any(_can_be_harmed(thing) or _is_part(thing) for thing in hit) or (is_passive(verb) and bool(hit))


def _can_be_harmed(thing: Token) -> bool:
    people = is_civil(thing) or state_force(thing) or thing.ent_type_ == "PERSON" or thing.pos_ == "PRON"
    return people or is_vehicle(thing) or target_of(thing) is not None


def _is_part(thing: Token) -> bool:
    """Whether a thing is a part of a body or of a building: "took off his leg", "ripped the door off the house"."""
    return any(form in word_class("attacks/part_of_it") for form in noun_forms(thing))
