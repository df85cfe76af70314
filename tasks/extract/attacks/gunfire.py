"""Gunfire told by what it does: shots ring out, guns are turned on people, people fall to bullets."""

from collections.abc import Sequence

from schemas.vocabulary import TargetType
from tasks.extract.attacks.striking import is_weapon
from tasks.extract.attacks.taking import by_attackers, is_attacker
from tasks.extract.attacks.targets import target_of
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import PLACE_NAMES, TIMES, objects_of
from tasks.extract.grammar.roles import is_civil, noun_forms, object_heads, state_force, subject_heads
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_ARMED = {TargetType.MILITARY, TargetType.POLICE}


def is_heard(token: Token) -> bool:
    """Whether shots are what rings out or flies; a single shot may be one at goal."""
    return any(
        agent.lemma_.lower() in word_class("attacks/shots_heard") and (agent.tag_ == "NNS" or agent.lower_ != "shot")
        for agent in frame_of(token).heads(Role.AGENT)
    )


def opens_up(token: Token) -> bool:
    """Whether attackers or soldiers open up, or turn their guns, on somebody or something."""
    heads = [token, *frame_of(token).heads(Role.PATIENT)]  # "loosed off a dozen rounds at a patrol"
    aimed = [item for head in heads for item in objects_of(head, "on", "upon", "at") if item.ent_type_ not in TIMES]
    agents = frame_of(token).heads(Role.AGENT)
    passive = is_passive(token) and bool(frame_of(token).heads(Role.PATIENT)) and not agents
    able = any(
        is_attacker(agent) or state_force(agent) or agent.lower_ in word_class("attacks/somebody") for agent in agents
    )
    return bool(aimed) and (passive or able)


def goes_for(token: Token) -> bool:
    """Whether attackers go for people: "lunged at passengers", "laid into shoppers"."""
    reached = [*frame_of(token).heads(Role.PATIENT), *objects_of(token, *word_class("attacks/goes_for"))]
    return by_attackers(token) and any(map(_is_civil_or_armed, reached))


def falls(token: Token) -> bool:
    """Whether people fall to a bullet or a bomb, or an outpost to attackers."""
    by = objects_of(token, "to")
    fallen = subject_heads(token)
    if any(map(_is_civil_or_armed, fallen)) and any(_is_shot_or_weapon(item) for item in by):
        return True
    return any(map(_is_outpost, fallen)) and any(map(is_attacker, by))


def falls_victim(token: Token) -> bool:
    """Whether people "fell victim to" attackers or a weapon."""
    by = [item for word in (token, *token.children) for item in objects_of(word, "to", "of")]
    return any(is_attacker(item) or _is_shot_or_weapon(item) for item in by)


def takes_lives(token: Token) -> bool:
    """Whether attackers, weapons or one person, as the subject, leave people dead or cost them their lives."""
    agents = frame_of(token).heads(Role.AGENT)
    alone = token.lemma_ == "take" and len(agents) == 1 and agents[0].tag_ in {"NN", "NNP"}
    if alone and (agents[0].ent_type_ == "PERSON" or is_civil(agents[0])):
        return True
    return any(is_attacker(agent) or is_weapon(agent) for agent in agents)


def fires_times(token: Token) -> bool:
    """Whether somebody "fired five times", or attackers fired, nobody says at what."""
    often = any(time.lemma_ == "time" for time in frame_of(token).heads(Role.TIME))
    return token.lemma_ == "fire" and (often or by_attackers(token)) and not object_heads(token)


def is_fire_on_people(fire: Token) -> bool:
    """Whether "fire" is somebody's or some gun's: "Israeli fire", "sniper fire"; not a blaze."""
    if fire.lemma_.lower() != "fire":
        return False
    whose = frame_of(fire).heads(Role.MODIFIER, Role.AGENT)
    kinds = word_class("attacks/strike_kind") | word_class("attacks/kind_of_fire")
    return any(word.lower_ in kinds or word.ent_type_ in PLACE_NAMES | {"NORP"} for word in (*whose, *fire.children))


def is_fragment(thing: Token) -> bool:
    """Whether debris is that of a weapon: "fragments of a rocket", "shell splinters", "debris from a drone"."""
    if thing.lemma_.lower() not in word_class("attacks/fragments"):
        return False
    return _any_weapon([*objects_of(thing, "of", "from"), *frame_of(thing).heads(Role.MODIFIER)])


def _any_weapon(things: Sequence[Token]) -> bool:
    return any(map(is_weapon, things))


def _is_civil_or_armed(noun: Token) -> bool:
    return is_civil(noun) or state_force(noun) or noun.ent_type_ == "PERSON"


def _is_shot_or_weapon(noun: Token) -> bool:
    return is_weapon(noun) or any(form in word_class("attacks/by_gun") for form in noun_forms(noun))


def _is_outpost(noun: Token) -> bool:
    hit = target_of(noun)
    return hit is not None and hit[1] in _ARMED and not _is_civil_or_armed(noun)
