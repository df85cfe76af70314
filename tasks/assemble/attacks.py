"""The reports of one attack -> its merged cells, by the votes of voices, and what the sources disagree on."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, TypeVar

import pycountry

from schemas.derivations import attribution_status
from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import AttackType, ClaimType, Conflict, CountStatus, DatePrecision, Stage
from tasks.assemble.agreement import days_between, places_clash
from tasks.assemble.comparing import related
from tasks.assemble.happening import Happening
from tasks.assemble.labels import KEPT_SHARE, MOST_LABELS
from tasks.assemble.placing import choose_place
from tasks.assemble.reports import Report
from tasks.assemble.telling_facts import BORROWED
from tasks.assemble.tolls import COUNTED, AttackCounts, Speakers, merged_counts

V = TypeVar("V")

_SHORT_KINDS: Mapping[str, str] = {
    AttackType.BOMBING: "Bombing",
    AttackType.BARRICADE: "Hostage taking",
    AttackType.KIDNAPPING: "Kidnapping",
    AttackType.FACILITY: "Facility attack",
    AttackType.ARMED_ASSAULT: "Armed assault",
    AttackType.UNARMED_ASSAULT: "Unarmed assault",
    AttackType.UNKNOWN: "Attack",
}
_COUNT_CONFLICTS = {
    CountStatus.CONFLICTING: Conflict.COUNT,
    CountStatus.SUPERSEDED: Conflict.COUNT_SUPERSEDED,
    CountStatus.OUTLIER: Conflict.COUNT_OUTLIER,
}


@dataclass(frozen=True, slots=True)
class Attack:
    """One real attack with the reports it is merged from, the earliest first."""

    attack_id: str
    merged_attack_ids: tuple[str, ...]
    reports: tuple[Report, ...]
    happening: Happening
    counts: AttackCounts
    n_voices: int
    conflicts: tuple[Conflict, ...]

    def row(self) -> dict[str, Any]:
        """Give the row of the attacks table."""
        cells = {"attack_id": self.attack_id, "name": attack_name(self.happening), **self.happening.row()}
        for column in COUNTED:
            toll = self.counts.tolls[column]
            cells |= {f"{column}_low": toll.low, f"{column}_best": toll.best, f"{column}_high": toll.high}
            cells[f"{column}_is_minimum"] = toll.is_minimum
        return cells | {
            "n_sources": len({report.article.source_id for report in self.reports}),
            "n_voices": self.n_voices,
            "merged_attack_ids": list(self.merged_attack_ids),
            "conflicts": [conflict.value for conflict in self.conflicts],
        }


def merge_attack(
    attack_id: str,
    reports: Sequence[Report],
    speakers: Speakers,
    lines: Mapping[str, frozenset[str]],
    merged_attack_ids: tuple[str, ...] = (),
) -> Attack:
    """Merge the reports of one attack; `merged_attack_ids` are keys that stand no more, see `Lineage`.

    `lines` gives the ancestors of each actor, itself included.
    """
    by_voice = _by_voice(reports, speakers)
    claims = [claim for report in reports for claim in report.claims]
    casualties = [row for report in reports for row in report.casualties]
    blamed = {actor for report in reports for actor in report.happening.perpetrator_ids}
    happening = Happening(
        date=merge_dates(
            _said(by_voice, lambda report: report.happening.date),
            min((report.article.day for report in reports if report.article.day), default=None),
        ),
        place=_place(_said(by_voice, lambda report: report.happening.place)),
        attack_types=_elected(_lists(by_voice, "attack_types")),
        weapon_types=_elected(_lists(by_voice, "weapon_types")),
        target_types=_elected(_lists(by_voice, "target_types")),
        suicide=_majority(_said(by_voice, lambda report: report.happening.suicide)),
        stage=_stage(reports),
        n_perpetrators=_majority(_said(by_voice, lambda report: report.happening.n_perpetrators)),
        perpetrator_ids=most_specific(blamed, lines),
        attribution_status=attribution_status(claim.statement for claim in claims),
    )
    counts = merged_counts(casualties, speakers)
    found = [
        *_timing_and_place(reports),
        *(conflict for status, conflict in _COUNT_CONFLICTS.items() if status in counts.statuses.values()),
        *_attribution(by_voice, happening, reports, lines),
    ]
    conflicts = tuple(conflict for conflict in Conflict if conflict in found)
    return Attack(attack_id, merged_attack_ids, tuple(reports), happening, counts, len(by_voice), conflicts)


def most_specific(actors: Iterable[str], lines: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Leave out the parents of others: who claims for its branch is not a second perpetrator."""
    named = set(actors)
    above = {parent for actor in named for parent in lines.get(actor, frozenset({actor})) - {actor}}
    return tuple(sorted(named - above))


def _by_voice(reports: Sequence[Report], speakers: Speakers) -> list[list[Report]]:
    voices: dict[str, list[Report]] = {}
    for report in reports:
        voices.setdefault(speakers.voices[report.article.source_id], []).append(report)
    return list(voices.values())


def _said(by_voice: Sequence[Sequence[Report]], cell: Callable[[Report], V | None]) -> list[list[V]]:
    """What each voice says where it says anything, its earliest report first."""
    values = ([value for report in reports if (value := cell(report)) is not None] for reports in by_voice)
    return [voice for voice in values if voice]


def _lists(by_voice: Sequence[Sequence[Report]], column: str) -> list[list[str]]:
    return [
        list(dict.fromkeys(value for report in reports for value in getattr(report.happening, column)))
        for reports in by_voice
    ]


def _place(said: Sequence[Sequence[PlaceCell]]) -> PlaceCell | None:
    """Choose the place that the voices' own places make together."""
    return choose_place([place for cells in said if (place := choose_place(cells)[0])])[0]


def merge_dates(said: Sequence[Sequence[DateCell]], first_told: date | None = None) -> DateCell | None:
    """Choose the date most voices allow; a range that holds a finer date stands back.

    Of several, one that the first article could have told of, said of the attack itself, and shortly before that
    article; else the earliest told. `first_told` is the day of the first article.
    """
    cells = [cell for voice in said for cell in voice]
    finest = [
        cell
        for cell in cells
        if not any(other.prec < cell.prec and cell.start <= other.start and other.end <= cell.end for other in cells)
    ]

    def support(cell: DateCell) -> tuple[int, ...]:
        allowing = sum(any(days_between(cell, other) == 0 for other in voice) for voice in said)
        exactly = sum(any((cell.start, cell.end) == (other.start, other.end) for other in voice) for voice in said)
        told = first_told is None or cell.start <= first_told
        before = max((first_told - cell.end).days, 1) if first_told else 1
        to_days, own = cell.prec <= DatePrecision.DAYS, not cell.method.endswith(BORROWED)
        return allowing, exactly, told, to_days, own, -before, -cell.prec

    return max(finest, key=support, default=None)


def _elected(said: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The labels that enough voices give, the most given first."""
    votes = Counter(value for voice in said for value in voice)
    if len(votes) > 1:
        del votes["Unknown"]
    enough = KEPT_SHARE * max(votes.values(), default=0)
    kept = sorted((value for value in votes if votes[value] >= enough), key=lambda value: -votes[value])
    return tuple(kept[:MOST_LABELS])


def _majority(said: Sequence[Sequence[V]]) -> V | None:
    """The value most voices give; of several the earliest told."""
    votes = Counter(voice[0] for voice in said)
    return votes.most_common(1)[0][0] if votes else None


def _stage(reports: Sequence[Report]) -> Stage:
    """Attempted only where every report says so."""
    failed = all(report.happening.stage == Stage.ATTEMPTED for report in reports)
    return Stage.ATTEMPTED if failed else Stage.ACCOMPLISHED


def _timing_and_place(reports: Sequence[Report]) -> list[Conflict]:
    dates = [report.happening.date for report in reports if report.happening.date]
    places = [report.happening.place for report in reports if report.happening.place]
    found = []
    earliest = [report.not_before for report in reports if report.not_before]
    apart = any(days_between(a, b) > 1 for a, b in combinations(_distinct_dates(dates), 2))
    if apart or any(cell.end < day for cell in dates for day in earliest):
        found.append(Conflict.DATE)
    if any(places_clash(a, b) for a, b in combinations(_distinct_places(places), 2)):
        found.append(Conflict.PLACE)
    return found


def _distinct_dates(cells: Iterable[DateCell]) -> list[DateCell]:
    return list({(cell.start, cell.end): cell for cell in cells}.values())


def _distinct_places(cells: Iterable[PlaceCell]) -> list[PlaceCell]:
    return list({(c.country_iso2, c.admin1, c.city, c.name, c.lat, c.lon): c for c in cells}.values())


def _attribution(
    by_voice: Sequence[Sequence[Report]],
    happening: Happening,
    reports: Sequence[Report],
    lines: Mapping[str, frozenset[str]],
) -> list[Conflict]:
    naming = sum(any(report.happening.perpetrator_ids for report in voice) for voice in by_voice)
    claiming = {
        str(claim.mention.actor_id)
        for report in reports
        for claim in report.claims
        if claim.blames and claim.mention.claim_type == ClaimType.RESPONSIBILITY
    }
    found = [Conflict.SINGLE_SOURCE_ATTRIBUTION] if happening.perpetrator_ids and naming == 1 else []
    if any(not related(a, b, lines) for a, b in combinations(sorted(claiming), 2)):
        found.append(Conflict.COMPETING_CLAIMS)
    return found


def attack_name(happening: Happening) -> str:
    """Name an attack after what is known of it: "Bombing, Kabul, 2021-08". Never empty."""
    kind = happening.attack_types[0] if happening.attack_types else AttackType.UNKNOWN
    parts = [_SHORT_KINDS.get(kind, kind), _short_place(happening.place), _short_date(happening.date)]
    return ", ".join(part for part in parts if part)


def _short_place(place: PlaceCell | None) -> str | None:
    if place is None:
        return None
    country = pycountry.countries.get(alpha_2=place.country_iso2) if place.country_iso2 else None
    names = (place.city, place.name, place.admin1, country and country.name)
    return next((" ".join(name.split()) for name in names if name), None)


def _short_date(date: DateCell | None) -> str | None:
    if date is None:
        return None
    first, last = date.start.isoformat(), date.end.isoformat()
    for length in (10, 7, 4):  # the day, the month, the year that start and end share
        if first[:length] == last[:length] and (length < 10 or date.prec == DatePrecision.DAY):
            return first[:length]
    return f"{first[:4]}/{last[:4]}"
