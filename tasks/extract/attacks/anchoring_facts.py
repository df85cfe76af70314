"""Plain observations on a date and an attack told in its sentence, which the model of `anchoring` weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.facts import Facts
from schemas.mentions import DateCell
from schemas.news import is_long_past
from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.attacks.hanging import OBSERVATIONS, form, governor_of, order, path, rivals
from tasks.extract.attacks.when import (
    counts_back_to,
    hangs_on,
    is_of_another_act,
    is_told_by,
    only_comes_in,
    said_then,
    stands_elsewhere,
)
from tasks.extract.found import DateForm, FoundDate
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_KINDS = {
    DatePrecision.DAY: "a day",
    DatePrecision.DAYS: "some days",
    DatePrecision.WEEK: "some days",
    DatePrecision.MONTH: "a month",
}
_FORMS = {
    DateForm.WRITTEN: "written",
    DateForm.COUNTED: "counted",
    DateForm.COUNTED_BACK: "counted back",
    DateForm.HOLIDAY: "a holiday",
}
_VERBS_OF = {"verbs/legal": "on a verb of law", "verbs/aftermath": "on a verb of what came later"}


@dataclass(frozen=True)
class Setting:
    """What leads an attack and its rivals in a sentence, the dates named there, and the day of publication.

    `proposed` are the dates that grammar gives the attack.
    """

    trigger: Token
    triggers: Sequence[Token]
    named: Sequence[FoundDate]
    proposed: Sequence[DateCell]
    published: date | None


def _kind(setting: Setting, date: FoundDate) -> Iterator[str]:
    yield _KINDS.get(DatePrecision(date.cell.prec), "a year")
    yield _FORMS[date.form]
    if date.cell.basis == DateBasis.RELATIVE_TO_PUBLICATION:
        yield "reckoned from publication"
    if is_long_past(date.cell, setting.published):
        yield "long past"


def _form(setting: Setting, date: FoundDate) -> Iterator[str]:
    """How the date is put."""
    yield from form(setting, date, word_class("attacks/anchoring_prepositions"))


def _governor(setting: Setting, date: FoundDate) -> Iterator[str]:
    lemma = governor_of(date.tokens.root).lemma_.lower()
    yield from (fact for verbs, fact in _VERBS_OF.items() if lemma in word_class(verbs))


def _grammar(setting: Setting, date: FoundDate) -> Iterator[str]:
    """What grammar says of the date and the attack."""
    root, trigger = date.tokens.root, setting.trigger
    if date.cell in setting.proposed:
        yield "proposed"
    elif setting.proposed:
        yield "another is proposed"
    if is_told_by(date.tokens, trigger):
        yield "told by the attack"
    if hangs_on(root, trigger):
        yield "hangs on the attack"
    if counts_back_to(date.tokens, trigger):
        yield "counted from it"
    if said_then(date.tokens):
        yield "when it was said"
    if is_of_another_act(date, trigger):
        yield "of another act"
    if only_comes_in(date, trigger):
        yield "of what it comes in"
    if stands_elsewhere(date.tokens):
        yield "of a statement"


def _trigger(setting: Setting, date: FoundDate) -> Iterator[str]:
    """What leads the attack."""
    trigger = setting.trigger
    yield "told as a noun" if trigger.pos_ in {"NOUN", "PROPN"} else "told as a deed"
    if len(setting.triggers) == 1:
        yield "the only attack"
    elif all(trigger.i <= other.i for other in setting.triggers):
        yield "the first attack"


FACTS = Facts[Setting, FoundDate](
    plain=frozenset(
        {
            "a day",
            "a holiday",
            "a month",
            "a year",
            "another is proposed",
            "counted",
            "counted back",
            "counted from it",
            "hangs on the attack",
            "long past",
            "of a statement",
            "of another act",
            "of what it comes in",
            "on a verb of law",
            "on a verb of what came later",
            "proposed",
            "reckoned from publication",
            "some days",
            "the first attack",
            "the only attack",
            "told as a deed",
            "told as a noun",
            "told by the attack",
            "when it was said",
            "written",
            "after after",
            "after before",
            "after between",
            "after by",
            "after during",
            "after for",
            "after from",
            "after in",
            "after of",
            "after on",
            "after since",
            "after to",
            "after until",
            *OBSERVATIONS,
        }
    ),
    give=(_kind, _form, path, order, rivals, _governor, _grammar, _trigger),
    pairs=(("long past", "told as a noun"), ("the only attack", "the only one")),
    speak_for=frozenset({"hangs on the attack", "on the trigger", "proposed", "the only one", "told by the attack"}),
    speak_against=frozenset(
        {
            "another hangs on the trigger",
            "another is proposed",
            "beyond another attack",
            "nearer to another attack",
            "of a statement",
            "of another act",
            "on a verb of law",
            "when it was said",
        }
    ),
)
