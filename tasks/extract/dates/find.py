"""Dates: every expression that fixes a day, some days, a month or a year, resolved against publication or the text.

Source of the precision codes: UCDP GED codebook, date_prec.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.mentions import DateCell
from schemas.vocabulary import DatePrecision
from tasks.extract.dates.absolute import ABSOLUTE
from tasks.extract.dates.relative import RELATIVE
from tasks.extract.dates.terms import Anchor, DateRange, Resolver
from tasks.extract.found import FoundDate
from tasks.extract.reading.reading import Reading

_RANGES = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "through")}
_RULES = tuple(
    (name, re.compile(pattern, re.IGNORECASE), resolver) for name, pattern, resolver in (*ABSOLUTE, *RELATIVE)
)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str], Resolver]]:
    """Give the expressions in reading order; where two overlap, the one of the earlier rule."""
    taken: list[tuple[int, int]] = []
    found = []
    for name, pattern, resolver in _RULES:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), name, match, resolver))
    for _, name, match, resolver in sorted(found, key=lambda item: item[0]):
        yield name, match, resolver


def find_dates(reading: Reading) -> tuple[FoundDate, ...]:
    """Find the dates of a document in order; one that nothing fixes ("Friday", publication unknown) is left out."""
    found: list[FoundDate] = []
    latest, latest_end = None, 0
    for name, match, resolver in _matches(reading.text):
        resolved = resolver(match, Anchor(reading.published, latest, match.start() - latest_end))
        tokens = reading.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if resolved is None or tokens is None:
            continue
        if resolved.prec <= DatePrecision.DAYS:
            latest, latest_end = resolved.start, match.end()
        span = reading.document.cut(match.start(), match.end())
        cell = DateCell(resolved.start, resolved.end, resolved.prec, resolved.basis, span, f"dates.{name}")
        found.append(FoundDate(tokens, cell))
    return tuple(_joined(reading, found))


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
