"""What one voice says of an attack against all others: the likely errors of sources, kept in their rows and named."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from schemas.agreement import days_between, places_clash
from schemas.conflicts import NIGHT
from schemas.documents import Issue
from schemas.merging import Row, When, Where
from schemas.vocabulary import CountStatus, IssueCode, Severity
from tasks.assemble.attacks import Attack
from tasks.assemble.reports import Report

OTHERS = 2  # so many other voices have to agree before one can be wrong


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that voices can contradict one another on: how it is read off a row, and what contradicts what."""

    name: str
    of: Callable[[Row], Any]
    clash: Callable[[Any, Any], bool]
    words: Callable[[Any], str]


def _days_clash(a: When, b: When) -> bool:
    return days_between(a, b) > NIGHT


def _days(when: When) -> str:
    return f"{when.start}" if when.start == when.end else f"{when.start} to {when.end}"


def _place(where: Where) -> str:
    return ", ".join(part for part in (where.city or where.name, where.admin1, where.country_iso2) if part)


_FACTS = (
    _Fact("date", When.of, _days_clash, _days),
    _Fact("place", Where.of, places_clash, _place),
)


def outvoted(attack: Attack) -> Iterator[Issue]:
    """Give an issue for each report whose date or place, and each statement whose count, all other voices contradict.

    The others have to be two voices at least, and to agree.
    """
    for fact in _FACTS:
        yield from _contradicted(attack, fact)
    for report in attack.reports:
        for casualty in report.casualties:
            if attack.counts.status(casualty.casualty_id) == CountStatus.OUTLIER:
                message = f"{casualty.mention.quote.quote!r} is far from what every other voice says"
                yield _issue(report, "casualties", casualty.casualty_id, message)


def _contradicted(attack: Attack, fact: _Fact) -> Iterator[Issue]:
    merged = fact.of(attack.row)
    said: dict[str, list[tuple[Report, Any]]] = defaultdict(list)
    for report, telling in zip(attack.reports, attack.tellings, strict=True):
        if (value := fact.of(telling.row)) is not None:
            said[telling.voice_id].append((report, value))
    wrong = [voice for voice, values in said.items() if all(fact.clash(value, merged) for _, value in values)]
    if merged is None or len(wrong) != 1 or len(said) - 1 < OTHERS:
        return
    for report, value in said[wrong[0]]:
        message = f"{fact.name} {fact.words(value)} is contradicted by all {len(said) - 1} other voices"
        yield _issue(report, "reports", report.report_id, f"{message}: {fact.words(merged)}")


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
