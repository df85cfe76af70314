"""Mentions of one document -> groups, one an attack.

A mention joins a group unless the two contradict one another. What refers back, and what has neither a time nor a place
nor a target of its own, joins the nearest group before it. Once another attack is told, only what agrees much returns to
an earlier one. A row too many costs more than one too few.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from schemas.mentions import AttackMention, DateCell, Extraction, PlaceCell
from schemas.vocabulary import AttackType, DatePrecision, Outcome, Realis, TargetType, VictimGroup
from tasks.assemble.agreement import days_between, families, people_clash, places_clash, same_name
from tasks.assemble.telling import tells_enough
from tasks.assemble.told import is_news, told_of

DAYS_SLACK = 1  # an attack of a night belongs to two days
_RETURNS = 4  # so many things have to agree before an earlier attack is taken up again
_SOON = 3  # sentences
_TOLD_MUCH = 3  # mentions
_WIDE = {"country", "admin1", "area"}
_AIMED_AT_PERSONS = {AttackType.ASSASSINATION, AttackType.KIDNAPPING}


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one attack in one document, by their index in the extraction, in order."""

    members: tuple[int, ...]
    is_main: bool


@dataclass(slots=True)
class _Draft:
    """A group while it grows: everything its mentions said, and how many they said were killed."""

    members: list[int] = field(default_factory=list)
    mentions: list[AttackMention] = field(default_factory=list)
    killed: set[int] = field(default_factory=set)

    def add(self, index: int, mention: AttackMention, killed: Set[int]) -> None:
        self.members.append(index)
        self.mentions.append(mention)
        self.killed |= killed

    @property
    def dates(self) -> list[DateCell]:
        return [cell for mention in self.mentions for cell in mention.dates]

    @property
    def places(self) -> list[PlaceCell]:
        return [place for mention in self.mentions if (place := place_of(mention))]

    def values(self, column: str) -> set[str]:
        return {value for mention in self.mentions for value in values(mention, column)}

    @property
    def victims(self) -> list[str]:
        return [name for mention in self.mentions for name in mention.victims]


def place_of(mention: AttackMention) -> PlaceCell | None:
    """The most specific place of a mention, of those that are known to lie in a country if there are such."""
    return next((place for place in mention.places if place.country_iso2), next(iter(mention.places), None))


def values(mention: AttackMention, column: str) -> set[str]:
    """The labels a mention's cells of one column give, "Unknown" left out."""
    return {cell.value for cell in mention.nature if cell.column == column} - {"Unknown"}


def group_mentions(extraction: Extraction, published: date | None) -> tuple[Group, ...]:
    """Group the actual attacks a document tells enough of; at most one group is the main one.

    `published` is the day of publication, None where unknown.
    """
    drafts = _drafts(extraction, published)
    told = told_of(extraction, [draft.members for draft in drafts], published)
    kept = [draft for draft, each in zip(drafts, told, strict=True) if tells_enough(each)]
    main = _main(kept, published)
    return tuple(Group(tuple(sorted(draft.members)), draft is main) for draft in kept)


def all_groups(extraction: Extraction, published: date | None) -> list[tuple[int, ...]]:
    """Give the members of every group, also of those that a document tells too little of."""
    return [tuple(sorted(draft.members)) for draft in _drafts(extraction, published)]


def _drafts(extraction: Extraction, published: date | None) -> list[_Draft]:
    actual = [(i, mention) for i, mention in enumerate(extraction.attacks) if mention.realis == Realis.ACTUAL]
    killed = _killed(extraction)
    drafts: list[_Draft] = []
    for index, mention in sorted(
        actual, key=lambda pair: (pair[1].headline, pair[1].sentence, pair[1].trigger.start, pair[0])
    ):
        home = _home(drafts, mention, published)
        if home and _is_another(drafts, home, mention, killed[index]):
            home = None
        home = home or _of_its_victims(drafts, mention)
        if home is None:
            home = _Draft()
            drafts.append(home)
        home.add(index, mention, killed[index])
    return drafts


def _killed(extraction: Extraction) -> Mapping[int, set[int]]:
    """How many each attack mention says were killed, its attackers and parts of a toll left out."""
    killed: dict[int, set[int]] = defaultdict(set)
    for each in extraction.casualties:
        whole = each.part_of is None and each.victim_group != VictimGroup.PERPETRATOR
        if whole and each.attack is not None and each.outcome == Outcome.KILLED and each.value:
            killed[each.attack].add(each.value)
    return killed


def group_of(groups: Sequence[Group]) -> dict[int, int]:
    """Map the index of every grouped mention to the number of its group."""
    return {member: number for number, group in enumerate(groups) for member in group.members}


def _home(drafts: Sequence[_Draft], mention: AttackMention, published: date | None) -> _Draft | None:
    """The group a mention belongs to, None where it opens one."""
    fitting = [draft for draft in drafts if not _contradicts(draft, mention, published)]
    if not fitting:
        return _largest(drafts) if drafts and (mention.anaphoric or mention.headline) else None
    if mention.headline:
        return _largest(fitting)
    if _aside(drafts, fitting, mention) or (mention.another and not mention.anaphoric):
        return None
    if mention.anaphoric or not _says_of_its_own(mention):
        here = [draft for draft in fitting if draft.mentions[-1].paragraph == mention.paragraph]
        return here[-1] if here else max(fitting, key=lambda draft: draft.mentions[-1].sentence)
    return max(fitting, key=lambda draft: (_agreement(draft, mention), draft.mentions[-1].sentence))


def _is_another(drafts: Sequence[_Draft], home: _Draft, mention: AttackMention, killed: Set[int]) -> bool:
    """Whether a mention that fits a group yet tells of another attack: other deaths elsewhere, or told after another."""
    if mention.anaphoric or mention.headline:
        return False
    settled = bool(mention.dates or mention.places)
    others_died = bool(killed and home.killed and not killed & home.killed)
    return (settled and others_died) or _breaks_off(drafts, home, mention)


def _breaks_off(drafts: Sequence[_Draft], home: _Draft, mention: AttackMention) -> bool:
    """Whether a mention, told soon after another attack, agrees too little with an earlier one to return to it.

    To what the document opened with, and has told much of, it may return at any time.
    """
    last = max(drafts, key=lambda draft: (draft.mentions[-1].sentence, draft.members[-1]))
    if home is last or mention.sentence - last.mentions[-1].sentence > _SOON:
        return False
    is_lead = home is drafts[0] and len(home.members) > _TOLD_MUCH
    aims = values(mention, "target_types") - {TargetType.CITIZENS}
    own = bool(mention.dates or mention.places or mention.victims or aims)
    return own and not is_lead and _agreement(home, mention) < _RETURNS


def _of_its_victims(drafts: Sequence[_Draft], mention: AttackMention) -> _Draft | None:
    """The group that names a victim of the mention, whatever else they differ in; None where words set it apart."""
    named = [draft for draft in drafts if _same_victims(draft, mention)]
    if not named or mention.another:
        return None
    return max(named, key=lambda draft: (_agreement(draft, mention), draft.mentions[-1].sentence))


def _same_victims(draft: _Draft, mention: AttackMention) -> bool:
    return bool(mention.victims and draft.victims and not people_clash(draft.victims, mention.victims))


def _says_of_its_own(mention: AttackMention) -> bool:
    """Whether a mention gives a time, a place, a victim or a target."""
    return bool(mention.dates or mention.places or mention.victims or values(mention, "target_types"))


def _aside(drafts: Sequence[_Draft], fitting: Sequence[_Draft], mention: AttackMention) -> bool:
    """Whether a sentence tells of another attack first and gives this one no time or place of its own."""
    here = [draft for draft in drafts if draft.mentions[-1].sentence == mention.sentence]
    placed = bool(mention.dates or mention.places or mention.anaphoric)
    return bool(here) and not placed and not any(draft in fitting for draft in here)


def _contradicts(draft: _Draft, mention: AttackMention, published: date | None) -> bool:
    if _elsewhere(draft, mention) or _at_another_time(draft, mention, published):
        return True
    kinds, own_kinds = draft.values("attack_types"), values(mention, "attack_types")
    if mention.anaphoric or _goes_on(draft, mention) or not (kinds and own_kinds):
        return False
    return _seized_and_bombed(kinds, own_kinds) or _other_aims(draft, mention, kinds, own_kinds)


def _goes_on(draft: _Draft, mention: AttackMention) -> bool:
    """Whether a mention tells what the attackers of the sentence before, or of the same one, did next."""
    near = mention.sentence - draft.mentions[-1].sentence <= 1
    return mention.continued and near and not mention.dates and not mention.places


def _elsewhere(draft: _Draft, mention: AttackMention) -> bool:
    """Whether most places of a group cannot be the mention's, or both name a venue and the targets differ too."""
    own, places = place_of(mention), [place for place in draft.places if place.country_iso2]
    if own is None or not places:
        return False
    if 2 * sum(places_clash(place, own) for place in places) >= len(places):
        return True
    venues = [place for place in places if place.role == "venue"]
    aims, own_aims = draft.values("target_types"), values(mention, "target_types")
    other_aims = bool(aims and own_aims and not aims & own_aims)
    return other_aims and own.role == "venue" and bool(venues) and not any(same_name(v.name, own.name) for v in venues)


def _at_another_time(draft: _Draft, mention: AttackMention, published: date | None) -> bool:
    """Whether dates exclude one another, or an old date meets an undated group elsewhere: news need not say its day."""
    if not mention.dates:
        return False
    own, dates = mention.dates[0], draft.dates
    if dates:
        return _apart(dates, own)
    old = _is_old(own, published)
    place = place_of(mention)
    return old and not (place and any(_one_place(each, place) for each in draft.places))


def _is_old(cell: DateCell, published: date | None) -> bool:
    return not is_news(cell, published) if published else cell.prec >= DatePrecision.MONTH


def _one_place(a: PlaceCell, b: PlaceCell) -> bool:
    """Whether two places are told to be one; an attack "in 2021" and one of today in one country are not."""
    if same_name(a.name, b.name):
        return a.role not in _WIDE and b.role not in _WIDE
    return bool(a.city and b.city) and not places_clash(a, b)


def _seized_and_bombed(a: set[str], b: set[str]) -> bool:
    """Whether one is a kidnapping and the other a bombing or a fire."""
    seizing, destroying = {AttackType.KIDNAPPING}, {AttackType.BOMBING, AttackType.FACILITY}
    return (a == seizing and b <= destroying) or (b == seizing and a <= destroying)


def _other_aims(draft: _Draft, mention: AttackMention, kinds: set[str], own_kinds: set[str]) -> bool:
    """Whether kind and target both differ, two attacks on persons name other persons, or a sentence sets one apart."""
    aims, own_aims = draft.values("target_types"), values(mention, "target_types")
    differ = not families(kinds) & families(own_kinds) and aims and own_aims and not aims & own_aims
    if differ and not _may_be_a_part(draft, mention, kinds | own_kinds):
        return True
    if own_kinds <= _AIMED_AT_PERSONS and not own_kinds & kinds and draft.mentions[-1].sentence == mention.sentence:
        return True
    aimed = bool(kinds & _AIMED_AT_PERSONS and own_kinds & _AIMED_AT_PERSONS)
    return aimed and people_clash(draft.victims, mention.victims) and _agreement(draft, mention) < 2


def _may_be_a_part(draft: _Draft, mention: AttackMention, kinds: set[str]) -> bool:
    """Whether a bomb and a shooting can be one attack: the mention has no day or city that would make it another."""
    own = place_of(mention)
    settled = bool(mention.dates or (own and own.city)) or not (draft.dates and draft.places)
    return not settled and AttackType.KIDNAPPING not in kinds


def _apart(dates: Sequence[DateCell], own: DateCell) -> bool:
    return all(days_between(cell, own) > DAYS_SLACK for cell in dates)


def _agreement(draft: _Draft, mention: AttackMention) -> int:
    """How many things a mention says that its group says too; a victim's name counts twice."""
    dated = bool(mention.dates and draft.dates and not _apart(draft.dates, mention.dates[0]))
    own = place_of(mention)
    placed = bool(own and any(not places_clash(place, own) for place in draft.places))
    venue = bool(own and own.role == "venue" and any(same_name(place.name, own.name) for place in draft.places))
    aimed = bool(values(mention, "target_types") & draft.values("target_types"))
    alike = bool(values(mention, "attack_types") & draft.values("attack_types"))
    return dated + placed + venue + aimed + alike + 2 * _same_victims(draft, mention)


def _largest(drafts: Sequence[_Draft]) -> _Draft:
    return max(drafts, key=lambda draft: len(draft.members))


def _main(drafts: Sequence[_Draft], published: date | None) -> _Draft | None:
    """The attack the document is about: told most, first, in the headline, and news when the document came out."""

    def weight(draft: _Draft) -> tuple[float, int]:
        first = min(mention.sentence for mention in draft.mentions)
        headline = any(mention.headline for mention in draft.mentions)
        score = len(draft.members) + 2.0 * headline + (1.5 if draft is drafts[0] else 0.0)
        if published and draft.dates:
            recent = any(is_news(cell, published) for cell in draft.dates)
            score += 2.0 if recent else -3.0
        return score, -first

    return max(drafts, key=weight, default=None)
