"""Rendering of the table models as a data dictionary for readers."""

from collections.abc import Mapping
from typing import Any

from schemas.export import columns
from schemas.tables import PRIMARY_KEYS, TABLES

_HEAD = ("column", "type", "unit", "null", "meaning", "vocabulary", "example", "GTD", "UCDP GED", "ACLED", "MUC-4")
_MOST_LABELS = 40
"""Longer vocabularies (countries) are named by their description instead of listed."""


def data_dictionary() -> str:
    """Write every table and column as Markdown: type, unit, nulls, meaning, vocabulary, nearest column elsewhere."""
    return "\n".join(["# Data dictionary", "", _INTRODUCTION, *(_section(table) for table in TABLES)])


_INTRODUCTION = """\
Types are Arrow types. Unknown is null, never zero and never an empty string; lists are empty instead of null. Spans
are half-open ranges `[start, end)` of Unicode code points of `sources.text`. Columns marked ● are read from the text:
each of their values has its words in `evidence`. GTD, UCDP GED, ACLED and MUC-4 name the nearest column (or template
slot) of those datasets; nearest is seldom equal, and `attackbase export` states what is lost on the way to two of them.
"""


def _section(table: str) -> str:
    lines = [f"## {table}", "", (TABLES[table].__doc__ or "").strip(), ""]
    lines += [_line(_HEAD), _line(["---"] * len(_HEAD))]
    lines += [_line(_cells(table, name, column)) for name, column in columns(table).items()]
    return "\n".join([*lines, ""])


def _cells(table: str, name: str, column: Mapping[str, Any]) -> list[str]:
    meaning = column["description"]
    if name == PRIMARY_KEYS[table]:
        meaning += " Primary key."
    if target := column["references"]:
        meaning += f" Refers to {target}.{PRIMARY_KEYS[target]}."
    vocabulary = column["vocabulary"] or []
    return [
        f"`{name}`{' ●' if column['extracted'] else ''}",
        str(column["arrow_type"]).replace("element: ", "").replace("item: ", ""),
        column["unit"] or "",
        "yes" if column["nullable"] else "",
        meaning,
        " · ".join(map(str, vocabulary)) if len(vocabulary) <= _MOST_LABELS else f"{len(vocabulary)} codes",
        _example(column),
        column["gtd"] or "",
        column["ucdp"] or "",
        column["acled"] or "",
        column["muc4"] or "",
    ]


def _line(cells: "list[str] | tuple[str, ...]") -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _example(column: Mapping[str, Any]) -> str:
    """The example given, else the first of the vocabulary."""
    vocabulary = column["vocabulary"] or [""]
    return str(column["example"] or vocabulary[0])
