"""Attacks as a table tagged for humanitarian data.

Source: Humanitarian Exchange Language, standard 1.1; where it has no hashtag, those that ACLED's data on HDX use.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tasks.export.dataset import Dataset, Row
from tasks.export.flat import write_rows

LOSSES = (
    "Only the attacks are here; what each source says, claims, counts and evidence are in the tables of the release.",
    "Lists are joined by semicolons. #affected holds the tolls as low, best and high: a missing high means that the "
    "number is a minimum, never add the three.",
    "#group is who is said to have done it; how firmly, #status tells.",
)


def _joined(column: str) -> Callable[[Row], Any]:
    return lambda attack: "; ".join(attack[column]) or None


def _plain(column: str) -> Callable[[Row], Any]:
    return lambda attack: attack[column]


COLUMNS: Mapping[str, tuple[str, Callable[[Row], Any]]] = {
    "Key": ("#event+id", _plain("attack_id")),
    "Attack": ("#event+name", _plain("name")),
    "Kind": ("#event+type", _joined("attack_types")),
    "Weapon": ("#item+type+weapon", _joined("weapon_types")),
    "Target": ("#group+type+target", _joined("target_types")),
    "First possible day": ("#date+start", _plain("date_start")),
    "Last possible day": ("#date+end", _plain("date_end")),
    "Precision of date (UCDP)": ("#meta+date+precision", _plain("date_prec")),
    "Country": ("#country+name", _plain("country")),
    "ISO 3166-1 alpha-2": ("#country+code+v_iso2", _plain("country_iso2")),
    "ISO 3166-1 alpha-3": ("#country+code+v_iso3", _plain("country_iso3")),
    "Division": ("#adm1+name", _plain("admin1")),
    "Town": ("#loc+name+city", _plain("city")),
    "Place": ("#loc+name", _plain("place_name")),
    "Latitude": ("#geo+lat", _plain("lat")),
    "Longitude": ("#geo+lon", _plain("lon")),
    "Precision of place (UCDP)": ("#meta+loc+precision", _plain("where_prec")),
    "Killed, low": ("#affected+killed+min", _plain("killed_low")),
    "Killed, best": ("#affected+killed", _plain("killed_best")),
    "Killed, high": ("#affected+killed+max", _plain("killed_high")),
    "Wounded, low": ("#affected+injured+min", _plain("wounded_low")),
    "Wounded, best": ("#affected+injured", _plain("wounded_best")),
    "Wounded, high": ("#affected+injured+max", _plain("wounded_high")),
    "Said to have done it": ("#group+name", _joined("perpetrators")),
    "Attribution": ("#status+attribution", _plain("attribution_status")),
    "Sources": ("#meta+source+num", _plain("n_sources")),
    "Independent voices": ("#meta+voice+num", _plain("n_voices")),
}
"""The columns by their headers, each with its hashtag and attributes and where its cells come from."""


def write_hxl(data: Dataset, folder: Path) -> None:
    """Write `attacks.hxl.csv`: headers, hashtags, a row an attack."""
    tags: dict[str, Any] = {header: tag for header, (tag, _) in COLUMNS.items()}
    rows = [{header: cell(attack) for header, (_, cell) in COLUMNS.items()} for attack in data.attacks]
    write_rows(folder / "attacks.hxl.csv", [tags, *rows], list(COLUMNS))
