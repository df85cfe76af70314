"""Labelled documents, and which of the attacks read in them are the labelled ones: what models learn from."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from schemas.documents import CleanDocument
from schemas.labels import LabelledArticle
from schemas.mentions import Extraction
from schemas.weights import Choice, Example
from tasks.assemble.agreement import same_name
from tasks.assemble.articles import article_of
from tasks.assemble.drafts import Draft
from tasks.assemble.grouping import all_groups, in_order, killed_in
from tasks.assemble.grouping_facts import FACTS, Setting
from tasks.assemble.placing import choose_place, settle_places, with_country
from tasks.assemble.reports import choose_date
from tasks.assemble.telling_facts import facts_of
from tasks.assemble.told import Told, told_of

AGREED = 1.1  # a kind alone is no agreement
_AT_MOST = 2  # times as many days as are stated
OPTIONAL = 0.3  # the weight of an attack that a labeller might leave out

Labels = Sequence[Mapping[str, Any]]


def read_labels(path: Path) -> dict[str, Labels]:
    """Read `gold.jsonl`: the attacks labelled in each document."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["source_id"]: row["attacks"] for row in map(json.loads, lines)}


def grouping_examples(
    extraction: Extraction, attacks: Sequence[str | None], published: date | None, origin: str
) -> Iterator[Choice]:
    """Give each mention and the groups before it that it may be of.

    `attacks` are those the mentions of the extraction tell of. What tells of none is a group of its own; what only
    refers back to something that is not labelled teaches nothing.
    """
    killed = killed_in(extraction)
    drafts: dict[object, Draft] = {}
    for index, mention in in_order(extraction):
        attack = attacks[index]
        if attack is None and (mention.anaphoric or mention.headline):
            continue
        setting = Setting(list(drafts.values()), mention, killed[index], published)
        right = frozenset(number for number, other in enumerate(drafts) if other == attack)
        yield Choice(tuple(FACTS.of(setting, draft) for draft in setting.drafts), right, origin)
        home = drafts.setdefault(attack or index, Draft())
        home.add(index, mention, killed[index])


def told_examples(
    extraction: Extraction, attacks: Sequence[str | None], published: date | None, article: LabelledArticle
) -> Iterator[Example]:
    """Give each group of mentions, and whether it is a labelled attack: of several that are one, the largest is it.

    `attacks` are those the mentions of the extraction tell of.
    """
    groups = all_groups(extraction, published)
    meant = [_attack_of(members, attacks) for members in groups]
    largest = {attack: number for number, attack in sorted(enumerate(meant), key=lambda pair: len(groups[pair[0]]))}
    for number, each in enumerate(told_of(extraction, groups, published)):
        weight = OPTIONAL if meant[number] in article.optional else 1.0
        holds = meant[number] is not None and largest[meant[number]] == number
        yield Example(facts_of(each), holds, weight, article.origin)


def _attack_of(members: Sequence[int], attacks: Sequence[str | None]) -> str | None:
    """The labelled attack that most mentions of a group tell of."""
    votes = Counter(attack for member in members if (attack := attacks[member]))
    return votes.most_common(1)[0][0] if votes else None


def telling_examples(document: CleanDocument, extraction: Extraction, labels: Labels) -> Iterator[Example]:
    """Give each group of mentions, and whether it is a labelled attack."""
    extraction = settle_places(extraction)
    groups = all_groups(extraction, article_of(document).day)
    told = told_of(extraction, groups, article_of(document).day)
    found = _aligned(extraction, told, labels)
    for number, each in enumerate(told):
        label = found.get(number)
        weight = OPTIONAL if label is not None and label.get("optional") else 1.0
        yield Example(facts_of(each), label is not None, weight, document.source.source_id)


def _aligned(extraction: Extraction, told: Sequence[Told], labels: Labels) -> dict[int, Mapping[str, Any]]:
    """Pair attacks with labels one to one, the pair that agrees most first."""
    scored = sorted(
        (-_agreement(extraction, each, label), bool(label.get("optional")), number, index)
        for number, each in enumerate(told)
        for index, label in enumerate(labels)
    )
    found: dict[int, Mapping[str, Any]] = {}
    used: set[int] = set()
    for score, _, number, index in scored:
        if -score > AGREED and number not in found and index not in used:
            found[number] = labels[index]
            used.add(index)
    return found


def _agreement(extraction: Extraction, told: Told, label: Mapping[str, Any]) -> float:
    """How much of a label an attack says: kind, day, place, country, author and tolls."""
    when = choose_date(told.mentions)
    everywhere = [place for mention in extraction.attacks for place in mention.places]
    where, _ = choose_place(with_country([place for each in told.mentions for place in each.places], everywhere))
    kinds = {cell.value for mention in told.mentions for cell in mention.nature if cell.column == "attack_types"}
    names = {actor.actor_id: actor.name for actor in extraction.actors}
    authors = [names[claim.actor_id] for claim in told.claims if claim.actor_id in names]
    places = [name for name in (where.name, where.city, where.admin1) if name] if where else []
    same_kind = bool(kinds & set(label["type"] or ()))
    tolls = sum(
        any(c.value is not None and c.outcome == outcome and label[outcome][0] <= c.value <= label[outcome][1]
            for c in told.casualties)
        for outcome in ("killed", "wounded")
        if isinstance(label.get(outcome), list)
    )  # fmt: skip
    agreed = (
        same_kind - 0.5 * bool(kinds and label["type"] and not same_kind),
        bool(when and label["date"] and _overlap((when.start, when.end), label["date"])),
        _any_same(label["place"] or [], places),
        0.25 * bool(where and where.country_iso2 == label["country"]),
        _any_same([name for each in label["perpetrator"] or [] for name in each], authors),
        tolls,
    )
    return float(sum(agreed))


def _overlap(days: tuple[date, date], stated: Sequence[str]) -> bool:
    """Whether days meet those stated, and are not so many that they would meet any."""
    first, last = (date.fromisoformat(day) for day in stated)
    few = (days[1] - days[0]).days < _AT_MOST * ((last - first).days + 1)
    return few and days[0] <= last and days[1] >= first


def _any_same(names: Sequence[str], others: Sequence[str]) -> bool:
    return any(same_name(name, other) for name in names for other in others)
