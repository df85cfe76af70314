"""The named actors that an attack's clause shows as its agents."""

import re
from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.components.claim_frames import actors_named
from tasks.extract.components.claim_grammar import by_object, doer
from tasks.extract.found import FoundActor, FoundAttack, Speaker
from tasks.extract.reading import Reading

_AGENT_TYPES = {
    ActorType.ARMED_GROUP,
    ActorType.ORGANISATION,
    ActorType.UNSPECIFIED,
    ActorType.PERSON,
    ActorType.STATE_AGENCY,
    ActorType.STATE,
}
_OWN_NOUNS = {
    "force",
    "unit",
    "fighter",
    "commando",
    "comrade",
    "combatant",
    "column",
    "troop",
    "we",
    "militant",
    "guerrilla",
    "squad",
    "member",
}
_UNDERGROUND = re.compile(r"\bclandestine\b", re.IGNORECASE)
_HEADER_CHARACTERS = 300
_OF_NOUNS = {ActorType.ARMED_GROUP, ActorType.UNSPECIFIED}


def agents_of(attack: FoundAttack, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors who carry out an attack: those its mention lists and those its trigger's grammar shows."""
    listed = [f for actor_id in attack.mention.actor_ids if (f := _nearest(attack, actor_id, actors)) is not None]
    ids = {f.actor.actor_id for f in listed}
    return listed + [f for f in _by_grammar(attack, actors) if f.actor.actor_id not in ids]


def _nearest(attack: FoundAttack, actor_id: str, actors: Sequence[FoundActor]) -> FoundActor | None:
    same = [f for f in actors if f.actor.actor_id == actor_id]
    here = [f for f in same if attack.trigger.sent.start <= f.tokens.start < attack.trigger.sent.end]
    return min(here or same, key=lambda f: abs(f.tokens.start - attack.trigger.i), default=None)


def _by_grammar(attack: FoundAttack, actors: Sequence[FoundActor]) -> list[FoundActor]:
    trigger = attack.trigger
    if trigger.pos_ == "VERB":
        noun = doer(trigger)
        found = actors_named(noun, actors) if noun is not None else []
        return [f for f in found if f.actor.actor_type in _AGENT_TYPES]
    holders = [c for c in trigger.children if c.dep_ in {"poss", "compound", "nmod", "amod"} and c.i < trigger.i]
    agent = by_object(trigger)
    nouns = [*([agent] if agent is not None else []), *holders]
    found = [f for noun in nouns for f in actors_named(noun, actors)]
    return [f for f in found if f.actor.actor_type in _OF_NOUNS]


def voice_of(reading: Reading, actors: Sequence[FoundActor]) -> KnownActor | None:
    """Give the group whose own organ a document is (a clandestine radio's broadcast): the one it speaks of most."""
    if not _UNDERGROUND.search(reading.document.source.text[:_HEADER_CHARACTERS]):
        return None
    groups = Counter(f.actor for f in actors if f.actor.actor_type == ActorType.ARMED_GROUP)
    return groups.most_common(1)[0][0] if groups else None


def own_units(
    attack: FoundAttack, speaker: Speaker | None, voice: KnownActor | None, actors: Sequence[FoundActor]
) -> FoundActor | None:
    """Give the group that speaks where it tells of an attack by its own units ("our forces", "its fighters")."""
    agent = doer(attack.trigger) if attack.trigger.pos_ == "VERB" else _bearer(attack)
    if agent is None or agent.lemma_.lower() not in _OWN_NOUNS:
        return None
    first_person = agent.lower_ == "we" or any(c.lower_ == "our" for c in agent.children)
    if speaker is not None and speaker.actor is not None and speaker.actor.actor_type == ActorType.ARMED_GROUP:
        return _nearest(attack, speaker.actor.actor_id, actors)
    if speaker is None and voice is not None and first_person:
        return FoundActor(attack.trigger.doc[agent.left_edge.i : agent.i + 1], voice, "actors.voice")
    return None


def _bearer(attack: FoundAttack) -> Token | None:
    """Give who stages or launches an attack that is told of by a noun."""
    head = attack.trigger.head
    return doer(head) if head.pos_ == "VERB" and attack.trigger.dep_ == "dobj" else None
