"""Keys of attacks that stay while documents are added.

The key of an attack is made from one of its reports: at first the earliest. Where an earlier release has published a
key, the attack that holds the report it was made from keeps it, also when a still earlier report comes in. Where it
holds several such reports, two attacks have turned out to be one: the key of the earliest report stays, and the attack
lists the others.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.identifiers import identifier
from tasks.assemble.reports import Report

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The keys of an earlier release: those of its attacks, and those that its attacks had taken in."""

    standing: frozenset[str] = frozenset()
    merged: frozenset[str] = frozenset()

    def name(self, reports: Sequence[Report]) -> tuple[str, tuple[str, ...]]:
        """Give the key of an attack and the keys merged into it; `reports` are all of its own, the earliest first."""
        own = [identifier("attack", report.report_id) for report in reports]
        key = next((each for each in own if each in self.standing), own[0])
        return key, tuple(sorted(each for each in own if each != key and each in self.standing | self.merged))


def read_lineage(release: Path | None) -> Lineage:
    """Read the keys of a release; none where it is not there, or cannot be read, which is a warning."""
    path = release / "attacks.parquet" if release else None
    if path is None or not path.exists():
        return Lineage()
    try:
        table = pq.read_table(path, columns=["attack_id", "merged_attack_ids"])
    except (pa.ArrowException, OSError) as error:
        logger.warning("%s cannot be read, so attacks get new keys: %s", path, error)
        return Lineage()
    merged = (key for keys in table["merged_attack_ids"].to_pylist() for key in keys)
    return Lineage(frozenset(table["attack_id"].to_pylist()), frozenset(merged))
