"""A release as one page to read: what was found, where sources disagree, and the words behind it."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas.tables import PRIMARY_KEYS
from tasks.publish.highlight import Mark, Piece, excerpts

MOST_DETAILED = 300
"""So many attacks are told in full, those with conflicts first; the table holds all."""
MOST_LOOSE = 100
_MOST_EXCERPTS = 12
_FOLDER = Path(__file__).parent
Row = Mapping[str, Any]


def render_page(release_id: str, tables: Mapping[str, pa.Table]) -> str:
    """Render a self-contained page: no script, nothing loaded from elsewhere, all text escaped."""
    rows: dict[str, list[Row]] = {name: table.to_pylist() for name, table in tables.items()}
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(
        release_id=release_id,
        style=style,
        style_hash=b64encode(sha256(style.encode()).digest()).decode(),
        page=Page(rows),
    )


@dataclass(frozen=True)
class Reported:
    """One source of an attack: its row, its report, its counts, and its words with what was read in them marked."""

    source: Row
    report: Row
    casualties: Sequence[Row]
    excerpts: Sequence[Sequence[Piece]]

    @property
    def link(self) -> str | None:
        """The article's address where a browser may follow it."""
        url = self.source["url"]
        return url if url and url.lower().startswith(("http://", "https://")) else None


@dataclass(frozen=True)
class Told:
    """One attack in full."""

    attack: Row
    claims: Sequence[Row]
    reported: Sequence[Reported]


class Page:
    """What the template asks for, from the rows of all tables."""

    def __init__(self, rows: Mapping[str, list[Row]]) -> None:
        self.rows = rows
        self.counts = {name: len(of_table) for name, of_table in rows.items()}
        self._names = {row["actor_id"]: row["name"] for row in rows["actors"]}
        self._sources = {row["source_id"]: row for row in rows["sources"]}

    @cached_property
    def attacks(self) -> list[Row]:
        """All attacks, the latest first, undated ones last."""
        dated = sorted(self.rows["attacks"], key=lambda row: row["name"])
        return sorted(dated, key=lambda row: str(row["date_start"] or ""), reverse=True)

    @property
    def conflicting(self) -> list[Row]:
        """The attacks whose sources disagree."""
        return [row for row in self.attacks if row["conflicts"]]

    @property
    def n_rejected(self) -> int:
        """Documents that could not be used."""
        return sum(row["severity"] == "error" for row in self.rows["issues"])

    @cached_property
    def told(self) -> list[Told]:
        """The attacks told in full."""
        first = [*self.conflicting, *(row for row in self.attacks if not row["conflicts"])][:MOST_DETAILED]
        return [self._tell(row) for row in first]

    @property
    def told_ids(self) -> set[str]:
        """The keys of the attacks told in full: those that can be linked to."""
        return {told.attack["attack_id"] for told in self.told}

    @property
    def loose_claims(self) -> list[Row]:
        """Statements about no attack that took place: warnings, foiled plots and the like."""
        return [row for row in self.rows["claims"] if row["attack_id"] is None][:MOST_LOOSE]

    def name(self, actor_id: str | None) -> str:
        """The name of an actor, empty where there is none."""
        return "" if actor_id is None else self._names.get(actor_id, actor_id)

    def publisher(self, source_id: str) -> str:
        """Who published a source, else its id."""
        source = self._sources[source_id]
        return str(source["publisher"] or source["agency"] or source_id)

    @cached_property
    def _by_attack(self) -> Mapping[str, Mapping[str, list[Row]]]:
        groups: dict[str, dict[str, list[Row]]] = {}
        for table in ("reports", "casualties", "claims"):
            groups[table] = defaultdict(list)
            for row in self.rows[table]:
                groups[table][row["attack_id"]].append(row)
        return groups

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], list[Mark]]:
        """What was read in each source, by the table and the row that it fills."""
        marks: dict[tuple[str, str], list[Mark]] = defaultdict(list)
        for row in self.rows["evidence"]:
            label = f"{row['column']}: {row['value']}"
            marks[row["table"], row["row_id"]].append(Mark(row["start"], row["end"], label))
        return marks

    def _tell(self, attack: Row) -> Told:
        key = attack["attack_id"]
        casualties, claims = self._by_attack["casualties"].get(key, []), self._by_attack["claims"].get(key, [])
        reported = []
        for report in self._by_attack["reports"].get(key, []):
            source = self._sources[report["source_id"]]
            own = {
                table: [row for row in rows if row["source_id"] == report["source_id"]]
                for table, rows in (("reports", [report]), ("casualties", casualties), ("claims", claims))
            }
            marks = [
                mark
                for table, rows in own.items()
                for row in rows
                for mark in self._marks.get((table, row[PRIMARY_KEYS[table]]), ())
            ]
            shown = excerpts(source["text"], marks)[:_MOST_EXCERPTS]
            reported.append(Reported(source, report, own["casualties"], shown))
        reported.sort(key=lambda r: (str(r.source["published_at"] or ""), r.source["source_id"]))
        return Told(attack, sorted(claims, key=lambda row: (row["source_id"], row["start"])), reported)
