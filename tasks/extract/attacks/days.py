"""The day of a document's attack where no clause that tells of it names one: the likeliest day of the text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from schemas.documents import Span
from schemas.mentions import DateCell
from schemas.news import is_news
from schemas.vocabulary import Basis, DateBasis, DatePrecision, Realis
from tasks.extract.attacks.when import stands_elsewhere
from tasks.extract.found import FoundAttack, FoundDate
from tasks.extract.grammar.relations import is_active_subject, is_any_auxiliary, is_open_complement
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_CLOCK = re.compile(
    r"\b(?:1[0-2]|0?[1-9])(?::[0-5]\d)? ?(?:[ap]\.m\b\.?|[ap]m\b)|\bmidnight\b|\bearly[- ]morning\b|\blate[- ]night\b",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\b(?:posted|updated?|published|modified)\b[^.]{0,40}$|\(@\w+\)\W*$", re.IGNORECASE)
_BEFORE, _AFTER = 28, 22  # characters between a day and the hour that goes with it
_LEAD_SENTENCES = 4
_NEAR_SENTENCES = 2
_PRESENT = {"VBP", "VBZ"}
ENOUGH = 1.0


def with_day(reading: Reading, found: tuple[FoundAttack, ...], dates: Sequence[FoundDate]) -> tuple[FoundAttack, ...]:
    """Where no attack has a date of its own, give the first the likeliest day; else what the hour told leaves open."""
    actual = [index for index, attack in enumerate(found) if attack.mention.realis == Realis.ACTUAL]
    told = [cell for index in actual for cell in found[index].mention.dates if not _of_several(found[index], cell)]
    if not actual or any(is_news(cell, reading.published) for cell in told):
        return found
    telling = {found[index].mention.sentence for index in actual}
    day = _likeliest(reading, dates, telling) or _by_the_hour(reading, telling)
    if day is None and not told:
        day = _while_at_work(reading, dates)
    if day is None:
        return found
    index = next((index for index in actual if not _has_a_date(found[index], told)), None)
    if index is None:
        return found
    dated = replace(found[index], mention=replace(found[index].mention, dates=(day,)))
    return (*found[:index], dated, *found[index + 1 :])


def _of_several(attack: FoundAttack, cell: DateCell) -> bool:
    """Whether some days are those of all that it is counted with: "one of several the police went to this weekend"."""
    return attack.mention.anaphoric and cell.prec > DatePrecision.DAY


def _has_a_date(attack: FoundAttack, told: Sequence[DateCell]) -> bool:
    """Whether an attack has a date of its own, or only refers back where one has been told."""
    return bool(attack.mention.dates) or (attack.mention.anaphoric and bool(told))


def _likeliest(reading: Reading, dates: Sequence[FoundDate], telling: set[int]) -> DateCell | None:
    weighed = [
        (_weight(reading, date, dates, telling), -position, date.cell)
        for position, date in enumerate(dates)
        if date.cell.prec <= DatePrecision.DAYS and is_news(date.cell, reading.published)
    ]
    weight, _, cell = max(weighed, key=lambda each: each[:2], default=(0.0, 0, None))
    return replace(cell, taken_from=Basis.LEAD) if cell and weight >= ENOUGH else None


def _weight(reading: Reading, date: FoundDate, dates: Sequence[FoundDate], telling: set[int]) -> float:
    """How likely a day is the attack's: told near it, with its hour, at the head of the text, not of another act."""
    number = reading.sentence_number(date.tokens)
    apart = min(abs(number - each) for each in telling)
    same = sum(other.cell.start == date.cell.start for other in dates) - 1
    return (
        1.0 * (apart <= _NEAR_SENTENCES)
        + 0.5 * (apart == 0)
        + 1.5 * _has_hour(reading, date.tokens)
        + 0.5 * (number < _LEAD_SENTENCES)
        + 0.25 * min(same, 2)
        - 2.0 * stands_elsewhere(date.tokens)
        + 1.0 * heads_text(reading, date)
        - 3.0 * _is_stamp(reading, date.tokens)
    )


def _has_hour(reading: Reading, tokens: TokenSpan) -> bool:
    sentence = reading.sentences[reading.sentence_number(tokens)]
    start = max(sentence.start_char, tokens.start_char - _BEFORE)
    return _CLOCK.search(reading.text, start, min(sentence.end_char, tokens.end_char + _AFTER)) is not None


def heads_text(reading: Reading, date: FoundDate) -> bool:
    """Whether a date stands alone, as at the head of a summary; that of publication is the page's own."""
    sentence = reading.sentences[reading.sentence_number(date.tokens)]
    inside = range(date.tokens.start, date.tokens.end)
    alone = all(token.i in inside or token.is_punct or token.is_space for token in sentence)
    return alone and date.cell.start != reading.published


def _is_stamp(reading: Reading, tokens: TokenSpan) -> bool:
    """Whether a date says when the page was put up."""
    sentence = reading.sentences[reading.sentence_number(tokens)]
    before = reading.text[sentence.start_char : tokens.start_char]
    verbless = all(token.pos_ not in {"VERB", "AUX"} for token in sentence)
    return _STAMP.search(before) is not None or (verbless and _has_hour(reading, tokens))


def _by_the_hour(reading: Reading, telling: set[int]) -> DateCell | None:
    """News that names an hour and no day is of the day it came out or the day before."""
    published = reading.published
    if published is None:
        return None
    for number, sentence in enumerate(reading.sentences):
        hour = _CLOCK.search(sentence.text)
        if hour is None or min(abs(number - each) for each in telling) > _NEAR_SENTENCES:
            continue
        start = sentence.start_char + hour.start()
        if _STAMP.search(sentence.text[: hour.start()]):
            continue
        span = reading.document.cut(start, sentence.start_char + hour.end())
        return _since_yesterday(published, span, "attack_days.hour")
    return None


def _while_at_work(reading: Reading, dates: Sequence[FoundDate]) -> DateCell | None:
    """News without an earlier day at which officers "are searching" is of the day it came out or the day before."""
    published = reading.published
    if published is None:
        return None
    told = [date.cell for date in dates if is_news(date.cell, published) and not _is_stamp(reading, date.tokens)]
    if any(cell.end < published - timedelta(days=1) for cell in told):
        return None
    at_work = next((token for token in reading.doc if _is_under_way(token)), None)
    return _since_yesterday(published, reading.span(at_work), "attack_days.at_work") if at_work is not None else None


def _is_under_way(token: Token) -> bool:
    """Whether a word says what officers are doing now: "are searching", "police investigate", "continue to look"."""
    if token.lemma_.lower() not in word_class("attacks/at_work"):
        return False
    if token.tag_ == "VB" and is_open_complement(token):
        return token.head.lemma_ == "continue" and token.head.tag_ in _PRESENT
    now = any(child.lower_ in word_class("grammar/be_present") and is_any_auxiliary(child) for child in token.children)
    subject = any(is_active_subject(child) for child in token.children)
    return (token.tag_ in {"VBG", "VBN"} and now) or (token.tag_ in _PRESENT and subject)


def _since_yesterday(published: date, span: Span, method: str) -> DateCell:
    before = published - timedelta(days=1)
    return DateCell(before, published, int(DatePrecision.DAYS), DateBasis.RELATIVE_TO_PUBLICATION, span, method)
