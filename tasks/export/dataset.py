"""The rows of a release, as exports ask for them."""

from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

import pyarrow as pa

from schemas.figures import figure_words
from schemas.grouped import grouped
from schemas.vocabulary import ClaimType, CountStatus, Outcome, VictimGroup

Row = Mapping[str, Any]


class Dataset:
    """The tables of a release, and what belongs to an attack in them."""

    def __init__(self, release_id: str, tables: Mapping[str, pa.Table]) -> None:
        self.release_id = release_id
        self.tables = tables
        self._names = {row["actor_id"]: row["name"] for row in tables["actors"].to_pylist()}

    @cached_property
    def attacks(self) -> list[Row]:
        """All attacks by date and key, undated ones last."""
        rows: list[Row] = self.tables["attacks"].to_pylist()
        return sorted(rows, key=lambda row: (row["date_start"] is None, str(row["date_start"]), row["attack_id"]))

    def perpetrators(self, attack: Row) -> list[str]:
        """The names of those said to have done it."""
        return [self._names.get(key, key) for key in attack["perpetrator_ids"]]

    def sources(self, attack: Row) -> list[Row]:
        """The articles that report an attack, the earliest first."""
        keys = {report["source_id"] for report in self.reports(attack)}
        found = [self._sources[key] for key in keys]
        return sorted(found, key=lambda row: (str(row["published_at"] or "9"), row["source_id"]))

    def in_words(self, attack: Row) -> str:
        """The toll and who is said to have done it: "20 (15 to 20) killed. Disputed: Red Front"."""
        statements = self._casualties.get(attack["attack_id"], [])
        tolls = {outcome: figure_words(attack, outcome, statements) for outcome in (Outcome.KILLED, Outcome.WOUNDED)}
        counted = [f"{words} {outcome}" for outcome, words in tolls.items() if words]
        names = f": {', '.join(attack['perpetrators'])}" if attack["perpetrators"] else ""
        return ". ".join([*counted, f"{attack['attribution_status'].replace('_', ' ').capitalize()}{names}"])

    def reports(self, attack: Row) -> list[Row]:
        """What each source says of an attack, those that are about it first."""
        return sorted(
            self._reports.get(attack["attack_id"], []), key=lambda row: (not row["is_main"], row["report_id"])
        )

    def claim_modes(self, attack: Row) -> list[str]:
        """How responsibility was claimed, each mode once; empty where nobody claims it or nothing is said of how."""
        claims = [row for row in self._claims.get(attack["attack_id"], []) if _is_responsibility(row)]
        return sorted({row["medium"] for row in claims if row["medium"]})

    def claimants(self, attack: Row) -> int:
        """The number of actors that claim it."""
        claims = self._claims.get(attack["attack_id"], [])
        return len({row["actor_id"] for row in claims if _is_responsibility(row)})

    def attackers(self, attack: Row, outcome: Outcome) -> int | None:
        """The largest current count of attackers killed or wounded; None where nothing is said."""
        counts = [
            row["value"]
            for row in self._casualties.get(attack["attack_id"], [])
            if row["victim_group"] == VictimGroup.PERPETRATOR
            and row["outcome"] == outcome
            and row["status"] != CountStatus.SUPERSEDED
            and row["value"] is not None
        ]
        return max(counts, default=None)

    @cached_property
    def _sources(self) -> Mapping[str, Row]:
        return {row["source_id"]: row for row in self.tables["sources"].to_pylist()}

    @cached_property
    def _reports(self) -> Mapping[str, list[Row]]:
        return self._of_attacks("reports")

    @cached_property
    def _claims(self) -> Mapping[str, list[Row]]:
        return self._of_attacks("claims")

    @cached_property
    def _casualties(self) -> Mapping[str, list[Row]]:
        return self._of_attacks("casualties")

    def _of_attacks(self, table: str) -> Mapping[str, list[Row]]:
        return grouped(self.tables[table].to_pylist(), itemgetter("attack_id"))


def _is_responsibility(claim: Row) -> bool:
    return bool(claim["claim_type"] == ClaimType.RESPONSIBILITY and claim["polarity"] == "positive")
