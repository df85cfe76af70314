"""What changed between two releases: a table for readers, JSON for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from flows.terminal import one_line
from tasks.publish.changes import Attack, Changes, compare, read_comparable

_KINDS = ("new", "changed", "merged", "split", "vanished")
_SHOWN = 200
"""So many attacks are shown on a terminal; the JSON holds all."""


def diff(old: Path, new: Path) -> Changes:
    """Compare two published releases, tables that only one of them has left out."""
    before, after = (read_comparable(release) or {} for release in (old, new))
    return compare(before, after)


def as_json(old: Path, new: Path, changes: Changes) -> str:
    """Write the changes for programs: the releases, rows a table then and now, and each attack that differs."""
    names = {"old_release": old.resolve().name, "new_release": new.resolve().name}
    return json.dumps(names | asdict(changes), indent=2, ensure_ascii=False, default=str) + "\n"


def show(changes: Changes, console: Console) -> None:
    """Show rows a table, then each attack that differs with the cells that say something else."""
    numbers = (Column(name, justify="right") for name in ("old", "new", "change"))
    rows = Table("table", *numbers, box=None, pad_edge=False, header_style="dim")
    for name, (before, after) in changes.rows.items():
        rows.add_row(name, f"{before:,}", f"{after:,}", _signed(after - before))
    console.print(rows, "")
    attacks = [(kind, attack) for kind in _KINDS for attack in getattr(changes, kind)]
    if not attacks:
        console.print("The attacks are the same.")
        return
    table = Table("change", "attack", "column", "old", "new", box=None, pad_edge=False, header_style="dim")
    for kind, attack in attacks[:_SHOWN]:
        for number, cells in enumerate(_lines(attack)):
            first = (
                Text(kind, style=_STYLES[kind]),
                Text(f"{one_line(attack.name)}\n", end="").append(attack.attack_id, style="dim"),
            )
            table.add_row(*(first if number == 0 else ("", "")), *cells)
    console.print(table)
    if len(attacks) > _SHOWN:
        console.print(f"… and {len(attacks) - _SHOWN:,} more: --json writes all")


_STYLES = {"new": "green", "changed": "yellow", "merged": "cyan", "split": "cyan", "vanished": "red"}


def _lines(attack: Attack) -> Iterator[tuple[Text, ...]]:
    if attack.others:
        yield Text("from", style="dim"), Text("\n".join(attack.others), style="dim"), Text("")
    for cell in attack.cells:
        yield Text(cell.column), Text(one_line(_written(cell.before))), Text(one_line(_written(cell.after)))
    if not attack.others and not attack.cells:
        yield Text(""), Text(""), Text("")


def _written(value: Any) -> str:
    if value is None:
        return "–"
    return ", ".join(map(str, value)) or "–" if isinstance(value, list) else str(value)


def _signed(number: int) -> str:
    return f"{number:+,}" if number else ""
