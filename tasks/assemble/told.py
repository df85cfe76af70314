"""What a document tells of each of its attacks: the mentions of one, with the harm and the claims that go with them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from schemas.mentions import AttackMention, CasualtyMention, ClaimMention, Extraction
from schemas.vocabulary import Realis

_Statement = TypeVar("_Statement", CasualtyMention, ClaimMention)


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
    harm, said = _by_attack(extraction.casualties), _by_attack(extraction.claims)
    unreal = sum(mention.realis != Realis.ACTUAL for mention in extraction.attacks)
    return [
        Told(
            mentions=[extraction.attacks[index] for index in members],
            casualties=[extraction.casualties[i] for i in sorted(i for member in members for i in harm[member])],
            claims=[extraction.claims[i] for i in sorted(i for member in members for i in said[member])],
            published=published,
            first=number == 0,
            alone=len(groups) == 1,
            mostly_unreal=2 * unreal > len(extraction.attacks),
            countries=countries,
        )
        for number, members in enumerate(groups)
    ]


def _by_attack(statements: Sequence[_Statement]) -> defaultdict[int | None, list[int]]:
    """Sort the numbers of statements by the mention of an attack that each is about."""
    sorted_: defaultdict[int | None, list[int]] = defaultdict(list)
    for number, each in enumerate(statements):
        sorted_[each.attack].append(number)
    return sorted_
