"""One attack from what its sources say: rows of reports -> the cells of the row of attacks that they make together.

Source of the rules: the dataset contract. Voices vote, each with one say; every function wants the earliest told first.

    telling      one row of reports, with the voice and the day of its source
    cells        when, where, what, who                               merged_cells
    name         "Bombing, Kabul, 2021-08"                            attack_name
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVar

from schemas.agreement import SURROUNDINGS_KM, days_between, fold, same_name
from schemas.branches import Lines, most_specific
from schemas.countries import country_name
from schemas.vocabulary import AttackType, DateBasis, DatePrecision, Stage, WherePrecision

Row = Mapping[str, Any]
V = TypeVar("V")

MOST_LABELS = 3
KEPT_SHARE = 0.5
"""A label stays when it has this share of the best one's votes."""
_LISTS = ("attack_types", "weapon_types", "target_types")
_SHORT_KINDS: Mapping[str, str] = {
    AttackType.BOMBING: "Bombing",
    AttackType.BARRICADE: "Hostage taking",
    AttackType.KIDNAPPING: "Kidnapping",
    AttackType.FACILITY: "Facility attack",
    AttackType.ARMED_ASSAULT: "Armed assault",
    AttackType.UNARMED_ASSAULT: "Unarmed assault",
    AttackType.UNKNOWN: "Attack",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """A row of reports with what counts of its source: its voice, and when it was published."""

    row: Row
    voice_id: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class When:
    """The date of a row of reports or attacks."""

    start: date
    end: date
    prec: int
    basis: str

    @classmethod
    def of(cls, row: Row) -> "When | None":
        """Read it off a row; None where the row has none."""
        if row["date_start"] is None or row["date_end"] is None:
            return None
        return cls(row["date_start"], row["date_end"], row["date_prec"], row["date_basis"])


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a row of reports or attacks; `name` is empty where the words give away no more than the country."""

    name: str
    country_iso2: str | None
    admin1: str | None
    city: str | None
    lat: float | None
    lon: float | None
    where_prec: int

    @classmethod
    def of(cls, row: Row) -> "Where | None":
        """Read it off a row; None where the row has none."""
        if row["where_prec"] is None:
            return None
        columns = ("country_iso2", "admin1", "city", "lat", "lon", "where_prec")
        return cls(row["place_name"] or "", *(row[column] for column in columns))

    @property
    def is_city(self) -> bool:
        """Whether its own name is that of its city."""
        return self.city is not None and fold(self.name) == fold(self.city)

    @property
    def surroundings_km(self) -> float:
        """How far from its point it may be: "outside Atlanta"."""
        return SURROUNDINGS_KM if self.where_prec == WherePrecision.NEAR and self.is_city else 0.0

    @property
    def vagueness(self) -> int:
        """Rank it: a venue or a quarter before its city, a city before a division, the country last."""
        if self.where_prec == WherePrecision.COUNTRY:
            return 4
        if self.city is None:
            return 3 if self.where_prec == WherePrecision.FIRST_ORDER else 2
        return 1 if self.is_city or not self.name else 0


def merged_cells(tellings: Sequence[Telling], lines: Lines) -> dict[str, Any]:
    """Give when, where, what and who of an attack by column; its `attribution_status` follows from claims."""
    voices = by_voice(tellings)
    first = min((telling.published_at.date() for telling in tellings if telling.published_at), default=None)
    blamed = {actor for telling in tellings for actor in telling.row["perpetrator_ids"]}
    return {
        **_date_cells(merged_date(_said(voices, When.of), first)),
        **_place_cells(merged_place(_said(voices, Where.of))),
        **{column: _elected(voices, column) for column in _LISTS},
        "suicide": _majority(_said(voices, lambda row: row["suicide"])),
        "stage": _stage(tellings),
        "n_perpetrators": _majority(_said(voices, lambda row: row["n_perpetrators"])),
        "perpetrator_ids": list(most_specific(blamed, lines)),
    }


def by_voice(tellings: Iterable[Telling]) -> list[list[Telling]]:
    """Put together what one voice tells."""
    voices: dict[str, list[Telling]] = {}
    for telling in tellings:
        voices.setdefault(telling.voice_id, []).append(telling)
    return list(voices.values())


def merged_date(said: Sequence[Sequence[When]], first_told: date | None = None) -> When | None:
    """Choose the date most voices allow; a range that holds a finer date stands back.

    Of several, one that the first article could have told of, to the day, and shortly before that article; else the
    earliest told. `first_told` is the day of the first article.
    """
    cells = [cell for voice in said for cell in voice]
    finest = [
        cell
        for cell in cells
        if not any(other.prec < cell.prec and cell.start <= other.start and other.end <= cell.end for other in cells)
    ]

    def support(cell: When) -> tuple[int, ...]:
        allowing = sum(any(days_between(cell, other) == 0 for other in voice) for voice in said)
        exactly = sum(any((cell.start, cell.end) == (other.start, other.end) for other in voice) for voice in said)
        told = first_told is None or cell.start <= first_told
        before = max((first_told - cell.end).days, 1) if first_told else 1
        return allowing, exactly, told, cell.prec <= DatePrecision.DAYS, -before, -cell.prec

    return max(finest, key=support, default=None)


def merged_place(said: Sequence[Sequence[Where]]) -> Where | None:
    """Choose the place that the voices' own places make together."""
    return _one_place([place for cells in said if (place := _one_place(cells))])


def _one_place(cells: Sequence[Where]) -> Where | None:
    """Merge places into the most specific one whose city, division and country go together."""
    country = _most(cell.country_iso2 for cell in cells)
    fitting = [cell for cell in cells if cell.country_iso2 in (country, None)]
    if not fitting:
        return None
    within = (cell.city for cell in fitting if cell.where_prec != WherePrecision.NEAR)
    city = _most(within) or _most(cell.city for cell in fitting)
    fitting = [cell for cell in fitting if not (city and cell.city) or cell.city == city or same_name(city, cell.city)]
    names = Counter(cell.name for cell in fitting)
    finest = min(fitting, key=lambda cell: (cell.vagueness, -names[cell.name]))
    located = finest if finest.lat is not None else next((c for c in fitting if c.city and c.lat is not None), finest)
    vague = finest.where_prec in (WherePrecision.FUZZY, WherePrecision.COUNTRY) and city and located.lat is not None
    return replace(
        finest,
        country_iso2=_most(cell.country_iso2 for cell in fitting),
        admin1=_most(cell.admin1 for cell in fitting if not city or cell.city) or _most(c.admin1 for c in fitting),
        city=city,
        lat=located.lat,
        lon=located.lon,
        where_prec=int(WherePrecision.NEAR) if vague else finest.where_prec,
    )


def attack_name(cells: Row) -> str:
    """Name an attack after its cells: "Bombing, Kabul, 2021-08". Never empty."""
    kind = cells["attack_types"][0] if cells["attack_types"] else AttackType.UNKNOWN
    parts = [_SHORT_KINDS.get(kind, kind), _short_place(cells), _short_date(When.of(cells))]
    return ", ".join(part for part in parts if part)


def _short_place(cells: Row) -> str | None:
    names = (cells["city"], cells["place_name"], cells["admin1"], country_name(cells["country_iso2"]))
    return next((" ".join(name.split()) for name in names if name), None)


def _short_date(when: When | None) -> str | None:
    if when is None:
        return None
    first, last = when.start.isoformat(), when.end.isoformat()
    for length in (10, 7, 4):  # the day, the month, the year that start and end share
        if first[:length] == last[:length] and (length < 10 or when.prec == DatePrecision.DAY):
            return first[:length]
    return f"{first[:4]}/{last[:4]}"


def _date_cells(when: When | None) -> dict[str, Any]:
    if when is None:
        return dict.fromkeys(("date_start", "date_end", "date_prec")) | {"date_basis": DateBasis.NONE.value}
    return {"date_start": when.start, "date_end": when.end, "date_prec": when.prec, "date_basis": when.basis}


def _place_cells(place: Where | None) -> dict[str, Any]:
    columns = ("country_iso2", "admin1", "city", "lat", "lon", "where_prec")
    if place is None:
        return dict.fromkeys((*columns, "place_name"))
    return {column: getattr(place, column) for column in columns} | {"place_name": place.name or None}


def _said(voices: Iterable[Sequence[Telling]], cell: Callable[[Row], V | None]) -> list[list[V]]:
    """What each voice says where it says anything, its earliest telling first."""
    values = ([value for telling in voice if (value := cell(telling.row)) is not None] for voice in voices)
    return [voice for voice in values if voice]


def _elected(voices: Iterable[Sequence[Telling]], column: str) -> list[str]:
    """The labels that enough voices give, the most given first."""
    said = (dict.fromkeys(value for telling in voice for value in telling.row[column]) for voice in voices)
    votes = Counter(value for voice in said for value in voice)
    if len(votes) > 1:
        del votes["Unknown"]
    enough = KEPT_SHARE * max(votes.values(), default=0)
    kept = sorted((value for value in votes if votes[value] >= enough), key=lambda value: -votes[value])
    return kept[:MOST_LABELS]


def _majority(said: Iterable[Sequence[V]]) -> V | None:
    """The value most voices give; of several the earliest told."""
    votes = Counter(voice[0] for voice in said)
    return votes.most_common(1)[0][0] if votes else None


def _stage(tellings: Iterable[Telling]) -> str:
    """Attempted only where every source says so."""
    failed = all(telling.row["stage"] == Stage.ATTEMPTED for telling in tellings)
    return (Stage.ATTEMPTED if failed else Stage.ACCOMPLISHED).value


def _most(values: Iterable[str | None]) -> str | None:
    """The value given most often; of several the first."""
    votes = Counter(value for value in values if value)
    return votes.most_common(1)[0][0] if votes else None
