"""A group of mentions -> what one source says of one attack."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from schemas.derivations import Bound, attribution_status
from schemas.documents import CleanDocument, Issue, Span
from schemas.grouped import grouped
from schemas.identifiers import identifier
from schemas.mentions import AttackMention, Cell, DateCell, Extraction, PlaceCell
from schemas.news import is_news
from schemas.vocabulary import ActorType, DatePrecision, IssueCode, Outcome, Severity, Stage, VictimGroup
from tasks.assemble.agreement import days_between
from tasks.assemble.articles import Article, ages_in, article_of, clues, words
from tasks.assemble.dating import with_dates_before
from tasks.assemble.doubts import doubtful_totals
from tasks.assemble.grouping import Group, group_mentions, group_of
from tasks.assemble.happening import Grounded, Happening, one_a_value
from tasks.assemble.labels import labels, voted
from tasks.assemble.ledger import Casualty, Claim, casualty_rows, claim_rows
from tasks.assemble.placing import choose_place, settle_places, with_city, with_country
from tasks.assemble.telling_facts import BORROWED
from tasks.assemble.tolls import figure

_LABELS = ("attack_types", "weapon_types", "target_types")
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_WITHIN_CITY = ("venue", "district")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Report:
    """What one source says of one attack.

    `clues` are names that another report of the same attack may share, `told` those of them that stand in its mentions.
    `ages` are those of the persons told of with it; `series` tells whether the article calls it one of several.
    """

    report_id: str
    article: Article
    is_main: bool
    happening: Happening
    killed: Bound | None
    wounded: Bound | None
    n_mentions: int
    quote: Span
    first: int
    victims: tuple[str, ...]
    clues: frozenset[str]
    told: frozenset[str]
    ages: frozenset[int]
    series: bool
    casualties: tuple[Casualty, ...]
    claims: tuple[Claim, ...]
    grounded: tuple[Grounded, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Sort key: the earliest published first, then by source and position; unique."""
        return *self.article.order, self.first, self.report_id


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Everything one document says, attack by attack, and its claims about none."""

    article: Article
    reports: tuple[Report, ...]
    loose_claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def read_article(document: CleanDocument, extraction: Extraction) -> ReadArticle:
    """Turn one document's mentions into its reports."""
    article = article_of(document)
    extraction, issues = _without_future(article, settle_places(extraction))
    groups = group_mentions(extraction, article.day)
    numbers = group_of(groups)
    members = [group.members for group in groups]
    extraction = with_dates_before(extraction, members, article.day)
    casualties, unlinked = casualty_rows(document, extraction, numbers, article.day)
    claims = claim_rows(extraction, numbers)
    harm = grouped(casualties, lambda row: row.group)
    said = grouped(claims, lambda row: row.group)
    told = _Told(document, article, extraction)
    reports = tuple(_report(told, group, harm[number], said[number]) for number, group in enumerate(groups))
    if not reports:
        message = "no attack that took place was found in the text"
        issues.append(Issue(Severity.INFO, IssueCode.NO_ATTACK, message, article.source_id, article.file_name))
    loose = tuple(row for row in claims if row.group is None)
    totals = doubtful_totals(document, casualties)
    return ReadArticle(article, reports, loose, (*extraction.issues, *issues, *unlinked, *totals))


def _is_of_old(mention: AttackMention, published: date | None) -> bool:
    """Whether a mention dates its attack before the news."""
    return bool(mention.dates) and not any(is_news(cell, published) for cell in mention.dates)


@dataclass(frozen=True)
class _Told:
    """What all reports of a document share."""

    document: CleanDocument
    article: Article
    extraction: Extraction

    @cached_property
    def places(self) -> list[PlaceCell]:
        """The places of all attacks."""
        return [cell for mention in self.extraction.attacks for cell in mention.places]

    @cached_property
    def places_of_now(self) -> list[PlaceCell]:
        """Those of the attacks that are not dated long before the news."""
        told = self.extraction.attacks
        return [cell for mention in told if not _is_of_old(mention, self.article.day) for cell in mention.places]

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of actors and of places down to the city as clues: they are compared as such and tell no more.

        Those of states and armies are words of many texts ("Russian", "the junta") and no clues by themselves.
        """
        places = [
            part
            for cell in self.places
            for part in (None if cell.role in _WITHIN_CITY else cell.name, cell.city, cell.admin1)
            if part
        ]
        groups = {a.actor_id: a.name for a in self.extraction.actors if a.actor_type not in _STATES}
        mentions = (m.span.quote for m in self.extraction.actor_mentions if m.actor_id in groups)
        return clues(word for name in {*places, *groups.values(), *mentions} for word in words(name))


def _report(document: _Told, group: Group, casualties: Sequence[Casualty], claims: Sequence[Claim]) -> Report:
    article, known = document.article, document.known
    mentions = [document.extraction.attacks[index] for index in group.members]
    places = [cell for mention in mentions for cell in mention.places]
    places = with_country(with_city(places, document.places_of_now) if group.is_main else places, document.places)
    happening, grounded = _happening(mentions, places, casualties, claims)
    triggers = {mention.trigger: mention.rule for mention in reversed(mentions)}
    ordered = sorted(triggers.items(), key=lambda each: (each[0].start, each[0].end))
    first = ordered[0][0]
    victims = tuple(sorted({name for mention in mentions for name in mention.victims}))
    sentences = [_sentence(document.document.source.text, mention.quote) for mention in mentions]
    said = clues(word for sentence in sentences for word in words(sentence))
    told = ((said & article.names) | clues(word for name in victims for word in words(name))) - known
    return Report(
        report_id=identifier("report", article.source_id, first.start, first.end),
        article=article,
        is_main=group.is_main,
        happening=happening,
        killed=figure(casualties, Outcome.KILLED),
        wounded=figure(casualties, Outcome.WOUNDED),
        n_mentions=len(triggers),
        quote=max(mentions, key=lambda mention: (_cells(mention), -mention.quote.start)).quote,
        first=first.start,
        victims=victims,
        clues=told | (article.names - known if group.is_main else frozenset()),
        told=told,
        ages=article.ages if group.is_main else frozenset(age for each in sentences for age in ages_in(each)),
        series=group.is_main and article.series,
        casualties=tuple(casualties),
        claims=tuple(claims),
        grounded=(
            *one_a_value(grounded),
            *(Grounded("n_mentions", len(triggers), trigger, rule) for trigger, rule in ordered),
        ),
    )


def _happening(
    mentions: Sequence[AttackMention],
    places: Sequence[PlaceCell],
    casualties: Sequence[Casualty],
    claims: Sequence[Claim],
) -> tuple[Happening, list[Grounded]]:
    """Choose the value of each cell, with the words for it."""
    when = choose_date(mentions)
    where, placed = choose_place(places)
    kinds, weapons, targets = (labels(mentions, column) for column in _LABELS)
    suicide, stage, attackers = (voted(mentions, column) for column in ("suicide", "stage", "n_perpetrators"))
    blamed = [
        replace(ground, column="perpetrator_ids")
        for claim in claims
        if claim.blames
        for ground in claim.grounded()
        if ground.column == "actor_id"
    ]
    happening = Happening(
        date=when,
        place=where,
        attack_types=tuple(cell.value for cell in kinds),
        weapon_types=tuple(cell.value for cell in weapons),
        target_types=tuple(cell.value for cell in targets),
        suicide=None if suicide is None else suicide.value.lower() == "true",
        stage=_stage(stage, casualties),
        n_perpetrators=int(attackers.value) if attackers else None,
        perpetrator_ids=tuple(sorted({str(ground.value) for ground in blamed})),
        attribution_status=attribution_status(claim.statement for claim in claims),
    )
    told = stage if stage and stage.value == happening.stage else Cell("stage", "", mentions[0].trigger, "attacks.told")
    return happening, [
        *_dated(when),
        *placed,
        *(
            Grounded(cell.column, cell.value, cell.span, cell.method, cell.taken_from)
            for cell in (*kinds, *weapons, *targets)
        ),
        *([Grounded("suicide", happening.suicide, suicide.span, suicide.method)] if suicide else []),
        Grounded("stage", happening.stage.value, told.span, told.method),
        *([Grounded("n_perpetrators", int(attackers.value), attackers.span, attackers.method)] if attackers else []),
        *blamed,
    ]


def _cells(mention: AttackMention) -> int:
    return len(mention.nature) + len(mention.dates) + len(mention.places) + len(mention.victims) - mention.anaphoric


def choose_date(mentions: Sequence[AttackMention]) -> DateCell | None:
    """Choose the most precise of the dates that can be that of the attack.

    These go together with the one that most others go together with; of several such one told with the attack itself,
    then the first. What only refers back may stand beside the day of an arrest, a death or a trial, and so may what is
    taken from a sentence that does not tell of the attack.
    """
    told = [(cell, mention.anaphoric) for mention in mentions for cell in mention.dates]
    if not told:
        return None
    votes = Counter((cell.start, cell.end) for cell, _ in told)

    def support(cell: DateCell) -> int:
        return sum(days_between(cell, other) == 0 for other, _ in told)

    def standing(each: tuple[DateCell, bool]) -> tuple[int, ...]:
        cell, anaphoric = each
        return anaphoric, cell.taken_from in BORROWED, -support(cell), cell.span.start

    def weight(each: tuple[DateCell, bool]) -> tuple[int, ...]:
        cell, anaphoric = each
        return cell.prec, anaphoric, cell.taken_from in BORROWED, -votes[cell.start, cell.end], cell.span.start

    anchor, _ = min(told, key=standing)
    return min((each for each in told if days_between(each[0], anchor) == 0), key=weight)[0]


def _without_future(article: Article, extraction: Extraction) -> tuple[Extraction, list[Issue]]:
    """Drop dates after the day of publication, with an issue each, and end ranges on it at the latest."""
    issues = [
        Issue(
            Severity.WARNING,
            IssueCode.DATE_AFTER_PUBLICATION,
            f"{cell.span.quote!r} read as {cell.start} is after publication on {article.day}",
            article.source_id,
            article.file_name,
        )
        for mention in extraction.attacks
        for cell in mention.dates
        if article.day and cell.start > article.day
    ]
    attacks = tuple(
        replace(mention, dates=tuple(fit for cell in mention.dates if (fit := _fitted(cell, article.day))))
        for mention in extraction.attacks
    )
    return replace(extraction, attacks=attacks), issues


def _fitted(cell: DateCell, published: date | None) -> DateCell | None:
    """End a range on the day of publication at the latest; None where it starts later or is longer than a year."""
    end = min(cell.end, published) if published else cell.end
    prec = DatePrecision.of(cell.start, end)
    return replace(cell, end=end, prec=int(prec)) if prec and cell.start <= end else None


def _dated(cell: DateCell | None) -> list[Grounded]:
    if cell is None:
        return []
    return [
        Grounded("date_start", cell.start, cell.span, cell.method, cell.taken_from),
        Grounded("date_end", cell.end, cell.span, cell.method, cell.taken_from),
        Grounded("date_basis", cell.basis.value, cell.span, cell.method, cell.taken_from),
    ]


def _stage(cell: Cell | None, casualties: Sequence[Casualty]) -> Stage:
    """Attempted only where the text says so and no victim came to harm by it."""
    harms = {Outcome.KILLED, Outcome.WOUNDED}
    harmed = any(
        mention.outcome in harms and mention.victim_group != VictimGroup.PERPETRATOR and mention.value != 0
        for mention in (row.mention for row in casualties)
    )
    return Stage.ATTEMPTED if cell and cell.value == Stage.ATTEMPTED and not harmed else Stage.ACCOMPLISHED


def _sentence(text: str, quote: Span) -> str:
    """A quote with the rest of its sentence."""
    end = _SENTENCE_END.search(text, quote.end)
    return text[quote.start : end.start() if end else len(text)]
