"""Mentions of one document -> groups, one an attack: coreference of events.

A mention joins the group that it fits best by plain observations (see `grouping_facts`), with weights learned from
labelled articles, and opens one of its own where it contradicts them all or fits none well enough. Mentions come in
the order of the text, headlines last.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from schemas.mentions import AttackMention, Extraction
from schemas.news import is_news
from schemas.vocabulary import Outcome, Realis, VictimGroup
from schemas.weights import MOST_CANDIDATES, choose, load_weights
from tasks.assemble.contradictions import at_another_time, elsewhere, of_another_kind, others_died
from tasks.assemble.drafts import Draft, agreement, same_victims
from tasks.assemble.grouping_facts import FACTS, Setting
from tasks.assemble.telling import tells_enough
from tasks.assemble.told import told_of

WEIGHTS = Path(__file__).parent / "weights" / "grouping.csv"
BESIDE_ONE, BESIDE_SEVERAL = -0.6, -0.2
"""The score of a new attack where one was told before, and where several were: who told of two may tell of a third."""
MUCH = 4
"""So many things that agree, of day, place, venue, target, kind and victim, make one attack of two mentions."""


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one attack in one document, by their index in the extraction, in order."""

    members: tuple[int, ...]
    is_main: bool


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


def _drafts(extraction: Extraction, published: date | None) -> list[Draft]:
    killed = killed_in(extraction)
    drafts: list[Draft] = []
    told: dict[int, Draft] = {}  # by number, the one told last at the end
    for index, mention in in_order(extraction):
        near = _near(told)
        home = _home(Setting([told[number] for number in near], mention, killed[index], published))
        number = len(drafts) if home is None else next(each for each in near if told[each] is home)
        if home is None:
            home = Draft()
            drafts.append(home)
        told.pop(number, None)
        told[number] = home
        home.add(index, mention, killed[index])
    return drafts


def _near(told: dict[int, Draft]) -> list[int]:
    """The groups that a mention may belong to, in order: of very many the first and those told last."""
    last = islice(reversed(told), MOST_CANDIDATES)
    return sorted({0, *last}) if told else []


def in_order(extraction: Extraction) -> list[tuple[int, AttackMention]]:
    """Give the mentions of what took place with their indices, in the order of the text, headlines last."""
    actual = [(i, mention) for i, mention in enumerate(extraction.attacks) if mention.realis == Realis.ACTUAL]
    return sorted(actual, key=lambda pair: (pair[1].headline, pair[1].sentence, pair[1].trigger.start, pair[0]))


def killed_in(extraction: Extraction) -> Mapping[int, set[int]]:
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


def _home(setting: Setting) -> Draft | None:
    """The group a mention belongs to, None where it opens one: likely enough, and not contradicting it."""
    mention = setting.mention
    if mention.another and not mention.anaphoric:
        return None
    fitting = [draft for draft in setting.drafts if _may_be(setting, draft)]
    agreeing = [draft for draft in fitting if agreement(draft, mention) >= MUCH]
    if agreeing and not mention.headline:
        return max(agreeing, key=lambda draft: (agreement(draft, mention), draft.mentions[-1].sentence))
    new = BESIDE_ONE if len(setting.drafts) == 1 else BESIDE_SEVERAL
    best = choose([FACTS.of(setting, draft) for draft in fitting], load_weights(WEIGHTS, FACTS.names), new)
    return None if best is None else fitting[best]


def _may_be(setting: Setting, draft: Draft) -> bool:
    """Whether nothing tells for certain that a mention is not of a group; of what refers to one, no two things."""
    mention = setting.mention
    if mention.headline or same_victims(draft, mention):
        return True
    against = (
        others_died(draft, mention, setting.killed),
        elsewhere(draft, mention),
        at_another_time(draft, mention, setting.published),
        of_another_kind(draft, mention),
    )
    return sum(against) < (2 if mention.anaphoric else 1)


def _main(drafts: Sequence[Draft], published: date | None) -> Draft | None:
    """The attack the document is about: told most, first, in the headline, and news when the document came out."""

    def weight(draft: Draft) -> tuple[float, int]:
        first = min(mention.sentence for mention in draft.mentions)
        headline = any(mention.headline for mention in draft.mentions)
        score = len(draft.members) + 2.0 * headline + (1.5 if draft is drafts[0] else 0.0)
        if published and draft.dates:
            recent = any(is_news(cell, published) for cell in draft.dates)
            score += 2.0 if recent else -3.0
        return score, -first

    return max(drafts, key=weight, default=None)
