"""One row of a release with every quote behind it, in context."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from rapidfuzz import process
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from schemas.tables import PRIMARY_KEYS

Row = Mapping[str, Any]

CONTEXT_CHARS = 120
_NEAR_IDS = 5
_CHILDREN = {"attacks": ("reports", "links", "casualties", "claims")}
_SHOWN = {
    "reports": ("source_id", "date_start", "city", "killed", "wounded", "attribution_status"),
    "links": ("report_id", "linked_report_id", "score", "needed", "observations"),
    "casualties": ("outcome", "victim_group", "quote", "status", "source_id"),
    "claims": ("claim_type", "actor_id", "speaker_text", "certainty", "quote", "source_id"),
}
_SPAN = ("quote", "start", "end")
_ADDRESS = ("source_id", "start", "end")


class UnknownRowError(LookupError):
    """No table of the release has a row of this id."""


@dataclass(frozen=True, slots=True)
class Release:
    """The tables of a release as files, read a few rows at a time."""

    folder: Path

    def rows(self, name: str, **equal: str) -> list[dict[str, Any]]:
        """Rows of the table `name` whose columns equal these values, in the order published."""
        filters = [(column, "==", value) for column, value in equal.items()]
        return list(pq.read_table(self.folder / f"{name}.parquet", filters=filters).to_pylist())

    def ids(self, table: str) -> list[str]:
        """Every primary key of a table."""
        key = PRIMARY_KEYS[table]
        return list(pq.read_table(self.folder / f"{table}.parquet", columns=[key])[key].to_pylist())

    def find(self, row_id: str) -> tuple[str, dict[str, Any]]:
        """Give the table and the row of an id.

        Raises:
            UnknownRowError: there is none; the message names ids that look like it.
        """
        for table, key in PRIMARY_KEYS.items():
            for row in self.rows(table, **{key: row_id}):
                return table, row
        known = [each for table in PRIMARY_KEYS for each in self.ids(table)]
        near = [match for match, _, _ in process.extract(row_id, known, limit=_NEAR_IDS, score_cutoff=50)]
        hint = f"; near it: {', '.join(near)}" if near else ""
        raise UnknownRowError(f"no row has the id {row_id!r}{hint}")


def explain(row_id: str, folder: Path, console: Console) -> None:
    """Show a row of any table: its cells, the quotes behind each of them, and for an attack what is said of it.

    Raises:
        UnknownRowError: the release has no such row.
    """
    release = Release(folder)
    table, row = release.find(row_id)
    console.print(Panel(_cells(row), title=Text(f"{table} · {row.get('name') or row_id}"), title_align="left"))
    texts = _Texts(release)
    if "quote" in row:
        console.print(_heading("as written"), _quoted(texts, row, row.get("method")))
    for columns, evidence in _by_quotes(row, release.rows("evidence", table=table, row_id=row_id)):
        console.print(_heading(", ".join(columns)), *(_quoted(texts, span, address) for span, address in evidence))
    for child in _CHILDREN.get(table, ()):
        console.print(_heading(child), *map(_line(child), release.rows(child, **{PRIMARY_KEYS[table]: row_id})))


class _Texts:
    """Texts of sources, each read once."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._texts: dict[str, str] = {}

    def __getitem__(self, source_id: str) -> str:
        if source_id not in self._texts:
            self._texts[source_id] = self._release.rows("sources", source_id=source_id)[0]["text"]
        return self._texts[source_id]


def _heading(name: str) -> RenderableType:
    return Rule(Text(name, style="bold cyan"), align="left", style="dim")


def _cells(row: Row) -> Grid:
    """Every cell that holds something; the text of a source is cut short."""
    grid = Grid.grid(padding=(0, 2))
    for column, value in row.items():
        if value is not None and value != [] and column not in _SPAN:
            grid.add_row(Text(column, style="dim"), Text(_shortened(_written(value))))
    return grid


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    return " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def _shortened(text: str, most: int = 240) -> str:
    return text if len(text) <= most else f"{text[:most]} …"


def _by_quotes(row: Row, evidence: Sequence[Row]) -> Iterator[tuple[list[str], list[tuple[Row, str]]]]:
    """Group columns that rest on the same quotes; with each quote come the values and the method it gave."""
    behind: dict[str, dict[tuple[Any, ...], list[Row]]] = {column: {} for column in row}
    for each in evidence:
        behind[each["column"]].setdefault(tuple(each[key] for key in _ADDRESS), []).append(each)
    groups: dict[tuple[Any, ...], list[str]] = {}
    for column, quotes in behind.items():
        if quotes:
            groups.setdefault(tuple(sorted(quotes)), []).append(column)
    for addresses, columns in groups.items():
        yield columns, [_told([each for column in columns for each in behind[column][at]]) for at in addresses]


def _told(evidence: Sequence[Row]) -> tuple[Row, str]:
    values = dict.fromkeys(each["value"] for each in evidence)
    methods = dict.fromkeys(each["method"] for each in evidence)
    return evidence[0], f"{', '.join(values)} · by {', '.join(methods)}"


def _quoted(texts: _Texts, span: Row, note: str | None) -> RenderableType:
    """A quote highlighted between what stands before and after it, with its address."""
    address = f"{span['source_id']} [{span['start']}:{span['end']}]"
    quote = in_context(texts[span["source_id"]], span["start"], span["end"])
    return Padding(Group(quote, Text(" · ".join(filter(None, (address, note))), style="dim")), (0, 0, 1, 2))


def in_context(text: str, start: int, end: int, around: int = CONTEXT_CHARS) -> Text:
    """Highlight `text[start:end]` inside up to `around` code points on either side, on one line."""
    first, last = max(0, start - around), min(len(text), end + around)
    line = Text("…" if first else "")
    line.append(_one_line(text[first:start]))
    line.append(_one_line(text[start:end]), style="bold black on yellow")
    line.append(_one_line(text[end:last]))
    return line.append("…" if last < len(text) else "")


def _one_line(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def _line(table: str) -> Callable[[Row], RenderableType]:
    """Give what shows a row of another table in two lines: its id, then its cells that hold something."""

    def show(row: Row) -> RenderableType:
        cells = (f"{column} {_one_line(_written(row[column]))}" for column in _SHOWN[table] if row[column] is not None)
        return Padding(Group(Text(row[PRIMARY_KEYS[table]]), Text("  " + " · ".join(cells), style="dim")), (0, 0, 0, 2))

    return show
