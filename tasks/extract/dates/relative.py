"""Dates that count from another: weekdays, "yesterday", "two weeks ago", "the day before".

They are computed here, since dateparser misreads them (see the tests).
"""

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.dates.terms import WEEKDAY, Anchor, DateRange, Rule, count_of, month_range, ordinal_of, until
from tasks.extract.found import DateForm
from tasks.extract.lexicons.small_numbers import UP_TO_TWELVE
from tasks.extract.lexicons.words import word_class

_ORDINAL = r"(?:first|second|third|(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|[a-z]+teen|[a-z]+tie)th)"
_COUNT = rf"(?:\d{{1,3}}|an?|{UP_TO_TWELVE}|several|a few|a couple of)"
_UNIT = r"(?:day|week|fortnight|month|year)"
_PART = r"(?:(?:early|late|mid|before)[ -]?)?(?:morning|afternoon|evening|night|noon|midnight|dawn)"
_LONG_COUNTS = {
    "a decade": 10,
    "two decades": 20,
    "a quarter of a century": 25,
    "three decades": 30,
    "half a century": 50,
}
_LONG = "|".join(_LONG_COUNTS)

# "the second Sunday of Advent"
_NOT_COUNTED = r"(?<!\bfirst )(?<!\bsecond )(?<!\bthird )(?<!\bfourth )(?<!\bevery )(?<!\beach )"
_COMES = re.compile(r"\b(?:comes?|came)\b[^.,]{0,12}$", re.IGNORECASE)
_BESIDE = 100  # characters within which "three days after" counts back from a day named before it
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


def _weekday(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """The last such weekday on or before publication: "Friday" in a Friday's paper is that day."""
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if match["last"] and match["last"].lower() == "last" and back <= 1:  # else "today" or "yesterday" would be said
        back += 7
    if match["week"]:  # "on Saturday last week": of the calendar week before that of publication
        back = anchor.published.weekday() + 7 - _DAYS[match["weekday"].lower()]
    day = anchor.published - timedelta(days=back)
    return DateRange(day, day, DateBasis.RELATIVE_TO_PUBLICATION)


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


def _near_day(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    if anchor.published is None:
        return None
    first, last = _NEAR_DAYS[re.sub(r"\s+", " ", match["near"].lower())]
    return DateRange(
        anchor.published - timedelta(days=first),
        anchor.published - timedelta(days=last),
        DateBasis.RELATIVE_TO_PUBLICATION,
    )


def _calendar_unit(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "this week", "earlier this month", "last year"."""
    if anchor.published is None:
        return None
    day, last = anchor.published, match["which"] is not None and match["which"].lower() in word_class("dates/last")
    basis = DateBasis.RELATIVE_TO_PUBLICATION
    if match["unit"] == "weekend":
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return until(DateRange(saturday, saturday + timedelta(days=1), basis), day)
    if match["unit"] == "week":
        monday = day - timedelta(days=day.weekday() + 7 * last)
        return until(DateRange(monday, monday + timedelta(days=6), basis), day)
    if match["unit"] == "month":
        month = (day.replace(day=1) - timedelta(days=1)) if last else day
        return until(month_range(month.year, month.month, basis), day)
    year = day.year - last
    return until(DateRange(date(year, 1, 1), date(year, 12, 31), basis), day)


def _ago(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "two weeks ago" from publication, "two days earlier" from the last date named."""
    number, unit = count_of(match["count"]), match["unit"].lower()
    from_publication = match["direction"].lower() in word_class("dates/backward")
    base = anchor.published if from_publication else _base_of(unit, anchor)
    if base is None or number is None:
        return None
    basis = DateBasis.RELATIVE_TO_PUBLICATION if from_publication else DateBasis.RELATIVE_IN_TEXT
    return until(_shifted(base, -number, unit, basis), anchor.published)


def _base_of(unit: str, anchor: Anchor) -> date | None:
    """What a count of days, months or years goes from: the last date named that is as exact as the count.

    A month or year named since the last day leaves open which of its days is meant, unless that day lies in it.
    """
    if anchor.named is None or anchor.latest is None:
        return anchor.latest if anchor.named is None or anchor.named.prec > _AS_EXACT[unit] else anchor.named.start
    if anchor.named.prec <= _AS_EXACT[unit]:
        return anchor.named.start
    return anchor.latest if anchor.named.start <= anchor.latest <= anchor.named.end else None


_AS_EXACT = {
    "day": DatePrecision.DAYS,
    "week": DatePrecision.WEEK,
    "fortnight": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
}


def _shifted(base: date, number: int, unit: str, basis: DateBasis) -> DateRange:
    """The day, week, month or year that lies a number of them after a day, or before it."""
    if unit == "fortnight":
        return _shifted(base, 2 * number, "week", basis)
    if unit == "day":
        day = base + timedelta(days=number)
        return DateRange(day, day, basis)
    if unit == "week":
        middle = base + timedelta(weeks=number)
        return DateRange(middle - timedelta(days=3), middle + timedelta(days=3), basis)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + number
        return month_range(months // 12, months % 12 + 1, basis)
    return DateRange(date(base.year + number, 1, 1), date(base.year + number, 12, 31), basis)


def _later(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "two days later", "a week on" from the last date named."""
    number, unit = count_of(match["count"]), match["unit"].lower()
    base = _base_of(unit, anchor)
    if base is None or number is None:
        return None
    return until(_shifted(base, number, unit, DateBasis.RELATIVE_IN_TEXT), anchor.published)


def _years_ago_to_the_day(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "three years ago today" from publication, "it came two years to the day after" from the news."""
    number = _LONG_COUNTS[match["long"].lower()] if match["long"] else count_of(match["count"])
    base = (match["after"] and anchor.lead) or anchor.published
    if base is None or number is None:
        return None
    day = _years_before(base, number)
    basis = DateBasis.RELATIVE_TO_PUBLICATION if base == anchor.published else DateBasis.RELATIVE_IN_TEXT
    return DateRange(day, day, basis, DateForm.COUNTED_BACK if match["after"] else None)


def _years_before(day: date, number: int) -> date:
    return day.replace(year=day.year - number, day=min(day.day, 28) if day.month == 2 else day.day)


def _night_between(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the night from Wednesday to Thursday" as the last two such days up to publication."""
    if anchor.published is None:
        return None
    back = (anchor.published.weekday() - _DAYS[match["second"].lower()]) % 7
    last = anchor.published - timedelta(days=back)
    first = last - timedelta(days=(last.weekday() - _DAYS[match["first"].lower()]) % 7)
    return DateRange(first, last, DateBasis.RELATIVE_TO_PUBLICATION)


def _years_to_the_day(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "three years ago on Thursday" as the day of that year on which the nearest Thursday falls."""
    number, published = count_of(match["count"]), anchor.published
    if published is None or number is None:
        return None
    ahead = (_DAYS[match["weekday"].lower()] - published.weekday() + 3) % 7 - 3
    day = _years_before(published + timedelta(days=ahead), number)
    return DateRange(day, day, DateBasis.RELATIVE_TO_PUBLICATION)


def _weekday_ago(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "two weeks ago Friday" as the Friday nearest to that day."""
    number = count_of(match["count"])
    if anchor.published is None or number is None:
        return None
    middle = anchor.published - timedelta(weeks=number)
    day = middle + timedelta(days=(_DAYS[match["weekday"].lower()] - middle.weekday() + 3) % 7 - 3)
    return DateRange(day, day, DateBasis.RELATIVE_TO_PUBLICATION)


def _days_after(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "died Thursday, three days after" as the Monday that the days are counted from.

    "The shooting comes three days after" another one that the text does not go on with.
    """
    number = count_of(match["count"])
    compared = _COMES.search(match.string, max(match.start() - _BESIDE, 0), match.start())
    if anchor.latest is None or number is None or anchor.characters > _BESIDE or compared:
        return None
    day = anchor.latest - timedelta(days=number * (7 if match["unit"].lower() == "week" else 1))
    return DateRange(day, day, DateBasis.RELATIVE_IN_TEXT)


def _years_after(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "it came two years after the bombing" as the year of the bombing, counted from the last day named."""
    number, base = count_of(match["count"]), anchor.latest or anchor.published
    if base is None or number is None:
        return None
    basis = DateBasis.RELATIVE_IN_TEXT if anchor.latest else DateBasis.RELATIVE_TO_PUBLICATION
    return replace(_shifted(base, -number, "year", basis), form=DateForm.COUNTED_BACK)


def _anniversary(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the tenth anniversary of the bombing", "to mark ten years since a bombing" as the year of the bombing."""
    number = ordinal_of(match["nth"]) if match["nth"] else count_of(match["count"])
    if anchor.published is None or number is None:
        return None
    unit = (match["unit"] or "year").lower()
    number, unit = (10 * number, "year") if unit == "decade" else (number, unit)
    return replace(
        _shifted(anchor.published, -number, unit, DateBasis.RELATIVE_TO_PUBLICATION), form=DateForm.COUNTED_BACK
    )


def _came_after(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the blast came five days after a bomber" as the day of the bomber, counted from that of the news."""
    number, unit = count_of(match["count"]), match["unit"].lower()
    base = anchor.lead or (anchor.published if unit in word_class("dates/long_unit") else None)
    if base is None or number is None:
        return None
    basis = DateBasis.RELATIVE_IN_TEXT if anchor.lead else DateBasis.RELATIVE_TO_PUBLICATION
    return replace(_shifted(base, -number, unit, basis), form=DateForm.COUNTED_BACK)


def _recent_hours(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "in the last 24 hours", "the past two days", "a few minutes ago" as the days up to publication."""
    unit = match["unit"].lower()
    number = count_of(match["count"]) or (24 if unit == "hour" else None)
    if anchor.published is None or (number is None and unit == "day"):
        return None
    days = 0 if unit == "minute" else -(-(number or 0) // 24) if unit == "hour" else number or 0
    return DateRange(anchor.published - timedelta(days=days), anchor.published, DateBasis.RELATIVE_TO_PUBLICATION)


def _neighbour_day(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the previous day", "the same day" from the last date named."""
    if anchor.latest is None:
        return None
    day = anchor.latest + timedelta(days=_SIDES[match["side"].lower()])
    return DateRange(day, day, DateBasis.RELATIVE_IN_TEXT)


def _neighbour_period(match: re.Match[str], anchor: Anchor) -> DateRange | None:
    """Read "the same month", "that year", "the following week" from the last date named."""
    if anchor.named is None:
        return None
    shift, unit = _SIDES[match["side"].lower()], match["unit"].lower()
    return until(_shifted(anchor.named.start, shift, unit, DateBasis.RELATIVE_IN_TEXT), anchor.published)


_SIDES = {"previous": -1, "before": -1, "same": 0, "that": 0, "following": 1, "next": 1}


RELATIVE: tuple[Rule, ...] = (
    (
        "night_between",
        rf"\b(?:night|overnight) (?:from |of |between )?(?P<first>{WEEKDAY}) (?:to|and|into|until|through) "
        rf"(?P<second>{WEEKDAY})\b",
        _night_between,
    ),
    (
        "night_between",
        rf"\b(?P<first>{WEEKDAY}) (?:(?:night|evening) (?:to|into)|into) (?:the early hours of )?"
        rf"(?P<second>{WEEKDAY})(?: morning)?\b",
        _night_between,
    ),
    (
        "years_ago_to_the_day",
        rf"\b(?:(?P<count>{_COUNT}) years?|(?P<long>{_LONG})) (?:ago,? (?:today|to the day)"
        r"|to the day (?P<after>after|since))\b",
        _years_ago_to_the_day,
    ),
    (
        "years_to_the_day",
        rf"\b(?P<count>{_COUNT}) years ago (?:on|this|next|last) (?P<weekday>{WEEKDAY})\b",
        _years_to_the_day,
    ),
    (
        "weekday_ago",
        rf"\b(?P<count>{_COUNT}) weeks? ago(?: on| last)? (?P<weekday>{WEEKDAY})\b",
        _weekday_ago,
    ),
    (
        "weekday",
        rf"\b(?:(?P<last>last|this|on|early|late) )?{_NOT_COUNTED}(?P<weekday>{WEEKDAY})\b(?! to {WEEKDAY})"
        rf"(?: {_PART})?(?P<week> last week\b)?",
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
        "came_years_after",
        rf"(?<=\b(?:come|came) )(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? after\b(?= \w)",
        _came_after,
    ),
    (
        "came_years_after",
        rf"(?<=\bcomes )(?:almost |nearly )?(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? after\b(?= \w)",
        _came_after,
    ),
    (
        "anniversary",
        rf"\b(?:(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|{_ORDINAL}) anniversary (?:of|since)|"
        rf"(?P<count>{_COUNT}) (?P<unit>week|month|year|decade)s? since)\b(?= (?!when\b|then\b|last\b)\w)",
        _anniversary,
    ),
    ("later", rf"\b(?P<count>{_COUNT}) (?P<unit>{_UNIT})s? (?:later|afterwards|on(?=[,.]))", _later),
    ("years_after", rf"\b(?P<count>{_COUNT}) years? after\b(?= (?:the|an?) )", _years_after),
    (
        "days_after",
        rf"\b(?P<count>{_COUNT}) (?P<unit>day|week)s? after\b(?= (?!another)[a-z\d])",
        _days_after,
    ),
    (
        "neighbour_day",
        r"\b(?:the|on)? ?(?:very )?(?P<side>previous|same|that|following|next) (?:same )?"
        r"(?:day|night|evening|morning|afternoon)\b",
        _neighbour_day,
    ),
    (
        "neighbour_period",
        r"\b(?:the (?:very )?)?(?P<side>same|that|following) (?:same )?(?P<unit>month|year)\b(?! ago)",
        _neighbour_period,
    ),
    (
        "day_before",
        r"\bthe (?:day|night) (?P<side>before)\b(?=[.,;\"]|$| (?:in|at|near|outside|on|and|when|by)\b)",
        _neighbour_day,
    ),
)
