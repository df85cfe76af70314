"""What an attack was aimed at, as a GTD target type, with the words that say so.

Source: GTD codebook, targtype. A person is what they do, an employee what they work for, a house what its owner is.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.mentions import Cell
from schemas.vocabulary import Basis, TargetType, VictimGroup, WeaponType
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import TIMES, objects_of
from tasks.extract.grammar.phrases import PhraseTable, contiguous, phrase_table, phrases, words_of
from tasks.extract.grammar.relations import (
    describes_noun,
    follows_preposition,
    is_active_subject,
    is_adverbial_clause,
    is_any_object,
    is_apposition,
    is_by,
    is_compound,
    is_joined,
    is_modifier,
    is_object,
    is_participle_clause,
    is_possessor,
    is_predicate_noun,
    is_premodifier,
    is_preposition,
)
from tasks.extract.grammar.roles import (
    carries_bomb,
    has_violent_noun,
    object_heads,
    place_heads,
    subject_heads,
)
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.triggers import Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.index import same_lemmas, same_words
from tasks.extract.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class TargetPhrase:
    """A row of attacks/targets.csv: a noun, by lemma or as written, and what kind of target it makes."""

    phrase: str
    target_type: TargetType


Hit = tuple[TokenSpan, TargetType]

_MOST = 2
_CARRY = {TargetType.TRANSPORT, TargetType.MARITIME}
_ARMED = {TargetType.POLICE, TargetType.MILITARY, TargetType.MILITIA}


@lru_cache(maxsize=1)
def _targets() -> PhraseTable[TargetType]:
    rows = load_lexicon("attacks/targets", TargetPhrase)
    return phrase_table({words_of(row.phrase): row.target_type for row in rows})


def target_cells(reading: Reading, trigger: Trigger) -> list[Cell]:
    """Read the target off what it was aimed at or acted on, then off where it hit, then off whom it hurt.

    The first of these that is a target decides, save that what carried the bomb is one only where nothing else is, and
    that nobody in particular ("people") gives way to a place that it was in, or to who else was hurt.
    """
    aimed, place = aimed_at(trigger.token), _places(trigger)
    objects = [head for head in _objects(trigger) if not _brought_bomb(head)]
    carriers = [head for head in (*_objects(trigger), *place_heads(trigger.token)) if _fixed_to(head)]
    harmed = trigger.entry.trigger_class == TriggerClass.HARM and not frame_of(trigger.token).heads(Role.AGENT)
    told = (
        (Basis.AIM, aimed),
        (Basis.OBJECT, () if harmed else objects),
        (Basis.PLACE, place),
        (Basis.VICTIMS, objects if harmed else _victims(trigger)),
        (Basis.CARRIER, carriers),
    )
    people: list[Cell] = []
    for basis, heads in told:
        only_holding = bool(people) and basis == Basis.PLACE
        meant = [head for head in heads if not only_holding or _holds_people(head, trigger)]
        cells = list(_cells_of(reading, trigger, basis, meant))
        telling = [cell for cell in cells if cell.value != TargetType.CITIZENS and not _trades_there(cell, people)]
        if telling or (cells and basis == Basis.AIM):
            return (telling if people else cells)[:_MOST]
        people = people or cells
    return people[:1]


def _trades_there(cell: Cell, people: Sequence[Cell]) -> bool:
    """Whether traders were hit in a market, which GTD's codebook counts among public areas and not as business."""
    at_market = any(each.span.quote.lower().split()[-1] in word_class("attacks/marketplace") for each in people)
    return cell.value == TargetType.BUSINESS and cell.taken_from == Basis.VICTIMS and at_market


def _cells_of(reading: Reading, trigger: Trigger, basis: Basis, heads: Sequence[Token]) -> Iterator[Cell]:
    """What each kind of target among some nouns is told by first; who acts and what is only on the way is none."""
    agents = frame_of(trigger.token).heads(Role.AGENT)
    seen: set[TargetType] = set()
    for head in heads:
        if has_violent_noun(head) or head.ent_type_ in TIMES or _is_of(head, agents) or _is_mere_way(head):
            continue
        hit = target_of(head)
        if hit is None or hit[1] in seen or (hit[1] == TargetType.CITIZENS and head.ent_type_ in _NO_CITIZENS[basis]):
            continue
        seen.add(hit[1])
        yield Cell("target_types", hit[1], reading.span(hit[0]), f"attacks.target_{basis}", basis)


_NO_CITIZENS = defaultdict(lambda: frozenset({"GPE", "LOC"}), {Basis.PLACE: frozenset({"GPE", "LOC", "PERSON"})})


def _is_of(head: Token, agents: Sequence[Token]) -> bool:
    """Whether a noun is one of those who act, or says who they are: "bombers from the militant group"."""
    prep = head.head
    belongs = follows_preposition(head) and prep.lower_ in word_class("grammar/belongs_to") and prep.head in agents
    return head in agents or belongs


def _is_mere_way(head: Token) -> bool:
    """Whether a noun is the road that something was on, and not what was attacked."""
    return head.lemma_.lower() in word_class("attacks/mere_way") and not is_object(head)


def _holds_people(place: Token, trigger: Trigger) -> bool:
    """Whether people were attacked for the place they were in: "killed six in a church", not "shot on a rickshaw"."""
    several = any(head.tag_ in {"NNS", "NNPS", "CD"} for head in (*_objects(trigger), *_victims(trigger)))
    inside = place.head.lower_ in word_class("attacks/inside")
    return inside and (several or trigger.entry.weapon_type == WeaponType.EXPLOSIVES)


def aimed_at(token: Token) -> list[Token]:
    """Heads of what the sentence says was meant: "targeting a convoy", "aimed at a judge", "intended for the mayor"."""
    heads: list[Token] = []
    for verb in token.sent:
        if verb.pos_ == "VERB" and verb.lemma_.lower() in word_class("attacks/aim") and verb.i != token.i:
            heads += [child for child in verb.children if is_object(child)] if verb.lemma_ == "target" else []
            heads += [
                item
                for prep in verb.children
                if is_preposition(prep) and prep.lower_ in word_class("grammar/at_or_for")
                for item in prep.children
                if follows_preposition(item)
            ]
    return heads


def _objects(trigger: Trigger) -> list[Token]:
    heads = object_heads(trigger.token)
    if trigger.entry.pos == "noun":
        described = (child for child in trigger.token.children if is_modifier(child))
        not_meant = word_class("attacks/rammer") | word_class("attacks/strikes")
        not_meant |= word_class("attacks/state_force") if heads else frozenset()
        heads += [
            child for child in described if child.lower_ not in not_meant
        ]  # "a lorry attack", "a military raid on"
    if trigger.entry.trigger_class == TriggerClass.DEVICE:
        heads = [
            head for head in heads if not is_object(head) or head.head.lemma_ not in word_class("attacks/harm_verb")
        ]
    if trigger.entry.trigger_class == TriggerClass.RAM:
        heads = [head for head in heads if follows_preposition(head)] or heads
    return [head for head in heads if head.lemma_.lower() not in word_class("attacks/launched")]


def _places(trigger: Trigger) -> list[Token]:
    token = trigger.token
    heads = place_heads(token) or _placed_at(token) or _of_the_people(token)
    if not heads and is_active_subject(token):
        heads = place_heads(token.head) or _of_the_people(token.head)
    if not heads:
        beside = [*filter(is_joined, token.children), *([token.head] if is_joined(token) else ())]
        heads = [head for verb in beside for head in (*place_heads(verb), *objects_of(verb, "into"))]
    heads = [
        head for head in heads if head.lemma_.lower() not in word_class("attacks/answer")
    ]  # "in revenge for army operations"
    heads = [head for head in heads if not _brought_bomb(head) and not is_by(head.head)]
    return [*_passers_by(token), *heads]


def _of_the_people(token: Token) -> list[Token]:
    """Where those acted on were, as far as the parse hangs it on them: "killed 14 people in a church"."""
    return [place for head in object_heads(token) for place in objects_of(head, *word_class("attacks/inside"))]


def _placed_at(weapon: Token) -> list[Token]:
    """Where a bomb was put or thrown to go off: "a bomb planted under a colonel's car", "thrown at an office"."""
    put = [child for child in weapon.children if is_participle_clause(child)]
    return [head for verb in put for head in objects_of(verb, "under", "to", "on", "in", "inside", "outside", "at")]


def _passers_by(token: Token) -> Iterator[Token]:
    """Whoever came past when it went off: "as a police van passed by"."""
    for word in token.sent[max(0, token.i - token.sent.start) :]:
        if word.pos_ == "VERB" and word.lemma_ in word_class("attacks/motion"):
            marked = any(child.lower_ in word_class("grammar/while") for child in word.children)
            if is_adverbial_clause(word) and marked:
                yield from (child for child in word.children if is_active_subject(child))
            elif is_participle_clause(word) and follows_preposition(word.head) and word.head.head.lower_ == "as":
                yield word.head


def _brought_bomb(head: Token) -> bool:
    """Whether a thing is what the bomb came in or on: "an explosives-laden vehicle", "attached to a motorcycle"."""
    return carries_bomb(head) or _fixed_to(head)


def _fixed_to(head: Token) -> bool:
    fixed = head.head.head if follows_preposition(head) else head
    return (
        fixed.lemma_.lower() in word_class("attacks/fix")
        and head.lemma_.lower() in word_class("attacks/bomb_carrier")
        and not any(is_possessor(child) or child.lower_ in word_class("attacks/owned_by") for child in head.children)
    )


def _victims(trigger: Trigger) -> list[Token]:
    """Heads of those that the sentence says were harmed."""
    return [
        head
        for token in trigger.token.sent
        if token.pos_ == "VERB" and token.i != trigger.token.i
        for head in _hurt_by(token)
    ]


def _hurt_by(verb: Token) -> list[Token]:
    """Who a verb says was harmed: "four died", "killed four", "four lost their lives"."""
    if verb.lemma_ == "die" or any(thing.lemma_ == "life" and verb.lemma_ == "lose" for thing in object_heads(verb)):
        return subject_heads(verb)
    return object_heads(verb) if verb.lemma_ in word_class("attacks/harm_verb") else []


def target_of(head: Token) -> Hit | None:
    """Give what a noun phrase is as a target: its body or employer, itself, its owner, its description, a person."""
    own = _own(head)
    body = _body(head)
    if body is not None and body[1] != TargetType.CITIZENS:
        return body
    if own is not None and own[1] in _CARRY:
        own = next((hit for hit in _owners(head) if hit[1] in _ARMED), own)  # "lorries carrying soldiers"
    if own is not None and own[1] != TargetType.CITIZENS:
        return _used_as(head) or own
    for hit in (*_owners(head), *_descriptions(head)):
        if hit[1] != TargetType.CITIZENS:
            return hit
    if own is not None:
        return own
    noun = victim_noun(head)
    if noun is not None and noun.group in {VictimGroup.ALL, VictimGroup.CIVILIAN}:
        return head.doc[head.i : head.i + 1], TargetType.CITIZENS
    if head.ent_type_ == "PERSON":
        return next(_descriptions(head), (head.doc[head.i : head.i + 1], TargetType.CITIZENS))
    return None


def _hits(tokens: Sequence[Token]) -> list[Hit]:
    return phrases(tokens, _targets())


def _own(head: Token) -> Hit | None:
    """The phrase that ends in the head, else one before it; police and militias are so whatever stands with them."""
    hits = _hits(contiguous([head, *_before(head)]))
    telling = [hit for hit in hits if hit[1] != TargetType.CITIZENS]
    uniformed = [hit for hit in telling if hit[1] in {TargetType.POLICE, TargetType.MILITIA, TargetType.MILITARY}]
    ending = [hit for hit in hits if hit[0].end - 1 == head.i]
    if head.lemma_.lower() in word_class("attacks/rank") and uniformed:
        return uniformed[0]
    if uniformed and uniformed[0][1] != TargetType.MILITARY:
        return uniformed[0]
    if ending and ending[-1][1] != TargetType.CITIZENS:
        return ending[-1]
    return telling[-1] if telling else ending[-1] if ending else None


def _body(head: Token) -> Hit | None:
    """What a member, leader or worker belongs to: "president of the university", "a leader of the party"."""
    if head.lemma_.lower() not in word_class("attacks/post"):
        return None
    before = [hit for hit in _hits(contiguous(_before(head))) if hit[0].end - 1 != head.i]
    after = [
        hit
        for prep in head.children
        if is_preposition(prep) and prep.lower_ in word_class("grammar/modifying")
        for item in prep.children
        if follows_preposition(item) and item.ent_type_ not in {"GPE", "LOC"}
        for hit in (_own(item),)
        if hit
    ]
    return next((hit for hit in (*after, *reversed(before)) if hit[1] != TargetType.CITIZENS), None)


def _owners(head: Token) -> Iterator[Hit]:
    """Whose it is or whom it holds: "the home of a judge", "the mayor's car", "a bus carrying soldiers"."""
    for child in head.children:
        if is_possessor(child):
            yield from _known_as(child)
        elif (is_participle_clause(child) or is_preposition(child)) and child.lower_ in word_class("attacks/holding"):
            for item in child.children:
                if is_any_object(item):
                    yield from _known_as(item)
                elif is_preposition(item):
                    yield from (hit for each in item.children if follows_preposition(each) for hit in _known_as(each))


def _known_as(head: Token) -> Iterator[Hit]:
    for hit in (_body(head), _own(head)):
        if hit:
            yield hit
    yield from _descriptions(head)


def _descriptions(head: Token) -> Iterator[Hit]:
    """What the text calls a person, here or where it names them again: "Sabal, the mayor", "Reyes was a priest"."""
    for token in renamed(head):
        described = [child for child in token.children if describes_noun(child)]
        if is_apposition(token):
            described.append(token.head)
        if is_active_subject(token) and token.head.lemma_ == "be":
            described += [child for child in token.head.children if is_predicate_noun(child)]
        described += [other for item in described for other in item.children if is_joined(other)]
        for item in described:
            for hit in (_body(item), _own(item)):
                if hit:
                    yield hit


def _used_as(head: Token) -> Hit | None:
    """What a building served as: a school that is a polling station is attacked for the poll."""
    for token in (other for other in same_lemmas(head) if other.i >= head.i):
        for verb in (*token.children, token.head):
            if verb.pos_ in {"VERB", "AUX"} and verb.lemma_ in word_class("attacks/serve_as"):
                for item in verb.subtree:
                    if (is_predicate_noun(item) or follows_preposition(item)) and item.i > token.i:
                        hit = _own(item)
                        if hit and hit[1] == TargetType.GOVERNMENT:
                            return hit
    return None


def _before(head: Token) -> Iterator[Token]:
    """Give the words that a noun phrase puts before its head, however deep."""
    for child in head.lefts:
        if is_premodifier(child):
            yield child
            yield from _before(child)


def renamed(head: Token) -> Iterator[Token]:
    """Give a head and, for a name, the later tokens of that name: papers describe people when they name them again."""
    yield head
    if head.pos_ == "PROPN":
        for token in same_words(head):
            if token.i > head.i and token.text == head.text and token.pos_ == "PROPN" and not is_compound(token):
                yield token
