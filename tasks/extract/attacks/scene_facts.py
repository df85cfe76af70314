"""Plain observations on a place and an attack told in its sentence, which the model of `scene` weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.facts import Facts
from schemas.mentions import PlaceCell
from schemas.vocabulary import PlaceSource, WherePrecision
from tasks.extract.attacks.hanging import OBSERVATIONS, form, order, path, rivals
from tasks.extract.attacks.where import is_where_asked, is_where_said, names_speaker, treats_the_hurt
from tasks.extract.found import FoundPlace
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.homes import describes_somebody, is_home, is_workplace

_SEATS = {
    "the speaker's": names_speaker,
    "somebody's home": is_home,
    "somebody's work": is_workplace,
    "somebody's origin": describes_somebody,
    "where somebody was asked": is_where_asked,
    "where it was said": is_where_said,
    "where the hurt were taken": treats_the_hurt,
}
_SOURCES = {
    PlaceSource.SYNTAX: "known by its surroundings",
    PlaceSource.TYPE_NOUN: "known by its type",
    PlaceSource.ROAD: "a road",
    PlaceSource.AGENCY: "known by its police",
    PlaceSource.HOSPITAL: "a hospital",
}


@dataclass(frozen=True)
class Setting:
    """What leads an attack and its rivals in a sentence, the places named there, and those the document opens with.

    `dateline` is the city that the document is filed from, `lead` are the cities named in its first sentences.
    """

    trigger: Token
    triggers: Sequence[Token]
    named: Sequence[FoundPlace]
    dateline: PlaceCell | None
    lead: frozenset[str]


def _kind(setting: Setting, place: FoundPlace) -> Iterator[str]:
    role = place.cell.role
    yield f"a {role}" if role in {"city", "country", "district", "venue"} else "an area"
    if place.cell.where_prec == WherePrecision.NEAR:
        yield "only near it"
    if place.cell.source in _SOURCES:
        yield _SOURCES[place.cell.source]


def _form(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """How the place is put."""
    yield from form(setting, place, word_class("attacks/scene_prepositions"))


def _seat(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """Whose place it is rather than the attack's."""
    yield from (fact for fact, holds in _SEATS.items() if holds(place))


def _document(setting: Setting, place: FoundPlace) -> Iterator[str]:
    city = place.cell.city
    if city and setting.dateline is not None and city == setting.dateline.city:
        yield "the dateline's"
    if city and city in setting.lead:
        yield "named in the lead"


FACTS = Facts[Setting, FoundPlace](
    plain=frozenset(
        {
            "a city",
            "a country",
            "a district",
            "a hospital",
            "a road",
            "a venue",
            "an area",
            "known by its police",
            "known by its surroundings",
            "known by its type",
            "named in the lead",
            "only near it",
            "somebody's home",
            "somebody's origin",
            "somebody's work",
            "the dateline's",
            "the speaker's",
            "where it was said",
            "where somebody was asked",
            "where the hurt were taken",
            "after at",
            "after between",
            "after from",
            "after in",
            "after near",
            "after of",
            "after on",
            "after outside",
            "after to",
            *OBSERVATIONS,
        }
    ),
    give=(_kind, _form, path, order, rivals, _seat, _document),
    pairs=(),
    speak_for=frozenset({"the dateline's", "the only one", "on the trigger"}),
    speak_against=frozenset(
        {
            "another hangs on the trigger",
            "beyond another attack",
            "somebody's home",
            "somebody's work",
            "the speaker's",
            "where somebody was asked",
            "where the hurt were taken",
        }
    ),
)
