"""A statement of harm before its attack and speaker are known."""

from dataclasses import dataclass

from schemas.vocabulary import Realis
from tasks.extract.casualties.harms import IN_CARE, Construction
from tasks.extract.casualties.people import People
from tasks.extract.casualties.reality import has_other_cause, is_remembered, is_running_total, is_statistic
from tasks.extract.casualties.words import HIT, WOUNDED
from tasks.extract.grammar.frames import frame_of
from tasks.extract.grammar.governors import is_disowned
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement: who, what happened to them, by which words and construction. `part_of` points to another draft.

    `rule` is the id of the row that reads the words, where one does.
    """

    people: People
    harm: str
    word: Token
    construction: Construction
    suicide: bool = False
    part_of: int | None = None
    rule: str | None = None

    @property
    def method(self) -> str:
        """The id of the rule that read it: that of its row, else its construction."""
        return f"casualties.{self.rule or self.construction.value}"

    @property
    def counted(self) -> bool:
        """Whether it says how many."""
        return self.people.counted

    @property
    def is_zero(self) -> bool:
        """Whether it says that there was nobody."""
        return self.people.value == 0

    @property
    def is_total(self) -> bool:
        """Whether it is a toll or another figure for all of them."""
        return self.construction == Construction.TOLL

    @property
    def in_care(self) -> bool:
        """Whether it tells of people who are treated, so that none of them had died."""
        return self.construction in IN_CARE | {Construction.WOUNDS}

    @property
    def is_single(self) -> bool:
        """Whether it tells of one person who is described, not only counted."""
        return self.people.single is not None


def outcome_of(draft: Draft) -> str:
    """The outcome as it is published: who was hit is wounded."""
    return WOUNDED if draft.harm == HIT else draft.harm


def is_denied(word: Token) -> bool:
    """Whether a word of harm is negated."""
    return frame_of(word).status.negative


def is_void(word: Token) -> bool:
    """Whether a word of harm states nothing about an attack."""
    if is_statistic(word.sent) or is_running_total(word):
        return True
    bodies = word.lower_ in word_class("casualties/body")  # "eight further skeletons were exhumed"
    realis = frame_of(word.head if bodies else word).status.realis
    general = realis == Realis.GENERIC and word.pos_ in {"VERB", "AUX"}
    if realis == Realis.HYPOTHETICAL or general or is_disowned(word) or _only_tried(word):
        return True
    return is_remembered(word) or has_other_cause(word)


def _only_tried(word: Token) -> bool:
    """Whether somebody tried to harm people and nothing more is said: "an attempt to gun down a trader"."""
    to = any(child.lower_ == "to" for child in word.lefts)
    return to and word.head.lemma_.lower() in word_class("casualties/attempts")
