"""What kind of attack: GTD attack, weapon and target types, suicide and number of attackers, each with its words.

Source: GTD codebook, attacktype, weaptype, targtype, suicide, nperps.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.mentions import Cell
from schemas.vocabulary import AttackType, Basis, Qualifier, WeaponType
from tasks.extract.attacks.gunfire import is_fire_on_people
from tasks.extract.attacks.striking import is_a_building, is_weapon
from tasks.extract.attacks.taking import is_attacker, is_vehicle
from tasks.extract.attacks.targets import aimed_at, renamed, target_cells
from tasks.extract.attacks.weapons import fires_explosives, weapon_cells
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.relations import is_named_beside, is_object, is_possessor, is_preposition
from tasks.extract.grammar.roles import (
    is_civil,
    noun_forms,
    object_heads,
    perpetrator_nouns,
    place_heads,
)
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_ATTACKS = {TriggerClass.ATTACK, TriggerClass.BOMB, TriggerClass.STRIKE}
_KIND_BY_WEAPON = {
    WeaponType.EXPLOSIVES: AttackType.BOMBING,
    WeaponType.INCENDIARY: AttackType.FACILITY,
    WeaponType.FIREARMS: AttackType.ARMED_ASSAULT,
    WeaponType.CHEMICAL: AttackType.UNARMED_ASSAULT,
    WeaponType.VEHICLE: AttackType.UNARMED_ASSAULT,
}


def nature_cells(
    reading: Reading, trigger: Trigger, scope: Sequence[Token], quantities: Sequence[Quantity]
) -> tuple[Cell, ...]:
    """Read the nature of one attack. `scope` holds the tokens of the sentence that belong to this trigger."""
    if trigger.refers_back:
        return ()
    weapons = weapon_cells(reading, trigger, scope)
    targets = target_cells(reading, trigger)
    cells = [*_type_cells(reading, trigger, weapons), *weapons, *targets]
    suicide = next((t for t in scope if _of_an_attack(t) or _of_a_bomber(t)), None)
    if suicide is not None:
        cells.append(Cell("suicide", "true", reading.span(suicide), "attacks.suicide"))
    cells.extend(_perpetrator_count(reading, trigger, quantities))
    return tuple(cells)


def _of_an_attack(suicide: Token) -> bool:
    following = suicide.doc[suicide.i + 1 : suicide.i + 2]
    named = suicide.lower_ == "suicide" and len(following) > 0
    return named and following[0].lower_ in word_class("attacks/suicide_head")


def _of_a_bomber(word: Token) -> bool:
    """Whether somebody blows himself up."""
    reflexive = is_object(word) and word.lower_.endswith(("self", "selves"))
    return reflexive and word.head.lemma_.lower() in word_class("attacks/blow_up")


def _prominent(trigger: Trigger) -> Token | None:
    """A named or titled person of standing as the one acted on: GTD codes such attacks as assassinations."""
    for head in (*aimed_at(trigger.token), *object_heads(trigger.token), *place_heads(trigger.token)):
        owners = [
            t
            for child in head.children
            if is_possessor(child)
            or (
                is_preposition(child)
                and child.lower_ == "of"
                and head.lemma_.lower() in word_class("attacks/belonging")
            )
            for t in (child, *child.children)
        ]
        for person in [other for item in (head, *owners) for other in renamed(item)]:
            near = [
                person,
                *(t for child in person.children if is_named_beside(child) for t in (child, *child.lefts)),
            ]
            title = next(
                (t for t in near if t.lemma_.lower() in word_class("attacks/prominent") and t.tag_ in {"NN", "NNP"}),
                None,
            )
            if title is not None and (person.pos_ == "PROPN" or person.i == title.i):
                return title
    return None


def _type_cells(reading: Reading, trigger: Trigger, weapons: list[Cell]) -> list[Cell]:
    entry = trigger.entry
    armed = [
        Cell("attack_types", kind, cell.span, "attacks.type_by_weapon")
        for weapon, kind in _KIND_BY_WEAPON.items()
        for cell in weapons
        if cell.value == weapon
    ]
    kind = str(entry.attack_type or "")
    if entry.lemma in word_class("attacks/takes_a_vehicle") and _is_of_a_vehicle(trigger):
        kind = str(AttackType.HIJACKING)
    if entry.lemma in word_class("attacks/holds_hostages") and _is_in_a_building(trigger.token):
        kind = str(AttackType.BARRICADE)
    by_word = Cell("attack_types", kind, reading.span(trigger.words), trigger.method)
    rams_a_bomb = entry.trigger_class == TriggerClass.RAM and armed and armed[0].value == AttackType.BOMBING
    if (
        kind
        and not (entry.has(Trait.SAYS_BY_ITS_OBJECT) and armed)
        and not rams_a_bomb
        and not fires_explosives(trigger)
    ):
        cells = [by_word]
    elif armed:
        cells = armed[:1] if entry.has(Trait.SAYS_BY_ITS_OBJECT) else _both(armed)
    else:
        assault = str(AttackType.ARMED_ASSAULT)
        attackers = replace(by_word, value=assault, method="attacks.attackers", taken_from=Basis.ATTACKERS)
        cells = [attackers] if _by_attackers(trigger) else []
    if cells and cells[0].value in {AttackType.ARMED_ASSAULT, AttackType.BOMBING}:
        title = _prominent(trigger)
        if title is not None:
            words = reading.span(title)
            cells.append(
                Cell("attack_types", AttackType.ASSASSINATION, words, "attacks.prominent_target", Basis.STANDING)
            )
    return cells


def _is_of_a_vehicle(trigger: Trigger) -> bool:
    """Whether what is seized is a ship, an aircraft or a vehicle, and not the people in it."""
    seized = object_heads(trigger.token)
    return bool(seized) and is_vehicle(seized[0]) and not any(map(is_civil, seized))


def _is_in_a_building(verb: Token) -> bool:
    """Whether hostages are held where they were taken: "held 17 people hostage in a café"."""
    places = [*frame_of(verb).heads(Role.PLACE), *place_heads(verb)]
    named = word_class("attacks/struck_places")
    return any(is_a_building(place) or any(form in named for form in noun_forms(place)) for place in places)


def _both(armed: list[Cell]) -> list[Cell]:
    """Rockets and guns make a bombing and an armed assault; other weapons make no kind beside the first."""
    kinds = {cell.value for cell in armed}
    both = {AttackType.BOMBING, AttackType.ARMED_ASSAULT}
    return [cell for cell in armed if cell.value in both] if both <= kinds else armed[:1]


def _by_attackers(trigger: Trigger) -> bool:
    """Whether the word says by itself, or by who acts, that people attacked people."""
    agents = frame_of(trigger.token).heads(Role.AGENT)
    violent = any(is_attacker(agent) or is_fire_on_people(agent) for agent in agents)
    if trigger.entry.pos == "verb":
        by_weapon = trigger.entry.trigger_class == TriggerClass.TOLL and any(map(is_weapon, agents))
        return violent or not (trigger.entry.trigger_class == TriggerClass.HARM or by_weapon)
    return violent and trigger.entry.trigger_class in _ATTACKS and is_object(trigger.token)


def _perpetrator_count(reading: Reading, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Cell]:
    for agent in frame_of(trigger.token).heads(Role.AGENT):
        lemma = agent.lemma_.lower()
        if lemma not in perpetrator_nouns() or lemma in word_class("attacks/collective_attacker"):
            continue
        first = min(child.i for child in (agent, *agent.lefts))
        for quantity in quantities:
            if first <= quantity.digits[0] < agent.i and quantity.qualifier == Qualifier.EXACT and quantity.value:
                words = reading.doc[slice(*quantity.digits)]
                return [Cell("n_perpetrators", str(quantity.value), reading.span(words), "attacks.count_of_attackers")]
    return []
