"""Days that everybody calls by a name: "New Year's Eve", "Easter Sunday", "Labor Day"."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from dateutil.rrule import rrulestr

from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Holiday:
    """A row of dates/holidays.csv: a name in small letters and what fixes its day in a year, as in a rule of iCalendar.

    Source: RFC 5545, with dateutil's BYEASTER, the days from Easter on.
    """

    name: str
    rule: str


@lru_cache(maxsize=1)
def holidays() -> dict[str, Holiday]:
    """Give the named days by their names."""
    return {row.name: row for row in load_lexicon("dates/holidays", Holiday)}


@lru_cache(maxsize=1024)
def holiday_in(name: str, year: int) -> date:
    """Give the day of a year that a named day falls on."""
    first: datetime = rrulestr(f"FREQ=YEARLY;{holidays()[name].rule}", dtstart=datetime(year, 1, 1))[0]
    return first.date()


def last_holiday(name: str, day: date) -> date:
    """Give the last such day on or before a day."""
    this_year = holiday_in(name, day.year)
    return this_year if this_year <= day else holiday_in(name, day.year - 1)
