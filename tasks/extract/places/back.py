"""Towns that a document takes up again by what they are: "in the town", "stormed the village", "the same county"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from schemas.vocabulary import PlaceSource, WherePrecision
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.relations import follows_preposition, is_object
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.cues import load_cues
from tasks.extract.reading.reading import Reading

_REACH = 4  # sentences
_NEAR = int(WherePrecision.NEAR)


def places_back(reading: Reading, places: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
    """Read such words as the one town named shortly before; the words that ground it stay those of its name."""
    taken = {token.i for place in places for token in place.tokens}
    for token in reading.doc:
        if token.i in taken or not _takes_up(token):
            continue
        towns = [place for place in places if place.tokens.end <= token.i and _is_town(place)]
        number = reading.sentence_number(token)
        near = [place for place in towns if number - reading.sentence_number(place.tokens) <= _REACH]
        if len({place.cell.city for place in near}) == 1:
            yield FoundPlace(reading.doc[token.i : token.i + 1], replace(near[-1].cell, source=PlaceSource.HERE))


def _takes_up(noun: Token) -> bool:
    """Whether a noun is a town in or on which something is told to be done, and no name or owner goes with it."""
    if noun.lower_ not in word_class("places/settlement") or not (follows_preposition(noun) or is_object(noun)):
        return False
    determiners = {child.lower_ for child in noun.children}
    if not determiners & word_class("places/definite") or any(child.pos_ == "PROPN" for child in noun.subtree):
        return False
    if is_object(noun):
        return noun.head.lemma_.lower() in word_class("places/entering") | word_class("places/overrunning")
    return load_cues().has("places", noun.head.text) or noun.head.lower_ in word_class("places/where")


def _is_town(found: FoundPlace) -> bool:
    cell = found.cell
    apart = cell.source in (PlaceSource.AGENCY, PlaceSource.RESIDENCE, PlaceSource.HOSPITAL)
    return cell.role == "city" and cell.city is not None and cell.where_prec != _NEAR and not apart
