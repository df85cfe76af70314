"""Dates: every expression that fixes a day, some days, a month or a year, resolved against publication or the text.

Absolute expressions are parsed by dateparser; relative ones, which it misreads (see the tests), are computed here.
Source of the precision codes: UCDP GED codebook, date_prec.
"""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

import dateparser

from schemas.mentions import DateCell
from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.components.holidays import holiday_in, holidays, last_holiday
from tasks.extract.components.numbers import number_word
from tasks.extract.components.small_numbers import UP_TO_TWELVE
from tasks.extract.found import FoundDate
from tasks.extract.reading import Reading

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,? ?\d))?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_COUNT = rf"(?:\d{{1,3}}|an?|{UP_TO_TWELVE}|several|a few|a couple of)"
_UNIT = r"(?:day|week|month|year)"
_HOLIDAY = "|".join(re.escape(name) for name in sorted(holidays(), key=len, reverse=True))
_PART = r"(?:(?:early|late|mid|before)[ -]?)?(?:morning|afternoon|evening|night|noon|midnight|dawn)"

_RANGES = {("between", "and"), ("from", "to"), ("from", "until"), ("from", "through")}
_COMES = re.compile(r"\b(?:comes?|came)\b[^.,]{0,12}$", re.IGNORECASE)
_BESIDE = 100  # characters within which "three days after" counts back from a day named before it
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from: the day of publication, the last day named before, and how far before."""

    published: date | None
    latest: date | None
    characters: int = 0


@dataclass(frozen=True, slots=True)
class _Range:
    start: date
    end: date
    basis: DateBasis

    @property
    def prec(self) -> int:
        days = (self.end - self.start).days + 1
        bounds = ((1, DatePrecision.DAY), (6, DatePrecision.DAYS), (7, DatePrecision.WEEK), (31, DatePrecision.MONTH))
        return next((int(code) for limit, code in bounds if days <= limit), int(DatePrecision.YEAR))


_Resolver = Callable[[re.Match[str], Anchor], _Range | None]


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> date | None:
    found = dateparser.parse(
        text, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "MDY"}
    )
    return found.date() if found else None


def _month_number(name: str) -> int:
    return [m.lower() for m in calendar.month_abbr].index(name[:3].lower())


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 1900 + int(year) if int(year) > 49 else 2000 + int(year)


def _month_range(year: int, month: int, basis: DateBasis) -> _Range:
    return _Range(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), basis)


def _count(said: str) -> int | None:
    """The number of a count of days, weeks or years; None where it is vague."""
    return int(said) if said.isdigit() else 1 if said.lower() in {"a", "an"} else number_word(said)


def _until(found: _Range, published: date | None) -> _Range | None:
    """Cut a range off at publication; a range wholly after it is no past date."""
    if published is None or found.end <= published:
        return found
    return _Range(found.start, published, found.basis) if found.start <= published else None


def _last_year_of(month: int, day: int, published: date) -> int:
    return published.year - ((month, day) > (published.month, published.day))


def _day(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read a day and month, with the year stated, else the one that makes it the last such day before publication."""
    month, basis = _month_number(match["month"]), DateBasis.STATED
    digits = re.sub(r"\D", "", match["day"])
    if match["year"]:
        year = _full_year(match["year"])
    elif anchor.published:
        basis, year = DateBasis.RELATIVE_TO_PUBLICATION, _last_year_of(month, int(digits), anchor.published)
    else:
        return None
    start = _parse_day(f"{calendar.month_name[month]} {digits}, {year}")
    last = match.groupdict().get("last")
    end = _parse_day(f"{calendar.month_name[month]} {re.sub(r'[^0-9]', '', last)}, {year}") if last else start
    return _Range(start, end, basis) if start and end and start <= end else None


def _holiday(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "New Year's Eve" as the last one before publication, or that of the year stated."""
    name = match["holiday"].lower()
    if match["year"]:
        day, basis = holiday_in(name, int(match["year"])), DateBasis.STATED
    elif anchor.published:
        day, basis = last_holiday(name, anchor.published), DateBasis.RELATIVE_TO_PUBLICATION
    else:
        return None
    return _Range(day, day, basis)


def _numeric(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "05/21/2014" and "2014-05-21"; where day and month could change places nothing is read."""
    year, first, second = int(match["year"] or match["iso"]), int(match["first"]), int(match["second"])
    if match["iso"]:
        month, day = first, second
    elif first > 12 or second > 12 or first == second:
        month, day = (first, second) if first <= 12 else (second, first)
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return _Range(found, found, DateBasis.STATED)


def _month(match: re.Match[str], anchor: Anchor) -> _Range | None:
    month = _month_number(match["month"])
    if match["year"]:
        return _until(_month_range(_full_year(match["year"]), month, DateBasis.STATED), anchor.published)
    if anchor.published is None:
        return None
    year = anchor.published.year - (month > anchor.published.month)
    if match["modifier"] and match["modifier"].lower() == "last" and month == anchor.published.month:
        year -= 1
    return _until(_month_range(year, month, DateBasis.RELATIVE_TO_PUBLICATION), anchor.published)


def _year(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """A bare year; that of publication only counts what has been in it."""
    year = int(match["year"])
    if anchor.published and year == anchor.published.year:
        return None
    return _until(_Range(date(year, 1, 1), date(year, 12, 31), DateBasis.STATED), anchor.published)


def _weekday(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """The last such weekday on or before publication: "Friday" in a Friday's paper is that day."""
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if match["last"] and match["last"].lower() == "last" and back == 0:
        back = 7
    day = anchor.published - timedelta(days=back)
    return _Range(day, day, DateBasis.RELATIVE_TO_PUBLICATION)


_NEAR_DAYS = {
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (1, 1),
    "last night": (1, 1),
    "last evening": (1, 1),
    "overnight": (1, 0),
    "the day before yesterday": (2, 2),
}


def _near_day(match: re.Match[str], anchor: Anchor) -> _Range | None:
    if anchor.published is None:
        return None
    first, last = _NEAR_DAYS[re.sub(r"\s+", " ", match["near"].lower())]
    return _Range(
        anchor.published - timedelta(days=first),
        anchor.published - timedelta(days=last),
        DateBasis.RELATIVE_TO_PUBLICATION,
    )


def _calendar_unit(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "this week", "earlier this month", "last year"."""
    if anchor.published is None:
        return None
    day, last = anchor.published, match["which"] is not None and match["which"].lower() in {"last", "past"}
    basis = DateBasis.RELATIVE_TO_PUBLICATION
    if match["unit"] == "weekend":
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return _until(_Range(saturday, saturday + timedelta(days=1), basis), day)
    if match["unit"] == "week":
        monday = day - timedelta(days=day.weekday() + 7 * last)
        return _until(_Range(monday, monday + timedelta(days=6), basis), day)
    if match["unit"] == "month":
        month = (day.replace(day=1) - timedelta(days=1)) if last else day
        return _until(_month_range(month.year, month.month, basis), day)
    year = day.year - last
    return _until(_Range(date(year, 1, 1), date(year, 12, 31), basis), day)


def _ago(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "two weeks ago" from publication, "two days earlier" from the last date named."""
    number = _count(match["count"])
    from_publication = match["direction"].lower() == "ago"
    base = anchor.published if from_publication else anchor.latest
    if base is None or number is None:
        return None
    basis = DateBasis.RELATIVE_TO_PUBLICATION if from_publication else DateBasis.RELATIVE_IN_TEXT
    unit = match["unit"].lower()
    if unit == "day":
        day = base - timedelta(days=number)
        return _Range(day, day, basis)
    if unit == "week":
        middle = base - timedelta(weeks=number)
        return _until(_Range(middle - timedelta(days=3), middle + timedelta(days=3), basis), anchor.published)
    if unit == "month":
        months = base.year * 12 + base.month - 1 - number
        return _month_range(months // 12, months % 12 + 1, basis)
    return _Range(date(base.year - number, 1, 1), date(base.year - number, 12, 31), basis)


def _weekday_ago(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "two weeks ago Friday" as the Friday nearest to that day."""
    number = _count(match["count"])
    if anchor.published is None or number is None:
        return None
    middle = anchor.published - timedelta(weeks=number)
    day = middle + timedelta(days=(_DAYS[match["weekday"].lower()] - middle.weekday() + 3) % 7 - 3)
    return _Range(day, day, DateBasis.RELATIVE_TO_PUBLICATION)


def _days_after(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "died Thursday, three days after" as the Monday that the days are counted from.

    "The shooting comes three days after" another one that the text does not go on with.
    """
    number = _count(match["count"])
    compared = _COMES.search(match.string, max(match.start() - _BESIDE, 0), match.start())
    if anchor.latest is None or number is None or anchor.characters > _BESIDE or compared:
        return None
    day = anchor.latest - timedelta(days=number * (7 if match["unit"].lower() == "week" else 1))
    return _Range(day, day, DateBasis.RELATIVE_IN_TEXT)


def _recent_hours(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "in the last 24 hours", "the past two days", "a few minutes ago" as the days up to publication."""
    unit = match["unit"].lower()
    number = _count(match["count"]) or (24 if unit == "hour" else None)
    if anchor.published is None or (number is None and unit == "day"):
        return None
    days = 0 if unit == "minute" else -(-(number or 0) // 24) if unit == "hour" else number or 0
    return _Range(anchor.published - timedelta(days=days), anchor.published, DateBasis.RELATIVE_TO_PUBLICATION)


def _neighbour_day(match: re.Match[str], anchor: Anchor) -> _Range | None:
    """Read "the previous day", "the same day" from the last date named."""
    if anchor.latest is None:
        return None
    shift = {"previous": -1, "before": -1, "same": 0, "that": 0, "following": 1, "next": 1}[match["side"].lower()]
    day = anchor.latest + timedelta(days=shift)
    return _Range(day, day, DateBasis.RELATIVE_IN_TEXT)


_RULES: tuple[tuple[str, re.Pattern[str], _Resolver], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE), resolver)
    for name, pattern, resolver in (
        (
            "month_day",
            rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:(?: ?- ?| and | to )(?P<last>{_DAY}))?(?:,? (?P<year>{_YEAR}))?",
            _day,
        ),
        (
            "day_month",
            rf"\b(?P<day>{_DAY})(?:(?: ?- ?| and | to )(?P<last>{_DAY}))?(?: of)? (?P<month>{_MONTH})"
            rf"(?:,? (?P<year>{_YEAR}|[5-9]\d\b))?",
            _day,
        ),
        (
            "holiday",
            rf"\b(?P<holiday>{_HOLIDAY})\b(?! (?:island|weekend))(?:,? (?P<year>{_YEAR}))?",
            _holiday,
        ),
        (
            "month",
            rf"\b(?:(?P<modifier>in|last|this|since|of|mid|early|late|during)[ -])?"
            rf"(?P<month>{_MONTH})(?:,? (?:of )?(?P<year>{_YEAR}))",
            _month,
        ),
        (
            "month_alone",
            rf"\b(?P<modifier>in|last|this|mid|early in|late in|during|earlier in)[ -]"
            rf"(?P<month>{_MONTH})(?! ?\d)(?P<year>)",
            _month,
        ),
        (
            "weekday_ago",
            rf"\b(?P<count>{_COUNT}) weeks? ago(?: on| last)? (?P<weekday>{_WEEKDAY})\b",
            _weekday_ago,
        ),
        (
            "weekday",
            rf"\b(?:(?P<last>last|this|on|early|late) )?(?P<weekday>{_WEEKDAY})\b(?! to {_WEEKDAY})(?: {_PART})?",
            _weekday,
        ),
        ("near_day", rf"\b(?P<near>{'|'.join(sorted(_NEAR_DAYS, key=len, reverse=True))})\b", _near_day),
        (
            "calendar_unit",
            r"\b(?:(?:earlier|late|later|over|during) )?(?:(?P<which>this|last|past|the past)|the(?= weekend)) "
            r"(?P<unit>weekend|week|month|year)\b(?!'s? (?:long|old))",
            _calendar_unit,
        ),
        (
            "recent_hours",
            rf"\b(?:in|over|during|within) the (?:last|past) (?P<count>{_COUNT}|few) (?P<unit>hour|day)s\b",
            _recent_hours,
        ),
        ("moments_ago", rf"\b(?P<count>{_COUNT}|few|some) (?P<unit>minute|hour)s? ago\b", _recent_hours),
        ("ago", rf"\b(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? (?P<direction>ago|earlier|before)\b", _ago),
        (
            "days_after",
            rf"\b(?P<count>{_COUNT}) (?P<unit>day|week)s? after\b(?= (?!another)[a-z\d])",
            _days_after,
        ),
        (
            "numeric",
            rf"\b(?:(?P<iso>{_YEAR})-)?(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})(?(iso)|/(?P<year>{_YEAR}))\b",
            _numeric,
        ),
        (
            "neighbour_day",
            r"\b(?:the|on)? ?(?P<side>previous|same|that|following|next) day\b",
            _neighbour_day,
        ),
        (
            "day_before",
            r"\bthe (?:day|night) (?P<side>before)\b(?=[.,;\"]|$| (?:in|at|near|outside|on|and|when|by)\b)",
            _neighbour_day,
        ),
        ("year", rf"(?<![\d,.$-])\b(?P<year>{_YEAR})\b(?![\d-]|,\d|'?s\b|\.\d| (?:people|block|men|women))", _year),
    )
)


def _matches(text: str) -> Iterator[tuple[str, re.Match[str], _Resolver]]:
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
    prec = _Range(one.start, other.end, one.basis).prec
    return FoundDate(doc[start:end], replace(one, end=other.end, prec=prec, span=span, method="dates.range"))
