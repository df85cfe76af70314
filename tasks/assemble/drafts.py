"""A group of mentions while it grows, and how much a mention agrees with it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from schemas.mentions import AttackMention, DateCell, PlaceCell
from tasks.assemble.agreement import days_between, people_clash, places_clash, same_name

DAYS_SLACK = 1  # an attack of a night belongs to two days


@dataclass(slots=True)
class Draft:
    """A group while it grows: everything its mentions said, and how many they said were killed."""

    members: list[int] = field(default_factory=list)
    mentions: list[AttackMention] = field(default_factory=list)
    killed: set[int] = field(default_factory=set)

    def add(self, index: int, mention: AttackMention, killed: Set[int]) -> None:
        """Take a mention in; `killed` is how many it says were."""
        self.members.append(index)
        self.mentions.append(mention)
        self.killed |= killed

    @property
    def dates(self) -> list[DateCell]:
        """Every date given."""
        return [cell for mention in self.mentions for cell in mention.dates]

    @property
    def places(self) -> list[PlaceCell]:
        """The most specific place of each mention that gives one."""
        return [place for mention in self.mentions if (place := place_of(mention))]

    def values(self, column: str) -> set[str]:
        """The labels of one column that any mention gives."""
        return {value for mention in self.mentions for value in values(mention, column)}

    @property
    def victims(self) -> list[str]:
        """Every victim named."""
        return [name for mention in self.mentions for name in mention.victims]


def place_of(mention: AttackMention) -> PlaceCell | None:
    """The most specific place of a mention, of those that are known to lie in a country if there are such."""
    return next((place for place in mention.places if place.country_iso2), next(iter(mention.places), None))


def values(mention: AttackMention, column: str) -> set[str]:
    """The labels a mention's cells of one column give, "Unknown" left out."""
    return {cell.value for cell in mention.nature if cell.column == column} - {"Unknown"}


def apart(dates: Sequence[DateCell], own: DateCell) -> bool:
    """Whether a date is more than a night away from each of some."""
    return all(days_between(cell, own) > DAYS_SLACK for cell in dates)


def agreement(draft: Draft, mention: AttackMention) -> int:
    """How many things a mention says that its group says too; a victim's name counts twice."""
    dated = bool(mention.dates and draft.dates and not apart(draft.dates, mention.dates[0]))
    own = place_of(mention)
    placed = bool(own and any(not places_clash(place, own) for place in draft.places))
    venue = bool(own and own.role == "venue" and any(same_name(place.name, own.name) for place in draft.places))
    aimed = bool(values(mention, "target_types") & draft.values("target_types"))
    alike = bool(values(mention, "attack_types") & draft.values("attack_types"))
    return dated + placed + venue + aimed + alike + 2 * same_victims(draft, mention)


def same_victims(draft: Draft, mention: AttackMention) -> bool:
    """Whether a mention names a victim whom its group names too."""
    return bool(mention.victims and draft.victims and not people_clash(draft.victims, mention.victims))
