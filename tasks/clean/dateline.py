"""Rule over datelines: where and when an article was filed, and which words say so."""

import re
from dataclasses import dataclass
from datetime import date

from tasks.clean.aligned import Aligned, Edit
from tasks.clean.casing import usually_names
from tasks.clean.layout import PARAGRAPH_BREAK

_UPPER = r"(?:[A-Z][A-ZÀ-Ý'.-]{0,24}[A-ZÀ-Ý](?:\.(?=[ ,]))?|(?:St|Mc|Ft|Mt|La|De|Le|El)\.?[ ]?[A-Z][A-Z'-]{1,24})"
_CITY = rf"(?:{_UPPER})(?:[ ](?:{_UPPER}|[A-Z]\.|de|del|of|&)){{0,5}}"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_WHEN = rf"(?i:\d{{1,2}}[ ]{_MONTH}(?:,?[ ]\d{{2,4}})?|{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?|no[ ]date)"
_REGION = r"[A-Z][A-Za-zÀ-ÿ.'-]+(?:[ ][A-Z][A-Za-zÀ-ÿ.'-]*){0,3}"
_DASH = r"(?:(?:[ ]{1,2}:?|(?<=[)\].A-Z]))(?:--+|>>|[–—]|-(?=[ ])|(?<=\)[ ])-|(?<=\))-)[ ]?)"
_SLASHED = r"\.?[ ]/[A-Z][\w ]{1,20}/\.?"  # "/TASS/."
_AFTER_SLASH = r"(?:(?<=/)|(?<=/\.))[ ](?=\S)"
_DATELINE = re.compile(
    rf"""(?P<place>{_CITY})(?:[ ]\((?P<country>[A-Z][A-Za-z\ .'-]{{2,30}})\)(?=,[ ]?{_WHEN}))?
    (?:,[ ](?P<region>(?!{_WHEN})(?:{_REGION})))?
    (?:,?[ ](?P<when>{_WHEN})|[ ]\((?P<day>{_WHEN}),?\))?,?
    (?:[ ]?[\(\[](?P<agency>[^()\n]{{2,60}})[)\]]|{_SLASHED})?
    (?:{_DASH}(?=\S)|{_AFTER_SLASH}|(?(region)(?(agency)[ ](?=[A-Z"'])|(?!))|(?!)))""",
    re.VERBOSE,
)
_NAME = (
    r"[A-ZÀ-Ý][a-zà-ÿ'’]+(?:[ -](?:(?:ad|al|au|aux|da|de|del|do|du|el|ez|la|le|of|sur)[ -])?[A-ZÀ-Ý][a-zà-ÿ'’]+){0,3}"
)
_MIXED_CASE = re.compile(
    rf"""(?P<place>{_NAME})(?:[ ]\((?P<country>{_NAME})\)(?=,[ ]?{_WHEN}))?
    (?:,[ ]?(?P<region>(?!{_WHEN})(?:[A-Z]{{2}}|[A-Z][a-z]{{1,5}}\.|[A-Z]\.[A-Z]\.|{_NAME})))?
    (?:,?[ ](?P<when>{_WHEN}))?(?P<day>)?,?
    (?:(?:[ ]\((?P<agency>[A-Z][^()\n]{{1,40}})\)|{_SLASHED}))?(?:{_DASH}|{_AFTER_SLASH})(?=[A-ZÀ-Ý"'“‘])""",
    re.VERBOSE,
)
_NO_NAME = re.compile(rf"\((?P<agency>[A-Z][A-Za-z0-9 ./-]{{1,28}})\){_DASH}(?=[A-Z\"'])|[-–—][ ]?(?=[A-Z\"'])")
_PARAGRAPHS_SEARCHED, _EARLY, _ABBREVIATED = 12, 2, 6
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY_PIVOT = 50
_ABBREVIATIONS = {"USSR", "USA", "FRG", "GDR", "UAE"}
_NO_PLACE = {"no city", "clandestine"}


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when an article was filed, as far as its dateline says."""

    place: str | None = None
    day: date | None = None


def take_dateline(text: Aligned, all_capitals: bool) -> tuple[Aligned, Dateline]:
    """Read the first dateline that opens a paragraph, and leave it out; also what is left of one without its place.

    In a text in capitals a name before a dash is a dateline only where a day or an agency stands with it.
    """
    at = 0
    for number in range(_PARAGRAPHS_SEARCHED):
        match = _DATELINE.match(text.text, at) or _MIXED_CASE.match(text.text, at)
        if match and _is_dateline(match, all_capitals, early=number < _EARLY):
            return text.edit([Edit(*match.span())]), _read(match)
        rest = None if all_capitals else _NO_NAME.match(text.text, at)
        if rest:
            return text.edit([Edit(*rest.span())]), Dateline()
        at = text.text.find(PARAGRAPH_BREAK, at) + len(PARAGRAPH_BREAK)
        if at < len(PARAGRAPH_BREAK):
            break
    return text, Dateline()


def _is_dateline(match: re.Match[str], all_capitals: bool, early: bool) -> bool:
    """Whether words before a dash are a place: "MOSCOW – ", and not "UPDATE – " or "ISIS – ".

    A name in mixed case needs more than the dash ("Macron – "); a region in full counts where the text opens: `early`.
    """
    if match["when"] or match["day"] or match["agency"] or match["country"]:
        return True
    if all_capitals or match.end() == match.end("place"):
        return False
    if match["region"]:
        return early or len(match["region"]) <= _ABBREVIATED
    return match["place"].isupper() and usually_names(match["place"].lower())


def _read(match: re.Match[str]) -> Dateline:
    region = _region_case(match["country"] or match["region"] or "")
    place = "" if match["place"].lower() in _NO_PLACE else _place_case(match["place"])
    named = ", ".join(part for part in (place, region) if part)
    return Dateline(named or None, _day(match["when"] or match["day"] or ""))


def _place_case(place: str) -> str:
    """Write a place in capitals as names are written; words in mixed case are left alone."""
    return " ".join(_capitalised(word) if word.isupper() else word for word in place.split(" "))


def _region_case(region: str) -> str:
    """Write a region likewise, but leave the two letters of a state: "NY"."""
    return " ".join(_capitalised(word) if word.isupper() and len(word) > 2 else word for word in region.split(" "))


def _capitalised(word: str) -> str:
    if word.count(".") > 1 or word in _ABBREVIATIONS:
        return word
    if word in {"DEL", "AND"}:
        return word.lower()
    if word.startswith("MC") and len(word) > 4:
        return "Mc" + word[2:].capitalize()
    return "-".join(part.capitalize() for part in word.split("-"))


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
