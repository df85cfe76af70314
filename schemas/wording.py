"""Numbers and days read again from their quotes, by another reader than the one that extracted them.

It is generous with what a quote may mean: any number in it, any sum of some of its parts, one for each person named;
any day that the names of months and weekdays, the numbers and the years in it allow.
"""

import re
from calendar import day_name, month_abbr, month_name
from datetime import date
from functools import lru_cache
from itertools import combinations

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_OTHERS = {"dozen": 12, "dozens": 12, "score": 20, "couple": 2, "pair": 2, "both": 2, "twin": 2, "twins": 2, "trio": 3}
_OTHERS |= {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_NOBODY = {"no", "nobody", "none", "not", "without", "neither", "nor", "never", "any", "anyone"}
_FIGURE = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+(?!\d)|\d+")
_WORD = re.compile(r"[a-z]+|\d[\d,. \u00a0\u202f]*\d|\d|[,;&]", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;&()/]|\b(?:and|or|with|including|plus|as well as)\b")
_AGE = re.compile(
    r"(?<![\w-])[\w-]+?[- ]?(?:years?|yrs?|months?|weeks?|days?)[- ](?:olds?\b)?|\baged? \d+|, \d{1,3}(?=,|$)"
    r"|\b\d+(?:st|nd|rd|th|d)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(r"(?:an?|another|his|her|their|its|my|our|the|one|this|that)\b|[A-Z“\"'’]", re.IGNORECASE)
_MOST_PARTS = 9


def can_mean(quote: str, value: int) -> bool:
    """Whether a quote can be a statement of so many."""
    said = _AGE.sub(" person ", quote)
    if value in numbers_in(said) or (value == 0 and set(re.findall(r"[a-z]+", said.lower())) & _NOBODY):
        return True
    segments = [segment.strip() for segment in _BETWEEN.split(said) if segment.strip()]
    if len(segments) == 1:
        return value == 1 and not numbers_in(said)
    parts = [number for segment in segments for number in numbers_in(segment) or _persons(segment)][:_MOST_PARTS]
    sums = (sum(chosen) for size in range(1, len(parts) + 1) for chosen in combinations(parts, size))
    return value in sums


def _persons(segment: str) -> tuple[int, ...]:
    """One for the single person that a segment without a number names or describes."""
    return (1,) if _SINGLE.match(segment) else ()


@lru_cache(maxsize=100_000)
def numbers_in(text: str) -> tuple[int, ...]:
    """Give the numbers in a text, in figures and in words, in order."""
    found: list[int] = []
    total, current, open_ = 0, 0, False
    for match in _WORD.finditer(text.lower().replace("half a dozen", "six")):
        word = match[0]
        if word[0].isdigit():
            if open_:
                found.append(total + current)
                total, current, open_ = 0, 0, False
            found += [int(re.sub(r"\D", "", figure)) for figure in _FIGURE.findall(word)]
        elif word in _SMALL:
            if open_ and (current % 10 or current < 20 <= _SMALL[word] or not current):
                found.append(total + current)
                total, current = 0, 0
            current, open_ = current + _SMALL[word], True
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            open_ = True
        elif word in _OTHERS:
            current, open_ = max(current, 1) * _OTHERS[word], True
        elif word == "and" and open_ and current >= 100:
            continue
        elif open_ and word not in ("a", "half"):
            found.append(total + current)
            total, current, open_ = 0, 0, False
    if open_:
        found.append(total + current)
    return tuple(found)


_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = 9
_WEEKDAYS = {name.lower(): number for number, name in enumerate(day_name)}
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_MONTH_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = re.compile(
    rf"(?P<month>{_MONTH_NAMES})\b\.?[ ,]*(?P<after>\d{{1,2}})(?!\d)"
    rf"|(?<!\d)(?P<before>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<its>{_MONTH_NAMES})\b",
    re.IGNORECASE,
)


def can_mean_days(quote: str, start: date, end: date) -> bool:
    """Whether a quote can be of these days: what it says of the year, of the day of a month, or of a weekday, fits."""
    years = {int(year) for year in _YEAR.findall(quote)}
    if years and not any(start.year <= year <= end.year for year in years):
        return False
    days = [(_MONTHS[(m["month"] or m["its"]).lower()], int(m["after"] or m["before"])) for m in _DAY.finditer(quote)]
    if days:
        return any((each.month, each.day) in days for each in (start, end))
    if (
        start == end
        and len(found := [_WEEKDAYS[w] for w in re.findall(r"[a-z]+", quote.lower()) if w in _WEEKDAYS]) == 1
    ):
        return abs((start.weekday() - found[0] + 3) % 7 - 3) <= 1  # a night belongs to two days
    return True
