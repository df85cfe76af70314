"""When and where by the layout: what an item or a heading says holds for the attacks told in it or under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from schemas.mentions import AttackMention, DateCell, PlaceCell
from schemas.vocabulary import Realis
from tasks.extract.found import FoundAttack, FoundDate, FoundPlace
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.blocks import Block, BlockKind
from tasks.extract.reading.reading import Reading

_Found = TypeVar("_Found", FoundDate, FoundPlace)


def with_headings(
    reading: Reading, found: tuple[FoundAttack, ...], dates: Sequence[FoundDate], places: Sequence[FoundPlace]
) -> tuple[FoundAttack, ...]:
    """Give each mention its section and what its headings say; the first of a section takes their day and place.

    The first attack told under "7 August 1998" or after "- Fri 14 March, Gao." is the one that the heading is of,
    where its own clause says nothing else; what follows there may tell of others.
    """
    completed: list[FoundAttack] = []
    begun: set[int] = set()
    for attack in found:
        section = reading.section(attack.trigger)
        mention = attack.mention if section is None else _in_section(reading, attack.mention, section, dates, places)
        if _tells_what_happened(mention, attack.trigger):
            mention = replace(mention, realis=Realis.ACTUAL)
        if section is not None and mention.realis == Realis.ACTUAL and section.number not in begun:
            begun.add(section.number)
            mention = _headed(mention)
        completed.append(replace(attack, mention=mention))
    return tuple(completed)


def _tells_what_happened(mention: AttackMention, trigger: Token) -> bool:
    """Whether the present under a day tells of that day: "5 January 2020: Fighters overrun the airfield"."""
    present = trigger.tag_ in {"VBP", "VBZ"}
    return present and mention.realis == Realis.GENERIC and bool(mention.heading_dates)


def _in_section(
    reading: Reading,
    mention: AttackMention,
    section: Block,
    dates: Sequence[FoundDate],
    places: Sequence[FoundPlace],
) -> AttackMention:
    headings = list(_headings(reading, section))
    return replace(
        mention,
        section=section.number,
        heading_dates=tuple(date.cell for over in headings for date in _said_by(over, dates)),
        heading_places=tuple(place.cell for over in headings for place in _said_by(over, places)),
    )


def _headings(reading: Reading, section: Block) -> Iterator[Block]:
    """The section and those that it stands under, the nearest first, as far as they are told in rows of their kind."""
    over: Block | None = section
    while over is not None:
        words = reading.text[over.start : over.label_end].lower().replace(":", " ").split()
        stamped = bool(word_class("reading/stamp_word").intersection(words))
        if not stamped and (over.kind == BlockKind.ITEM or _has_siblings(reading, over)):
            yield over
        over = None if over.over is None else reading.blocks[over.over]


def _has_siblings(reading: Reading, heading: Block) -> bool:
    """Whether a heading is one of several of its rank: a line alone under the title is a dateline or a stamp."""
    rank = (BlockKind.HEADING, heading.shape, heading.over)
    return sum((other.kind, other.shape, other.over) == rank for other in reading.blocks) > 1


def _said_by(heading: Block, found: Sequence[_Found]) -> list[_Found]:
    return [each for each in found if heading.start <= each.tokens.start_char < heading.label_end]


def _headed(mention: AttackMention) -> AttackMention:
    """The mention that a heading is of, with its day where none is told and its place where none agrees with it."""
    dates: tuple[DateCell, ...] = mention.dates or mention.heading_dates
    places: tuple[PlaceCell, ...] = (*mention.places, *_new(mention.heading_places, mention.places))
    back = mention.anaphoric and not mention.heading_dates and not mention.heading_places
    return replace(mention, dates=dates, places=places, anaphoric=back)


def _new(heading: Sequence[PlaceCell], own: Sequence[PlaceCell]) -> tuple[PlaceCell, ...]:
    """Places of headings, where they speak of no other country or city than the clause does."""
    cities = {place.city for place in own if place.city}
    countries = {place.country_iso2 for place in own if place.country_iso2}
    return tuple(
        place
        for place in heading
        if (not cities or place.city is None or place.city in cities)
        and (not countries or place.country_iso2 is None or place.country_iso2 in countries)
    )
