"""Dates that stand on a calendar by themselves: days with their month, named days, months and years.

They are parsed by dateparser.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

import dateparser

from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.dates.holidays import holiday_in, holidays, last_holiday
from tasks.extract.dates.terms import WEEKDAY, Anchor, DateRange, Rule, full_year, month_number, month_range, until
from tasks.extract.found import DateForm
from tasks.extract.lexicons.words import word_class

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b(?:\.(?=,? ?\d))?"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_THIS_OR_LAST = r",? (?:of )?(?P<which>this|last) year\b"
_HOLIDAY = "|".join(re.escape(name) for name in sorted(holidays(), key=len, reverse=True))


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> date | None:
    found = dateparser.parse(
        text, languages=["en"], settings={"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "MDY"}
    )
    return found.date() if found else None


def _last_year_of(month: int, day: int, published: date) -> int:
    return published.year - ((month, day) > (published.month, published.day))


def _day(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read a day and month, with the year stated, else the one that makes it the last such day before publication."""
    month, basis = month_number(match["month"]), DateBasis.STATED
    digits = re.sub(r"\D", "", match["day"])
    if match["year"]:
        year = full_year(match["year"])
    elif match["which"] and anchor.published:
        basis, year = DateBasis.RELATIVE_TO_PUBLICATION, anchor.published.year - (match["which"].lower() == "last")
    elif anchor.headed:
        basis, year = DateBasis.RELATIVE_IN_TEXT, anchor.headed.start.year
    elif anchor.published:
        basis, year = DateBasis.RELATIVE_TO_PUBLICATION, _last_year_of(month, int(digits), anchor.published)
    else:
        return None
    start = _parse_day(f"{calendar.month_name[month]} {digits}, {year}")
    last = match.groupdict().get("last")
    end = _parse_day(f"{calendar.month_name[month]} {re.sub(r'[^0-9]', '', last)}, {year}") if last else start
    return DateRange(start, end, basis) if start and end and start <= end else None


def _holiday(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "New Year's Eve" as the last one before publication, or that of the year stated."""
    name = match["holiday"].lower()
    if match["year"]:
        day, basis = holiday_in(name, int(match["year"])), DateBasis.STATED
    elif anchor.published:
        day, basis = last_holiday(name, anchor.published), DateBasis.RELATIVE_TO_PUBLICATION
    else:
        return None
    return DateRange(day, day, basis, DateForm.HOLIDAY)


def _numeric(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "05/21/2014", "21.5.2014" and "2014-05-21"; which of two is the month the writer's country tells."""
    year, first, second = int(match["year"] or match["iso"]), int(match["first"]), int(match["second"])
    if match["iso"]:
        month, day = first, second
    elif first > 12 or second > 12 or first == second:
        month, day = (first, second) if first <= 12 else (second, first)
    elif match["mark"] == "." or anchor.month_first is not None:
        month, day = (first, second) if match["mark"] != "." and anchor.month_first else (second, first)
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return DateRange(found, found, DateBasis.STATED)


def _month(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    month = month_number(match["month"])
    if match["year"]:
        return until(month_range(full_year(match["year"]), month, DateBasis.STATED), anchor.published)
    if anchor.headed:
        return until(month_range(anchor.headed.start.year, month, DateBasis.RELATIVE_IN_TEXT), anchor.published)
    if anchor.beside and _is_one_year(anchor.beside):  # "last year a man was shot in a bar in September"
        return until(month_range(anchor.beside.start.year, month, anchor.beside.basis), anchor.published)
    if anchor.published is None:
        return None
    year = anchor.published.year - (month > anchor.published.month)
    if match["modifier"] and match["modifier"].lower() == "last" and month == anchor.published.month:
        year -= 1
    return until(month_range(year, month, DateBasis.RELATIVE_TO_PUBLICATION), anchor.published)


def _is_one_year(named: DateRange) -> bool:
    return named.prec == DatePrecision.YEAR and named.start.year == named.end.year


def _month_of_year(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "January last year", "in October of that year"."""
    month, which = month_number(match["month"]), match["which"].lower()
    in_text = which in word_class("dates/same")
    base = (anchor.named.start if anchor.named else None) if in_text else anchor.published
    if base is None:
        return None
    basis = DateBasis.RELATIVE_IN_TEXT if in_text else DateBasis.RELATIVE_TO_PUBLICATION
    year = base.year - (not in_text and which != "this")
    return until(month_range(year, month, basis), anchor.published)


def _month_before(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the previous May" as the last May before what was named before."""
    if anchor.named is None:
        return None
    month, base = month_number(match["month"]), anchor.named.start
    return month_range(base.year - (month >= base.month), month, DateBasis.RELATIVE_IN_TEXT)


_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _season(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the summer of 2021" as three months, where the year begins in winter."""
    first, year = _SEASONS[match["season"].lower()], int(match["year"])
    return DateRange(date(year, first, 1), month_range(year, first + 2, DateBasis.STATED).end, DateBasis.STATED)


def _day_alone(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "on the 12th" as that day of the month in the heading, else as the last such day up to publication."""
    if anchor.headed and anchor.headed.prec == DatePrecision.MONTH:
        return _day_of(anchor.headed.start, int(match["day"]), DateBasis.RELATIVE_IN_TEXT)
    if anchor.published is None:
        return None
    day, month = int(match["day"]), anchor.published.replace(day=1)
    if day > anchor.published.day:
        month = (month - timedelta(days=1)).replace(day=1)
    return _day_of(month, day, DateBasis.RELATIVE_TO_PUBLICATION)


def _day_of(month: date, day: int, basis: DateBasis) -> DateRange | None:
    try:
        found = month.replace(day=day)
    except ValueError:
        return None
    return DateRange(found, found, basis)


def _nth_weekday(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the second Sunday of June" as a day of the year stated, else of the last such month up to publication."""
    month = month_number(match["month"])
    if match["year"]:
        year, basis = int(match["year"]), DateBasis.STATED
    elif anchor.published:
        year, basis = anchor.published.year - (month > anchor.published.month), DateBasis.RELATIVE_TO_PUBLICATION
    else:
        return None
    weekday = [name.lower() for name in calendar.day_name].index(match["weekday"].lower())
    days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
    day = date(year, month, days[_NTH[match["nth"].lower()]])
    return until(DateRange(day, day, basis), anchor.published)


_NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}


def _year(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """A bare year; that of publication only counts what has been in it."""
    year = int(match["year"])
    if anchor.published and year == anchor.published.year:
        return None
    return until(DateRange(date(year, 1, 1), date(year, 12, 31), DateBasis.STATED), anchor.published)


ABSOLUTE: tuple[Rule, ...] = (
    (
        "nth_weekday",
        rf"\b(?P<nth>first|second|third|fourth|last) (?P<weekday>{WEEKDAY}) (?:of|in) (?P<month>{_MONTH})"
        rf"(?:,? (?P<year>{_YEAR}))?",
        _nth_weekday,
    ),
    ("month_before", rf"\b(?:the|in the) previous (?P<month>{_MONTH})(?! ?\d)", _month_before),
    ("season", rf"\b(?P<season>spring|summer|autumn|fall) (?:of |in )?(?P<year>{_YEAR})\b", _season),
    (
        "month_day",
        rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:(?: ?- ?| and | to )(?P<last>{_DAY}))?"
        rf"(?:,? (?P<year>{_YEAR})|{_THIS_OR_LAST})?",
        _day,
    ),
    (
        "day_month",
        rf"\b(?P<day>{_DAY})(?:(?: ?- ?| and | to )(?P<last>{_DAY}))?(?: of)? (?P<month>{_MONTH})"
        rf"(?:,? (?P<year>{_YEAR}|[5-9]\d\b)|{_THIS_OR_LAST})?",
        _day,
    ),
    (
        "month_of_year",
        rf"\b(?P<month>{_MONTH}) (?:of )?(?P<which>last|this|that|the same|the previous) year\b",
        _month_of_year,
    ),
    ("month_of_named_year", rf"\b(?P<which>that) (?P<month>{_MONTH})(?! ?\d)", _month_of_year),
    (
        "holiday",
        rf"\b(?P<holiday>{_HOLIDAY})\b(?! (?:island|weekend))(?:,? (?:(?:in|of) )?(?P<year>{_YEAR}))?",
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
        rf"\b(?P<modifier>in|last|this|mid|early|late|early in|late in|during|earlier in|since(?= \w+,? when\b))[ -]"
        rf"(?P<month>{_MONTH})(?! ?\d)(?P<year>)",
        _month,
    ),
    (
        "numeric",
        rf"\b(?:(?P<iso>{_YEAR})-)?(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})"
        rf"(?(iso)|(?P=mark)(?P<year>{_YEAR}))\b",
        _numeric,
    ),
    (
        "day_alone",
        r"\b(?:on|night of|morning of|evening of|afternoon of|hours of) the (?P<day>\d{1,2})(?:st|nd|rd|th)\b"
        r"(?=[.,;:)]|$| (?:in|at|near|outside|when|and|as|after|by|of (?:the|this|last) month)\b)",
        _day_alone,
    ),
    ("year", rf"(?<![\d,.$-])\b(?P<year>{_YEAR})\b(?![\d-]|,\d|'?s\b|\.\d| (?:people|block|men|women))", _year),
)
