"""What a frame of harm asks for: the tests of the columns `constraints` and `whom` of casualties/frames.csv."""

from collections.abc import Callable, Mapping

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.frame_places import number_of, robbed
from tasks.extract.casualties.harms import Construction, can_be_taken, victims
from tasks.extract.casualties.idioms import idiom_of
from tasks.extract.casualties.words import ABDUCTED
from tasks.extract.grammar.coordination import is_numbered
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import TIMES, objects_of, patients
from tasks.extract.grammar.relations import follows_preposition, is_apposition, is_modifier, is_object, is_undergoer
from tasks.extract.grammar.roles import has_violent_noun, state_force
from tasks.extract.grammar.states import governor, possessors
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.triggers import TriggerClass, entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_ATTACKS = {TriggerClass.ATTACK, TriggerClass.BOMB, TriggerClass.STRIKE}


def _agents(verb: Token) -> list[Token]:
    return frame_of(verb).heads(Role.AGENT)


def _by_missile(verb: Token) -> bool:
    """Whether a sentence names what is shot, or where it hit: "was struck by a bullet", "hit in the legs"."""
    missile = any(t.lower_ in word_class("casualties/missile") for t in verb.sent)
    parts = word_class("casualties/body_part") | word_class("casualties/limb")
    return missile or any(t.lemma_.lower() in parts for t in verb.subtree)


def _turns_a_weapon(verb: Token) -> bool:
    """Whether a weapon is turned on the one who turns it: "turned the gun on himself"."""
    weapons = any(one.head.lower_ in word_class("casualties/weapon_turned") for one in patients(verb))
    return weapons and any(t.lower_ in word_class("casualties/reflexive") for t in verb.subtree)


def _is_fall_from(word: Token) -> bool:
    """Whether a word says whence or how somebody fell: "off a wall"; not "on Tuesday"."""
    timed = any(follows_preposition(noun) and noun.ent_type_ in TIMES for noun in word.children)
    return word.lower_ in word_class("casualties/fall_from") and not timed


def _has_captors(verb: Token) -> bool:
    """Whether a sentence or the one before names captors, or tells that people were led off."""
    first = verb.doc[verb.sent.start - 1].sent.start if verb.sent.start else 0
    near = verb.doc[first : verb.sent.end]
    captors = {form for t in near for form in (t.lower_, t.lemma_.lower())} & word_class("casualties/captivity")
    return bool(captors) or any((idiom := idiom_of(t)) is not None and idiom.harm == ABDUCTED for t in near)


def _from_a_home(verb: Token) -> bool:
    """Whether people are taken off or out of where they were: "from his aircraft", "out of the college"."""
    origins = objects_of(verb, "from", "off") + [
        place
        for out in verb.children
        if out.lower_ in word_class("casualties/out_or_off")
        for place in objects_of(out, "of")
    ]
    return any(origin.lemma_.lower() in word_class("casualties/origin") for origin in origins)


def _is_deadly(agent: Token) -> bool:
    """Whether something kills by what it is: a bomb, a raid, a sniper."""
    lemma = agent.lemma_.lower()
    attack = entry_of(lemma, "noun")
    return lemma in word_class("attacks/violent_means") or (attack is not None and attack.trigger_class in _ATTACKS)


def _loses_people(verb: Token) -> bool:
    """Whether it is people that somebody loses: "lost seven members of her family", "the army lost nine men"."""
    lost = [one for one, how in victims(verb) if how == Construction.ACTIVE]
    entry = victim_noun(lost[0]) if lost else None
    people = entry is not None and entry.group is not None and (is_numbered(lost[0]) or _is_kin(lost[0]))
    people = people or any(_is_own(one) or _is_family(one) for it in lost for one in objects_of(it, "of"))
    return people or (bool(lost) and lost[0].pos_ == "NUM" and any(map(state_force, _agents(verb))))


def _is_own(noun: Token) -> bool:
    """Whether words name somebody's people: "eight of our colleagues", "nineteen of mine"."""
    entry = victim_noun(noun)
    return noun.lower_ in word_class("casualties/own_people") or (
        entry is not None and entry.group is not None and bool(possessors(noun))
    )


def _is_family(noun: Token) -> bool:
    """Whether words name the family, unit or crew that somebody belongs to: "seven of her family"."""
    return noun.lemma_.lower() in word_class("casualties/own_group") and bool(possessors(noun))


def _is_kin(noun: Token) -> bool:
    """Whether a noun names a relative of somebody: "his wife"."""
    return noun.lemma_.lower() in word_class("casualties/kin") and bool(possessors(noun))


def _ends_his_own(life: Token) -> bool:
    """Whether somebody takes his own life."""
    ended = is_object(life) and life.head.lemma_ in word_class("casualties/ends_own_life")
    return ended and any(child.lower_ == "own" for child in life.children)


def _costs_somebody(life: Token) -> bool:
    """Whether a life is what something costs somebody: "cost a driver his life"."""
    return (is_object(life) or is_apposition(life)) and bool(robbed(life))


def _are_told_of(bodies: Token) -> bool:
    """Whether bodies are what was found or brought, or plainly counted; not "spoke of 118 bodies"."""
    number = number_of(bodies)
    verb = number.head if number is not None else bodies.head
    plainly = is_numbered(bodies) and not any(map(is_modifier, bodies.children))
    noun = bodies.pos_ == "NOUN" or bodies.lower_ == "remains"
    return noun and (plainly or verb.lemma_ in word_class("casualties/body_verb"))


def _is_said_to_be_critical(condition: Token) -> bool:
    return is_undergoer(condition) and any(t.lower_ == "critical" for t in condition.head.subtree)


def _is_what_they_are_in(condition: Token) -> bool:
    preposition, _ = governor(condition) or ("", condition)
    return preposition == "in" and any(c.lower_ in word_class("casualties/condition") for c in condition.children)


def _is_going_on(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(child.lemma_ == "be" for child in verb.children)


def _is_spoken_of(noun: Token) -> bool:
    over = noun.head.head if noun.head.lower_ == "of" else noun.head
    return over.lemma_ in word_class("casualties/victim_verb")


def _is_unknown(noun: Token) -> bool:
    said = {child.lower_ for child in noun.head.children} | {noun.head.lower_}
    words = {token.lower_ for token in noun.sent}
    known = "known" in words and bool(words & word_class("casualties/little"))
    return known or bool(said & word_class("casualties/not_known"))


def _has_child(verb: Token, name: str) -> bool:
    return any(child.lower_ in word_class(name) for child in verb.children)


FRAME_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "@accidental": lambda verb: any(child.lower_ == "accidentally" for child in verb.children),
    "@along": lambda verb: any(one.lower_ in word_class("grammar/them") for one in objects_of(verb, "with")),
    "@by_attackers": lambda verb: any(map(has_violent_noun, _agents(verb))),
    "@by_deadly": lambda verb: any(map(_is_deadly, _agents(verb))),
    "@by_deadly_thing": lambda verb: any(_is_deadly(one) and not has_violent_noun(one) for one in _agents(verb)),
    "@by_missile": _by_missile,
    "@by_somebody": lambda verb: not is_passive(verb) or bool(_agents(verb)) or _has_captors(verb),
    "@by_state": lambda verb: any(map(state_force, _agents(verb))),
    "@captors_near": _has_captors,
    "@costs_somebody": _costs_somebody,
    "@critical": _is_said_to_be_critical,
    "@ends_his_own": _ends_his_own,
    "@fall_from": lambda verb: any(map(_is_fall_from, verb.children)),
    "@from_a_home": _from_a_home,
    "@going_on": _is_going_on,
    "@ill": lambda verb: _has_child(verb, "casualties/ill"),
    "@in_that_condition": _is_what_they_are_in,
    "@loses_people": _loses_people,
    "@lost": lambda life: is_object(life) and life.head.lemma_ == "lose",
    "@said_of_somebody": lambda word: word.pos_ == "ADJ" and word.head.lemma_ in word_class("casualties/remaining"),
    "@share": lambda bodies: number_of(bodies) is not None,
    "@spoken_of": _is_spoken_of,
    "@taken": lambda life: is_object(life) and life.head.lemma_ in word_class("casualties/life_taker"),
    "@to_hospital": lambda verb: any(
        place.lower_ in word_class("casualties/hospital") for place in objects_of(verb, "to")
    ),
    "@told_of": _are_told_of,
    "@turns_a_weapon": _turns_a_weapon,
    "@under": lambda verb: _has_child(verb, "casualties/under"),
    "@unharmed": lambda verb: any(t.lower_ in word_class("casualties/unharmed") for t in verb.sent),
    "@unknown": _is_unknown,
}
"""The tests of a predicate, by name."""


def _are_soldiers_or_counted(_: Token, victim: Token) -> bool:
    """Whether soldiers or police fall, or a number of people: "nine fell" are dead, a clerk who fell may be up."""
    entry = victim_noun(victim)
    if entry is None:
        return False
    return entry.group in {VictimGroup.MILITARY, VictimGroup.POLICE} or (
        is_numbered(victim) and entry.group is not None
    )


VICTIM_TESTS: Mapping[str, Callable[[Token, Token], bool]] = {
    "@can_be_taken": can_be_taken,
    "@counted": lambda _, victim: is_numbered(victim),
    "@soldiers_or_counted": _are_soldiers_or_counted,
}
"""The tests of who suffers, given the predicate, by name."""


def holds(test: str, word: Token) -> bool:
    """Whether a predicate passes a test, or with `!` before it does not."""
    return not FRAME_TESTS[test[1:]](word) if test.startswith("!") else FRAME_TESTS[test](word)
