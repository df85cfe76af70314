"""Towns that a document takes up again: "in the town", "stormed the village", "the city's market", "there"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.vocabulary import PlaceSource, WherePrecision
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.relations import follows_preposition, is_adverb, is_object, is_passive_subject
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.cues import load_cues
from tasks.extract.reading.reading import Reading

_REACH = 4  # sentences
_NEAR = int(WherePrecision.NEAR)


def places_back(reading: Reading, places: Sequence[FoundPlace]) -> Iterator[FoundPlace]:
    """Read such words as the one town named shortly before, "there" as the last; what grounds them is its name."""
    taken = {token.i for place in places for token in place.tokens}
    for token in reading.doc:
        there = _is_there(token)
        if token.i in taken or not (there or _takes_up(token)):
            continue
        towns = [place for place in places if place.tokens.end <= token.i and _is_town(place)]
        number = reading.sentence_number(token)
        near = [place for place in towns if number - reading.sentence_number(place.tokens) <= (1 if there else _REACH)]
        if near and (there or len({place.cell.city for place in near}) == 1):
            yield FoundPlace(reading.doc[token.i : token.i + 1], replace(near[-1].cell, source=PlaceSource.HERE))


def _is_there(word: Token) -> bool:
    """Whether "there" says where something is done: "the bombing there", not "there was" nor "from there"."""
    return word.lower_ == "there" and is_adverb(word) and word.head.pos_ in {"NOUN", "VERB"}


def _takes_up(noun: Token) -> bool:
    """Whether a noun is a town in, on or to which something is told to be done, and no name or owner goes with it."""
    if noun.lower_ not in word_class("places/settlement"):
        return False
    determiners = {child.lower_ for child in noun.children}
    if not determiners & word_class("places/definite") or any(child.pos_ == "PROPN" for child in noun.subtree):
        return False
    if noun.doc[noun.i + 1 : noun.i + 2].text in word_class("places/plain_possessive"):
        return noun.head.lower_ in load_cues().venues
    if is_object(noun) or is_passive_subject(noun):
        return noun.head.lemma_.lower() in word_class("places/entering") | word_class("places/overrunning")
    return follows_preposition(noun) and (
        load_cues().has("places", noun.head.text) or noun.head.lower_ in word_class("places/where")
    )


def _is_town(found: FoundPlace) -> bool:
    cell = found.cell
    apart = cell.source in (PlaceSource.AGENCY, PlaceSource.RESIDENCE, PlaceSource.HOSPITAL)
    return cell.role == "city" and cell.city is not None and cell.where_prec != _NEAR and not apart
