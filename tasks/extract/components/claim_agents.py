"""The named actors that an attack's clause shows as its agents."""

from collections.abc import Sequence

from schemas.vocabulary import ActorType
from tasks.extract.components.claim_frames import actors_named
from tasks.extract.components.claim_grammar import by_object, doer
from tasks.extract.found import FoundActor, FoundAttack

_AGENT_TYPES = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED, ActorType.PERSON, ActorType.STATE_AGENCY, ActorType.STATE}
_OF_NOUNS = {ActorType.ARMED_GROUP, ActorType.UNSPECIFIED}


def agents_of(attack: FoundAttack, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors who carry out an attack: those its mention lists and those its trigger's grammar shows."""
    listed = [
        f
        for actor_id in attack.mention.actor_ids
        if (f := _in_clause(attack, actor_id, actors)) is not None
    ]
    ids = {f.actor.actor_id for f in listed}
    return listed + [f for f in _by_grammar(attack, actors) if f.actor.actor_id not in ids]


def _in_clause(attack: FoundAttack, actor_id: str, actors: Sequence[FoundActor]) -> FoundActor | None:
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
