"""An explained row on a terminal: its cells, what conflicts, why it is one, and every quote in its context."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text

from flows.explanation import Backed, Explanation, Quote, Row
from flows.terminal import one_line
from schemas.conflicts import FLAGS_IN_WORDS, flags_for_reading
from schemas.tables import PRIMARY_KEYS

_SPAN = ("quote", "start", "end")
_MARK = "bold black on yellow"


def show(told: Explanation, console: Console) -> None:
    """Show a row of any table, from what it is to the words it rests on."""
    title = Text(one_line(f"{told.table} · {told.row.get('name') or told.row[PRIMARY_KEYS[told.table]]}"))
    console.print(Panel(_cells(told.row), title=title, title_align="left"))
    if told.sources:
        console.print(_heading("sources"), *map(_source, told.sources))
    if told.related.get("conflicts"):
        console.print(_heading("where voices give other values"), *map(_conflict, told.related["conflicts"]))
    if flags := flags_for_reading(told.row, [row["kind"] for row in told.related["conflicts"]]) if told.related else ():
        console.print(
            _heading("to be read with care"), *(Padding(FLAGS_IN_WORDS[kind], (0, 0, 0, 2)) for kind in flags)
        )
    if told.related.get("links"):
        console.print(_heading("why these are one attack"), *(_link(told, row) for row in told.related["links"]))
    if told.words:
        console.print(_heading("as written"), _quoted(told.words, told.row.get("method")))
    for columns, evidence in _by_quotes(told.row, told.evidence):
        console.print(_heading(", ".join(columns)), *(_quoted(words, note) for words, note in evidence))
    for table, line in _LINES.items():
        if rows := told.related.get(table):
            console.print(_heading(table), *(_line(row[PRIMARY_KEYS[table]], line(row)) for row in rows))


def _heading(name: str) -> RenderableType:
    return Rule(Text(name, style="bold cyan"), align="left", style="dim")


def _cells(row: Row) -> Grid:
    """Every cell that holds something."""
    grid = Grid.grid(padding=(0, 2))
    for column, value in row.items():
        if value is not None and value != [] and column not in _SPAN:
            grid.add_row(Text(column, style="dim"), Text(_written(value)))
    return grid


def _written(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_written(item) for item in value)
    return one_line(" ".join(map(str, value.values())) if isinstance(value, dict) else str(value))


def _source(row: Row) -> RenderableType:
    facts = [row["publisher"], row["published_day"], row["url"]]
    if row["reuse_share"]:
        facts.append(f"{row['reuse_share']:.0%} copied, voice {row['voice_id']}")
    more = "".join(f" · {fact}" for fact in [*facts, row["source_id"]] if fact)
    line = Text(one_line(row["title"] or row["source_id"])).append(one_line(more), style="dim")
    return Padding(line, (0, 0, 0, 2))


def _conflict(row: Row) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    for number, each in enumerate(row["values"]):
        grid.add_row(
            Text("" if number else row["column"], style="yellow"),
            Text(one_line(each["value"])),
            Text(", ".join(each["source_ids"]), style="dim"),
        )
    return Padding(grid, (0, 0, 0, 2))


def _days(start: object, end: object) -> str | None:
    return None if start is None else str(start) if start == end else f"{start} to {end}"


def _count(row: Row) -> str:
    return f"{row['outcome']}: {one_line(row['quote'])} ({row['status']})"


def _link(told: Explanation, row: Row) -> RenderableType:
    source_of = {report["report_id"]: report["source_id"] for report in told.related["reports"]}
    pair = f"{source_of[row['report_id']]} with {source_of[row['linked_report_id']]}"
    line = Text(pair).append(f" · {row['score']:.1f}, needed {row['needed']:.1f}\n  ", style="dim")
    for number, seen in enumerate(sorted(row["observations"], key=lambda each: -each["weight"])):
        style = "red" if seen["weight"] < 0 else "green"
        line.append(", " if number else "").append(seen["name"].replace("_", " "))
        line.append(f" {seen['weight']:+.1f}", style=style)
    return Padding(line, (0, 0, 0, 2))


def _by_quotes(row: Row, evidence: Sequence[Backed]) -> Iterator[tuple[list[str], list[tuple[Quote, str]]]]:
    """Group columns that rest on the same quotes; with each quote come the values and the method it gave."""
    behind: dict[str, dict[Quote, list[Backed]]] = {column: {} for column in row}
    for each in evidence:
        behind[each.column].setdefault(each.words, []).append(each)
    groups: dict[tuple[Quote, ...], list[str]] = {}
    for column, quotes in behind.items():
        if quotes:
            key = tuple(sorted(quotes, key=lambda words: (words.source_id, words.start, words.end)))
            groups.setdefault(key, []).append(column)
    for words, columns in groups.items():
        yield columns, [(at, _note(each for column in columns for each in behind[column][at])) for at in words]


def _note(evidence: Iterable[Backed]) -> str:
    backed = list(evidence)
    values = dict.fromkeys(each.value for each in backed)
    methods = dict.fromkeys(each.method for each in backed)
    return f"{', '.join(values)} · by {', '.join(methods)}"


def _quoted(words: Quote, note: str | None) -> RenderableType:
    """A quote highlighted between what stands before and after it, with its address."""
    address = f"{words.source_id} [{words.start}:{words.end}]"
    return Padding(Group(in_context(words), Text(" · ".join(filter(None, (address, note))), style="dim")), (0, 0, 1, 2))


def in_context(words: Quote) -> Text:
    """Highlight a quote inside its surroundings, on one line."""
    line = Text(one_line(words.before)).append(one_line(words.quote), style=_MARK)
    return line.append(one_line(words.after))


_LINES: dict[str, Callable[[Row], Iterable[Any]]] = {
    "reports": lambda row: (
        row["source_id"],
        _days(row["date_start"], row["date_end"]),
        row["city"],
        None if row["killed"] is None else f"killed {row['killed']}",
        None if row["wounded"] is None else f"wounded {row['wounded']}",
        row["attribution_status"],
    ),
    "casualties": lambda row: (_count(row), row["victim_group"], row["speaker_text"], row["source_id"]),
    "claims": lambda row: (
        row["claim_type"].replace("_", " "),
        row["actor_id"],
        None if row["speaker_text"] is None else f"says {one_line(row['speaker_text'])}",
        row["certainty"],
        one_line(row["quote"]),
        row["source_id"],
    ),
}
"""What is shown in one line of each row that is about an attack."""


def _line(row_id: str, cells: Iterable[Any]) -> RenderableType:
    said = one_line(" · ".join(str(cell) for cell in cells if cell is not None))
    return Padding(Group(Text(said), Text(f"  {row_id}", style="dim")), (0, 0, 0, 2))
