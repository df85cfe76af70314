"""The country of a place that neither its own words nor the gazetteer tell: that of what stands around it in the text.

In this order: a place of its sentence, whose soldiers or officials its sentence speaks of, the heading over its
paragraph, what comes before it in its paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from schemas.vocabulary import PlaceSource
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.places.chains import Chain
from tasks.extract.places.context import PlaceContext
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.places.resolution import Where
from tasks.extract.reading.reading import Reading

_LONGEST_HEADING = 12  # tokens
_HEADED = 6  # sentences
_BESIDE = 8  # tokens
_CLEAR_SHARE = 0.6

_POSSESSIVE = re.compile(r"['’]s ")
Place = tuple[int, Chain, Where]


class Surroundings:
    """What the resolved places and the nationalities of a document tell of the places beside them."""

    def __init__(self, reading: Reading, places: Sequence[Place], context: PlaceContext) -> None:
        self.reading = reading
        self.context = context
        self.by_sentence: dict[int, list[Place]] = {}
        for place in places:
            if (
                place[2].country_iso2
                and place[1].first.source != PlaceSource.AGENCY
                and not _is_apart(reading, place[1])
            ):
                self.by_sentence.setdefault(place[0], []).append(place)

    def country(self, number: int, chain: Chain) -> str | None:
        """ISO 3166-1 code of the country that a place of a sentence lies in; None where nothing tells.

        What bears another place's name ("Kabul's airport") lies there, whatever soldiers its sentence speaks of.
        """
        if _POSSESSIVE.search(chain.first.name):
            return None
        position, dominant = chain.start, self.context.dominant()
        clear = dominant if self.context.share(dominant) >= _CLEAR_SHARE else None
        sentence = self._nearest(number, position, _BESIDE) or self._served(number)
        told = sentence or self._headed(number) or self._before(number) or self._nearest(number, position)
        return self._nearest(number, position, _BESIDE) or clear or told or dominant or self._most()

    def _nearest(self, number: int, position: int, reach: int = 1000) -> str | None:
        """The country of the place of a sentence that stands nearest, one before it rather than one after it."""
        beside = [(chain, where) for _, chain, where in self.by_sentence.get(number, ()) if chain.start != position]
        others = [each for each in beside if _distance(each[0], position)[0] <= reach]
        nearest = min(others, key=lambda each: _distance(each[0], position), default=None)
        return nearest[1].country_iso2 if nearest else None

    def _most(self) -> str | None:
        """The country that most places of the document lie in that say where they are."""
        countries = Counter(where.country_iso2 for places in self.by_sentence.values() for _, _, where in places)
        ranked = countries.most_common(1)
        return ranked[0][0] if ranked and 2 * ranked[0][1] > countries.total() else None

    def _served(self, number: int) -> str | None:
        """The country whose army, police, towns or the like a sentence speaks of, where it is but one."""
        served = set(_served_countries(self.reading.sentences[number]))
        return served.pop() if len(served) == 1 else None

    def _headed(self, number: int) -> str | None:
        """The country of the last heading before a sentence: a few words without a verb that name one."""
        for before in range(number - 1, max(number - 1 - _HEADED, -1), -1):
            if before in self._headings:
                return self._nearest(before, -1) or self._served(before)
        return None

    @cached_property
    def _headings(self) -> frozenset[int]:
        return frozenset(
            number for number, sentence in enumerate(self.reading.sentences) if number and _is_heading(sentence)
        )

    def _before(self, number: int) -> str | None:
        """The country of the last place told of earlier in the same paragraph."""
        paragraph = self.reading.paragraph_number(self.reading.sentences[number])
        for before in range(number - 1, -1, -1):
            if self.reading.paragraph_number(self.reading.sentences[before]) != paragraph:
                return None
            told = self._nearest(before, self.reading.sentences[before].end) or self._served(before)
            if told:
                return told
        return None


def _is_apart(reading: Reading, chain: Chain) -> bool:
    """Whether a place is told to be another than that of what stands beside it: "the border with", "a nurse from"."""
    before = reading.doc[max(chain.start - 1, 0)]
    return before.i < chain.start and before.lower_ in word_class("places/apart")


def _distance(chain: Chain, position: int) -> tuple[int, bool]:
    return abs(chain.start - position), chain.start > position


def _is_heading(sentence: TokenSpan) -> bool:
    words = [token for token in sentence if not token.is_space]
    return 0 < len(words) <= _LONGEST_HEADING and all(token.pos_ not in ("VERB", "AUX") for token in words)


def _served_countries(sentence: TokenSpan) -> Iterator[str]:
    """Countries of nationalities that stand before who serves one at home: "Malian soldiers", "the Kenyan town"."""
    adjectives = load_gazetteer().adjectives
    for token in sentence:
        country = adjectives.get(token.text)
        noun = token.head if token.head.i > token.i else None
        if country and noun is not None and noun.lemma_.lower() in word_class("places/serving"):
            yield country
