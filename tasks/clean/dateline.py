"""Rule over datelines: where and when an article was filed, and which words say so."""

import re
from dataclasses import dataclass
from datetime import date

from tasks.clean.aligned import Aligned, Edit
from tasks.clean.layout import PARAGRAPH_BREAK

_UPPER = r"(?:[A-Z][A-ZÀ-Ý'.-]*[A-ZÀ-Ý](?:\.(?=[ ,]))?|(?:St|Mc|Ft|Mt|La|De|Le|El)\.?[ ]?[A-Z][A-Z'-]+)"
_CITY = rf"(?:{_UPPER})(?:[ ](?:{_UPPER}|[A-Z]\.|de|del|of|&))*"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_WHEN = rf"(?i:\d{{1,2}}[ ]{_MONTH}(?:,?[ ]\d{{2,4}})?|{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?|no[ ]date)"
_REGION = r"[A-Z][A-Za-zÀ-ÿ.'-]+(?:[ ][A-Z][A-Za-zÀ-ÿ.'-]*){0,3}"
_DASH = r"(?:--+|[-–—])"
_DATELINE = re.compile(
    rf"""(?P<place>{_CITY})(?:[ ]\((?P<country>[A-Z][A-Za-z\ .'-]{{2,30}})\)(?=,[ ]?{_WHEN}))?
    (?:,[ ](?P<region>(?!{_WHEN})(?:{_REGION})))?
    (?:,?[ ](?P<when>{_WHEN})|[ ]\((?P<day>{_WHEN}),?\))?,?
    (?:[ ]?[\(\[](?P<agency>[^()\n]{{2,60}})[)\]])?
    [ ]{{0,2}}:?[ ]?{_DASH}[ ]?(?=\S)""",
    re.VERBOSE,
)
_MIXED_CASE = re.compile(
    rf"""(?P<place>[A-Z][a-z]+(?:[ ][A-Z][a-z]+){{0,2}}),[ ]?(?P<region>[A-Z]{{2}}|[A-Z][a-z]{{1,5}}\.|[A-Z]\.[A-Z]\.)
    (?P<country>)?(?P<when>)?(?P<day>)?(?:[ ]\((?P<agency>[^()\n]{{2,40}})\))?[ ]?{_DASH}[ ]?(?=[A-Z"'])""",
    re.VERBOSE,
)
_ORPHANED = re.compile(rf"\((?P<agency>[A-Z][A-Za-z0-9 ./-]{{1,28}})\)[ ]?{_DASH}[ ]?(?=[A-Z\"'])")
_PARAGRAPHS_SEARCHED = 12
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_PIVOT = 50
_NO_PLACE = {"no city", "clandestine"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an article was filed, as far as its dateline says."""

    place: str | None = None
    day: date | None = None


def take_dateline(text: Aligned, all_capitals: bool) -> tuple[Aligned, Dateline]:
    """Read the first dateline that opens a paragraph, and leave it out.

    In a text in capitals a name before a dash is a dateline only where a day or an agency stands with it.
    """
    at = 0
    for _ in range(_PARAGRAPHS_SEARCHED):
        match = _DATELINE.match(text.text, at) or _MIXED_CASE.match(text.text, at)
        if match and (match["when"] or match["day"] or match["agency"] or not all_capitals):
            return text.edit([Edit(*match.span())]), _read(match)
        orphaned = None if all_capitals else _ORPHANED.match(text.text, at)
        if orphaned:
            return text.edit([Edit(*orphaned.span())]), Dateline()
        at = text.text.find(PARAGRAPH_BREAK, at) + len(PARAGRAPH_BREAK)
        if at < len(PARAGRAPH_BREAK):
            break
    return text, Dateline()


def _read(match: re.Match[str]) -> Dateline:
    place = match["place"]
    if place.lower() in _NO_PLACE:
        parts = [match["country"] or ""]
    else:
        parts = [place, match["country"] or match["region"] or ""]
    named = ", ".join(_normal_case(part) for part in parts if part)
    return Dateline(named or None, _day(match["when"] or match["day"] or ""))


def _normal_case(place: str) -> str:
    """Write a place in capitals as names are written; mixed case is left alone."""
    words = (word if len(word.replace(".", "")) <= 1 or not word.isupper() else _capitalised(word) for word in place.split(" "))
    return " ".join(words)


def _capitalised(word: str) -> str:
    if word.count(".") > 1 or word in {"US", "UK", "USSR", "FRG", "GDR", "UN", "DC", "UAE"}:
        return word
    if word in {"DE", "DEL", "OF"}:
        return word.lower()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize() if part.start() == 0 or len(part[0]) > 1 else part[0], word)


def _day(words: str) -> date | None:
    numbers = re.findall(r"\d+", words)
    month = re.search(r"[A-Za-z]{3}", words)
    if len(numbers) != 2 or not month or month[0].lower() not in _MONTH_NAMES:
        return None
    day, year = int(numbers[0]), int(numbers[1])
    if year < 100:
        year += 1900 if year > _CENTURY_PIVOT else 2000
    try:
        return date(year, _MONTH_NAMES.index(month[0].lower()) + 1, day)
    except ValueError:
        return None
