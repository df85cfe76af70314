"""The published tables: one pandera model each is the source of checks, Arrow schema, data package and dictionary."""

from schemas.tables.actors import Actors
from schemas.tables.attacks import Attacks
from schemas.tables.casualties import Casualties
from schemas.tables.claims import Claims
from schemas.tables.column import Table
from schemas.tables.conflicts import Conflicts
from schemas.tables.copies import Copies
from schemas.tables.evidence import Evidence
from schemas.tables.issues import Issues
from schemas.tables.links import Links
from schemas.tables.reports import Reports
from schemas.tables.sources import Sources
from schemas.tables.tolls import Tolls

TABLES: dict[str, type[Table]] = {
    "sources": Sources,
    "reports": Reports,
    "attacks": Attacks,
    "casualties": Casualties,
    "tolls": Tolls,
    "actors": Actors,
    "claims": Claims,
    "links": Links,
    "conflicts": Conflicts,
    "copies": Copies,
    "evidence": Evidence,
    "issues": Issues,
}
"""Every table of a release, in the order they are published."""

PRIMARY_KEYS: dict[str, str] = {
    "sources": "source_id",
    "reports": "report_id",
    "attacks": "attack_id",
    "casualties": "casualty_id",
    "tolls": "toll_id",
    "actors": "actor_id",
    "claims": "claim_id",
    "links": "link_id",
    "conflicts": "conflict_id",
    "copies": "copy_id",
    "evidence": "evidence_id",
    "issues": "issue_id",
}

__all__ = ["PRIMARY_KEYS", "TABLES", "Table"]
