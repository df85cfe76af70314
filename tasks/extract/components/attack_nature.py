"""What kind of attack: GTD attack, weapon and target types, suicide and number of attackers, each with its words.

Source: GTD codebook, attacktype, weaptype, targtype, suicide, nperps.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.mentions import Cell
from schemas.vocabulary import AttackType, Qualifier, TargetType, VictimGroup, WeaponType
from tasks.extract.components.attack_roles import (
    agent_heads,
    has_violent_noun,
    object_heads,
    perpetrator_nouns,
    place_heads,
    subject_heads,
)
from tasks.extract.components.attack_triggers import Trigger
from tasks.extract.components.attack_words import cue
from tasks.extract.components.casualty_nouns import victim_noun
from tasks.extract.components.numbers import Quantity
from tasks.extract.lexicon import load_lexicon
from tasks.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class WeaponPhrase:
    """A row of weapons.csv."""

    phrase: str
    weapon_type: WeaponType


@dataclass(frozen=True, slots=True)
class TargetPhrase:
    """A row of targets.csv: a noun, by lemma or as written, and what kind of target it makes."""

    phrase: str
    target_type: TargetType


@lru_cache(maxsize=1)
def _weapons() -> dict[tuple[str, ...], WeaponType]:
    return {tuple(row.phrase.split()): row.weapon_type for row in load_lexicon("weapons", WeaponPhrase)}


@lru_cache(maxsize=1)
def _targets() -> dict[tuple[str, ...], TargetType]:
    return {tuple(row.phrase.split()): row.target_type for row in load_lexicon("targets", TargetPhrase)}


_LONGEST_PHRASE = 4


def nature_cells(
    reading: Reading, trigger: Trigger, scope: Sequence[Token], quantities: Sequence[Quantity]
) -> tuple[Cell, ...]:
    """Read the nature of one attack. `scope` holds the tokens of the sentence that belong to this trigger."""
    if trigger.refers_back:
        return ()
    weapons = _weapon_cells(reading, trigger, scope)
    targets = _target_cells(reading, trigger)
    cells = [*_type_cells(reading, trigger, weapons), *weapons, *targets]
    suicide = next((t for t in scope if t.lower_ == "suicide" and _of_an_attack(t)), None)
    if suicide is not None:
        cells.append(Cell("suicide", "true", reading.span(suicide), "attacks.suicide"))
    cells.extend(_perpetrator_count(reading, trigger, quantities))
    return tuple(cells)


def _of_an_attack(suicide: Token) -> bool:
    following = suicide.doc[suicide.i + 1 : suicide.i + 2]
    return len(following) > 0 and following[0].lower_ in cue("suicide_head")


def _phrase_at(tokens: Sequence[Token], index: int, table: dict[tuple[str, ...], object]) -> tuple[int, object] | None:
    """Find the longest phrase of the table that starts at a token, by form or lemma; give its length and meaning."""
    for length in range(min(_LONGEST_PHRASE, len(tokens) - index), 0, -1):
        run = tokens[index : index + length]
        forms = tuple(t.lower_ for t in run)
        lemmas = (*forms[:-1], run[-1].lemma_.lower())
        meaning = table.get(forms) or table.get(lemmas)
        if meaning is not None:
            return length, meaning
    return None


def _phrases(tokens: Sequence[Token], table: dict[tuple[str, ...], object]) -> list[tuple[TokenSpan, object]]:
    found, index = [], 0
    while index < len(tokens):
        hit = _phrase_at(tokens, index, table)
        if hit:
            doc, first = tokens[index].doc, tokens[index].i
            found.append((doc[first : first + hit[0]], hit[1]))
        index += hit[0] if hit else 1
    return found


def _contiguous(tokens: Iterable[Token]) -> list[Token]:
    ordered = sorted(tokens, key=lambda t: t.i)
    return list(ordered[0].doc[ordered[0].i : ordered[-1].i + 1]) if ordered else []


def _weapon_cells(reading: Reading, trigger: Trigger, scope: Sequence[Token]) -> list[Cell]:
    entry, seen, cells = trigger.entry, set[object](), []
    if entry.weapon_type and not (entry.strength == "shoot" and _fires_explosives(trigger)):
        seen.add(entry.weapon_type)
        cells.append(Cell("weapon_types", entry.weapon_type, reading.span(trigger.words), "attacks.trigger"))
    for span, weapon in _phrases(list(scope), _weapons()):  # type: ignore[arg-type]
        if weapon not in seen and (not entry.weapon_type or weapon != WeaponType.FIREARMS or entry.lemma == "shoot"):
            seen.add(weapon)
            cells.append(Cell("weapon_types", str(weapon), reading.span(span), "attacks.weapon"))
    if WeaponType.EXPLOSIVES in seen:
        cells = [cell for cell in cells if cell.value != WeaponType.VEHICLE]
    if WeaponType.INCENDIARY in seen and WeaponType.EXPLOSIVES in seen and entry.weapon_type != WeaponType.EXPLOSIVES:
        cells = [cell for cell in cells if cell.value != WeaponType.EXPLOSIVES]
    return cells


def _target_cells(reading: Reading, trigger: Trigger) -> list[Cell]:
    """Read the target off what is acted on, then off where it hit; the first of the two that is a target decides."""
    rules = (
        ("object", _target_objects(trigger)),
        ("place", place_heads(trigger.token)),
        ("victims", _victim_heads(trigger)),
    )
    for rule, heads in rules:
        cells: dict[str, Cell] = {}
        for head in heads:
            hit = None if has_violent_noun(head) or head.ent_type_ in {"DATE", "TIME"} else _target_of(head)
            if hit and not (hit[1] == TargetType.CITIZENS and head.ent_type_ in {"GPE", "LOC"}):
                cells.setdefault(
                    str(hit[1]), Cell("target_types", str(hit[1]), reading.span(hit[0]), f"attacks.target_{rule}")
                )
        if cells:
            return list(cells.values())[:2]
    return []


def _target_objects(trigger: Trigger) -> list[Token]:
    heads = object_heads(trigger.token)
    if trigger.entry.pos == "noun":
        heads = [*heads, *(child for child in trigger.token.children if child.dep_ in {"compound", "amod", "nmod"})]
    return [
        head
        for head in heads
        if head.lemma_.lower()
        not in {"bomb", "device", "explosive", "grenade", "rocket", "fire", "shot", "round", "mortar"}
    ]


def _victim_heads(trigger: Trigger) -> list[Token]:
    """Heads of those that the sentence says were harmed."""
    return [
        head
        for token in trigger.token.sent
        if token.pos_ == "VERB"
        and token.lemma_ in {"kill", "wound", "injure", "die", "hurt"}
        and token.i != trigger.token.i
        for head in (subject_heads(token) if token.lemma_ == "die" else object_heads(token))
    ]


def _target_of(head: Token) -> tuple[TokenSpan, object] | None:
    """Give the target phrase that ends in the head, else one that describes it; a named person is a private citizen."""
    phrase = _contiguous([head, *_before(head)])
    hits = _phrases(phrase, _targets())  # type: ignore[arg-type]
    ending = [hit for hit in hits if hit[0].end - 1 == head.i]
    weak = {TargetType.CITIZENS}
    strong = [hit for hit in hits if hit[1] not in weak]
    uniformed = [hit for hit in strong if hit[1] in {TargetType.POLICE, TargetType.MILITIA}]
    if uniformed:
        return uniformed[0]
    if ending and ending[-1][1] not in weak:
        return ending[-1]
    if strong:
        return strong[-1]
    described = [
        hit
        for child in head.children
        if child.dep_ in {"appos", "prep"}
        and (child.dep_ == "appos" or child.lower_ in {"of", "belonging", "carrying"})
        for hit in _phrases(_contiguous(child.subtree), _targets())  # type: ignore[arg-type]
    ]
    for hit in described:
        if hit[1] not in weak:
            return hit
    if ending:
        return ending[-1]
    noun = victim_noun(head)
    if noun is not None and noun.group in {VictimGroup.ALL, VictimGroup.CIVILIAN}:
        return head.doc[head.i : head.i + 1], TargetType.CITIZENS
    if head.ent_type_ == "PERSON":
        again = (_described(other) for other in renamed(head) if other.i != head.i)
        return next((hit for hit in again if hit), (head.doc[head.i : head.i + 1], TargetType.CITIZENS))
    return None


def _before(head: Token) -> Iterator[Token]:
    """Give the words that a noun phrase puts before its head, however deep."""
    for child in head.lefts:
        if child.dep_ in {"compound", "amod", "nmod", "poss"}:
            yield child
            yield from _before(child)


def _described(person: Token) -> tuple[TokenSpan, object] | None:
    """The target that a name's apposition or title makes of a person: "Sabal, the mayor of Talitay"."""
    for child in person.children:
        if child.dep_ in {"appos", "compound", "attr"}:
            hits = _phrases(_contiguous((*child.lefts, child)), _targets())  # type: ignore[arg-type]
            if hits:
                return hits[-1]
    return None


def renamed(head: Token) -> Iterator[Token]:
    """Give a head and, for a name, the later tokens of that name: papers describe people when they name them again."""
    yield head
    if head.pos_ == "PROPN":
        for token in head.doc[head.i + 1 :]:
            if token.text == head.text and token.pos_ == "PROPN" and token.dep_ != "compound":
                yield token


def _prominent(trigger: Trigger) -> Token | None:
    """A named or titled person of standing as the one acted on: GTD codes such attacks as assassinations."""
    for head in (*object_heads(trigger.token), *place_heads(trigger.token)):
        owners = [
            t
            for child in head.children
            if child.dep_ == "poss"
            or (child.dep_ == "prep" and child.lower_ == "of" and head.lemma_.lower() in cue("belonging"))
            for t in (child, *child.children)
        ]
        for person in [other for item in (head, *owners) for other in renamed(item)]:
            near = [
                person,
                *(t for child in person.children if child.dep_ in {"compound", "appos"} for t in (child, *child.lefts)),
            ]
            title = next((t for t in near if t.lemma_.lower() in cue("prominent") and t.tag_ in {"NN", "NNP"}), None)
            if title is not None and (person.pos_ == "PROPN" or person.i == title.i):
                return title
    return None


def _type_cells(reading: Reading, trigger: Trigger, weapons: list[Cell]) -> list[Cell]:
    entry = trigger.entry
    cells = []
    if entry.attack_type and not (entry.strength == "shoot" and _fires_explosives(trigger)):
        cells.append(Cell("attack_types", entry.attack_type, reading.span(trigger.words), "attacks.trigger"))
    else:
        kind, cell = _type_by_weapon(weapons)
        if cell is not None:
            cells.append(Cell("attack_types", kind, cell.span, "attacks.type_by_weapon"))
        elif entry.pos == "verb" and (
            entry.strength != "harm" or any(has_violent_noun(agent) for agent in agent_heads(trigger.token))
        ):
            cells.append(Cell("attack_types", kind, reading.span(trigger.words), "attacks.trigger"))
    if cells and cells[0].value in {AttackType.ARMED_ASSAULT, AttackType.BOMBING}:
        title = _prominent(trigger)
        if title is not None:
            cells.append(
                Cell("attack_types", AttackType.ASSASSINATION, reading.span(title), "attacks.prominent_target")
            )
    return cells


def _fires_explosives(trigger: Trigger) -> bool:
    fired = [child for child in trigger.token.children if child.dep_ in {"dobj", "nsubjpass"}]
    return any(item.lemma_.lower() in {"grenade", "rocket", "mortar", "missile", "shell", "rpg"} for item in fired)


def _type_by_weapon(weapons: list[Cell]) -> tuple[AttackType, Cell | None]:
    order = (
        (WeaponType.EXPLOSIVES, AttackType.BOMBING),
        (WeaponType.INCENDIARY, AttackType.FACILITY),
        (WeaponType.FIREARMS, AttackType.ARMED_ASSAULT),
        (WeaponType.CHEMICAL, AttackType.UNARMED_ASSAULT),
    )
    for weapon, kind in order:
        cell = next((cell for cell in weapons if cell.value == weapon), None)
        if cell:
            return kind, cell
    return AttackType.ARMED_ASSAULT, None


def _perpetrator_count(reading: Reading, trigger: Trigger, quantities: Sequence[Quantity]) -> list[Cell]:
    for agent in agent_heads(trigger.token):
        lemma = agent.lemma_.lower()
        if lemma not in perpetrator_nouns() or lemma in cue("collective_attacker"):
            continue
        first = min(child.i for child in (agent, *agent.lefts))
        for quantity in quantities:
            if first <= quantity.digits[0] < agent.i and quantity.qualifier == Qualifier.EXACT and quantity.value:
                words = reading.doc[slice(*quantity.digits)]
                return [Cell("n_perpetrators", str(quantity.value), reading.span(words), "attacks.count_of_attackers")]
    return []
