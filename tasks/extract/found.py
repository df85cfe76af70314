"""What components hand to one another inside a document: a mention together with its tokens."""

from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.mentions import AttackMention, DateCell, KnownActor, PlaceCell
from schemas.vocabulary import SpeakerRole


@dataclass(frozen=True)
class FoundActor:
    """An actor named, or referred to ("the group"), by these tokens."""

    tokens: TokenSpan
    actor: KnownActor
    method: str


@dataclass(frozen=True)
class FoundPlace:
    """A place named by these tokens."""

    tokens: TokenSpan
    cell: PlaceCell


@dataclass(frozen=True)
class FoundDate:
    """A date given by these tokens."""

    tokens: TokenSpan
    cell: DateCell


@dataclass(frozen=True)
class FoundAttack:
    """An attack told of by the clause around its trigger."""

    trigger: Token
    clause: TokenSpan
    mention: AttackMention


@dataclass(frozen=True)
class Speaker:
    """Who makes a statement: the words that name them, the actor they are or speak for, and their role."""

    tokens: TokenSpan | None
    actor: KnownActor | None
    role: SpeakerRole
