"""When, where and what of an attack, as reports and attacks share it; single values with the words behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from schemas.documents import Span
from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import AttributionStatus, Basis, DateBasis, Stage


@dataclass(frozen=True, slots=True)
class Grounded:
    """A value of a column, for a list one item, with the words it comes from and the rule that read it."""

    column: str
    value: object
    span: Span
    method: str
    taken_from: Basis = Basis.OWN_CLAUSE


@dataclass(frozen=True, slots=True)
class Happening:
    """The columns that reports and attacks share. `place.name` is the most specific place as written."""

    date: DateCell | None
    place: PlaceCell | None
    attack_types: tuple[str, ...]
    weapon_types: tuple[str, ...]
    target_types: tuple[str, ...]
    suicide: bool | None
    stage: Stage
    n_perpetrators: int | None
    perpetrator_ids: tuple[str, ...]
    attribution_status: AttributionStatus

    def row(self) -> dict[str, Any]:
        """Give the columns by name."""
        date, place = self.date, self.place
        return {
            "date_start": date and date.start,
            "date_end": date and date.end,
            "date_prec": date and int(date.prec),
            "date_basis": (date.basis if date else DateBasis.NONE).value,
            "country_iso2": place and place.country_iso2,
            "admin1": place and place.admin1,
            "city": place and place.city,
            "place_name": (place and place.name) or None,
            "lat": place and place.lat,
            "lon": place and place.lon,
            "where_prec": place and int(place.where_prec),
            "attack_types": list(self.attack_types),
            "weapon_types": list(self.weapon_types),
            "target_types": list(self.target_types),
            "suicide": self.suicide,
            "stage": self.stage.value,
            "n_perpetrators": self.n_perpetrators,
            "perpetrator_ids": list(self.perpetrator_ids),
            "attribution_status": self.attribution_status.value,
        }


def one_a_value(grounded: Iterable[Grounded]) -> tuple[Grounded, ...]:
    """Keep the first grounding of each value of each column."""
    first: dict[tuple[str, str], Grounded] = {}
    for each in grounded:
        first.setdefault((each.column, repr(each.value)), each)
    return tuple(first.values())
