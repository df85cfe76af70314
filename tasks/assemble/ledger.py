"""Statements of harm and of responsibility -> rows that carry ids instead of indices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from schemas.derivations import CountStatement, Statement, count_statement
from schemas.documents import CleanDocument, Issue, Span
from schemas.identifiers import identifier
from schemas.mentions import CasualtyMention, Cell, ClaimMention, Extraction
from schemas.vocabulary import ClaimType, CountStatus, IssueCode, Polarity, Realis, Severity
from tasks.assemble.happening import Grounded, one_a_value

BLAMING = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}


@dataclass(frozen=True, slots=True)
class Casualty:
    """A casualty mention with its id. `group` is the number of its attack within the document.

    `told` is the mention of that attack which it goes with, `whole` the quote of what it is part of. `statement` is
    what a toll needs to know of it; its voice is not known yet.
    """

    casualty_id: str
    group: int
    told: Span
    part_of: str | None
    whole: Span | None
    as_of: date | None
    mention: CasualtyMention
    statement: CountStatement

    def row(self, attack_id: str, status: CountStatus) -> dict[str, Any]:
        """Give the row of the casualties table."""
        return {
            **_casualty_cells(self.casualty_id, self.mention, self.part_of, self.as_of),
            "attack_id": attack_id,
            "status": status.value,
        }

    def references(self, attack_id: str) -> tuple[Grounded, ...]:
        """Give the words behind the references to other rows."""
        return _references(("attack_id", attack_id, self.told), ("part_of", self.part_of, self.whole))

    def grounded(self) -> tuple[Grounded, ...]:
        """Give the words behind each extracted cell."""
        mention = self.mention
        said = {
            "outcome": mention.outcome.value,
            "victim_group": mention.victim_group.value,
            "victim_nationality": mention.victim_nationality,
            "value": mention.value,
            "qualifier": mention.qualifier.value,
            "provisional": mention.provisional,
            "speaker_actor_id": mention.speaker_actor_id,
            "speaker_text": mention.speaker_text,
            "as_of": mention.as_of,
        }
        return _ground(said, mention.cells, mention.quote, "casualties")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim mention with its id. `group` is None where it is about no attack that took place.

    `told` is the mention of that attack which it goes with, `of` the quote of the claim that it is about.
    """

    claim_id: str
    group: int | None
    told: Span | None
    target: str | None
    of: Span | None
    mention: ClaimMention

    @property
    def statement(self) -> Statement:
        """The cells that attribution depends on."""
        mention = self.mention
        return Statement(
            mention.claim_type,
            mention.actor_id,
            mention.speaker_role,
            mention.certainty,
            mention.polarity,
            mention.realis,
            mention.speaker_actor_id,
        )

    @property
    def blames(self) -> bool:
        """Whether it names somebody as the perpetrator of an attack that took place."""
        mention = self.mention
        return (
            mention.actor_id is not None
            and mention.claim_type in BLAMING
            and mention.polarity == Polarity.POSITIVE
            and mention.realis == Realis.ACTUAL
        )

    def row(self, attack_id: str | None) -> dict[str, Any]:
        """Give the row of the claims table."""
        quote = self.mention.quote
        return {
            "claim_id": self.claim_id,
            "attack_id": attack_id,
            **self._said(),
            "target_claim_id": self.target,
            "source_id": quote.source_id,
            "quote": quote.quote,
            "start": quote.start,
            "end": quote.end,
        }

    def references(self, attack_id: str | None) -> tuple[Grounded, ...]:
        """Give the words behind the references to other rows."""
        return _references(("attack_id", attack_id, self.told), ("target_claim_id", self.target, self.of))

    def grounded(self) -> tuple[Grounded, ...]:
        """Give the words behind each extracted cell."""
        return _ground(self._said(), self.mention.cells, self.mention.quote, "claims")

    def _said(self) -> dict[str, Any]:
        """The cells that the words of the claim give."""
        mention = self.mention
        return {
            "claim_type": mention.claim_type.value,
            "actor_id": mention.actor_id,
            "speaker_text": mention.speaker_text,
            "speaker_actor_id": mention.speaker_actor_id,
            "speaker_role": mention.speaker_role.value,
            "certainty": mention.certainty.value,
            "polarity": mention.polarity.value,
            "realis": mention.realis.value,
            "medium": mention.medium and mention.medium.value,
            "stated_at": mention.stated_at,
        }


def _references(*references: tuple[str, str | None, Span | None]) -> tuple[Grounded, ...]:
    """Ground each reference in the mention of what it refers to."""
    return tuple(
        Grounded(column, key, span, "assemble.reference")
        for column, key, span in references
        if key is not None and span is not None
    )


def _ground(said: Mapping[str, Any], cells: Iterable[Cell], quote: Span, component: str) -> tuple[Grounded, ...]:
    """Ground each non-null cell in the words given for its column, else in the statement's quote."""
    by_column = {cell.column: cell for cell in reversed(tuple(cells))}
    return one_a_value(
        Grounded(column, value, by_column[column].span, by_column[column].method)
        if column in by_column
        else Grounded(column, value, quote, f"{component}.quote")
        for column, value in said.items()
        if value is not None
    )


def _casualty_cells(
    casualty_id: str, mention: CasualtyMention, part_of: str | None, as_of: date | None
) -> dict[str, Any]:
    """The cells that are known before attacks are linked."""
    quote = mention.quote
    return {
        "casualty_id": casualty_id,
        "source_id": quote.source_id,
        "outcome": mention.outcome.value,
        "victim_group": mention.victim_group.value,
        "victim_nationality": mention.victim_nationality,
        "value": mention.value,
        "low": mention.low,
        "high": mention.high,
        "qualifier": mention.qualifier.value,
        "part_of": part_of,
        "provisional": mention.provisional,
        "speaker_actor_id": mention.speaker_actor_id,
        "speaker_text": mention.speaker_text,
        "as_of": as_of,
        "quote": quote.quote,
        "start": quote.start,
        "end": quote.end,
    }


def casualty_rows(
    document: CleanDocument, extraction: Extraction, group_of: Mapping[int, int], published: date | None
) -> tuple[list[Casualty], list[Issue]]:
    """Number the statements of harm; one that belongs to no attack becomes an issue instead."""
    names = ("published_at", "text", "url", "captured_at")
    source = {"voice_id": "", **{name: getattr(document.source, name) for name in names}}
    ids = [_casualty_id(mention) for mention in extraction.casualties]
    groups = [None if mention.attack is None else group_of.get(mention.attack) for mention in extraction.casualties]
    rows: dict[str, Casualty] = {}
    issues = []
    for index, (mention, casualty_id, group) in enumerate(zip(extraction.casualties, ids, groups, strict=True)):
        if group is None:
            issues.append(_unlinked(mention))
        elif casualty_id not in rows:
            part_of = _whole(index, extraction.casualties, ids, groups)
            whole = extraction.casualties[ids.index(part_of)].quote if part_of else None
            told = extraction.attacks[mention.attack or 0].trigger
            as_of = mention.as_of or published
            cells = _casualty_cells(casualty_id, mention, part_of, as_of)
            statement = count_statement(cells, source)
            rows[casualty_id] = Casualty(casualty_id, group, told, part_of, whole, as_of, mention, statement)
    return list(rows.values()), issues


def _whole(
    index: int, mentions: Sequence[CasualtyMention], ids: Sequence[str], groups: Sequence[int | None]
) -> str | None:
    """The id of the statement that one is a subset of: of the same attack and outcome, and no subset of it in turn."""
    seen, whole = {ids[index]}, mentions[index].part_of
    if whole is None or ids.index(ids[whole]) != whole:
        return None
    above: int | None = whole
    while above is not None:
        if ids[above] in seen:
            return None
        seen.add(ids[above])
        above = mentions[above].part_of
    same = groups[whole] == groups[index] and mentions[whole].outcome == mentions[index].outcome
    return ids[whole] if same else None


def _casualty_id(mention: CasualtyMention) -> str:
    quote = mention.quote
    return identifier(
        "casualty", quote.source_id, quote.start, quote.end, mention.outcome, mention.victim_group, mention.value
    )


def _unlinked(mention: CasualtyMention) -> Issue:
    quote = mention.quote
    message = f"{quote.quote!r} at {quote.start}-{quote.end}: no attack that it belongs to was found"
    return Issue(Severity.INFO, IssueCode.UNLINKED_CASUALTY, message, source_id=quote.source_id, table="casualties")


def claim_rows(extraction: Extraction, group_of: Mapping[int, int]) -> list[Claim]:
    """Number the claims; one about an attack that is not actual is about none.

    A statement about several attacks is a row for each: the first keeps the id of the statement.
    """
    statements = [_claim_id(mention) for mention in extraction.claims]
    attacks = [mention.attack if mention.attack in group_of else None for mention in extraction.claims]
    told = {statement: attack for statement, attack in zip(statements, attacks, strict=True) if attack is not None}
    known: dict[tuple[str, int | None], str] = {}
    ids: list[str] = []
    for number, (mention, statement) in enumerate(zip(extraction.claims, statements, strict=True)):
        if attacks[number] is None:
            attacks[number] = told.get(statement)
        told_again = mention.attack if statement in ids else None
        start = extraction.attacks[told_again].trigger.start if told_again is not None else None
        ids.append(known.setdefault((statement, _group(attacks[number], group_of)), _claim_id(mention, start)))
    rows: dict[str, Claim] = {}
    for mention, claim_id, attack in zip(extraction.claims, ids, attacks, strict=True):
        about = None if mention.target is None or ids[mention.target] == claim_id else mention.target
        rows.setdefault(
            claim_id,
            Claim(
                claim_id,
                group=_group(attack, group_of),
                told=None if attack is None else extraction.attacks[attack].trigger,
                target=None if about is None else ids[about],
                of=None if about is None else extraction.claims[about].quote,
                mention=mention,
            ),
        )
    return list(rows.values())


def _group(attack: int | None, group_of: Mapping[int, int]) -> int | None:
    return None if attack is None else group_of[attack]


def _claim_id(mention: ClaimMention, of_attack: int | None = None) -> str:
    quote = mention.quote
    told = () if of_attack is None else (of_attack,)
    return identifier("claim", quote.source_id, quote.start, quote.end, mention.claim_type, mention.actor_id, *told)
