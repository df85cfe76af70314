"""Runs of capitalised words: the stretches of a text in which names can stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.places.cues import load_cues
from tasks.extract.places.gazetteer import load_gazetteer

_QUOTES = frozenset(['"', "'", "“", "”", "‘", "’", "`", "''", "``"])
_HYPHENS = frozenset(["-", "–", "'", "’", "/"])
_OWNING, _COUNTIES = frozenset(["'s", "’s"]), frozenset(["County", "Parish"])
_SLASH = frozenset(["/"])
_LINKS_TWO_NAMES = frozenset(["to", "and"])  # "the Lagos-to-Ibadan road"
_PAIRS = frozenset(["and", "of"])
_ELIDED = re.compile(r"[ld]['’][A-ZÀ-Þ]")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_HEADLINE_WORDS = 5
_HEADLINE_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class NameRun:
    """Tokens `[start, end)` of a document that are all capitalised, but for particles within."""

    start: int
    end: int
    in_headline: bool

    def __len__(self) -> int:
        return self.end - self.start


def is_quote(token: Token) -> bool:
    """Say whether a token is a quotation mark."""
    return token.text in _QUOTES


def is_capitalised(token: Token) -> bool:
    """Say whether a token is a word that starts with a capital."""
    return bool(token.text[0].isupper())


def name_runs(sentence: TokenSpan) -> Iterator[NameRun]:
    """Give the runs of a sentence in order."""
    headline = _is_headline(sentence)
    doc, position = sentence.doc, sentence.start
    while position < sentence.end:
        if is_capitalised(doc[position]):
            end = _run_end(doc, position, sentence.end)
            yield NameRun(position, end, headline)
            position = end
        else:
            position += 1


def _is_headline(sentence: TokenSpan) -> bool:
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return len(words) >= _HEADLINE_WORDS and sum(map(is_capitalised, words)) >= _HEADLINE_SHARE * len(words)


def _run_end(doc: Doc, start: int, limit: int) -> int:
    end = _glued_end(doc, start, limit)
    while end < limit:
        ahead = end
        while ahead < limit and _joins(doc[ahead]):
            ahead += 1
        if ahead >= limit or not _continues(doc, end, ahead):
            break
        end = _glued_end(doc, ahead, limit)
    return _paired_end(doc, start, end, limit)


def _paired_end(doc: Doc, start: int, end: int, limit: int) -> int:
    """Where a name of two ends that the gazetteer knows as one: "Jammu and Kashmir", "Democratic Republic of Congo"."""
    ahead = end + 1 + (end + 1 < limit and doc[end + 1].lower_ == "the")
    if ahead >= limit or doc[end].lower_ not in _PAIRS or not is_capitalised(doc[ahead]):
        return end
    return ahead + 1 if load_gazetteer().knows(doc[start : ahead + 1].text) else end


def _glued_end(doc: Doc, start: int, limit: int) -> int:
    """Where the word ends that a capitalised token opens, in one piece: "Port-au-Prince", "Mazar-i-Sharif", "Ain".

    Small letters belong to it only where a capital follows in the same piece; "Lagos-bound" ends at the hyphen.
    """
    end = start + 1
    for index in range(start + 1, limit):
        if doc[index - 1].whitespace_ or doc[index].lower_ in _LINKS_TWO_NAMES:
            break
        if _opens_or_elides(doc[index]) and doc[index - 1].text not in _SLASH:
            end = index + 1
    return end


def _opens_or_elides(token: Token) -> bool:
    """Say whether a token is capitalised, be it after a French article: "l'Attalaye", "d'Hiver"."""
    return is_capitalised(token) or _ELIDED.match(token.text) is not None


def _continues(doc: Doc, end: int, ahead: int) -> bool:
    """Say whether the word `ahead` goes on with a run that ends at `end`; "in Kabul Friday" are two names."""
    glued = ahead == end and not doc[end - 1].whitespace_
    return is_capitalised(doc[ahead]) and not glued and not load_cues().has("weekday_month", doc[ahead].text)


def _joins(token: Token) -> bool:
    if _ORDINAL.fullmatch(token.text):  # "Southwest 203rd Terrace"
        return token.i + 1 < len(token.doc) and load_cues().venues.get(token.nbor(1).lower_) == "road"
    if token.text in _OWNING:
        return token.i + 1 < len(token.doc) and _is_one_name(token.nbor(-1), token, token.nbor(1))
    if token.text in _HYPHENS:
        return token.i > 0 and not token.doc[token.i - 1].whitespace_ and not token.whitespace_
    glued = token.i + 1 < len(token.doc) and token.nbor(1).text in _HYPHENS and not token.whitespace_
    return token.text in load_cues().words["particle"] or (glued and load_cues().has("glued_particle", token.text))


def _is_one_name(owner: Token, apostrophe: Token, owned: Token) -> bool:
    """Say whether what looks owned is the second half of a name: "Prince George's County", "Cox's Bazar"."""
    return owned.text in _COUNTIES or load_gazetteer().knows(f"{owner.text}{apostrophe.text} {owned.text}")
