"""What keeps harmless uses of a trigger's word out: accidents, sport, operations, objects that do not fit."""

import re
from collections.abc import Callable, Mapping, Sequence

from schemas.vocabulary import Realis
from tasks.extract.attacks.gunfire import (
    falls,
    falls_victim,
    fires_times,
    goes_for,
    is_fire_on_people,
    is_fragment,
    is_heard,
    opens_up,
    takes_lives,
)
from tasks.extract.attacks.means import doses, is_done_with_weapon
from tasks.extract.attacks.named import is_named_group, is_named_state
from tasks.extract.attacks.sabotage import is_cut_on_purpose, is_told_of_arson
from tasks.extract.attacks.striking import (
    acts,
    brings_down,
    comes_rigged,
    explodes,
    finds,
    hits,
    is_blown_apart,
    is_bombing,
    is_rigged,
    is_sent,
    is_weapon,
    runs_over,
    spreads,
    stands_alone,
    throws,
)
from tasks.extract.attacks.taking import by_attackers, enters, is_attacker, is_vehicle, seizes, takes, takes_from
from tasks.extract.attacks.targets import target_of
from tasks.extract.attacks.tolls import is_toll
from tasks.extract.attacks.unreal import is_make_believe
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import PLACE_NAMES, TIMES, objects_of
from tasks.extract.grammar.relations import (
    follows_preposition,
    hangs_on_noun,
    is_compound,
    is_joined,
    is_modifier,
    is_negation,
    is_noun_modifier,
    is_object,
    is_object_predicate,
    is_possessor,
    is_preposition,
    is_prepositional_clause,
    is_undergoer,
)
from tasks.extract.grammar.roles import (
    carries_bomb,
    has_violent_noun,
    is_civil,
    noun_forms,
    object_heads,
    perpetrator_nouns,
    state_force,
)
from tasks.extract.lexicons.triggers import Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")
_REACH_OF_AN_OPERATION = 40


def fits(trigger: Trigger) -> bool:
    """Whether a word that may tell of an attack does so where it stands."""
    token, entry = trigger.token, trigger.entry
    if _denied(trigger) or is_make_believe(token) or _controlled(token):
        return False
    if _accidental(token) or _in_sport(token) or _to_oneself(token) or _to_one_another(token) or _is_by_law(token):
        return False
    if entry.pos == "noun" and (entry.trigger_class == TriggerClass.TOLL or _is_harmless(token)):
        return False
    return all(_holds(test, token) for test in entry.rule.constraints)


def _holds(test: str, token: Token) -> bool:
    return not _TESTS[test[1:]](token) if test.startswith("!") else _TESTS[test](token)


def tolls(trigger: Trigger) -> bool:
    """Whether a word that fits as no more than a toll tells of an attack beside others: "280 dead at Taninga"."""
    token, entry = trigger.token, trigger.entry
    dies = entry.trigger_class == TriggerClass.HARM and token.lemma_ in word_class("attacks/dies")
    if entry.trigger_class != TriggerClass.TOLL and not dies:
        return False
    if frame_of(token.head).status.realis == Realis.GENERIC:
        return False  # "between January and August 312 were shot dead"
    return not (_denied(trigger) or is_make_believe(token) or _in_sport(token) or _to_oneself(token)) and is_toll(token)


def _denied(trigger: Trigger) -> bool:
    """Whether it is said not to have been; a bomb that "did not explode" is an attempt, "no bomb exploded" is none."""
    token, entry = trigger.token, trigger.entry
    own = any(is_negation(child) for child in token.children)
    return frame_of(token).status.negative and not (own and entry.trigger_class == TriggerClass.DEVICE)


def _accidental(token: Token) -> bool:
    near = {t.lower_ for t in token.subtree} | {child.lower_ for child in token.head.children}
    return (bool(near & word_class("attacks/accident")) and token.sent.root.i != token.i) or any(
        child.lower_ in word_class("attacks/accident") for child in token.children if not is_joined(child)
    )


def _controlled(token: Token) -> bool:
    """Whether what blows up is blown up by those who make bombs safe: "in a controlled explosion"."""
    blasts = (word for word in token.sent if word.lemma_.lower() in word_class("attacks/explosion"))
    safely = any(child.lower_ == "controlled" for blast in blasts for child in blast.children)
    return safely and token.lemma_.lower() in word_class("attacks/explosion") | word_class("attacks/blowing")


def _modifiers(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if is_modifier(child)}


def _modified_harmlessly(token: Token) -> bool:
    """ "heart attack", "sexual assault", "air strike"."""
    return bool(_modifiers(token) & word_class("attacks/harmless_modifier"))


def _to_oneself(token: Token) -> bool:
    """Whoever shoots himself attacks nobody; who blows himself up does."""
    if token.lemma_.lower() in word_class("attacks/burst_verb"):
        return False
    struck = [*filter(is_object, token.children), *objects_of(token, "on", "at")]
    return any(item.lower_.endswith(("self", "selves")) for item in struck)


def _to_one_another(token: Token) -> bool:
    """Whether two sides do it to each other, which is a battle: "both armies shelled each other's lines"."""
    struck = [*filter(is_object, token.children), *objects_of(token, "at", "on")]
    owners = [owner for item in struck for owner in (item, *filter(is_possessor, item.children))]
    return any(
        f"{owner.nbor(-1).lower_} {owner.lower_}" in word_class("attacks/one_another") for owner in owners if owner.i
    )


def _in_sport(token: Token) -> bool:
    words = {t.lemma_.lower() for t in token.sent}
    sporting = len(words & word_class("attacks/sport")) > 1 or _SCORE.search(token.sent.text) is not None
    return sporting and not hurts(token)


def hurts(token: Token) -> bool:
    """Whether a word of injury stands in a token's sentence."""
    harmed = (t for t in token.sent if t.lemma_.lower() in word_class("attacks/injury_word"))
    return any(t.i + 1 == len(t.doc) or t.nbor().lower_ != "off" for t in harmed)  # a lead "kills off" a match


def _is_harmless(noun: Token) -> bool:
    """Whether the words around a noun make it no attack: "heart attack", "attack aircraft", "under attack"."""
    if _modified_harmlessly(noun) or _is_harmless_blast(noun):
        return True
    if is_compound(noun) and noun.head.lemma_.lower() in word_class("attacks/harmless_head"):
        return True
    return follows_preposition(noun) and (noun.head.lower_ == "under" or noun.head.head.lower_ == "state")


def _on_a_life(noun: Token) -> bool:
    """Whether an attempt is one on somebody's life: "made an attempt on the life of the mayor"."""
    made = [noun.head] if is_undergoer(noun) else []
    return any(item.lemma_ == "life" for word in (noun, *made) for item in objects_of(word, "on"))


def _of_somebody(doer: Token) -> bool:
    """Whether a noun for who did it says to whom: "the killers of two nuns", "the nuns' abductors"."""
    done_to = [*frame_of(doer).heads(Role.PATIENT), *filter(is_possessor, doer.children)]
    return any(is_civil(one) or one.ent_type_ == "PERSON" or state_force(one) for one in done_to)


def _is_one_crime(noun: Token) -> bool:
    """Whether a crime is one that took place, and not a kind of crime: "the murder of a judge", not "for murder"."""
    bare = noun.tag_ == "NN" and not any(True for _ in noun.children)
    return not (bare and follows_preposition(noun))


def _is_an_air_strike(noun: Token) -> bool:
    """Whether a strike is one by its kind, or one on something, and not one of workers."""
    return bool(_modifiers(noun) & word_class("attacks/strike_kind")) or _is_launched(noun)


def _is_harmless_blast(noun: Token) -> bool:
    """Whether a noun is a blast of what is no bomb: "a methane explosion"."""
    return noun.lemma_.lower() in word_class("attacks/explosion") and bool(
        _modifiers(noun) & word_class("attacks/harmless_blast")
    )


def _is_launched(strike: Token) -> bool:
    """Whether a strike is one on something, or was launched, and not one of workers: "strikes on two villages"."""
    launched = is_object(strike) and strike.head.lemma_.lower() in word_class("attacks/light_verb") | {"deliver"}
    aimed = [item for item in frame_of(strike).heads(Role.GOAL) if item.ent_type_ not in TIMES]
    return launched or any(prep.lower_ in word_class("grammar/against") for item in aimed for prep in [item.head])


def _operation(token: Token) -> bool:
    """A state force acting against armed people is an operation, not an attack; a strike from afar is one."""
    agents = frame_of(token).heads(Role.AGENT)
    if any(map(is_weapon, agents)) or token.lemma_.lower() in word_class("attacks/from_the_air"):
        return False
    objects = [item for item in object_heads(token) if _is_acted_on(item)]
    if any(state_force(agent) for agent in agents) and objects and all(item.pos_ == "PRON" for item in objects):
        return True
    if token.pos_ in {"NOUN", "PROPN"}:
        agents += [child for child in token.children if is_noun_modifier(child)]
        if _in_battle_of_the_state(token):
            return True
    return any(state_force(agent) for agent in agents) and (
        any(has_violent_noun(item) or is_named_group(item) or state_force(item) for item in objects)
        or token.lemma_ in word_class("attacks/raid_word")
    )


def _is_acted_on(item: Token) -> bool:
    """Whether an object is who was met with force: not "dead" in "was shot dead", a nerve agent or the operation."""
    means = word_class("attacks/operation") | word_class("attacks/toxic")
    return not is_object_predicate(item) and item.lemma_.lower() not in means


def _in_battle_of_the_state(noun: Token) -> bool:
    """ "Soldiers killed 14 rebels in a raid": the raid is theirs."""
    verb = noun.head.head if follows_preposition(noun) and noun.head.lower_ in word_class("grammar/during") else noun
    if verb.pos_ != "VERB":
        return False
    return any(map(state_force, frame_of(verb).heads(Role.AGENT))) and any(map(has_violent_noun, object_heads(verb)))


def _has_object(token: Token, lemmas: frozenset[str]) -> bool:
    return any(item.lemma_.lower() in lemmas or item.lower_ in lemmas for item in object_heads(token))


def _shoots(token: Token) -> bool:
    if fires_times(token):
        return True
    if token.lemma_ == "fire":
        prepositions = {child.lower_ for child in token.children if is_preposition(child)}
        return _has_object(token, word_class("attacks/fired_object")) or bool(
            prepositions & word_class("grammar/towards")
        )
    posed = any(thing.lemma_.lower() in word_class("attacks/not_shot") for thing in objects_of(token, "for"))
    return not posed and not _has_object(token, word_class("attacks/not_shot"))


def _cuts(token: Token) -> bool:
    """Whether somebody was hacked or slashed, not a website or a price."""
    people = any(
        item.ent_type_ == "PERSON" or is_civil(item) or item.lemma_ == "throat" for item in object_heads(token)
    )
    return people or any(child.lower_ == "death" for prep in token.children for child in prep.children)


def _rams(token: Token) -> bool:
    """Whether a vehicle is driven into people, not by accident, and not to explode there."""
    words = {t.lemma_.lower() for t in token.sent}
    if words & (word_class("attacks/accident") | word_class("attacks/mishap")):
        return False
    if any(_carries_explosives(item) for item in [*object_heads(token), *frame_of(token).heads(Role.AGENT)]):
        return True
    if by_attackers(token) and any(item.lemma_.lower() == "bomb" for item in object_heads(token)):
        return True
    if words & (word_class("attacks/weapon_object") | word_class("attacks/blown_up")):
        return False
    through = objects_of(token, *word_class("attacks/driven_through"))
    reached = [*object_heads(token), *through]
    reached = [item for item in reached if item.lemma_.lower() not in word_class("attacks/violent_means")]
    if reached and any(word.lower_ in word_class("attacks/deliberately") for word in token.subtree):
        return True
    run_into = any(item.lemma_.lower() in word_class("attacks/crowd") or is_civil(item) for item in reached)
    return run_into or (by_attackers(token) and not all(item.ent_type_ in PLACE_NAMES for item in reached))


def _carries_explosives(vehicle: Token) -> bool:
    """Whether a vehicle is a bomb: "a truck full of explosives", "a van with 80 kilos of TNT"."""
    load = [item for child in filter(hangs_on_noun, vehicle.children) for item in objects_of(child, "of", "with")]
    load += objects_of(vehicle, "with")
    load += [item for amount in load for item in objects_of(amount, "of")]
    explosives = word_class("attacks/weapon_object") | word_class("attacks/explosives")
    return any(item.lemma_.lower() in explosives for item in load) or carries_bomb(vehicle) or is_rigged(vehicle)


def _responds(token: Token) -> bool:
    """Police called to a scene: the call gives the day and the place of what they found there."""
    officers = word_class("attacks/responder")
    who = object_heads(token) if token.lemma_ in word_class("attacks/summon") else frame_of(token).heads(Role.AGENT)
    return token.tag_ in {"VBD", "VBN"} and any(set(noun_forms(item)) & officers for item in who)


def _occurs(token: Token) -> bool:
    """Whether what is told happened, rather than is to: "events taking place this week"."""
    if token.tag_ in {"VBG", "VBP"}:
        return False
    return any(set(noun_forms(agent)) & word_class("attacks/occurring") for agent in frame_of(token).heads(Role.AGENT))


def _burns(token: Token) -> bool:
    """Whether attackers burn something, or people a building or a vehicle: not tyres, nor a flag."""
    if by_attackers(token):
        return True
    agents = frame_of(token).heads(Role.AGENT)
    burned = [*object_heads(token), *(agents if token.lemma_.lower() in word_class("attacks/catches_fire") else ())]
    if not any(is_vehicle(item) or _is_property(item) for item in burned):
        return False
    people = any(is_civil(agent) or any(form in perpetrator_nouns() for form in noun_forms(agent)) for agent in agents)
    return (
        people
        or any(map(is_weapon, agents))
        or ((burned != object_heads(token) or not agents) and is_told_of_arson(token))
    )


def _is_property(thing: Token) -> bool:
    return target_of(thing) is not None and not is_civil(thing) and thing.ent_type_ != "PERSON"


def _comes_under(token: Token) -> bool:
    """Whether something "came under fire", not under criticism, and nobody's words did."""
    fire = objects_of(token, "under")
    in_words = objects_of(token, "for", "over") or objects_of(fire[0], "for", "over", "from") if fire else []
    return bool(fire) and all(map(is_attacker, in_words))


def _at_hands_of(token: Token) -> bool:
    """Whether somebody died "at the hands of" attackers."""
    return any(is_attacker(who) for hand in objects_of(token, "at") for who in objects_of(hand, "of"))


def _harms(token: Token) -> bool:
    """Killing and wounding tell of an attack where attackers or weapons do it, or nothing speaks against it."""
    if _at_hands_of(token):
        return True
    if token.lemma_ in word_class("attacks/needs_a_means"):
        natural = {t.lemma_.lower() for t in token.sent} & word_class("attacks/natural")
        return not natural and any(
            t.lemma_.lower() in word_class("attacks/violent_means")
            and not _modified_harmlessly(t)
            and not _is_harmless_blast(t)
            for t in token.subtree
        )
    if _spared(token) or _in_a_crash(token):
        return False
    agents, objects = frame_of(token).heads(Role.AGENT), object_heads(token)
    words = {t.lemma_.lower() for t in token.sent}
    if words & word_class("attacks/natural") and not words & word_class("attacks/violent_means"):
        return False
    by_will = any(map(is_attacker, agents)) and _is_many(objects)
    if not by_will and words & (word_class("attacks/accident") | word_class("attacks/fight")):
        return False
    if (
        is_prepositional_clause(token)
        and token.head.head.lemma_.lower() in word_class("attacks/charging")
        and object_heads(token)
    ):
        return True
    if agents:
        able = any(map(_can_attack, agents)) or (any(map(_is_of_state, agents)) and _is_many(objects))
        return able or (_by_a_person(agents) and any(map(is_civil, objects)))
    return bool(objects) and not (all(state_force(item) for item in objects) and _in_operation(token))


def _in_a_crash(token: Token) -> bool:
    """Whether the sentence tells that a vehicle ran into another one, a tree or a ditch."""
    for verb in token.sent:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in word_class("attacks/runs_into_people"):
            continue
        drivers = [
            *frame_of(verb).heads(Role.AGENT),
            *(frame_of(verb).heads(Role.PATIENT) if verb.tag_ == "VBN" else ()),
        ]
        reached = [*object_heads(verb), *objects_of(verb, "into", "with")]
        if any(map(is_vehicle, drivers)) and any(
            is_vehicle(item) or item.lemma_.lower() in word_class("attacks/obstacle") for item in reached
        ):
            return True
        mishap = any(word.lemma_.lower() in word_class("attacks/mishap") for word in token.sent)
        if mishap and any(
            is_vehicle(one) or one.lemma_.lower() in word_class("attacks/at_the_wheel") for one in drivers
        ):
            return True
    return False


def _is_of_state(agent: Token) -> bool:
    return state_force(agent) or is_named_state(agent)


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
    return any(child.lower_ in word_class("grammar/almost") and child.i == token.i - 1 for child in token.children)


def _in_operation(token: Token) -> bool:
    """Whether the text just before tells of soldiers or police in action."""
    before = token.doc[max(0, token.sent.start - _REACH_OF_AN_OPERATION) : token.sent.end]
    return bool({t.lemma_.lower() for t in before} & (word_class("attacks/fight") | word_class("attacks/operation")))


def _can_attack(agent: Token) -> bool:
    """Attackers by name or noun, persons, and weapons; not crashes, storms or diseases."""
    if _is_harmless_blast(agent):
        return False
    person = agent.ent_type_ == "PERSON" or any(form in perpetrator_nouns() for form in noun_forms(agent))
    if is_fire_on_people(agent) or is_fragment(agent):
        return True
    return person or is_attacker(agent) or agent.lemma_.lower() in word_class("attacks/violent_means")


def _storms(token: Token) -> bool:
    """Whether a place is stormed, or attackers storm into one; a minister storms out of talks."""
    if any(child.lower_ in word_class("attacks/away") for child in token.children):
        return False
    stormed = any(is_object(child) for child in token.children)
    return by_attackers(token) or stormed or token.tag_ == "VBN"


def _executes(token: Token) -> bool:
    return not (token.lemma_ == "execute" and _has_object(token, word_class("attacks/not_executed"))) and not (
        token.lemma_ in word_class("attacks/assail") and _harmless_act(token)
    )


def _is_by_law(token: Token) -> bool:
    """Whether people are put to death as a court has ruled: "two men convicted of murder were executed"."""
    if token.lemma_.lower() not in word_class("attacks/put_to_death"):
        return False
    lawful = any(noun.lemma_ == "law" for noun in objects_of(token, "under"))
    return lawful or any(word.lemma_.lower() in word_class("attacks/by_law") for word in token.sent)


def _harmless_act(token: Token) -> bool:
    if token.lemma_ != "strike":
        return _has_object(token, word_class("attacks/harmless_object"))
    return not hits(token) and not any(
        has_violent_noun(agent) or agent.lemma_.lower() in word_class("attacks/violent_means")
        for agent in frame_of(token).heads(Role.AGENT)
    )


_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "@acts": acts,
    "@an_air_strike": _is_an_air_strike,
    "@blown_apart": is_blown_apart,
    "@bombing": is_bombing,
    "@brings_down": brings_down,
    "@by_means": is_done_with_weapon,
    "@burns": _burns,
    "@by_attackers": by_attackers,
    "@comes_rigged": comes_rigged,
    "@comes_under": _comes_under,
    "@cuts": _cuts,
    "@cuts_on_purpose": is_cut_on_purpose,
    "@doses": doses,
    "@enters": enters,
    "@executes": _executes,
    "@explodes": explodes,
    "@falls": falls,
    "@falls_victim": falls_victim,
    "@finds": finds,
    "@goes_for": goes_for,
    "@harms": _harms,
    "@heard": is_heard,
    "@hits": hits,
    "@occurs": _occurs,
    "@of_somebody": _of_somebody,
    "@one_crime": _is_one_crime,
    "@on_a_life": _on_a_life,
    "@opens_up": opens_up,
    "@operation": _operation,
    "@rams": _rams,
    "@responds": _responds,
    "@runs_over": runs_over,
    "@seizes": seizes,
    "@sent": is_sent,
    "@shoots": _shoots,
    "@spreads": spreads,
    "@stands_alone": stands_alone,
    "@storms": _storms,
    "@takes": takes,
    "@takes_from": takes_from,
    "@takes_lives": takes_lives,
    "@throws": throws,
    "@toll": is_toll,
}
"""The tests of a trigger that its rule may ask for, by name."""
