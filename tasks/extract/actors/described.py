"""Groups without a name of their own, called after who leads them or by what they are: "Hale's men", "bandits"."""

from collections.abc import Iterator

from schemas.identifiers import slug
from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.actors.groups import in_perpetrator_place
from tasks.extract.found import FoundActor
from tasks.extract.grammar.clause import prepositional
from tasks.extract.grammar.relations import first_child, is_possessor
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

LED = "actors.led"
DESCRIBED = "actors.described"


def find_led_groups(reading: Reading, taken: set[int]) -> list[FoundActor]:
    """Find the men or band of somebody who is named, where they attack: "Hale's men", "the gang of Omar Hale"."""
    found: list[FoundActor] = []
    by_leader: dict[str, KnownActor] = {}
    for noun in reading.doc:
        leader = _leader(noun) if noun.lower_ in word_class("actors/led") and noun.i not in taken else None
        if leader is None or leader.i in taken or not in_perpetrator_place(noun):
            continue
        span = _phrase(noun, leader)
        actor = by_leader.setdefault(leader.text, _group(span))
        found.append(FoundActor(span, actor, LED))
    return found


def _leader(noun: Token) -> Token | None:
    """Give the person after whom a band is called."""
    owner = first_child(noun, is_possessor)
    heads = [owner] if owner is not None else [*prepositional(noun, "of"), *prepositional(noun, "under")]
    led = (verb for verb in noun.children if verb.lemma_ in word_class("actors/leading"))
    heads += [person for verb in led for person in prepositional(verb, "by")]
    return next((head for head in heads if head.ent_type_ == "PERSON" and head.pos_ == "PROPN"), None)


def _phrase(noun: Token, leader: Token) -> TokenSpan:
    first = leader.left_edge.i if leader.i < noun.i else noun.i
    return noun.doc[first : max(noun.i, leader.i) + 1]


def _group(span: TokenSpan) -> KnownActor:
    return KnownActor(f"group/{slug(span.text)}", span.text, ActorType.ARMED_GROUP)


def find_described(reading: Reading, taken: set[int]) -> Iterator[FoundActor]:
    """Find attackers of a kind that has no name: "suspected bandits", "by settlers"."""
    for noun in reading.doc:
        plural = noun.tag_ in {"NNS", "NNPS"} and noun.lemma_.lower() in word_class("actors/described")
        if plural and noun.i not in taken and in_perpetrator_place(noun):
            name = noun.lower_.capitalize()
            actor = KnownActor(f"generic/{slug(name)}", name, ActorType.UNSPECIFIED)
            yield FoundActor(reading.doc[noun.i : noun.i + 1], actor, DESCRIBED)
