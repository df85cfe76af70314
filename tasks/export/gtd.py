"""Attacks under the headers of the Global Terrorism Database.

Source: GTD codebook, August 2021. Codes of the categorical variables are the places of their labels in the codebook's
lists, which `schemas.vocabulary` keeps in that order.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from schemas.countries import country_name
from schemas.vocabulary import (
    AttackType,
    AttributionStatus,
    ClaimMode,
    Outcome,
    Stage,
    TargetType,
    WeaponType,
    WherePrecision,
)
from tasks.export.dataset import Dataset, Row

LOSSES = (
    "An event of GTD has passed its inclusion criteria; here each attack that the articles tell of is one.",
    "eventid is made from the date and a running number, as theirs is; it changes when attacks are added. "
    "addnotes holds the key of this release.",
    "iyear, imonth and iday are those of the first possible day; 0 where unknown. A range is told in approxdate.",
    "GTD counts attackers among the dead and wounded: nkill and nwound add those stated to killed_best and "
    "wounded_best. Low and high of tolls are lost, and so is whether a number is a minimum.",
    "At most three attack types, targets and groups and four weapons have a column; the rest is lost.",
    "suicide is 0 where nothing is said of it. success is 1 for any attack that took place.",
    "All forms of attribution short of certainty become guncertain 1; disputes, denials and who says what are lost.",
    "Columns of GTD that the articles are not read for are left out: property, hostages, ransom, nationality, region.",
    "Evidence is lost but for one quote in summary and the addresses of three sources.",
)
_SPECIFICITY = {
    WherePrecision.EXACT: 1,
    WherePrecision.NEAR: 1,
    WherePrecision.SECOND_ORDER: 3,
    WherePrecision.FIRST_ORDER: 4,
}
_CERTAIN = {AttributionStatus.CLAIMED_AND_CONFIRMED, AttributionStatus.CONFIRMED, AttributionStatus.CLAIMED}
_NOT_KNOWN, _NO_NUMBER = -9, -99


def gtd_rows(data: Dataset) -> Iterator[dict[str, Any]]:
    """Give each attack as a row of GTD."""
    of_day: Counter[str] = Counter()
    for attack in data.attacks:
        day = _day(attack)
        of_day[day] += 1
        yield {
            "eventid": f"{day}{of_day[day]:04d}",
            **_when(attack),
            **_where(attack),
            "summary": next((" ".join(report["quote"].split()) for report in data.reports(attack)), None),
            "success": int(attack["stage"] == Stage.ACCOMPLISHED),
            "suicide": int(bool(attack["suicide"])),
            **_coded("attacktype", attack["attack_types"], AttackType, 3),
            **_coded("targtype", attack["target_types"], TargetType, 3),
            **_who(data, attack),
            **_coded("weaptype", attack["weapon_types"], WeaponType, 4),
            **_tolls(data, attack),
            "addnotes": f"attackbase {data.release_id} {attack['attack_id']}",
            **_cited(data.sources(attack)),
            "dbsource": "attackbase",
        }


def _day(attack: Row) -> str:
    return attack["date_start"].strftime("%Y%m%d") if attack["date_start"] else "00000000"


def _when(attack: Row) -> dict[str, Any]:
    start, end = attack["date_start"], attack["date_end"]
    if start is None:
        return {"iyear": 0, "imonth": 0, "iday": 0, "approxdate": None}
    same_month = (start.year, start.month) == (end.year, end.month)
    return {
        "iyear": start.year,
        "imonth": start.month if same_month else 0,
        "iday": start.day if start == end else 0,
        "approxdate": None if start == end else f"{start} to {end}",
    }


def _where(attack: Row) -> dict[str, Any]:
    return {
        "country_txt": country_name(attack["country_iso2"]),
        "provstate": attack["admin1"],
        "city": attack["city"],
        "latitude": attack["lat"],
        "longitude": attack["lon"],
        "specificity": _SPECIFICITY.get(attack["where_prec"], 5),
        "vicinity": int(attack["where_prec"] == WherePrecision.NEAR),
        "location": attack["place_name"],
    }


def _coded(column: str, labels: Sequence[str], vocabulary: type[StrEnum], most: int) -> dict[str, Any]:
    """Spread labels over numbered columns, each with its code; one that must be filled is Unknown."""
    codes = {label.value: code for code, label in enumerate(vocabulary, start=1)}
    filled = [*(labels or [vocabulary["UNKNOWN"].value]), *[None] * most][:most]
    cells: dict[str, Any] = {}
    for number, label in enumerate(filled, start=1):
        cells[f"{column}{number}"] = None if label is None else codes[label]
        cells[f"{column}{number}_txt"] = label
    return cells


def _who(data: Dataset, attack: Row) -> dict[str, Any]:
    names = data.perpetrators(attack)
    unsure = int(attack["attribution_status"] not in _CERTAIN)
    groups = [*(names or ["Unknown"]), None, None, None][:3]
    modes = data.claim_modes(attack)
    codes = {mode.value: code for code, mode in enumerate(ClaimMode, start=1)}
    return {
        **dict(zip(("gname", "gname2", "gname3"), groups, strict=True)),
        **{f"guncertain{number}": unsure for number in (1, 2, 3) if len(names) >= number},
        **{f"guncertain{number}": None for number in (1, 2, 3) if len(names) < number},
        "nperps": _NO_NUMBER if attack["n_perpetrators"] is None else attack["n_perpetrators"],
        "claimed": int(data.claimants(attack) > 0) if names else _NOT_KNOWN,
        "claimmode": codes[modes[0]] if modes else None,
        "claimmode_txt": modes[0] if modes else None,
        "compclaim": int(data.claimants(attack) > 1) if data.claimants(attack) else None,
    }


def _tolls(data: Dataset, attack: Row) -> dict[str, Any]:
    cells: dict[str, Any] = {}
    for outcome, total, own in ((Outcome.KILLED, "nkill", "nkillter"), (Outcome.WOUNDED, "nwound", "nwoundte")):
        best, attackers = attack[f"{outcome}_best"], data.attackers(attack, outcome)
        cells |= {total: None if best is None else best + (attackers or 0), own: attackers}
    return cells


def _cited(sources: Sequence[Row]) -> dict[str, Any]:
    cited = [
        ", ".join(str(part) for part in (row["publisher"], row["title"], row["url"] or row["source_id"]) if part)
        for row in sources[:3]
    ]
    return dict(zip(("scite1", "scite2", "scite3"), [*cited, None, None, None][:3], strict=True))
