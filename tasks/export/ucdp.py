"""Attacks under the headers of the UCDP Georeferenced Event Dataset.

Source: UCDP GED codebook, version 24.1.
"""

from collections.abc import Iterator
from typing import Any

from schemas.countries import country_name
from schemas.vocabulary import DatePrecision, Outcome
from tasks.export.dataset import Dataset, Row

LOSSES = (
    "GED holds events of organised violence with at least one death; attacks without a known death are left out, and "
    "so are undated ones. Whether one belongs to a conflict or dyad of UCDP is not decided: type_of_violence, "
    "conflict, dyad and side_a are empty.",
    "side_b holds all groups claimed, blamed or confirmed, joined by semicolons; how sure that is, is lost.",
    "id is a running number and changes when attacks are added; relid holds the key of this release.",
    "best, low and high add the attackers' deaths (deaths_b) to the toll. high is best where only a minimum is known, "
    "low is best where only a maximum is known. Who died is lost: the others are deaths_unknown.",
    "Wounded, kind, weapon and target have no column.",
    "Evidence is lost but for the sources' names, dates and headlines.",
)


def ucdp_rows(data: Dataset) -> Iterator[dict[str, Any]]:
    """Give each attack with a known death as a row of GED."""
    fatal = [attack for attack in data.attacks if _deaths(data, attack) and attack["date_start"]]
    for number, attack in enumerate(fatal, start=1):
        sources = data.sources(attack)
        yield {
            "id": number,
            "relid": attack["attack_id"],
            "year": attack["date_start"].year,
            "code_status": "Uncoded",
            "type_of_violence": None,
            "conflict_name": None,
            "dyad_name": None,
            "side_a": None,
            "side_b": "; ".join(data.perpetrators(attack)) or None,
            "number_of_sources": attack["n_sources"],
            "source_article": "; ".join(row["url"] or row["source_id"] for row in sources),
            "source_office": "; ".join(row["publisher"] or "" for row in sources),
            "source_date": "; ".join(str(row["published_day"] or "") for row in sources),
            "source_headline": "; ".join(row["title"] or "" for row in sources),
            **_where(attack),
            "event_clarity": 1 if attack["date_prec"] == DatePrecision.DAY else 2,
            "date_prec": attack["date_prec"],
            "date_start": attack["date_start"],
            "date_end": attack["date_end"],
            **_tolls(data, attack),
        }


def _deaths(data: Dataset, attack: Row) -> int:
    return (attack["killed_best"] or 0) + (data.attackers(attack, Outcome.KILLED) or 0)


def _where(attack: Row) -> dict[str, Any]:
    lat, lon = attack["lat"], attack["lon"]
    return {
        "where_prec": attack["where_prec"],
        "where_coordinates": attack["city"] or attack["admin1"] or country_name(attack["country_iso2"]),
        "where_description": attack["place_name"],
        "adm_1": attack["admin1"],
        "adm_2": None,
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": None if lat is None else f"POINT ({lon} {lat})",
        "country": country_name(attack["country_iso2"]),
    }


def _tolls(data: Dataset, attack: Row) -> dict[str, Any]:
    attackers = data.attackers(attack, Outcome.KILLED) or 0
    best = attack["killed_best"] or 0
    low = best if attack["killed_low"] is None else attack["killed_low"]
    high = best if attack["killed_high"] is None else attack["killed_high"]
    return {
        "deaths_a": 0,
        "deaths_b": attackers,
        "deaths_civilians": 0,
        "deaths_unknown": best,
        "best": best + attackers,
        "high": max(high, best) + attackers,
        "low": min(low, best) + attackers,
    }
