"""Evidence of who attacked: where a shot came from, whose territory it leads to."""

from collections.abc import Sequence

from schemas.vocabulary import ActorType
from tasks.extract.claims.frames import actors_named, grounds
from tasks.extract.claims.people import is_party
from tasks.extract.found import FoundActor
from tasks.extract.grammar.clause import prepositional
from tasks.extract.parse import Token

_NO_SIDE = {ActorType.PERSON, ActorType.MEDIA}


def may_be_blamed(noun: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a noun phrase names a group, a state or an arm of one."""
    return any(found.actor.actor_type not in _NO_SIDE for found in actors_named(noun, actors))


def is_traced_to_a_side(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something is traced to whom or whose ground is named: "traced to Houthi-held territory"."""
    return any(may_be_blamed(noun, actors) for noun in prepositional(cue, "to"))


def comes_from_a_side(cue: Token, actors: Sequence[FoundActor]) -> bool:
    """Tell whether something came from ground that somebody holds: "fired from separatist positions"."""
    return any(may_be_blamed(noun, actors) or is_party(noun) for noun in grounds(cue))
