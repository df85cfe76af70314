"""Events that automations can act on: a build was refused, a release is out, a large attack appeared."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from prefect.events import emit_event

from tasks.validate.report import ValidationReport

REFUSED, PUBLISHED, LARGE_ATTACK = "attackbase.build.refused", "attackbase.release.published", "attackbase.attack.large"
MOST_EVENTS = 100
"""Events of large attacks a build; a first release of many articles may hold thousands."""
_TOLD = ["attack_id", "name", "killed_best", "wounded_best", "country_iso2", "city", "n_voices"]


def tell_refused(output: Path, report: ValidationReport) -> None:
    """Tell that validation failed, and in which checks."""
    checks = [{"table": check.table, "check": check.name, "failed": check.n_failed} for check in report.failed]
    _tell(REFUSED, f"attackbase.output.{output.absolute()}", output.name, {"checks": checks})


def tell_published(release: Path, counts: Mapping[str, int]) -> None:
    """Tell that a release is out."""
    _tell(PUBLISHED, f"attackbase.release.{release.name}", release.name, {"path": str(release), "counts": dict(counts)})


def tell_large(attacks: pa.Table, before: pa.Table | None, killed: int) -> None:
    """Tell of attacks with so many killed or more, an event each, unless the release before told as much."""
    known = set() if before is None else {row["attack_id"] for row in _large(before, killed)}
    for row in [row for row in _large(attacks, killed) if row["attack_id"] not in known][:MOST_EVENTS]:
        _tell(LARGE_ATTACK, f"attackbase.attack.{row['attack_id']}", row["name"], row)


def _large(attacks: pa.Table, killed: int) -> list[dict[str, Any]]:
    """Give the attacks with so many killed, the largest first."""
    rows = attacks.filter(pc.greater_equal(attacks["killed_best"], killed)).select(_TOLD)
    return list(rows.sort_by([("killed_best", "descending"), ("attack_id", "ascending")]).to_pylist())


def _tell(event: str, resource: str, name: str, payload: dict[str, Any]) -> None:
    """Send an event; Prefect relates it to the run and its deployment."""
    emit_event(event, resource={"prefect.resource.id": resource, "prefect.resource.name": name}, payload=payload)
