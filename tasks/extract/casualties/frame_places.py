"""Where those stand who suffer what a frame says: the places of the column `victim` of casualties/frames.csv."""

from collections.abc import Callable, Iterator, Mapping

from tasks.extract.casualties.harms import Construction, doer_of, undergone, victims
from tasks.extract.grammar.coordination import is_numbered, members
from tasks.extract.grammar.participants import objects_of, of_whom, subject
from tasks.extract.grammar.states import governor, possessors, recipients
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

Victims = Iterator[tuple[Token, Construction]]
Place = Callable[[Token], Victims]


def is_number(noun: Token) -> bool:
    """Whether a phrase is a number, or people with one."""
    return noun.pos_ == "NUM" or is_numbered(noun)


def _object(verb: Token) -> Victims:
    """Whom an active verb has as its object: "lost seven members of her family"."""
    yield from ((one, how) for one, how in victims(verb) if how == Construction.ACTIVE)


def _counted_patients(verb: Token) -> Victims:
    """Numbers of people with those listed beside them: "the blast claimed seven", "a second bomb took twelve more"."""
    yield from _listed((one for one, _ in victims(verb) if is_number(one)), Construction.ACTIVE)


def _counted_for(verb: Token) -> Victims:
    """Read "accounted for six men"."""
    yield from _listed(filter(is_number, objects_of(verb, "for")), Construction.ACTIVE)


def _on_board(verb: Token) -> Victims:
    """Read "hijacked a dhow with 11 sailors on board", "seized in May with 25 crew"."""
    for thing in (verb, *(victim for victim, _ in victims(verb))):
        yield from ((people, Construction.ACTIVE) for people in objects_of(thing, "with", "carrying"))


def _doer(verb: Token) -> Victims:
    """Who does it, to himself; the verb stands for him where nobody is named."""
    yield doer_of(verb) or verb, Construction.SUICIDE


def _doer_above(noun: Token) -> Victims:
    """Who does what the verb over a noun says: "took his own life"."""
    doer = subject(noun.head)
    yield noun if doer is None else doer.head, Construction.SUICIDE


def robbed(life: Token) -> list[Token]:
    """Whom something costs a life: "cost 12 people their lives"."""
    cost = next((verb for verb in life.ancestors if verb.lemma_ == "cost"), None)
    return recipients(cost, life) if cost is not None else []


def _robbed(life: Token) -> Victims:
    yield from _listed(iter(robbed(life)), Construction.LIVES)


def _whose_lives(life: Token) -> Victims:
    """Read "claimed 12 lives", "claimed the lives of 12"."""
    yield from _listed(iter(objects_of(life, "of") or [life]), Construction.LIVES)


def _undergoer_above(word: Token) -> Victims:
    """Of whom the verb over a word says it: "lost their lives", "is stable"."""
    yield from undergone(word.head)


def number_of(bodies: Token) -> Token | None:
    """The number that bodies are taken by: "17 of the corpses"."""
    over = governor(bodies)
    return over[1] if over is not None and over[0] == "of" and over[1].pos_ == "NUM" else None


def _number_over(bodies: Token) -> Victims:
    number = number_of(bodies)
    if number is not None:
        yield number, Construction.BODIES


def _whose_bodies(bodies: Token) -> Victims:
    """Read "two bodies were found", "the bodies of three men"; nobody who is said to be alive."""
    people = [one for one in objects_of(bodies, "of") if not is_numbered(bodies) or is_numbered(one)]
    people += possessors(bodies)
    counted = [bodies] if is_numbered(bodies) or bodies.tag_ == "NNS" else []
    for one, how in _listed(iter(people or counted), Construction.BODIES):
        if not any(word.lower_ in word_class("casualties/alive") for word in (one, *one.children)):
            yield one, how


def _counted_inside(place: Token) -> Victims:
    """Read "four dead and thirty in hospital": a number that no verb puts there."""
    preposition, above = governor(place) or ("", place)
    if preposition in word_class("grammar/in_or_at") and is_number(above):
        yield from _listed(iter([above]), Construction.CARE)


def _had_inside(place: Token) -> Victims:
    """Read "had thirty-one in his morgue"."""
    preposition, above = governor(place) or ("", place)
    counted = next((one for one, _ in victims(above)), above) if above.lemma_ == "have" else above
    if preposition in word_class("grammar/in_or_at") and is_number(counted):
        yield from _listed(iter([counted]), Construction.BODIES)


def _of_whom(noun: Token) -> Victims:
    """Read "the condition of three is critical", "the fate of two is unknown"."""
    yield from _listed(of_whom(noun), Construction.NOMINAL)


def _in_that_condition(condition: Token) -> Victims:
    """Read "two people are in critical condition", "eleven remain in intensive care"."""
    _, above = governor(condition) or ("", condition)
    if above.pos_ in {"NOUN", "NUM"} and above.lower_ not in word_class("casualties/hospital"):
        yield from _listed(iter([above]), Construction.CONDITION)
    elif above.lemma_ in word_class("casualties/condition_verb") | word_class("casualties/care_verb"):
        yield from undergone(above)


def _cared_for(verb: Token) -> Victims:
    """Read "was taken to a hospital", "took five men to the hospital", "drove himself to a hospital"."""
    released = verb.lemma_ == "treat" and any(child.lemma_ == "release" for child in verb.conjuncts)
    in_hospital = released or any(t.lower_ in word_class("casualties/hospital") for t in verb.subtree)
    for victim, how in victims(verb):
        hurt = any(t.lower_ in word_class("casualties/wound_word") for t in victim.subtree)
        if not in_hospital and not hurt:
            continue
        if victim.lower_ in word_class("casualties/reflexive"):
            yield from ((one, Construction.CARE) for one, _ in undergone(verb))
        elif how == Construction.PASSIVE or verb.lemma_ == "send":
            yield victim, Construction.SENT if how == Construction.ACTIVE else Construction.CARE


def _itself(noun: Token) -> Victims:
    """Read "claimed 12 victims": the noun is itself what is counted."""
    yield noun, Construction.COUNT


def _listed(heads: Iterator[Token], how: Construction) -> Victims:
    """Some people, and those listed with them."""
    yield from ((one, how) for head in heads for one in members(head))


PLACES: Mapping[str, Place] = {
    "cared_for": _cared_for,
    "counted_for": _counted_for,
    "counted_inside": _counted_inside,
    "counted_patients": _counted_patients,
    "doer": _doer,
    "doer_above": _doer_above,
    "had_inside": _had_inside,
    "in_that_condition": _in_that_condition,
    "itself": _itself,
    "number_over": _number_over,
    "object": _object,
    "of_whom": _of_whom,
    "on_board": _on_board,
    "patient": victims,
    "robbed": _robbed,
    "undergoer": undergone,
    "undergoer_above": _undergoer_above,
    "whose_bodies": _whose_bodies,
    "whose_lives": _whose_lives,
}
"""Each place by its name: who stands there, and the construction that says so where the row names none."""
