"""Which words of harm state that somebody was harmed, and which threaten, deny, generalise or count a year's dead."""

import re
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from tasks.extract.lexicons.small_numbers import UP_TO_TWELVE
from tasks.extract.lexicons.words import word_class

_COMPLEMENTS = {"xcomp", "ccomp", "pcomp", "dobj", "acl", "pobj", "prep"}
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
_TOTALS = re.compile("|".join(_TOTAL), re.IGNORECASE)
"""Words of totals over a period, a war or many attacks."""


def is_negated(token: Token) -> bool:
    """Whether a verb or adjective of harm is denied: "was not injured", "nearly killed him"."""
    if any(child.lower_ in word_class("casualties/short_of_it") and child.i == token.i - 1 for child in token.children):
        return True
    return any(child.dep_ == "neg" for child in token.children) or any(
        child.dep_ == "neg" for child in token.head.children if token.dep_ in {"acomp", "xcomp"}
    )


def is_unreal(word: Token) -> bool:
    """Whether the harm is only threatened, planned, possible, asked for or denied."""
    if word.pos_ in {"NOUN", "PROPN"}:
        return _is_unreal_noun(word)
    current, told = word, False
    for _ in range(6):
        if current.pos_ in {"VERB", "AUX"} and not told and _is_unreal_verb(current):
            return True
        if (
            current.dep_ == "acl"
            and current.tag_ == "VBN"
            and current.head.lemma_ not in word_class("casualties/unreal_head")
        ):
            return False  # "has to answer for ten people killed in May"
        told = told or current.dep_ == "ccomp"  # "it will be recalled that ten died"
        feared = current.head.lemma_ == "fear" and current.head.tag_ == "VBN"  # "were feared killed" is a count
        if (
            current.dep_ in _COMPLEMENTS
            and current.head.lemma_.lower() in word_class("casualties/unreal_head")
            and not feared
        ):
            return True
        if current.head == current or (
            current.dep_ not in {*_COMPLEMENTS, "auxpass", "oprd", "acomp"} and current != word
        ):
            return False
        if current.dep_ not in {*_COMPLEMENTS, "conj", "auxpass", "oprd", "acomp"}:
            return False
        current = current.head
    return False


def _is_unreal_verb(verb: Token) -> bool:
    children = list(verb.children)
    if any(
        child.dep_ == "aux" and child.lower_ in word_class("casualties/modals") for child in children
    ) and not _perfect_after_may(verb):
        return True
    if any(child.dep_ == "mark" and child.lower_ in word_class("casualties/conditions") for child in children):
        return True
    auxiliaries = {child.lower_ for child in children if child.dep_ == "aux"}
    return (
        "to" in auxiliaries
        and "have" not in auxiliaries
        and verb.head.lemma_ not in word_class("casualties/real_infinitive")
    )


def _is_unreal_noun(noun: Token) -> bool:
    """Read "threatened the death of", "could cause the death of"; "to investigate the murder of" is real."""
    verb = noun.head if noun.dep_ != "pobj" else noun.head.head
    if verb.lemma_.lower() in word_class("casualties/unreal_head") or verb.lemma_.lower() in word_class(
        "casualties/remembrance"
    ):
        return True
    return verb.lemma_ in word_class("casualties/causing") and _is_unreal_verb(verb)


def _perfect_after_may(token: Token) -> bool:
    """Tell "would later die", which did happen, from "may have been killed"."""
    return any(c.lower_ in {"would", "will"} for c in token.children) and any(
        c.lower_ == "later" for c in token.children
    )


def is_statistic(sentence: TokenSpan) -> bool:
    """Whether a sentence counts the dead of a year or a war and not those of an attack."""
    text = sentence.text.lower()
    if any(phrase in text for phrase in word_class("casualties/statistic")) or _since_year(sentence):
        return True
    return _SPAN_OF_TIME.search(text) is not None or _TOTALS.search(text) is not None


def is_running_total(word: Token) -> bool:
    """Whether a verb counts all that happened since a month, a year or the start of a war: "have died since May"."""
    verb = word if word.pos_ in {"VERB", "AUX"} else word.head
    if not any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children):
        return False
    since = [token.i for token in verb.subtree if token.lower_ == "since" and token.i > verb.i]
    return any(_SINCE.match(verb.doc[index : index + 6].text) for index in since)


def has_other_cause(token: Token) -> bool:
    """Whether the harm came from an accident or an illness, or was only played."""
    sentence = token.sent.text.lower()
    if any(phrase in sentence for phrase in word_class("casualties/accident")):
        return True
    return any(
        word.lower_ in word_class("casualties/other_cause")
        or word.lemma_.lower() in word_class("casualties/other_cause")
        for word in token.subtree
    )


def is_provisional(sentence: TokenSpan) -> bool:
    """Whether a sentence says that its count may still change."""
    text = sentence.text.lower()
    return any(phrase in text for phrase in word_class("casualties/provisional"))


def is_combined(doc: Doc, end: int) -> bool:
    """Whether the number before a token counts the dead and the wounded together: "70 killed and wounded"."""
    for index in range(end, min(end + 6, len(doc) - 2)):
        word = doc[index]
        if word.lower_ in word_class("casualties/death_word"):
            start = index + 1 + (doc[index + 1].text == ",")
            joint, wounded, after = doc[start], doc[start + 1 : start + 2], doc[start + 2 : start + 3]
            if joint.lower_ not in {"and", "or"} or wounded.text.lower() not in word_class("casualties/wound_word"):
                return False
            return not any(t.pos_ in _OBJECTS or t.lower_ in word_class("casualties/object_starts") for t in after)
        if word.like_num or (word.is_punct and word.text != ",") or word.lower_ == "and":
            return False
    return False


def is_generic(token: Token) -> bool:
    """A habit, not an event: "militants who kill civilians"."""
    counted = any(
        number.dep_ == "nummod" for child in token.children if child.dep_ == "dobj" for number in child.children
    )
    habitual = token.tag_ in {"VBP", "VB"} and token.dep_ in {"relcl", "ccomp", "advcl"} and not counted
    return habitual and not token.morph.get("Aspect", [])


def _since_year(sentence: TokenSpan) -> bool:
    """Whether a sentence speaks of the time since a year; in "the first since 2015, when …" it is of that year."""
    words = [token.lower_ for token in sentence]
    years = [
        i for i, (a, b) in enumerate(pairwise(words), 1) if a in {"since", "during"} and len(b) == 4 and b.isdigit()
    ]
    return any(words[i + 1 : i + 3] != [",", "when"] for i in years)
