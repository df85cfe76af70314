"""Attacks as the events, sources and associations that TimeMap shows on a map and a timeline.

Source: the schemas by which TimeMap (Forensic Architecture; Bellingcat) accepts what its server gives it. Every cell is
text there, days are written month first.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.naming import source_title
from tasks.export.dataset import Dataset, Row

LOSSES = (
    "Attacks without a day are left out: TimeMap draws nothing that has none. One that may have been on several days "
    "stands on the first; time_precision tells them all.",
    "What each source says, claims, counts and evidence are lost, but for the attack's toll and one quote in words.",
    "Filters are where, how, and who is said to have done it; how firmly is the category.",
)


def write_timemap(data: Dataset, folder: Path) -> None:
    """Write `events.json`, `sources.json` and `associations.json`, as TimeMap's own server would answer."""
    shown = [attack for attack in data.attacks if attack["date_start"]]
    cited = {source["source_id"]: source for attack in shown for source in data.sources(attack)}
    filters = {found["id"]: found for attack in shown for found in _filters(attack)}
    parts = {
        "events": [_event(data, attack) for attack in shown],
        "sources": {key: _source(source) for key, source in sorted(cited.items())},
        "associations": [filters[key] for key in sorted(filters)],
    }
    for name, content in parts.items():
        text = json.dumps(content, ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _event(data: Dataset, attack: Row) -> dict[str, Any]:
    start, end = attack["date_start"], attack["date_end"]
    where = {} if attack["lat"] is None else {"latitude": str(attack["lat"]), "longitude": str(attack["lon"])}
    return {
        "id": attack["attack_id"],
        "description": f"{attack['name']}. {data.in_words(attack)}",
        "date": start.strftime("%m/%d/%Y"),
        "time": "",
        "time_precision": "" if start == end else f"{start} to {end}",
        "location": ", ".join(part for part in (attack["place_name"], attack["country"]) if part),
        **({"latitude": "", "longitude": ""} | where),
        "category": attack["attribution_status"],
        "associations": [found["id"] for found in _filters(attack)],
        "sources": [source["source_id"] for source in data.sources(attack)],
        "comments": next((" ".join(report["quote"].split()) for report in data.reports(attack)), ""),
    }


def _filters(attack: Row) -> Iterator[dict[str, Any]]:
    for title, labels in (
        ("Where", [attack["country"] or "Unknown"]),
        ("How", attack["attack_types"]),
        ("Who is said to have done it", attack["perpetrators"]),
    ):
        for label in labels:
            path = [title, label]
            yield {"id": ": ".join(path), "title": label, "desc": "", "mode": "FILTER", "filter_paths": path}


def _source(row: Row) -> dict[str, Any]:
    return {
        "id": row["source_id"],
        "title": source_title(row),
        "paths": [],
        "type": "Article",
        "url": row["url"] or "",
        "author": row["publisher"] or row["agency"] or "",
        "date": "" if row["published_day"] is None else str(row["published_day"]),
    }
