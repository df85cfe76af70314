"""Places that tell of people rather than of an attack: where somebody lives, comes from, or used to work."""

import re
from dataclasses import replace

from schemas.mentions import AttackMention, PlaceCell
from schemas.vocabulary import PlaceSource, Realis
from tasks.extract.found import FoundAttack, FoundPlace
from tasks.extract.grammar.relations import follows_preposition, is_modifier, is_owner_or_compound
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.cues import load_cues

_AGE = re.compile(r"\b\d{1,2}(?:-year-old(?: \w+)?)?,$")


def is_of_people(found: FoundPlace) -> bool:
    """Whether a place is one that only people are of."""
    return is_home(found) or describes_somebody(found) or is_workplace(found)


def is_home(found: FoundPlace) -> bool:
    """Whether somebody named comes from a place, or lives there: "Ana Ray, 12, of Elba", "who lives in Elba"."""
    root = found.tokens.root
    preposition = root.head
    if not follows_preposition(root):
        return False
    if preposition.lower_ == "of":
        return preposition.head.ent_type_ == "PERSON" or preposition.head.like_num
    if preposition.lower_ == "from":
        of_them = preposition.head.ent_type_ == "PERSON" or preposition.head.lemma_ == "be"
        return of_them or _follows_an_age(preposition)
    return found.cell.role in word_class("places/towns") and preposition.head.lemma_.lower() in word_class(
        "verbs/residence"
    )


def describes_somebody(found: FoundPlace) -> bool:
    """Whether a place only says whence somebody is, who may be anywhere: "Elba man shoots two", "a girl from Elba"."""
    root = found.tokens.root
    if found.cell.role not in word_class("places/towns"):
        return False
    if is_modifier(root) and root.head.i > root.i:
        return _is_person(root.head)
    if not follows_preposition(root) or root.head.lower_ not in word_class("grammar/belongs_to"):
        return False
    person = root.head.head
    return load_cues().has("resident", person.text) or (root.head.lower_ == "from" and _is_person(person))


def _is_person(noun: Token) -> bool:
    """Whether a noun is for people, by what they do or who they are: "a Rotterdam baker", "labourers from Bihar"."""
    entry = victim_noun(noun)
    return load_cues().has("resident", noun.text) or (entry is not None and entry.group is not None)


def _follows_an_age(preposition: Token) -> bool:
    """Whether "from" stands after an age: "the boy, 12, from Elba", "a 12-year-old boy, from Elba"."""
    return _AGE.search(preposition.doc[preposition.sent.start : preposition.i].text) is not None


def of_somebody(cell: PlaceCell) -> PlaceCell:
    """Mark a place that only describes somebody."""
    return replace(cell, method="places.residence", source=PlaceSource.RESIDENCE)


def without_homes(found: tuple[FoundAttack, ...], dateline: PlaceCell | None) -> tuple[FoundAttack, ...]:
    """Leave out whence somebody is where the document places its attacks in other towns, or is filed from another."""
    told = [place for attack in found if attack.mention.realis == Realis.ACTUAL for place in attack.mention.places]
    cities = {place.city for place in told if place.city and place.source != PlaceSource.RESIDENCE}
    cities |= {dateline.city} if dateline is not None and dateline.city else set()
    return tuple(replace(attack, mention=_without_homes(attack.mention, cities)) for attack in found)


def _without_homes(mention: AttackMention, cities: set[str]) -> AttackMention:
    def fits(place: PlaceCell) -> bool:
        return not cities or place.city in cities or place.source != PlaceSource.RESIDENCE

    return replace(mention, places=tuple(place for place in mention.places if fits(place)))


def is_workplace(found: FoundPlace) -> bool:
    """Whether somebody worked for a place's agency: "once an officer of the Elba Police Department"."""
    if found.cell.source != PlaceSource.AGENCY:
        return False
    for ancestor in found.tokens.root.ancestors:
        past = any(child.lower_ in word_class("places/once") for child in ancestor.children)
        if past or ancestor.lemma_.lower() in word_class("places/staff") | word_class("verbs/employment"):
            return True
        if ancestor.pos_ in {"VERB", "AUX"}:
            return False
    return False


def employs(venue: Token) -> bool:
    """Whether a venue only says whose people were hurt: "employees of the embassy", "embassy staff"."""
    owned = follows_preposition(venue) and venue.head.lower_ == "of"
    people = venue.head.head if owned else venue.head if is_owner_or_compound(venue) else None
    entry = victim_noun(people) if people is not None else None
    return entry is not None and entry.group is not None
