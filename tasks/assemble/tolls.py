"""Counts of a report and of an attack, from the casualty rows behind them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schemas.derivations import Bound, CountStatement, Toll, count_statuses, merge_toll, report_figure, report_toll
from schemas.vocabulary import CountStatus, Outcome, VictimGroup
from tasks.assemble.happening import Grounded
from tasks.assemble.ledger import Casualty

COUNTED: Mapping[str, Outcome] = {"killed": Outcome.KILLED, "wounded": Outcome.WOUNDED}
"""The outcomes that reports and attacks have columns for."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Whose counts they are: the voice of each source, and which actors are parties to the violence."""

    voices: Mapping[str, str]
    armed_groups: Collection[str]

    def statement(self, casualty: Casualty) -> CountStatement:
        """Say who speaks in a casualty row."""
        return replace(
            casualty.statement,
            voice_id=self.voices[casualty.mention.quote.source_id],
            partisan=casualty.mention.speaker_actor_id in self.armed_groups,
        )


def figure(casualties: Iterable[Casualty], outcome: Outcome) -> Bound | None:
    """One source's own figure, before it is known who else speaks; one group of victims only bounds it below."""
    said = [row.statement for row in casualties if row.mention.outcome == outcome and row.statement.counts]
    bound = report_figure(said)
    groups = {statement.victim_group for statement in said}
    partial = len(groups) == 1 and VictimGroup.ALL not in groups
    return Bound(bound.low, None) if bound and partial and bound.low is not None else bound


def own_tolls(casualties: Sequence[Casualty], speakers: Speakers) -> dict[str, Toll]:
    """Give one source's own figures, `killed` and `wounded`, with their bounds."""
    return {
        column: report_toll(speakers.statement(row) for row in casualties if row.mention.outcome == outcome)
        for column, outcome in COUNTED.items()
    }


def own_counts(casualties: Sequence[Casualty], row: Mapping[str, Any]) -> tuple[Grounded, ...]:
    """Ground the figures of a row of reports in the statements that they rest on."""
    grounded = []
    for column, outcome in COUNTED.items():
        rows = [each for each in casualties if each.mention.outcome == outcome]
        if (count := row[column]) is not None:
            grounded += [
                Grounded(column, count, each.mention.quote, "assemble.report_toll") for each in _behind(rows, count)
            ]
    return tuple(grounded)


def _behind(rows: Sequence[Casualty], count: int) -> list[Casualty]:
    """The statements that give a figure: one that states it, else all that enter it."""
    stating = [row for row in rows if count in (row.statement.low, row.statement.high, row.statement.value)]
    counting = [row for row in stating if row.statement.counts]
    return (counting or stating)[:1] or [row for row in rows if row.statement.counts]


@dataclass(frozen=True, slots=True)
class AttackCounts:
    """The merged counts of one attack, and its statements of counts by the id of their row, each with its status."""

    tolls: Mapping[str, Toll]
    statements: Mapping[str, CountStatement]

    def status(self, casualty_id: str) -> CountStatus:
        """What became of a statement among the others."""
        return self.statements[casualty_id].status


def merged_counts(casualties: Sequence[Casualty], speakers: Speakers) -> AttackCounts:
    """Merge the counts of all the sources of one attack."""
    statements: dict[str, CountStatement] = {}
    by_outcome: dict[Outcome, list[CountStatement]] = {}
    for outcome in Outcome:
        said = [speakers.statement(row) for row in casualties if row.mention.outcome == outcome]
        statuses = count_statuses(said)
        by_outcome[outcome] = [replace(each, status=statuses[each.casualty_id]) for each in said]
        statements.update((each.casualty_id, each) for each in by_outcome[outcome])
    return AttackCounts({column: merge_toll(by_outcome[outcome]) for column, outcome in COUNTED.items()}, statements)
