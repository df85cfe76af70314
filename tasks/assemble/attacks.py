"""The reports of one attack -> its row, by the votes of voices, and what accounts disagree on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schemas.branches import Lines, most_specific
from schemas.conflicts import Disagreement, conflict_kinds, disagreements
from schemas.derivations import attribution_status
from schemas.merging import Telling, attack_name, by_voice, merged_cells
from schemas.victims import GroupToll, group_tolls
from tasks.assemble.reports import Report
from tasks.assemble.tolls import COUNTED, AttackCounts, Speakers, merged_counts, own_tolls


@dataclass(frozen=True, slots=True)
class Attack:
    """One real attack: its row, the reports it is merged from, the earliest first, and their rows in the same order."""

    attack_id: str
    row: Mapping[str, Any]
    reports: tuple[Report, ...]
    tellings: tuple[Telling, ...]
    counts: AttackCounts
    disagreements: tuple[Disagreement, ...]
    group_tolls: tuple[GroupToll, ...]


def merge_attack(
    attack_id: str,
    reports: Sequence[Report],
    speakers: Speakers,
    lines: Lines,
    merged_attack_ids: tuple[str, ...] = (),
) -> Attack:
    """Merge the reports of one attack; `merged_attack_ids` are keys that stand no more, see `Lineage`.

    `lines` gives the ancestors of each actor, itself included.
    """
    tellings = tuple(_telling(report, attack_id, speakers, lines) for report in reports)
    claims = [claim for report in reports for claim in report.claims]
    casualties = [row for report in reports for row in report.casualties]
    counts = merged_counts(casualties, speakers)
    statements = [(row.mention.outcome, counts.statements[row.casualty_id]) for row in casualties]
    found = disagreements(tellings, statements, [claim.row(attack_id) for claim in claims], lines)
    cells = merged_cells(tellings, lines)
    row = {
        "attack_id": attack_id,
        "name": attack_name(cells),
        **cells,
        "attribution_status": attribution_status(claim.statement for claim in claims).value,
        **_tolls(counts),
        "n_sources": len({report.article.source_id for report in reports}),
        "n_voices": len(by_voice(tellings)),
        "merged_attack_ids": list(merged_attack_ids),
        "conflicts": conflict_kinds(found, tellings, (each.status for each in counts.statements.values())),
    }
    return Attack(attack_id, row, tuple(reports), tellings, counts, tuple(found), tuple(group_tolls(statements)))


def _telling(report: Report, attack_id: str, speakers: Speakers, lines: Lines) -> Telling:
    row = report_row(report, attack_id, speakers, lines)
    return Telling(row, speakers.voices[report.article.source_id], report.article.published_at)


def _tolls(counts: AttackCounts) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for column in COUNTED:
        toll = counts.tolls[column]
        cells |= {f"{column}_low": toll.low, f"{column}_best": toll.best, f"{column}_high": toll.high}
        cells[f"{column}_is_minimum"] = toll.is_minimum
    return cells


def report_row(report: Report, attack_id: str, speakers: Speakers, lines: Lines) -> dict[str, Any]:
    """Give the row of the reports table."""
    figures: dict[str, Any] = {}
    for column, toll in own_tolls(report.casualties, speakers).items():
        figures |= {column: toll.best, f"{column}_low": toll.low, f"{column}_high": toll.high}
        figures[f"{column}_is_minimum"] = toll.is_minimum
    return {
        "report_id": report.report_id,
        "attack_id": attack_id,
        "source_id": report.article.source_id,
        "is_main": report.is_main,
        **report.happening.row(),
        "perpetrator_ids": list(most_specific(report.happening.perpetrator_ids, lines)),
        **figures,
        "n_mentions": report.n_mentions,
        "quote": report.quote.quote,
        "start": report.quote.start,
        "end": report.quote.end,
    }
