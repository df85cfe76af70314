"""Nouns for people: their groups, ages and nationalities."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from schemas.vocabulary import VictimGroup
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.small_numbers import UP_TO_NINETEEN
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan

_AGE = re.compile(rf"(?i)\b(\d{{1,3}}|{UP_TO_NINETEEN})[- ]?(years?|months?|weeks?|days?)[- ]olds?\b")
_ABBREVIATED = {"U.K.": "GB", "U.S.": "US", "UK": "GB", "US": "US"}
_SHARPER = (
    ("lexicons/of_police", VictimGroup.POLICE),
    ("lexicons/of_military", VictimGroup.MILITARY),
    ("lexicons/of_others", VictimGroup.OTHER),
    ("lexicons/of_rebels", VictimGroup.PERPETRATOR),
    ("lexicons/of_militia", VictimGroup.OTHER),
    ("lexicons/of_government", VictimGroup.GOVERNMENT),
)
"""What "officer", "member" and the like are beside these words."""


@dataclass(frozen=True, slots=True)
class VictimNoun:
    """A noun for people, its group and gender; nouns without a group are no people."""

    noun: str
    group: VictimGroup | None
    gender: str | None


@dataclass(frozen=True, slots=True)
class Nationality:
    """An adjective or noun of nationality."""

    adjective: str
    country_iso2: str


class Word(Protocol):
    """A word of a parse, ours or spaCy's."""

    @property
    def lower_(self) -> str: ...  # noqa: D102
    @property
    def lemma_(self) -> str: ...  # noqa: D102
    @property
    def pos_(self) -> str: ...  # noqa: D102


def victim_noun(token: Word) -> VictimNoun | None:
    """The lexicon's entry for a noun."""
    nouns = _nouns()
    return nouns.get(token.lower_) or (nouns.get(token.lemma_.lower()) if token.pos_ in {"NOUN", "PROPN"} else None)


def is_person(token: Token) -> bool:
    """Whether a token is a noun for people, a pronoun for them, a number or a personal name."""
    entry = victim_noun(token)
    if entry is not None:
        return entry.group is not None
    return token.pos_ in {"NUM", "PRON"} or token.ent_type_ == "PERSON"


def group_of(head: Token, entry: VictimNoun | None) -> VictimGroup:
    """Give the group of a noun, sharpened by the nouns around it: "police officer", "army officer", "deputy mayor"."""
    of_a_nation = head.text in _countries() or head.text.removesuffix("s") in _countries()
    group = entry.group if entry and entry.group else VictimGroup.CIVILIAN if of_a_nation else VictimGroup.OTHER
    beside = {token.lower_ for token in head.lefts} | {
        t.lower_ for p in head.rights if p.lower_ == "of" for t in p.subtree
    }
    if group == VictimGroup.PERPETRATOR and beside & {"his", "her", "whose"}:
        return VictimGroup.CIVILIAN  # in South Asia a gunman can be a bodyguard
    if "suspected" in beside and group in (VictimGroup.ALL, VictimGroup.CIVILIAN):
        return VictimGroup.PERPETRATOR
    if head.lower_ in word_class("casualties/person_of_a_body"):
        for words, better in _SHARPER:
            if beside & word_class(words):
                return better
    return group


def is_like_people(head: Token, entry: VictimNoun | None) -> bool:
    """Tell whether a noun that is counted as harmed reads like people, in the lexicon or by its ending."""
    if entry is not None:
        return entry.group is not None
    return head.pos_ in {"NOUN", "PROPN"} and bool(
        re.search(r"(?i)(?:ers?|ors?|ians?|ists?|men|man|women|ees?|goers|mates?)$", head.text)
        or head.text in _countries()
        or head.tag_ == "NNPS"
    )


def is_plural(head: Token) -> bool:
    """Tell whether a noun stands for several people."""
    several = head.tag_ == "NNP" and head.lower_.endswith("s") and head.lower_[:-1] in _nouns()
    return several or head.tag_ in {"NNS", "NNPS"} or head.lower_ in word_class("lexicons/group_noun")


def nationality_of(tokens: TokenSpan) -> tuple[Token, str] | None:
    """Find a nationality in a phrase: its word and the country's ISO 3166-1 alpha-2 code."""
    countries = _countries()
    for token in tokens:
        country = _ABBREVIATED.get(token.text) or countries.get(token.text) or countries.get(token.text.rstrip("s"))
        if country:
            return token, country
    return None


def ages(doc: Doc) -> dict[int, int]:
    """Tokens of "34-year-old" with the age."""
    found: dict[int, int] = {}
    for match in re.finditer(_AGE, doc.text):
        span = doc.char_span(*match.span())
        if span is not None:
            age = int(match[1]) if match[1].isdigit() else 0
            found |= dict.fromkeys(range(span.start, span.end), age if match[2].lower().startswith("year") else 0)
    return found


@lru_cache(maxsize=1)
def _nouns() -> dict[str, VictimNoun]:
    return {row.noun: row for row in load_lexicon("casualties/victims", VictimNoun)}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    return {row.adjective: row.country_iso2 for row in load_lexicon("actors/nationalities", Nationality)}
