"""Groups without a name of their own, called after who leads them or by what they are: "Hale's men", "bandits"."""

from collections.abc import Iterator

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.actors.groups import in_perpetrator_place
from tasks.extract.found import FoundActor
from tasks.extract.grammar.clause import prepositional
from tasks.extract.grammar.predicates import is_violent_noun
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_apposition,
    is_clause_on_noun,
    is_object,
    is_possessor,
    is_predicate_noun,
    is_premodifier,
)
from tasks.extract.lexicons.people import nationality_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.reading.reading import Reading

LED = "actors.led"
DESCRIBED = "actors.described"
_MAY_BE_PEOPLE = {"", "ORG", "PRODUCT", "WORK_OF_ART"}


def find_led_groups(reading: Reading, taken: set[int]) -> list[FoundActor]:
    """Find the men or band of somebody who is named, where they attack: "Hale's men", "fighters loyal to Omar Hale"."""
    found: list[FoundActor] = []
    by_leader: dict[str, KnownActor] = {}
    for noun in reading.doc:
        leader = _leader(noun) if noun.lower_ in word_class("actors/led") and noun.i not in taken else None
        if leader is None or leader.i in taken:
            continue
        if not (in_perpetrator_place(noun) or _are_the_attackers(noun) or _is_who_it_was(noun)):
            continue
        span = _phrase(noun, leader)
        actor = by_leader.setdefault(leader.text, _group(span))
        found.append(FoundActor(span, actor, LED))
    return found


def _leader(noun: Token) -> Token | None:
    """Give the person after whom a band is called."""
    owner = first_child(noun, is_possessor)
    heads = [owner] if owner is not None else [*prepositional(noun, "of"), *prepositional(noun, "under")]
    heads += [
        post for head in heads if head.lemma_ in word_class("actors/command") for post in prepositional(head, "of")
    ]
    for word in noun.children:
        if word.lemma_ in word_class("actors/leading"):
            heads += prepositional(word, "by")
        if word.lemma_ in word_class("actors/siding"):
            heads += prepositional(word, "to")
    return next((person for head in heads for person in _called(head) if _is_person(person)), None)


def _called(noun: Token) -> Iterator[Token]:
    """Give a noun and the names it is given: "one Hale", "the warlord Hale", "a commander called Hale"."""
    yield noun
    for c in noun.children:
        if is_apposition(c):
            yield c
        elif is_clause_on_noun(c) and c.lemma_ in word_class("speech/naming"):
            yield from (t for t in c.subtree if t.pos_ == "PROPN" and t.head.pos_ != "PROPN")


def _is_person(name: Token) -> bool:
    """Tell whether a name is a person's, as far as the recogniser and the gazetteer know it."""
    people = nationality_of(name.doc[name.i : name.i + 1]) is not None
    unknown = name.ent_type_ in _MAY_BE_PEOPLE and not people and not load_gazetteer().knows(name.text)
    return name.pos_ == "PROPN" and (name.ent_type_ == "PERSON" or unknown)


def _phrase(noun: Token, leader: Token) -> TokenSpan:
    first = leader.left_edge.i if leader.i < noun.i else noun.i
    return noun.doc[first : max(noun.i, leader.i) + 1]


def _group(span: TokenSpan) -> KnownActor:
    return KnownActor(f"group/{slug(span.text)}", span.text, ActorType.ARMED_GROUP)


def find_described(reading: Reading, taken: set[int]) -> Iterator[FoundActor]:
    """Find attackers of a kind that has no name: "suspected bandits", "by settlers", "Kurdish gunmen"."""
    for noun in reading.doc:
        start = _kind_from(noun) if noun.tag_ in {"NNS", "NNPS"} and noun.i not in taken else None
        if start is not None and (in_perpetrator_place(noun) or _are_the_attackers(noun)):
            span = reading.doc[start : noun.i + 1]
            name = span.text[:1].upper() + span.text[1:]
            actor = KnownActor(f"generic/{slug(name)}", name, ActorType.UNSPECIFIED)
            yield FoundActor(span, actor, DESCRIBED)


def _kind_from(noun: Token) -> int | None:
    """Give where the words begin that say of what kind attackers are: by the noun, or by their cause or people."""
    if noun.lemma_.lower() in word_class("actors/described"):
        return noun.i
    before = noun.doc[noun.i - 1] if noun.i else noun
    cause = before.lower_ in word_class("actors/causes") or (
        before.ent_type_ == "NORP" and nationality_of(noun.doc[before.i : noun.i]) is None
    )
    if not (is_premodifier(before) and before.head == noun and is_violent_noun(noun) and cause):
        return None
    further = noun.doc[before.i - 1] if before.i else before
    return further.i if is_premodifier(further) and further.ent_type_ == "NORP" else before.i


def _is_who_it_was(noun: Token) -> bool:
    """Tell whether somebody says who did what was told: "It was Hale's boys"."""
    subject = first_child(noun.head, is_active_subject) if is_predicate_noun(noun) else None
    return subject is not None and subject.lower_ in word_class("actors/pointing")


def _are_the_attackers(noun: Token) -> bool:
    """Tell whether a noun says who attackers were: "the killers were settlers", "identified the gunmen as settlers"."""
    if is_predicate_noun(noun):
        subject = first_child(noun.head, is_active_subject)
        return subject is not None and is_violent_noun(subject)
    if not follows_preposition(noun) or noun.head.lower_ != "as":
        return False
    verb = noun.head.head
    named = (c for c in (*verb.children, verb.head) if is_object(c) or is_clause_on_noun(verb))
    return verb.lemma_ in word_class("actors/identify") and any(map(is_violent_noun, named))
