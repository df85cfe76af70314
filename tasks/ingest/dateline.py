"""What a text's own first words say of it: the day it was filed and the agency that filed it."""

import re
from datetime import date

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_MONTH = rf"(?P<month>{'|'.join(_MONTH_NAMES)})[a-z]*\.?"
_DATES = (
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? (?P<year>\d{{4}}|\d{{2}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_DATELINE = re.compile(
    r"\s*(?P<head>[A-Z][A-Za-zÀ-ÿ.'’ -]{1,40}(?:\([A-Z][A-Za-z .'-]{1,30}\))?(?:,[ ][A-Za-z0-9 .,'’-]{2,40}?)?)[ ]*"
    r"(?:\((?P<brackets>[^()\n]{2,60})\))?\s*(?:--|-|–|—)\s"
)
_FILED = re.compile(
    r"^\W{0,3}(?:first )?(?:posted|published|filed|created)(?: on)?:?[ ]+(?P<when>[^\n]{6,60})",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_CHARS = 700
_CENTURY_PIVOT = 50
_EARLIEST_YEAR = 1900


def filed_on(text: str) -> date | None:
    """Day that a dateline, or a line such as "Published June 8, 2025", states in full; None where none does."""
    dateline = _dateline(text)
    if dateline:
        found = full_date(dateline[0])
        if found:
            return found
    filed = _FILED.search(text[:_HEAD_CHARS])
    return full_date(filed["when"]) if filed else None


def filed_by(text: str) -> str | None:
    """Agency or outlet in the brackets of a dateline: "KABUL (Reuters) - " gives Reuters."""
    dateline = _dateline(text)
    brackets = dateline["brackets"] if dateline else None
    if not brackets or full_date(brackets) or not any(char.isalpha() for char in brackets):
        return None
    return re.sub(r"\s+", " ", brackets).strip()


def full_date(words: str) -> date | None:
    """Read the first date with day, month and year: "12 MAR 90", "Feb. 4, 2014". Two digits mean 1951 to 2050."""
    match = next(filter(None, (form.search(words) for form in _DATES)), None)
    if not match:
        return None
    month, day, year = _MONTHS[match["month"].lower()], int(match["day"]), int(match["year"])
    if year < 100:
        year += 1900 if year > _CENTURY_PIVOT else 2000
    try:
        return date(year, month, day) if year >= _EARLIEST_YEAR else None
    except ValueError:
        return None


def _dateline(text: str) -> re.Match[str] | None:
    match = _DATELINE.match(text[:_HEAD_CHARS])
    place = match["head"].split(",")[0].split("(")[0].split() if match else []
    return match if any(len(word) > 2 and word.isupper() for word in place) else None
