"""Who among the actors of a document can attack by name: "Boko Haram", "it" for a group, states and their armies."""

from collections.abc import Sequence

from schemas.vocabulary import ActorType
from tasks.extract.found import FoundActor
from tasks.extract.parse import Doc, Token

_KEY = "named attackers"
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}


def know_actors(doc: Doc, actors: Sequence[FoundActor]) -> None:
    """Keep with the parse which of its words name an actor, and of what type, for the tests of triggers."""
    doc.user_data[_KEY] = {token.i: found.actor.actor_type for found in actors for token in found.tokens}


def is_named_group(noun: Token) -> bool:
    """Whether a noun is the name of an armed group, or a word that stands for one: "al-Shabaab", "it"."""
    return _type_of(noun) == ActorType.ARMED_GROUP


def is_named_state(noun: Token) -> bool:
    """Whether a noun is the name of a state or of one of its forces: "Israel", "the Tatmadaw"."""
    return _type_of(noun) in _STATES


def _type_of(noun: Token) -> ActorType | None:
    types: dict[int, ActorType] = noun.doc.user_data.get(_KEY, {})
    return types.get(noun.i)
