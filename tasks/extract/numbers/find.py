"""Numbers of persons as written: digits, words, ranges and vague words, with their qualifiers and logical bounds."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from schemas.vocabulary import Qualifier
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.number_words import NumberWord, number_words
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,7}")
_NOT_PERSONS = re.compile(
    r"(?i)^(?:%|percent|per|years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|a\.m\.?|p\.m\.?|am|pm|miles?|km|kms|"
    r"kilomet(?:er|re)s?|met(?:er|re)s?|feet|foot|inch|inches|blocks?|block|caliber|calibre|gauge|mm|dollars?|pesos?|euros?|kg|"
    r"kilos?|kilograms?|pounds?|tons?|times?|gmt|o'clock|rounds?|shots|bullets?|reasons?|percentage|st|nd|rd|th)$"
)

_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")
_MONTH = re.compile(
    r"(?i)^(?:jan(?:uary)?|feb(?:ruary)?|march|mar|april|apr|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?$"
)


@dataclass(frozen=True, slots=True)
class QualifierPhrase:
    """Words that bound the number after (or before) them."""

    phrase: str
    qualifier: Qualifier
    place: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of persons over the tokens `[start, end)` of a document, its qualifier included.

    `value` is the number as written, `low` and `high` what the wording says of the true number; `digits` are the tokens
    of the number alone. `further` is true where it counts others than those before ("another five", "six more").
    """

    start: int
    end: int
    digits: tuple[int, int]
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    further: bool = False

    def tokens(self, doc: Doc) -> TokenSpan:
        """The number with its qualifier."""
        return doc[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number without its qualifier: low and high differ in a range, both None where it is vague."""

    start: int
    end: int
    low: int | None
    high: int | None
    rounded: bool = False


MOST_PEOPLE = 100_000_000
"""A larger number counts nobody: no attack harms so many, and no column holds sums of them."""
_MOST_DIGITS = 20
_QUANTITIES = "quantities"


def bounded(value: int | None, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """Logical bounds (low, high) of a written number under a qualifier; None is open."""
    if value is None:
        return None, None
    match qualifier:
        case Qualifier.EXACT:
            return value, value
        case Qualifier.AT_LEAST:
            return value, None
        case Qualifier.MORE_THAN:
            return value + 1, None
        case Qualifier.UP_TO | Qualifier.NEARLY:
            return None, value
        case Qualifier.FEWER_THAN:
            return None, max(value - 1, 0)
        case _:
            return None, None


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """Every number in a document that may count persons, in order: no ages, clock times, money or measures.

    Found once a document.
    """
    kept = doc.user_data
    if _QUANTITIES not in kept:
        kept[_QUANTITIES] = _quantities(doc)
    return cast(tuple[Quantity, ...], kept[_QUANTITIES])


def _quantities(doc: Doc) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    index = 0
    while index < len(doc):
        number = (_range_at(doc, index) or _number_at(doc, index)) if _may_start(doc[index]) else None
        number = number or (_as_many(doc, index, found[-1]) if found else None)
        if number is None or (number.high or 0) > MOST_PEOPLE or _measures(doc, number):
            index = number.end if number else index + 1
            continue
        found.append(_qualified(doc, number))
        index = max(found[-1].end, number.end)
    return tuple(found)


def _as_many(doc: Doc, index: int, before: Quantity) -> _Number | None:
    """Read "two killed and as many injured": the number before in the sentence."""
    if (
        doc[index].lower_ != "as"
        or doc[index : index + 2].text.lower() != "as many"
        or doc[index + 2 : index + 3].text.lower() == "as"
    ):
        return None
    same = before.value is not None and doc[before.start].sent == doc[index].sent
    return _Number(index, index + 2, before.value, before.value) if same else None


def _may_start(token: Token) -> bool:
    """Whether a number can start at a token: most cannot, and are passed over at once."""
    return (
        token.lower_ in word_class("numbers/opening")
        or token.lower_ in number_words()
        or (len(token) <= _MOST_DIGITS and _DIGITS.fullmatch(token.text) is not None)
    )


def _number_at(doc: Doc, index: int) -> _Number | None:
    token = doc[index]
    if _DIGITS.fullmatch(token.text):
        scale = _word(doc, index + 1)
        value, end = int(token.text.replace(",", "")), index + 1
        if scale and scale.kind == "scale" and scale.value:
            return _Number(index, index + 2, value * scale.value, value * scale.value)
        return _Number(index, end, value, value)
    word = _word(doc, index)
    if word is None:
        return _article_number(doc, index)
    if word.kind == "pair" and (token.lower_ != "both" or _pairs_two_kinds(doc, index)):
        return None
    if word.kind == "vague":
        if doc[index : index + 2].text.lower() == "many as" or (index and doc[index - 1].lower_ in {"how", "as"}):
            return None
        return _Number(index, _skip_of(doc, _scaled(doc, index + 1)), None, None)
    if word.kind == "dozen":
        more = index > 0 and doc[index - 1].lower_ in word_class("numbers/another")
        return _Number(index, _skip_of(doc, index + 1), word.value, word.value, rounded=True) if more else None
    return _words_at(doc, index)


def _pairs_two_kinds(doc: Doc, index: int) -> bool:
    """Whether "both" stands before two nouns with "and": "both women and children"; not "both drivers and a guard"."""
    after = [token.lower_ for token in doc[index + 1 : index + 5]]
    joint = after.index("and") if "and" in after[:3] else None
    if joint is None or after[joint + 1 :][:1] == []:
        return joint is not None
    return doc[index + joint].tag_ != "NNS" or after[joint + 1] not in word_class("numbers/before_one")


def _article_number(doc: Doc, index: int) -> _Number | None:
    """Read "a dozen", "half a dozen", "a dozen and a half", "a couple of", "a hundred and ten" and "a few"."""
    words = [token.lower_ for token in doc[index : index + 3]]
    if words[:1] == ["half"]:
        return _half(doc, index + 1)
    if words[:1] not in (["a"], ["an"]) or len(words) < 2:
        return None
    word = _word(doc, index + 1)
    if words[1] in word_class("numbers/vague_noun"):
        vague = words[1:3] != ["number", "plate"]
        return _Number(index, _skip_of(doc, _scaled(doc, index + 2)), None, None) if vague else None
    if word and word.kind == "pair":
        after = _skip_of(doc, index + 2)
        scaled = _word(doc, after)
        value = (word.value or 0) * (scaled.value or 1 if scaled and scaled.kind == "dozen" else 1)
        end = after + 1 if value != word.value else index + 2
        return _Number(index, _skip_of(doc, end), value, value, rounded=value != word.value)
    if word and word.kind in {"dozen", "scale"} and word.value:
        number = _words_at(doc, index + 1)
        value = word.value if number is None else number.low or word.value
        end = index + 2 if number is None else number.end
        return _and_a_half(doc, _Number(index, _skip_of(doc, end), value, value, rounded=value == word.value))
    return None


def _half(doc: Doc, index: int) -> _Number | None:
    """Read "half a dozen", "half a hundred" and "half-dozen"."""
    index += doc[index : index + 1].text.lower() in {"a", "an", "-"}
    word = _word(doc, index)
    if word is None or word.kind not in {"dozen", "scale"} or not word.value:
        return None
    start = index - 1 - (doc[index - 1].lower_ != "half")
    return _Number(start, _skip_of(doc, index + 1), word.value // 2, word.value // 2, rounded=True)


def _and_a_half(doc: Doc, number: _Number) -> _Number:
    """Read "a dozen and a half"."""
    if doc[number.end : number.end + 3].text.lower() != "and a half" or number.low is None:
        return number
    return _Number(number.start, _skip_of(doc, number.end + 3), number.low * 3 // 2, number.low * 3 // 2, rounded=True)


def _scaled(doc: Doc, index: int) -> int:
    """Where a vague number ends: "a few dozen", "several hundred"."""
    scale = _word(doc, index)
    return index + 1 if scale is not None and scale.kind in {"dozen", "scale"} else index


def _words_at(doc: Doc, index: int) -> _Number | None:
    """Read a number written in words: "twenty-one", "one hundred and five", "two dozen"."""
    total, current, end, rounded = 0, 0, index, False
    while end < len(doc):
        word = _word(doc, end)
        if word is None or word.value is None or word.kind in {"vague", "pair"}:
            following = _word(doc, end + 1)
            joined = doc[end].text in word_class("numbers/joints") and following is not None and end > index
            if joined and following and following.kind in {"unit", "tens"} and _joins(doc, end, current):
                end += 1
                continue
            break
        if word.kind == "scale":
            current = max(current, 1) * word.value
            total, current = (total + current, 0) if word.value >= 1000 else (total, current)
        elif word.kind == "dozen":
            current, rounded = max(current, 1) * word.value, True
        elif word.kind == "unit" and current and current % 10 == 0 and current % 100:
            current += word.value
        elif current and current % 100:
            break
        else:
            current += word.value
        end += 1
    if end == index:
        word = _word(doc, index)
        return _Number(index, index + 1, word.value, word.value) if word and word.value else None
    return _Number(index, _skip_of(doc, end) if rounded else end, total + current, total + current, rounded)


def _joins(doc: Doc, joint: int, current: int) -> bool:
    if doc[joint].lower_ == "and":
        return bool(current) and current % 100 == 0
    return bool(current) and current % 10 == 0 and not doc[joint].whitespace_ and not doc[joint - 1].whitespace_


def _range_at(doc: Doc, index: int) -> _Number | None:
    """Read "30 to 40", "12-15", "between 12 and 15", "12 or 13"."""
    between = doc[index].lower_ == "between" or doc[index].lower_ == "from"
    first = _number_at(doc, index + between) if index + between < len(doc) else None
    if first is None or first.low is None or first.end >= len(doc) - 1:
        return None
    joint = doc[first.end].lower_
    if joint == "to" and _is_change(doc, index):
        return None
    if joint not in (word_class("numbers/joint") if between else {"to", "-", "–", "or"}):
        return None
    second = _number_at(doc, first.end + 1)
    if second is None or second.low is None or second.low <= first.low:
        return None
    return _Number(index, second.end, first.low, second.low)


def _is_change(doc: Doc, index: int) -> bool:
    """Whether two numbers are before and after a change: "rose from 32 to 41", "rose by four to 22"."""
    by = index > 0 and doc[index - 1].lower_ in word_class("numbers/by")
    before = doc[doc[index].sent.start if by else max(index - 5, 0) : index]
    return (by or doc[index].lower_ == "from") and any(
        t.lemma_.lower() in word_class("numbers/changing") for t in before
    )


def _qualified(doc: Doc, number: _Number) -> Quantity:
    """Put a number and the qualifier words around it together."""
    start, end = number.start, number.end
    further = False
    qualifier = Qualifier.ABOUT if number.rounded else Qualifier.EXACT
    if number.low is None:
        qualifier = Qualifier.VAGUE
    elif number.low != number.high:
        qualifier = Qualifier.RANGE
    start, further = _before(doc, start)
    phrase = _phrase(doc, start, "before")
    if phrase and not (phrase[0] == Qualifier.MORE_THAN and number.high == 1):
        start = phrase[1]
        if qualifier in (Qualifier.EXACT, Qualifier.ABOUT) and phrase[0] != Qualifier.EXACT:
            qualifier = phrase[0]
        earlier = _before(doc, start)
        start, further = earlier[0], further or earlier[1]
    elif (after := _phrase(doc, end, "after")) and qualifier == Qualifier.EXACT:
        qualifier, end = after
    if end < len(doc) and doc[end].lower_ in word_class("numbers/more"):
        further = True
        end += doc[end].lower_ not in word_class("grammar/other")
    value = number.low if number.low == number.high else None
    low, high = bounded(value, qualifier) if value is not None else (number.low, number.high)
    return Quantity(start, end, (number.start, number.end), value, low, high, qualifier, further)


def _before(doc: Doc, start: int) -> tuple[int, bool]:
    """Take in "another", "a further", "an additional", "the other" in front of a number."""
    if start and doc[start - 1].lower_ in word_class("numbers/another"):
        start -= 1
        if start and doc[start - 1].lower_ in word_class("numbers/before_more"):
            start -= 1
        return start, True
    return start, False


def _phrase(doc: Doc, index: int, place: str) -> tuple[Qualifier, int] | None:
    """Find a qualifier that ends at a token ("before" a number) or starts there ("after"), and its far end."""
    around = doc[max(index - 1, 0) : index] if place == "before" else doc[index : index + 1]
    nearest = around[0].lower_ if len(around) else ""
    for words, qualifier in _qualifier_phrases()[place].get(nearest, ()):
        span = doc[max(index - len(words), 0) : index] if place == "before" else doc[index : index + len(words)]
        if len(span) == len(words) and all(token.lower_ == word for token, word in zip(span, words, strict=True)):
            if place == "before" and words == ("over",) and span.start and doc[span.start - 1].pos_ == "VERB":
                continue
            return qualifier, span.start if place == "before" else span.end
    return None


def _measures(doc: Doc, number: _Number) -> bool:
    """Whether a number is an age, a clock time, money, an ordinal, a distance, a street number or the like."""
    before = doc[number.start - 1] if number.start else None
    after = doc[number.end] if number.end < len(doc) else None
    if _is_year(doc, number, before):
        return True
    if before is not None and (before.text in word_class("numbers/no_count_mark") and not before.whitespace_):
        return True
    if before is not None and (before.lower_ in word_class("numbers/age_mark") or _is_age_of(before, after)):
        return True
    if after is None:
        return False
    if _is_day(doc, number, before, after):
        return True
    following = doc[number.end + 1] if number.end + 1 < len(doc) else None
    if after.text in {"-", "–"} and following is not None and not after.whitespace_:
        return following.is_alpha and following.lower_ not in word_class("numbers/after_hyphen")
    if after.text == ":" and not doc[number.end - 1].whitespace_:
        return following is not None and following.text[:1].isdigit()
    return bool(_NOT_PERSONS.match(after.text))


def _is_age_of(of: Token, after: Token | None) -> bool:
    """Whether a number after "of" is how old somebody is: "a man of 61"."""
    counts = after is not None and after.pos_ in {"NOUN", "ADJ", "PROPN"}
    if counts or (of.i and of.nbor(-1).lower_ in word_class("casualties/body")):
        return False
    person = of.nbor(-1) if of.lower_ == "of" and of.i else None
    entry = victim_noun(person) if person is not None and person.tag_ == "NN" else None
    return entry is not None and entry.group is not None


def _is_year(doc: Doc, number: _Number, before: Token | None) -> bool:
    """Whether four digits are a year: "in 1974", "the 2012 attack", "on May 2, 2014"; not "1,974 people"."""
    year = number.end == number.start + 1 and _YEAR.fullmatch(doc[number.start].text) is not None
    if not year or before is None:
        return False
    if before.text == "," and before.i > 1:
        day = before.nbor(-1)  # "on Dec. 10, 2016", "on 10 December, 2016"
        before = day.nbor(-1) if day.is_digit else day
    return before.lower_ in word_class("numbers/before_year") or _MONTH.match(before.text) is not None


def _is_day(doc: Doc, number: _Number, before: Token | None, after: Token) -> bool:
    """Whether a number is the day in "16 November", "October 27"; in "in May 14 people died" it counts people.

    The year in "16 November 1998" is part of the day too.
    """
    if before is not None and _MONTH.match(before.text) and _YEAR.fullmatch(doc[number.start].text):
        return True
    if not doc[number.start].text[:2].strip(",").isdigit() or (number.low or 0) > 31:
        return False
    if _MONTH.match(after.text) and after.text[:1].isupper():
        return True
    in_month = before is not None and bool(_MONTH.match(before.text)) and before.text[:1].isupper()
    return in_month and after.pos_ not in {"NOUN", "ADJ", "PROPN"}


def _skip_of(doc: Doc, index: int) -> int:
    return index + 1 if index < len(doc) and doc[index].lower_ == "of" else index


def _word(doc: Doc, index: int) -> NumberWord | None:
    return number_words().get(doc[index].lower_) if index < len(doc) else None


@lru_cache(maxsize=1)
def _qualifier_phrases() -> dict[str, dict[str, list[tuple[tuple[str, ...], Qualifier]]]]:
    """Phrases by place and by their word next to the number, the longest first."""
    rows = sorted(
        load_lexicon("numbers/qualifiers", QualifierPhrase), key=lambda row: (-len(row.phrase.split()), row.phrase)
    )
    table: dict[str, dict[str, list[tuple[tuple[str, ...], Qualifier]]]] = {"before": {}, "after": {}}
    for row in rows:
        words = tuple(row.phrase.split())
        nearest = words[-1] if row.place == "before" else words[0]
        table[row.place].setdefault(nearest, []).append((words, row.qualifier))
    return table
