"""What a document tells of each of its attacks: the mentions of one, with the harm and the claims that go with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.grouped import grouped
from schemas.mentions import AttackMention, CasualtyMention, ClaimMention, Extraction
from schemas.vocabulary import Realis


@dataclass(frozen=True, slots=True)
class Told:
    """The mentions of one attack, what is said of its harm and its authors, and how it stands in its document.

    `first` is true for the attack told first, `alone` where no other is told; `mostly_unreal` where most attacks that
    the document speaks of are plans, threats or generalities; `countries` are those that its attacks lie in.
    """

    mentions: Sequence[AttackMention]
    casualties: Sequence[CasualtyMention]
    claims: Sequence[ClaimMention]
    published: date | None
    first: bool
    alone: bool
    mostly_unreal: bool
    countries: frozenset[str]


def told_of(extraction: Extraction, groups: Sequence[Sequence[int]], published: date | None) -> list[Told]:
    """Give what a document tells of each group of mentions, these by their index; the groups in text order."""
    places = (place for mention in extraction.attacks for place in mention.places)
    countries = frozenset(place.country_iso2 for place in places if place.country_iso2)
    casualties, claims = extraction.casualties, extraction.claims
    harm = grouped(range(len(casualties)), lambda number: casualties[number].attack)
    said = grouped(range(len(claims)), lambda number: claims[number].attack)
    unreal = sum(mention.realis != Realis.ACTUAL for mention in extraction.attacks)
    return [
        Told(
            mentions=[extraction.attacks[index] for index in members],
            casualties=[casualties[i] for i in sorted(i for member in members for i in harm[member])],
            claims=[claims[i] for i in sorted(i for member in members for i in said[member])],
            published=published,
            first=number == 0,
            alone=len(groups) == 1,
            mostly_unreal=2 * unreal > len(extraction.attacks),
            countries=countries,
        )
        for number, members in enumerate(groups)
    ]
