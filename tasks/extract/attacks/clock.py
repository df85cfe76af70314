"""What an hour settles: "Friday night" with shots at 2 a.m. is Saturday, "overnight" with 10 p.m. the first day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from schemas.mentions import DateCell
from schemas.vocabulary import DatePrecision
from tasks.extract.attacks.when import stands_elsewhere
from tasks.extract.found import DateForm, FoundDate
from tasks.extract.lexicons.words import word_class
from tasks.extract.reading.reading import Reading

_HOUR = re.compile(r"\b(?P<hour>1[0-2]|0?[1-9])(?::[0-5]\d)? ?(?P<half>[ap])\.?m\b\.?", re.IGNORECASE)
_NIGHT = re.compile(r"\bnight$", re.IGNORECASE)
_OVERNIGHT = "overnight"
_SMALL_HOURS = 5  # a.m. until which a night has gone on
_EVENING = 6  # p.m. from which one begins
_SENTENCES = 3  # after the one that names the night


def with_clock(reading: Reading, dates: Sequence[FoundDate]) -> list[FoundDate]:
    """Put a night on the day that the hour told after it lies on; its span then reaches as far as the hour."""
    return [_settled(reading, found, dates) if _is_night(found) else found for found in dates]


def _is_night(found: FoundDate) -> bool:
    quote = found.cell.span.quote.lower()
    named = found.cell.prec == DatePrecision.DAY and _NIGHT.search(quote) is not None
    return (named or quote == _OVERNIGHT) and not stands_elsewhere(found.tokens)


def _settled(reading: Reading, found: FoundDate, dates: Sequence[FoundDate]) -> FoundDate:
    hour = _hour_after(reading, found, dates)
    day = _day_of(found.cell, hour, reading.published) if hour else None
    if hour is None or day is None:
        return found
    span = reading.document.cut(found.tokens.start_char, hour.end())
    prec = int(DatePrecision.DAY)
    cell = replace(found.cell, start=day, end=day, prec=prec, span=span, method="dates.hour_of_night")
    return replace(found, cell=cell, form=DateForm.COUNTED)


def _hour_after(reading: Reading, found: FoundDate, dates: Sequence[FoundDate]) -> re.Match[str] | None:
    """The first hour told after a night, where no other day is named and nobody died or was treated at it."""
    first = reading.sentence_number(found.tokens)
    others = {reading.sentence_number(other.tokens) for other in dates if other.cell.start != found.cell.start}
    for number in range(first, min(first + _SENTENCES + 1, len(reading.sentences))):
        sentence = reading.sentences[number]
        hour = _HOUR.search(reading.text, max(sentence.start_char, found.tokens.end_char), sentence.end_char)
        later = any(
            token.lemma_.lower() in word_class("attacks/later") | word_class("verbs/treatment") for token in sentence
        )
        if number in others or (hour and later):
            return None
        if hour:
            return hour
    return None


def _day_of(night: DateCell, hour: re.Match[str], published: date | None) -> date | None:
    """The day on which an hour of a night lies; None where it is no hour of a night or the day is the night's own."""
    number, morning = int(hour["hour"]) % 12, hour["half"].lower() == "a"
    if (morning and number > _SMALL_HOURS) or (not morning and number < _EVENING):
        return None
    if night.start != night.end:
        return night.end if morning else night.start
    day = night.start + timedelta(days=morning)
    return day if morning and (published is None or day <= published) else None
