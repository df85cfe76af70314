"""Rows that make little sense though they break no rule: each is published, with a warning that says what is odd."""

import re
from bisect import bisect_left
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from schemas.documents import CleanDocument, Issue
from schemas.grouped import grouped
from schemas.vocabulary import ActorType, ClaimType, IssueCode, Outcome, Severity, VictimGroup
from schemas.wording import can_mean, can_mean_days
from tasks.assemble.agreement import fold
from tasks.assemble.articles import Article
from tasks.assemble.ledger import Casualty

Row = Mapping[str, Any]

FAR = 5
"""A toll so many times above the next is far above it."""
OTHERS = 2
"""So many other statements of an outcome have to be there."""
LARGE = 10
"""A smaller toll may well be several times another: one statement names one of the dead, the next counts all."""
SEVERAL = 3
"""So many people make a total."""
NEARER = 400
"""Characters: words so much nearer to a mention of another attack may tell of that one."""
LEAD = 400
"""Characters at the start of an article, whose day and place hold for all that is told below."""
_OWN_CELLS = ("date_start", "city", "killed", "wounded", "n_perpetrators")
_UNIFORMED = {VictimGroup.MILITARY, VictimGroup.POLICE}
_MONTHS = "|".join(name.lower() for name in month_name if name)
_PERIOD = re.compile(
    r"\b(?:so far )?(?:this|last) (?:year|month|decade)\b|\b(?:annually|per year)\b"
    rf"|\bsince (?:the (?:start|beginning)|\d{{4}}|last|{_MONTHS})\b"
    r"|\b(?:over|in|during|within) the (?:past|last) (?:\w+ )?(?:years?|months?|weeks?|decades?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?][\"”’]?\s|\n\s*\n")


def doubtful_totals(document: CleanDocument, casualties: Iterable[Casualty]) -> Iterator[Issue]:
    """Warn of counts in whose sentence a period is told of: such a total is the toll of no single attack."""
    text = document.source.text
    for casualty in casualties:
        quote = casualty.mention.quote
        end = _SENTENCE.search(text, quote.end)
        said = text[quote.start : end.start() if end else len(text)]
        if (casualty.mention.value or 0) >= SEVERAL and (period := _PERIOD.search(said)):
            message = f"{quote.quote!r} may be a total over a period: {period[0]!r}"
            yield _issue(IssueCode.PERIOD_TOTAL, message, document.source.source_id, "casualties", casualty.casualty_id)


def doubts(tables: Mapping[str, Sequence[Row]], articles: Iterable[Article]) -> Iterator[Issue]:
    """Warn of rows that a careful reader would look at twice."""
    outlets = {article.source_id: article.outlets for article in articles}
    yield from _unread(tables)
    yield from _far_tolls(tables["casualties"])
    yield from _mixed(tables["reports"], tables["evidence"])
    yield from _unlikely_perpetrators(tables, outlets)


def _unread(tables: Mapping[str, Sequence[Row]]) -> Iterator[Issue]:
    """Values that a second reader does not find in their quotes; validation lets stand only what is named here."""
    for row in tables["casualties"]:
        if row["value"] is not None and not can_mean(row["quote"], row["value"]):
            message = f"{row['quote']!r} was read as {row['value']}"
            yield _issue(IssueCode.UNREAD, message, row["source_id"], "casualties", row["casualty_id"])
    reports = {row["report_id"]: row for row in tables["reports"]}
    for row in tables["evidence"]:
        if row["table"] == "reports" and row["column"] == "date_start":
            start, end = (reports[row["row_id"]][column] for column in ("date_start", "date_end"))
            if not can_mean_days(row["quote"], start, end):
                message = f"{row['quote']!r} was read as {_days(start, end)}"
                yield _issue(IssueCode.UNREAD, message, row["source_id"], "reports", row["row_id"])


def _far_tolls(casualties: Iterable[Row]) -> Iterator[Issue]:
    """Numbers far above every other statement of the same outcome of the same attack."""
    harmed = (row for row in casualties if row["outcome"] in (Outcome.KILLED, Outcome.WOUNDED))
    told = (row for row in harmed if row["value"] and row["part_of"] is None)
    for rows in grouped(told, itemgetter("attack_id", "outcome")).values():
        *others, largest = sorted(rows, key=lambda row: (row["value"], row["casualty_id"]))
        if len(others) >= OTHERS and largest["value"] >= max(LARGE, FAR * others[-1]["value"] + 1):
            message = f"{largest['quote']!r} is far above all {len(others)} other counts: at most {others[-1]['value']}"
            yield _issue(IssueCode.FAR_TOLL, message, largest["source_id"], "casualties", largest["casualty_id"])


def _mixed(reports: Iterable[Row], evidence: Iterable[Row]) -> Iterator[Issue]:
    """Reports whose cells rest on words that stand with mentions of other attacks, far from any of their own."""
    mentions: dict[str, list[int]] = defaultdict(list)
    cells: dict[str, list[Row]] = defaultdict(list)
    for row in evidence:
        if row["table"] == "reports" and row["column"] == "n_mentions":
            mentions[row["row_id"]].append(row["start"])
        elif row["table"] == "reports" and row["column"] in _OWN_CELLS and row["start"] >= LEAD:
            cells[row["row_id"]].append(row)
    for source_id, told in grouped(reports, itemgetter("source_id")).items():
        keys = [report["report_id"] for report in told]
        positions = {key: sorted(mentions[key]) for key in keys}
        for key in keys:
            others = sorted(start for other in keys if other != key for start in positions[other])
            odd = sorted(
                {
                    row["column"]
                    for row in cells[key]
                    if _distance(row["start"], positions[key]) > _distance(row["start"], others) + NEARER
                }
            )
            if odd:
                message = f"{', '.join(odd)} stand nearer to mentions of another attack"
                yield _issue(IssueCode.MIXED_CELLS, message, source_id, "reports", key)


def _distance(position: int, starts: Sequence[int]) -> float:
    at = bisect_left(starts, position)
    return min((abs(position - start) for start in starts[max(at - 1, 0) : at + 1]), default=float("inf"))


def _unlikely_perpetrators(
    tables: Mapping[str, Sequence[Row]], outlets: Mapping[str, frozenset[str]]
) -> Iterator[Issue]:
    """Perpetrators that are the outlet, the speaker who blames them, or the victims' own state."""
    actors = {row["actor_id"]: row for row in tables["actors"]}
    hurt = {
        (row["attack_id"], row["victim_nationality"])
        for row in tables["casualties"]
        if row["victim_nationality"] and row["victim_group"] in _UNIFORMED
    }
    for row in tables["reports"]:
        for key in row["perpetrator_ids"]:
            actor = actors[key]
            names = {fold(name) for name in (actor["name"], *actor["aliases"])}
            if actor["actor_type"] == ActorType.MEDIA or names & outlets.get(row["source_id"], frozenset()):
                yield _perpetrator(row, f"{actor['name']} is a news outlet")
            elif (row["attack_id"], actor["country_iso2"]) in hurt and actor["actor_type"] in _OF_STATES:
                yield _perpetrator(row, f"those hurt are of the state of {actor['name']} itself")
    for row in tables["claims"]:
        blames_itself = row["claim_type"] == ClaimType.ATTRIBUTION and row["actor_id"] == row["speaker_actor_id"]
        if blames_itself and row["actor_id"] is not None:
            message = f"{actors[row['actor_id']]['name']} is said to blame itself"
            yield _issue(IssueCode.UNLIKELY_PERPETRATOR, message, row["source_id"], "claims", row["claim_id"])


_OF_STATES = (ActorType.STATE, ActorType.STATE_AGENCY)


def _perpetrator(report: Row, message: str) -> Issue:
    return _issue(IssueCode.UNLIKELY_PERPETRATOR, message, report["source_id"], "reports", report["report_id"])


def _days(start: date, end: date) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _issue(code: IssueCode, message: str, source_id: str, table: str, row_id: str) -> Issue:
    return Issue(Severity.WARNING, code, message, source_id, table=table, row_id=row_id)
