"""Which words of harm are of no attack: those of a year's dead, of accidents, of mourning."""

import re
from functools import cache
from itertools import pairwise

from tasks.extract.casualties.words import KILLED, WOUNDED, harm_entry
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.predicates import is_event_noun
from tasks.extract.grammar.relations import follows_preposition, is_auxiliary
from tasks.extract.lexicons.small_numbers import UP_TO_TWELVE
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_MANY, _VERY_MANY, _MOST = 100, 400, 3000
_OBJECTS = {"NUM", "DET", "ADJ", "NOUN", "PROPN", "PRON"}
_NUMBER = rf"(?:\d{{1,3}}|an?|{UP_TO_TWELVE}|few|several)"
_MONTH = (
    r"(?:(?:early|mid|late)[- ])?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)"
)
_COUNTED = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))"
_SPAN_OF_TIME = re.compile(
    rf"\b(?:in|over|during|within) (?:just |only |less than |the (?:last|past|previous) )?{_NUMBER} "
    r"(?:weeks|months|years)\b"
    r"|\ba year\b(?! (?:ago|before|earlier|later|after|on|old)\b)"
    r"|\bsince [^.,;]{1,60}? (?:began|started|broke out|took up|launched|took office)\b",
    re.IGNORECASE,
)

_TOTAL = (
    r"\b(?:in|during|over|throughout) the (?:whole|entire|first|last|second|third|fourth) "
    rf"(?:of|{_NUMBER} weeks|{_NUMBER} months|{_NUMBER} years|months|quarter|half)\b",
    rf"\bbetween {_MONTH} and (?:the end of )?{_MONTH}\b",
    r"\b(?:in|de)crease of \d+ (?:per cent|percent)\b",
    r"\b(?:per cent|percent) (?:in|de)crease\b",
    r"\baccording to an? (?:[a-z]+ )?(?:count|tally)\b",
    rf"\bthe {_COUNTED} [^.;]{{1,40}}\b(?:this|in the) (?:year|month)\b",
)
_SINCE = re.compile(
    rf"since (?:then|{_MONTH}|the (?:start|beginning) of|the (?:coup|conflict|insurgency|invasion|war))\b",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"(?i)\b(?<!earlier )(?<!later )this (?:year|month)\b(?!'s)|\b(?:last|this) decade\b")
_TOTALS = re.compile("|".join(_TOTAL), re.IGNORECASE)
"""Words of totals over a period, a war or many attacks."""


def is_remembered(word: Token) -> bool:
    """Whether a death is what somebody mourns, remembers or avenges: of whom that was, the text told elsewhere."""
    verb = word.head if not follows_preposition(word) else word.head.head
    return word.pos_ in {"NOUN", "PROPN"} and verb.lemma_.lower() in word_class("casualties/remembrance")


def is_statistic(sentence: TokenSpan) -> bool:
    """Whether a sentence counts the dead of a year or a war and not those of an attack."""
    text = sentence.text.lower()
    if _phrases("casualties/statistic").search(text) or _since_year(sentence):
        return True
    return _SPAN_OF_TIME.search(text) is not None or _TOTALS.search(text) is not None


def is_running_total(word: Token) -> bool:
    """Whether a verb counts all that happened since a month, a year or the start of a war: "have died since May"."""
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    if not any(is_auxiliary(child) and child.lower_ in word_class("grammar/have_now") for child in verb.children):
        return False
    if _THIS_YEAR.search(verb.sent.text):
        return True
    since = [token.i for token in verb.subtree if token.lower_ == "since" and token.i > verb.i]
    return any(_SINCE.match(verb.doc[index : index + 6].text) for index in since)


def is_of_a_war(word: Token, number: int) -> bool:
    """Whether so many dead are those of a war, a campaign or a history, and of no single attack.

    No attack that was not itself a war has killed three thousand; hundreds are a total where words of one stand by.
    """
    if number < _MANY or any(map(is_event_noun, frame_of(word).heads(Role.AGENT))):
        return False
    if number > _MOST or _phrases("casualties/over_a_time").search(word.sent.text.lower()):
        return True
    around = {form for token in word.sent for form in (token.lemma_.lower(), token.lower_)}
    return number > _VERY_MANY and bool(around & word_class("casualties/of_a_war"))


def has_other_cause(token: Token) -> bool:
    """Whether the harm came from an accident or an illness, or was only played."""
    sentence = token.sent.text.lower()
    if _phrases("casualties/accident").search(sentence):
        return True
    return any(
        word.lower_ in word_class("casualties/other_cause")
        or word.lemma_.lower() in word_class("casualties/other_cause")
        for word in token.subtree
    )


def is_provisional(sentence: TokenSpan) -> bool:
    """Whether a sentence says that its count may still change."""
    text = sentence.text.lower()
    return _phrases("casualties/provisional").search(text) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """The phrases of a class as whole words: "on the roads" is no part of "on the roadside"."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(word_class(name))))})\b")


def is_combined(doc: Doc, end: int) -> bool:
    """Whether the number before a token counts the dead and the wounded together: "70 killed and wounded"."""
    for index in range(end, min(end + 6, len(doc) - 2)):
        word = doc[index]
        if word.lower_ in word_class("casualties/death_word"):
            start = index + 1 + (doc[index + 1].text == ",")
            joint, wounded, after = doc[start], doc[start + 1 : start + 2], doc[start + 2 : start + 3]
            if joint.lower_ not in word_class("casualties/or") or wounded.text.lower() not in word_class(
                "casualties/wound_word"
            ):
                return False
            return not any(t.pos_ in _OBJECTS or t.lower_ in word_class("casualties/object_starts") for t in after)
        if word.like_num or (word.is_punct and word.text != ",") or word.lower_ == "and":
            return False
    return False


def counts_both(word: Token, victim: Token) -> bool:
    """Whether two verbs share a number of dead and wounded: "killed or wounded 30 soldiers"."""
    beside = [other for other in word.conjuncts if abs(other.i - word.i) == 2 and other.i < victim.i]
    harms = {entry.harm for verb in (word, *beside) if (entry := harm_entry(verb)) is not None}
    return {KILLED, WOUNDED} <= harms


def _since_year(sentence: TokenSpan) -> bool:
    """Whether a sentence speaks of the time since a year; in "the first since 2015, when …" it is of that year."""
    words = [token.lower_ for token in sentence]
    years = [
        i
        for i, (a, b) in enumerate(pairwise(words), 1)
        if a in word_class("casualties/since_or_during") and len(b) == 4 and b.isdigit()
    ]
    return any(words[i + 1 : i + 3] != [",", "when"] for i in years)
