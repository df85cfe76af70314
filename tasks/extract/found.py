"""What components hand to one another inside a document: a mention together with its tokens."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from schemas.mentions import AttackMention, DateCell, KnownActor, PlaceCell
from schemas.vocabulary import SpeakerRole
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token


class Reference(StrEnum):
    """How words stand for an actor."""

    NAME = "name"
    BRANCH = "branch"  # "its Khorasan branch"
    ANAPHOR = "anaphor"  # "the group", "they"
    LIKELY_ANAPHOR = "likely_anaphor"  # others may be meant
    OWN_SIDE = "own_side"  # the side that speaks: "we", "our fighters"


class DateForm(StrEnum):
    """How an expression fixes a day."""

    WRITTEN = "written"  # on the calendar: "14 May"
    COUNTED = "counted"  # from another day: "Tuesday", "two days later"
    COUNTED_BACK = "counted_back"  # to what came years before: "two years after a bombing"
    HOLIDAY = "holiday"


@dataclass(frozen=True)
class FoundActor:
    """An actor named, or referred to ("the group"), by these tokens."""

    tokens: TokenSpan
    actor: KnownActor
    method: str
    reference: Reference = Reference.NAME

    @property
    def refers_back(self) -> bool:
        """Whether the words name nobody by themselves."""
        return self.reference in {Reference.ANAPHOR, Reference.LIKELY_ANAPHOR}


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
    form: DateForm = DateForm.WRITTEN


@dataclass(frozen=True)
class FoundAttack:
    """An attack told of by the clause around its trigger."""

    trigger: Token
    clause: TokenSpan
    mention: AttackMention

    @cached_property
    def sentence(self) -> str:
        """The words of the sentence that tells of it."""
        return self.trigger.sent.text

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in that sentence."""
        return names_beside(self.trigger)


def names_beside(word: Token) -> frozenset[str]:
    """The names in a word's sentence."""
    return frozenset(each.lower_ for each in word.sent if each.pos_ == "PROPN" and len(each) > 3)


@dataclass(frozen=True)
class Speaker:
    """Who makes a statement: the words that name them, the actor they are or speak for, and their role."""

    tokens: TokenSpan | None
    actor: KnownActor | None
    role: SpeakerRole
