"""Events that automations can act on: a build was refused, a release is out, a large attack appeared."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from prefect.events import emit_event

from schemas.news import NEWS_DAYS
from tasks.validate.report import ValidationReport

REFUSED, PUBLISHED, LARGE_ATTACK = "attackbase.build.refused", "attackbase.release.published", "attackbase.attack.large"
MOST_EVENTS = 100
"""Events of large attacks a build; a first release of many articles may hold thousands."""
_TOLD = [
    "date_start",
    "date_end",
    "first_published",
    "attack_id",
    "name",
    "killed_best",
    "wounded_best",
    "country_iso2",
    "city",
    "n_voices",
]


def tell_refused(output: Path, report: ValidationReport) -> None:
    """Tell that validation failed, and in which checks."""
    checks = [{"table": check.table, "check": check.name, "failed": check.n_failed} for check in report.failed]
    _tell(REFUSED, f"attackbase.output.{output.absolute()}", output.name, {"checks": checks})


def tell_published(release: Path, counts: Mapping[str, int]) -> None:
    """Tell that a release is out."""
    _tell(PUBLISHED, f"attackbase.release.{release.name}", release.name, {"path": str(release), "counts": dict(counts)})


def tell_large(attacks: pa.Table, before: pa.Table | None, killed: int, page: str) -> None:
    """Tell of attacks in the news with so many killed or more, an event each, unless the release before told as much.

    In the news is what was reported within days; what an article tells of earlier years is none. Each has its link.
    """
    known = set() if before is None else {row["attack_id"] for row in _large(before, killed, ["attack_id"])}
    fresh = [row for row in _large(attacks, killed, _TOLD) if row["attack_id"] not in known and _is_news(row)]
    for row in fresh[:MOST_EVENTS]:
        link = f"{page}#/attack/{row['attack_id']}"
        _tell(LARGE_ATTACK, f"attackbase.attack.{row['attack_id']}", row["name"], _plain(row) | {"link": link})


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: str(value) if isinstance(value, date) else value for name, value in row.items()}


def _is_news(row: dict[str, Any]) -> bool:
    start, first = row["date_end"], row["first_published"]
    return start is None or first is None or (first - start).days <= NEWS_DAYS


def _large(attacks: pa.Table, killed: int, told: list[str]) -> list[dict[str, Any]]:
    """Give the attacks with so many killed, the largest first."""
    rows = attacks.filter(pc.greater_equal(attacks["killed_best"], killed)).select(
        list(dict.fromkeys([*told, "attack_id", "killed_best"]))
    )
    return list(rows.sort_by([("killed_best", "descending"), ("attack_id", "ascending")]).to_pylist())


def _tell(event: str, resource: str, name: str, payload: dict[str, Any]) -> None:
    """Send an event; Prefect relates it to the run and its deployment."""
    emit_event(event, resource={"prefect.resource.id": resource, "prefect.resource.name": name}, payload=payload)
