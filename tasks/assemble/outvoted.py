"""What one voice says of an attack against all others: the likely errors of sources, kept in their rows and named."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.documents import Issue
from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import CountStatus, IssueCode, Severity
from tasks.assemble.agreement import days_between, places_clash
from tasks.assemble.attacks import Attack
from tasks.assemble.drafts import DAYS_SLACK
from tasks.assemble.reports import Report

OTHERS = 2  # so many other voices have to agree before one can be wrong


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that voices can contradict one another on: how it is read off a report, and what contradicts what."""

    name: str
    of: Callable[[Report], Any]
    merged: Callable[[Attack], Any]
    clash: Callable[[Any, Any], bool]
    words: Callable[[Any], str]


def _days_clash(a: DateCell, b: DateCell) -> bool:
    return days_between(a, b) > DAYS_SLACK


def _days(cell: DateCell) -> str:
    return f"{cell.start}" if cell.start == cell.end else f"{cell.start} to {cell.end}"


def _place(cell: PlaceCell) -> str:
    return ", ".join(part for part in (cell.city or cell.name, cell.admin1, cell.country_iso2) if part)


_FACTS = (
    _Fact("date", lambda report: report.happening.date, lambda attack: attack.happening.date, _days_clash, _days),
    _Fact("place", lambda report: report.happening.place, lambda attack: attack.happening.place, places_clash, _place),
)


def outvoted(attack: Attack, voices: Mapping[str, str]) -> Iterator[Issue]:
    """Give an issue for each report whose date or place, and each statement whose count, all other voices contradict.

    The others have to be two voices at least, and to agree. `voices` gives the voice of every source.
    """
    for fact in _FACTS:
        yield from _contradicted(attack, voices, fact)
    for report in attack.reports:
        for casualty in report.casualties:
            if attack.counts.statuses[casualty.casualty_id] == CountStatus.OUTLIER:
                message = f"{casualty.mention.quote.quote!r} is far from what every other voice says"
                yield _issue(report, "casualties", casualty.casualty_id, message)


def _contradicted(attack: Attack, voices: Mapping[str, str], fact: _Fact) -> Iterator[Issue]:
    merged = fact.merged(attack)
    said: dict[str, list[Report]] = defaultdict(list)
    for report in attack.reports:
        if fact.of(report) is not None:
            said[voices[report.article.source_id]].append(report)
    wrong = [voice for voice, reports in said.items() if all(fact.clash(fact.of(each), merged) for each in reports)]
    if merged is None or len(wrong) != 1 or len(said) - 1 < OTHERS:
        return
    for report in said[wrong[0]]:
        told, voted = fact.words(fact.of(report)), fact.words(merged)
        message = f"{fact.name} {told} is contradicted by all {len(said) - 1} other voices: {voted}"
        yield _issue(report, "reports", report.report_id, message)


def _issue(report: Report, table: str, row_id: str, message: str) -> Issue:
    article = report.article
    return Issue(
        Severity.WARNING,
        IssueCode.OUTVOTED,
        f"{article.file_name}: {message}",
        article.source_id,
        article.file_name,
        table=table,
        row_id=row_id,
    )
