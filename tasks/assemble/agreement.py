"""When two dates, places, kinds or names can be about one event, within a document and across documents."""

from collections.abc import Collection

from schemas.agreement import NEAR_KM, are_near, days_between, fold, places_clash, same_name, spelled_alike
from schemas.vocabulary import AttackType

__all__ = [
    "FAMILIES",
    "NEAR_KM",
    "are_near",
    "days_between",
    "families",
    "fold",
    "people_clash",
    "places_clash",
    "same_name",
    "spelled_alike",
]

_SEIZING = {AttackType.KIDNAPPING, AttackType.HIJACKING, AttackType.BARRICADE}
_DESTROYING = {AttackType.BOMBING, AttackType.FACILITY}
_ASSAULTING = {AttackType.ARMED_ASSAULT, AttackType.ASSASSINATION, AttackType.UNARMED_ASSAULT, AttackType.BARRICADE}
FAMILIES: tuple[set[AttackType], ...] = (_SEIZING, _DESTROYING, _ASSAULTING)
"""Kinds of one family are told of one event by different writers; a barricade is both a seizure and an assault."""


def families(kinds: Collection[str]) -> set[int]:
    """Numbers of the families that the kinds belong to."""
    return {number for number, family in enumerate(FAMILIES) if any(kind in family for kind in kinds)}


def people_clash(a: Collection[str], b: Collection[str]) -> bool:
    """Whether both name people and share none; the last word of a name is enough to be one person."""
    last = [{fold(name).rsplit("-", 1)[-1] for name in names} - {""} for names in (a, b)]
    return bool(last[0] and last[1] and not last[0] & last[1])
