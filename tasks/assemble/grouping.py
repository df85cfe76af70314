"""Mentions of one document -> groups, one an attack.

A mention joins a group unless the two contradict one another. What refers back, and what has neither a time nor a place
nor a target of its own, joins the nearest group before it. Once another attack is told, only what agrees much goes back
to an earlier one. A row too many costs more than one too few.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from schemas.mentions import AttackMention, Extraction
from schemas.vocabulary import Outcome, Realis, VictimGroup
from tasks.assemble.contradictions import contradicts, is_another
from tasks.assemble.drafts import Draft, agreement, same_victims, values
from tasks.assemble.telling import tells_enough
from tasks.assemble.told import is_news, told_of


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
    actual = [(i, mention) for i, mention in enumerate(extraction.attacks) if mention.realis == Realis.ACTUAL]
    killed = _killed(extraction)
    drafts: list[Draft] = []
    for index, mention in sorted(
        actual, key=lambda pair: (pair[1].headline, pair[1].sentence, pair[1].trigger.start, pair[0])
    ):
        home = _home(drafts, mention, killed[index], published)
        if home is None:
            home = Draft()
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


def _home(drafts: Sequence[Draft], mention: AttackMention, killed: Set[int], published: date | None) -> Draft | None:
    """The group a mention belongs to, None where it opens one; `killed` is how many it says were."""
    home = _fitting_best(drafts, mention, published)
    if home and not is_another(drafts, home, mention, killed):
        return home
    return _of_its_victims(drafts, mention)


def _fitting_best(drafts: Sequence[Draft], mention: AttackMention, published: date | None) -> Draft | None:
    """The group that a mention fits best, None where it fits none or is set apart."""
    fitting = [draft for draft in drafts if not contradicts(draft, mention, published)]
    if not fitting:
        return _main(drafts, published) if drafts and (mention.anaphoric or mention.headline) else None
    if mention.headline:
        return _main(fitting, published)
    if _aside(drafts, fitting, mention) or (mention.another and not mention.anaphoric):
        return None
    if mention.anaphoric or not _says_of_its_own(mention):
        here = [draft for draft in fitting if draft.mentions[-1].paragraph == mention.paragraph]
        return here[-1] if here else max(fitting, key=lambda draft: draft.mentions[-1].sentence)
    return max(fitting, key=lambda draft: (agreement(draft, mention), draft.mentions[-1].sentence))


def _of_its_victims(drafts: Sequence[Draft], mention: AttackMention) -> Draft | None:
    """The group that names a victim of the mention, whatever else they differ in; None where words set it apart."""
    named = [draft for draft in drafts if same_victims(draft, mention)]
    if not named or mention.another:
        return None
    return max(named, key=lambda draft: (agreement(draft, mention), draft.mentions[-1].sentence))


def _says_of_its_own(mention: AttackMention) -> bool:
    """Whether a mention gives a time, a place, a victim or a target."""
    return bool(mention.dates or mention.places or mention.victims or values(mention, "target_types"))


def _aside(drafts: Sequence[Draft], fitting: Sequence[Draft], mention: AttackMention) -> bool:
    """Whether a sentence tells of another attack first and gives this one no time or place of its own."""
    here = [draft for draft in drafts if draft.mentions[-1].sentence == mention.sentence]
    placed = bool(mention.dates or mention.places or mention.anaphoric)
    return bool(here) and not placed and not any(draft in fitting for draft in here)


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
