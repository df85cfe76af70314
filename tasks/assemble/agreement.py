"""When two dates, places, kinds or names can be about one event, within a document and across documents."""

from collections.abc import Collection
from functools import lru_cache

from schemas.coordinates import kilometres
from schemas.identifiers import slug
from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import AttackType, WherePrecision

NEAR_KM = 30.0
DATELINE = "places:dateline"
_SURROUNDINGS_KM = 25.0  # UCDP: near a place

_SEIZING = {AttackType.KIDNAPPING, AttackType.HIJACKING, AttackType.BARRICADE}
_DESTROYING = {AttackType.BOMBING, AttackType.FACILITY}
_ASSAULTING = {AttackType.ARMED_ASSAULT, AttackType.ASSASSINATION, AttackType.UNARMED_ASSAULT, AttackType.BARRICADE}
FAMILIES: tuple[set[AttackType], ...] = (_SEIZING, _DESTROYING, _ASSAULTING)
"""Kinds of one family are told of one event by different writers; a barricade is both a seizure and an assault."""


def days_between(a: DateCell, b: DateCell) -> int:
    """Days from the end of the earlier range to the start of the later; 0 where they overlap."""
    return max((max(a.start, b.start) - min(a.end, b.end)).days, 0)


def families(kinds: Collection[str]) -> set[int]:
    """Numbers of the families that the kinds belong to."""
    return {number for number, family in enumerate(FAMILIES) if any(kind in family for kind in kinds)}


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """`slug` of a name, remembered: linking asks for the same few names again and again."""
    return slug(name)


def same_name(a: str, b: str) -> bool:
    """Whether two names are one up to case and accents, or one is a run of whole words of the other."""
    short, long = sorted((f"-{fold(a)}-", f"-{fold(b)}-"), key=len)
    return len(short) > 4 and short in long


def places_clash(a: PlaceCell, b: PlaceCell) -> bool:
    """Whether two places cannot be one: other countries, or cities that are neither one name nor near one another."""
    if a.country_iso2 and b.country_iso2 and a.country_iso2 != b.country_iso2:
        return True
    if a.city and b.city:
        return not same_name(a.city, b.city) and not are_near(a, b) and not _nested(a, b)
    return bool(a.admin1 and b.admin1 and not same_name(a.admin1, b.admin1))


def are_near(a: PlaceCell, b: PlaceCell) -> bool:
    """Whether both have coordinates, at most 30 km apart, or 25 more for each whose surroundings alone are told of."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM + _around_km(a) + _around_km(b)


def _around_km(place: PlaceCell) -> float:
    """How far from a city "outside Atlanta" or "in suburban Atlanta" may be."""
    around = place.role == "city" and place.where_prec == WherePrecision.NEAR and place.method != DATELINE
    return _SURROUNDINGS_KM if around else 0.0


def _nested(a: PlaceCell, b: PlaceCell) -> bool:
    return any(
        same_name(outer, inner)
        for outer, inner in ((a.admin1, b.city), (b.admin1, a.city), (a.name, b.city), (b.name, a.city))
        if outer and inner
    )


def people_clash(a: Collection[str], b: Collection[str]) -> bool:
    """Whether both name people and share none; the last word of a name is enough to be one person."""
    last = [{fold(name).rsplit("-", 1)[-1] for name in names} - {""} for names in (a, b)]
    return bool(last[0] and last[1] and not last[0] & last[1])
