"""Dates: every expression that fixes a day, some days, a month or a year, resolved against publication or the text.

Source of the precision codes: UCDP GED codebook, date_prec.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from schemas.mentions import DateCell
from schemas.news import is_news
from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.dates.absolute import ABSOLUTE
from tasks.extract.dates.holidays import holidays
from tasks.extract.dates.relative import RELATIVE
from tasks.extract.dates.terms import Anchor, DateRange, Resolver
from tasks.extract.found import DateForm, FoundDate
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.reading.blocks import Block, BlockKind
from tasks.extract.reading.reading import Reading

_RANGES = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "through")}
_APPOSED = 2  # tokens
SAID = {
    "season": ("spring", "summer", "autumn", "fall"),
    "month_before": ("previous",),
    "month_of_year": ("year",),
    "holiday": tuple(holidays()),
    "years_ago_to_the_day": ("ago", "to the day"),
    "years_to_the_day": ("years ago",),
    "weekday_ago": ("ago",),
    "recent_hours": ("the last", "the past"),
    "moments_ago": ("ago",),
    "ago": ("ago", "earlier", "before"),
    "came_years_after": ("after",),
    "anniversary": ("anniversary", "since"),
    "later": ("later", "afterwards", " on,", " on."),
    "years_after": ("after",),
    "days_after": ("after",),
    "day_before": ("before",),
}
"""Words of which a text must have one where a rule matches: they are looked for faster than a pattern is tried."""
RULES = tuple(
    (name, re.compile(pattern, re.IGNORECASE), SAID.get(name), resolver, form)
    for rules, form in ((ABSOLUTE, DateForm.WRITTEN), (RELATIVE, DateForm.COUNTED))
    for name, pattern, resolver in rules
)


def stands_in(said: tuple[str, ...] | None, text: str) -> bool:
    """Whether a text in lower case has one of the words, so that a rule that needs one may match."""
    return said is None or any(word in text for word in said)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str], Resolver, DateForm]]:
    """Give the expressions in reading order; where two overlap, the one of the earlier rule."""
    taken = bytearray(len(text))
    found = []
    lower = text.casefold()
    rules = [rule for rule in RULES if stands_in(rule[2], lower)]
    for name, pattern, _, resolver, form in rules:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, name, match, resolver, form))
    for _, name, match, resolver, form in sorted(found, key=lambda item: item[0]):
        yield name, match, resolver, form


def find_dates(reading: Reading, month_first: bool | None = None) -> tuple[FoundDate, ...]:
    """Find the dates of a document in order; one that nothing fixes ("Friday", publication unknown) is left out.

    `month_first` tells how the document writes days in numbers, None where that is unknown.
    """
    found: list[FoundDate] = []
    told = Told(reading, month_first)
    for name, match, resolver, form in _matches(reading.text):
        resolved = resolver(match, told.anchor(match.start()))
        tokens = reading.doc.char_span(match.start(), match.end())
        if resolved is None or tokens is None:
            continue
        told.add(resolved, tokens)
        span = reading.document.cut(match.start(), match.end())
        cell = DateCell(resolved.start, resolved.end, resolved.prec, resolved.basis, span, f"dates.{name}")
        found.append(FoundDate(tokens, cell, resolved.form or form))
    return tuple(_joined(reading, list(_without_repeated(_without_rites(found)))))


class Told:
    """The dates that a document has named so far, as what the next one counts from."""

    def __init__(self, reading: Reading, month_first: bool | None) -> None:
        self.reading = reading
        self.month_first = month_first
        self.last: tuple[DateRange, TokenSpan] | None = None
        self.last_days: tuple[DateRange, TokenSpan] | None = None
        self.lead: date | None = None
        self.headings: list[tuple[DateRange, Block | None]] = []

    def add(self, found: DateRange, tokens: TokenSpan) -> None:
        """Take in the next date; one that fills its line heads what stands under it, all that follows if it is none."""
        self.last = (found, tokens)
        if found.prec <= DatePrecision.DAYS:
            self.last_days = self.last
            self.lead = self.lead or (found.start if is_news(found, self.reading.published) else None)
        sentence = tokens.sent
        alone = all(token in tokens or token.is_punct or token.is_space for token in sentence)
        if alone and found.basis == DateBasis.STATED and found.start.year == found.end.year:
            block = self.reading.block(tokens)
            self.headings.append((found, block if block.kind in (BlockKind.HEADING, BlockKind.ITEM) else None))

    def anchor(self, position: int) -> Anchor:
        """What an expression at a position counts from."""
        named, beside = self.last or (None, None)
        same = beside is not None and beside.end_char <= position < beside.sent.end_char
        return Anchor(
            self.reading.published,
            self.last_days[0].start if self.last_days else None,
            position - self.last_days[1].end_char if self.last_days else position,
            named=named,
            beside=named if same else None,
            lead=self.lead,
            headed=next((found for found, block in reversed(self.headings) if self._is_under(position, block)), None),
            month_first=self.month_first,
        )

    def _is_under(self, position: int, heading: Block | None) -> bool:
        """Whether a position stands in a heading's block or in one under it."""
        blocks = self.reading.blocks
        at = bisect_right(blocks, position, key=lambda block: block.start) - 1
        over = blocks[at] if at >= 0 and position < blocks[at].end else None
        while heading is not None and over is not None and over != heading:
            over = None if over.over is None else blocks[over.over]
        return heading is None or over is not None


def _without_rites(found: Sequence[FoundDate]) -> list[FoundDate]:
    """Leave out weekdays of a rite, "at Friday prayers", whose sentence says which day, month or year it was."""
    written = {date_.tokens.sent.start for date_ in found if not _is_rite(date_) and _is_dated(date_)}
    return [date_ for date_ in found if not (_is_rite(date_) and date_.tokens.sent.start in written)]


def _is_rite(found: FoundDate) -> bool:
    after = found.tokens.doc[found.tokens.end : found.tokens.end + 1].text.lower()
    return found.form == DateForm.COUNTED and after in word_class("dates/rites")


def _is_dated(found: FoundDate) -> bool:
    return found.form in {DateForm.WRITTEN, DateForm.HOLIDAY} or found.cell.prec >= DatePrecision.WEEK


def _without_repeated(found: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """Of two dates one beside the other that tell the same, the fuller one: "Tuesday, 14 May", "today [8th March]"."""
    for date_, other in zip_longest(found, found[1:]):
        if other is None or not _restates(other, date_):
            yield date_


def _restates(full: FoundDate, near: FoundDate) -> bool:
    """Whether a day on the calendar stands right after a weekday or count, in brackets or after a comma."""
    between = full.tokens.doc[near.tokens.end : full.tokens.start]
    beside = len(between) <= _APPOSED and all(token.is_punct or token.lower_ in ("in", "on") for token in between)
    counted = near.form in {DateForm.COUNTED, DateForm.COUNTED_BACK} and near.cell.prec >= full.cell.prec
    return beside and counted and full.form in {DateForm.WRITTEN, DateForm.HOLIDAY}


def _joined(reading: Reading, found: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """Join the two days of "between May 1 and May 4" and "from Monday to Friday" into one range."""
    waiting: FoundDate | None = None
    for date_ in found:
        if waiting is not None and (joint := _range_of(reading, waiting, date_)):
            waiting = joint
            continue
        if waiting is not None:
            yield waiting
        waiting = date_
    if waiting is not None:
        yield waiting


def _range_of(reading: Reading, first: FoundDate, second: FoundDate) -> FoundDate | None:
    doc, start, end = reading.doc, first.tokens.start, second.tokens.end
    between = doc[first.tokens.end : second.tokens.start].text.lower()
    opened = (doc[start - 1].lower_ if start else "", between) in _RANGES
    one, other = first.cell, second.cell
    if not opened or one.start >= other.start:
        return None
    span = reading.document.cut(doc[start].idx, second.tokens.end_char)
    prec = DateRange(one.start, other.end, one.basis).prec
    return FoundDate(doc[start:end], replace(one, end=other.end, prec=prec, span=span, method="dates.range"))
