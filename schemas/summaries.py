"""Cells of attacks that other tables hold too, put beside them for whoever reads one table alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.countries import country_iso3, country_name

Row = Mapping[str, Any]


def summaries(
    attacks: Iterable[Row], reports: Iterable[Row], sources: Iterable[Row], actors: Iterable[Row]
) -> dict[str, dict[str, Any]]:
    """Give, by attack, the country's name and ISO 3166-1 alpha-3, the sources, when the first and last of them were
    published, and the names of the perpetrators.
    """
    names = {row["actor_id"]: row["name"] for row in actors}
    published = {row["source_id"]: row["published_day"] for row in sources}
    told: dict[str, set[str]] = defaultdict(set)
    for row in reports:
        told[row["attack_id"]].add(row["source_id"])
    return {row["attack_id"]: _summary(row, told[row["attack_id"]], published, names) for row in attacks}


def _summary(attack: Row, sources: set[str], published: Row, names: Mapping[str, str]) -> dict[str, Any]:
    days = [day for source in sources if (day := published.get(source)) is not None]
    return {
        "country": country_name(attack["country_iso2"]),
        "country_iso3": country_iso3(attack["country_iso2"]),
        "source_ids": sorted(sources),
        "first_published": min(days, default=None),
        "last_published": max(days, default=None),
        "perpetrators": [names.get(key, key) for key in attack["perpetrator_ids"]],
    }
