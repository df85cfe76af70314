"""What rules on dates share: the range of days that an expression fixes, and what relative ones count from."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from schemas.vocabulary import DateBasis, DatePrecision
from tasks.extract.found import DateForm
from tasks.extract.lexicons.number_words import number_word
from tasks.extract.lexicons.words import word_class


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days that an expression fixes, both ends included, and what fixes them; `form` where it is a special one."""

    start: date
    end: date
    basis: DateBasis
    form: DateForm | None = None

    @property
    def prec(self) -> int:
        """UCDP's code of the precision that the length of the range allows."""
        return int(DatePrecision.of(self.start, self.end) or DatePrecision.YEAR)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What expressions count from: the day of publication, and what was named before them.

    `latest` is the last day or days, `characters` how far before; `named` the last date of any length, `beside` that
    of the same sentence; `lead` the first day that the document names. `headed` is the last line that is
    but a year or a month, as its days, `month_first` whether 03/04 is in March, None where nothing tells.
    """

    published: date | None
    latest: date | None
    characters: int = 0
    named: DateRange | None = None
    beside: DateRange | None = None
    lead: date | None = None
    headed: DateRange | None = None
    month_first: bool | None = None


WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
Resolver = Callable[[re.Match[str], Anchor], DateRange | None]
Rule = tuple[str, str, Resolver]  # name, pattern, what makes a range of a match


def month_number(name: str) -> int:
    """Give the number of a month, January being 1, from its name or a shortened one."""
    return [m.lower() for m in calendar.month_abbr].index(name[:3].lower())


def full_year(year: str) -> int:
    """Give the year of four digits, or of two that stand for one from 1950 to 2049."""
    return int(year) if len(year) == 4 else 1900 + int(year) if int(year) > 49 else 2000 + int(year)


def month_range(year: int, month: int, basis: DateBasis) -> DateRange:
    """Give the days of a month."""
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), basis)


def count_of(said: str) -> int | None:
    """The number of a count of days, weeks or years; None where it is vague."""
    return int(said) if said.isdigit() else 1 if said.lower() in word_class("grammar/indefinite") else number_word(said)


_IRREGULAR = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}


def ordinal_of(said: str) -> int | None:
    """The number of an ordinal, in digits ("20th") or as a word ("tenth", "twentieth"); None where it is none."""
    word = said.lower()
    if word[:1].isdigit():
        return int(word.rstrip("stndrh"))
    return (
        _IRREGULAR.get(word)
        or number_word(word.removesuffix("ieth") + "y" * word.endswith("ieth"))
        or (number_word(word.removesuffix("th")) if word.endswith("th") else None)
    )


def until(found: DateRange, published: date | None) -> DateRange | None:
    """Cut a range off at publication; a range wholly after it is no past date."""
    if published is None or found.end <= published:
        return found
    return DateRange(found.start, published, found.basis) if found.start <= published else None
