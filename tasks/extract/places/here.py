"""Places that a document names by where it was filed: "in this city", "in the capital", "was shot dead here"."""

from collections.abc import Iterator
from dataclasses import replace

from schemas.mentions import PlaceCell
from schemas.vocabulary import PlaceSource
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.relations import follows_preposition, is_adverb
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.gazetteer import load_gazetteer
from tasks.extract.reading.reading import Reading


def places_here(reading: Reading, dateline: PlaceCell | None) -> Iterator[FoundPlace]:
    """Read such words as the city a document is datelined from, or as the capital of that city's country."""
    if dateline is None or dateline.country_iso2 is None:
        return
    capital = _capital(dateline)
    for token in reading.doc:
        cell = None
        if token.lower_ == "capital" and capital is not None and _is_the_place(token):
            cell = replace(capital, method="places.capital", source=PlaceSource.CAPITAL)
        elif (token.lower_ == "city" and _determiner(token) == "this") or (token.lower_ == "here" and _is_told(token)):
            cell = replace(dateline, method="places.here", source=PlaceSource.HERE)
        if cell is not None:
            words = reading.doc[token.i - (token.lower_ != "here") : token.i + 1]
            yield FoundPlace(words, replace(cell, span=reading.span(words)))


def _capital(dateline: PlaceCell) -> PlaceCell | None:
    city = load_gazetteer().capital(dateline.country_iso2 or "")
    if city is None:
        return None
    return replace(dateline, name=city.name, city=city.name, admin1=city.admin1, lat=city.lat, lon=city.lon)


def _is_the_place(token: Token) -> bool:
    """Whether "the capital" or "this capital" is a city: not money, nor the capital of what is named after it."""
    follows = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    named = follows is not None and (
        follows.lower_ in word_class("places/named_after") or follows.pos_ in {"PROPN", "NOUN"}
    )
    if named or not follows_preposition(token) or _determiner(token) not in word_class("grammar/this_or_the"):
        return False
    return token.head.lower_ in word_class("places/where") or (
        token.head.lower_ == "of" and token.head.head.lower_ in word_class("places/parts")
    )


def _determiner(token: Token) -> str:
    """The word right before a noun."""
    return token.doc[token.i - 1].lower_ if token.i else ""


def _is_told(token: Token) -> bool:
    """Whether "here" is where the writer is, and not where somebody quoted speaks."""
    spoken = any(word.lower_ in word_class("places/first_person") or word.text in {'"', "“"} for word in token.sent)
    return is_adverb(token) and token.head.pos_ == "VERB" and not spoken
