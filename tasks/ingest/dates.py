"""Times of publication in every form that files give them in: the instant, and the day where the outlet is.

Forms: ISO 8601 with and without zone, RFC 822 and 850 (mail, feeds), Unix times in seconds to microseconds, `20240311`,
Excel's count of days, "March 11, 2024 10:15 AM EST", "11 Mar 2024", 11/03/2024 by the outlet's country. What leaves
room for doubt is refused.
"""

import csv
import re
import reprlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = rf"(?P<month>{'|'.join(_MONTH_NAMES)})[a-z]*\.?"
_NAMED = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH},?[ -](?P<year>\d{{4}}|\d{{2}})\b", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_YEAR_FIRST = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_CLOCK_INSIDE = re.compile(r"^(.* \d{1,2}) (\d{2}:\d{2}(?::\d{2})?(?: \S+)?) (\d{4})$")  # Mon Mar 11 10:15:00 2024
_YEAR_LAST = re.compile(r"\b(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})\b")
_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?)? ?(?P<half>[ap]\.?m\.?)?(?!\w)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:\b(?:GMT|UTC) ?)?(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2})\b")
_ZONE_IN_WORDS = re.compile(r"\([A-Z][A-Za-z ]{2,50}\)\s*$")  # GMT+0530 (India Standard Time)
_ZONE = re.compile(r"\b[A-Za-z]{1,5}\b")
_NOISE = re.compile(
    r"\b(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|at|on|published|posted|updated|first|date|hrs|hours)\b:?|\bT(?=\d)|[,()|·•–—-]",
    re.IGNORECASE,
)
DAY_FIRST, MONTH_FIRST = "GB", "US"
"""Countries that stand for the two orders, where something else tells the order."""
_MONTH_FIRST = frozenset({MONTH_FIRST, "PH", "PW", "FM", "MH"})
_LONGEST = 120  # characters
_CENTURY_PIVOT = 50
_EARLIEST_YEAR, _LATEST_YEAR = 1700, 2200
_EXCEL_ZERO, _EXCEL_DAYS = datetime(1899, 12, 30), range(25_569, 54_789)
"""Excel's days from 1970 to 2049; other counts of days are smaller then."""
_EPOCHS = ((5e8, 4e9, 1), (5e11, 4e12, 1_000), (5e14, 4e15, 1_000_000))
"""From and to which number of seconds, milliseconds and microseconds: 1985 to 2096."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published: `at` in UTC, midnight where only the day is known, and the `day` it was there."""

    at: datetime
    day: date


def read_moment(value: object, country: str | None = None) -> Moment:
    """Read a time of publication; without a zone it is taken as UTC. `country` (ISO2) tells 3/4/2024 from 4/3/2024.

    Raises:
        ValueError: it is none, or one of several; the message says what would help.
    """
    try:
        return _moment(_read(value, country))
    except OverflowError:
        raise ValueError(f"out of range: {value!r}") from None


def full_date(words: str) -> date | None:
    """Read the first date with day, month and year: "12 MAR 90", "Feb. 4, 2014". Two digits mean 1951 to 2050."""
    match = next(filter(None, (form.search(words) for form in _NAMED)), None)
    return _date(match["year"], _MONTHS[match["month"].lower()], match["day"]) if match else None


def _moment(read: date | datetime) -> Moment:
    if not _EARLIEST_YEAR <= read.year <= _LATEST_YEAR:
        raise ValueError(f"no year of publication: {read.year}")
    if not isinstance(read, datetime):
        return Moment(datetime.combine(read, time(), UTC), read)
    local = read.replace(tzinfo=UTC) if read.tzinfo is None else read
    return Moment(local.astimezone(UTC), local.date())


def _read(value: object, country: str | None) -> date | datetime:
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    if not isinstance(value, str):
        raise ValueError(f"neither text nor a number nor a date: {reprlib.repr(value)}")
    text = " ".join(value[:_LONGEST].split())
    read = next(filter(None, _readings(text, country)), None) if len(value) < _LONGEST else None
    if read is None:
        raise ValueError(f"no date or time that can be read: {reprlib.repr(value)}")
    return read


def _readings(text: str, country: str | None) -> Iterator[date | datetime | None]:
    """The forms in turn, the strictest first."""
    days = re.fullmatch(r"(\d{5})(\.\d+)?", text)
    if days and int(days[1]) in _EXCEL_DAYS:
        read = _EXCEL_ZERO + timedelta(seconds=round(float(text) * 86_400))
        yield read if days[2] else read.date()
        return
    number = re.fullmatch(r"(\d{8,16})(?:\.\d+)?", text)
    if number:
        yield _from_number(number[1])
        return
    yield _iso(text)
    yield _written(_CLOCK_INSIDE.sub(r"\1 \3 \2", text), country)


def _from_number(digits: str) -> date | datetime | None:
    if len(digits) == 8:
        return _date(digits[:4], int(digits[4:6]), digits[6:])
    if len(digits) == 14 and (day := _date(digits[:4], int(digits[4:6]), digits[6:8])):
        return _at(day, int(digits[8:10]), int(digits[10:12]), int(digits[12:]))
    number = int(digits)
    for low, high, per_second in _EPOCHS:
        if low <= number < high:
            return datetime.fromtimestamp(number // per_second, UTC)
    return None


def _iso(text: str) -> date | datetime | None:
    try:
        return date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text.upper())
    except ValueError:
        return None


def _written(text: str, country: str | None) -> date | datetime | None:
    """Read a date in words or figures, and whatever stands beside it: a time, a zone, a weekday. Nothing else may."""
    for form, day_of in (*((form, _named_day) for form in _NAMED), (_YEAR_FIRST, _figures)):
        if match := form.search(text):
            return _with_time(day_of(match), f"{text[: match.start()]} {text[match.end() :]}", text)
    if match := _YEAR_LAST.search(text):
        day = _by_country(match, country)
        return _with_time(day, f"{text[: match.start()]} {text[match.end() :]}", text)
    return None


def _named_day(match: re.Match[str]) -> date | None:
    return _date(match["year"], _MONTHS[match["month"].lower()], match["day"])


def _figures(match: re.Match[str]) -> date | None:
    return _date(match["year"], int(match["month"]), match["day"])


def _by_country(match: re.Match[str], country: str | None) -> date | None:
    """Read 3/4/2024: where both orders make a date, the outlet's country decides; dots put the day first."""
    day_first = _date(match["year"], int(match["second"]), match["first"])
    month_first = _date(match["year"], int(match["first"]), match["second"])
    if match["mark"] == "." or day_first == month_first or not month_first:
        return day_first
    if not day_first:
        return month_first
    if country is None:
        raise ValueError(f"day and month cannot be told apart: {match.group()!r}; the outlet's country is not known")
    return month_first if country in _MONTH_FIRST else day_first


def _with_time(day: date | None, rest: str, text: str) -> date | datetime | None:
    if day is None:
        return None
    zone, rest = _take_offset(rest)
    rest = _ZONE_IN_WORDS.sub("", rest) if zone else rest
    rest = _NOISE.sub(" ", rest)
    clock = _TIME.search(rest)
    if clock:
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    for name in _ZONE.findall(rest):
        zone = zone or zones().get(name.upper())
    if re.search(r"\w", _ZONE.sub(lambda found: "" if found.group().upper() in zones() else found.group(), rest)):
        raise ValueError(f"more than a date and a time: {text!r}")
    if not clock:
        return day
    hour, half = int(clock["hour"]), (clock["half"] or "").lower()[:1]
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return _at(day, hour, int(clock["minute"] or 0), int(clock["second"] or 0), zone)


def _take_offset(rest: str) -> tuple[tzinfo | None, str]:
    match = _OFFSET.search(rest)
    if not match:
        return None, rest
    size = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"]))
    return timezone(-size if match["sign"] == "-" else size), f"{rest[: match.start()]} {rest[match.end() :]}"


def _at(day: date, hour: int, minute: int, second: int, zone: tzinfo | None = None) -> datetime | None:
    try:
        return datetime.combine(day, time(hour, minute, second), zone)
    except ValueError:
        return None


def _date(year: str, month: int, day: str) -> date | None:
    full = int(year)
    if full < 100:
        full += 1900 if full > _CENTURY_PIVOT else 2000
    try:
        return date(full, month, int(day)) if full >= _EARLIEST_YEAR else None
    except ValueError:
        return None


@cache
def zones() -> dict[str, tzinfo]:
    """Give the time zones by the short names that outlets write."""
    with files("tasks.ingest").joinpath("zones.csv").open(encoding="utf-8") as file:
        return {row["name"]: ZoneInfo(row["zone"]) for row in csv.DictReader(file)}
