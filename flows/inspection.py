"""What `attackbase inspect` shows: a line a form, then the files that lack something, dates above all."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from tasks.ingest.inspecting import SHOWN, Inspected

_FILES_SHOWN = 20
_COLUMNS = {"title": "title", "published_at": "date", "publisher": "publisher", "url": "address"}


def show(files: Sequence[Inspected], console: Console) -> None:
    """Print what was found."""
    console.print(_by_form(files))
    troubled = [each for each in files if each.problems or each.missing.get("published_at")]
    if troubled:
        console.print(_by_file(troubled[:_FILES_SHOWN]))
    if len(troubled) > _FILES_SHOWN:
        console.print(f"… and {len(troubled) - _FILES_SHOWN:,} more files: --json lists all", highlight=False)
    console.print(_summary(files), highlight=False)


def as_json(files: Iterable[Inspected]) -> str:
    """Give a JSON line a file."""
    return "\n".join(json.dumps(_plain(each), ensure_ascii=False) for each in files)


def _plain(seen: Inspected) -> dict[str, object]:
    return asdict(seen) | {
        "found": {name: seen.found[name] for name in SHOWN},
        "bases": {basis.value: number for basis, number in seen.bases.items()},
        "missing": seen.missing,
    }


def _by_form(files: Sequence[Inspected]) -> Table:
    table = Table("form", box=None, pad_edge=False, header_style="bold")
    for name in ("files", "documents", "rejected", *_COLUMNS.values()):
        table.add_column(name, justify="right")
    for form in sorted({each.form for each in files}):
        of_form = [each for each in files if each.form == form]
        found = sum((each.found for each in of_form), Counter[str]())
        counts = (len(of_form), sum(each.n_documents for each in of_form), sum(each.n_rejected for each in of_form))
        table.add_row(form, *(f"{count:,}" for count in (*counts, *(found[name] for name in _COLUMNS))))
    return table


def _by_file(files: Sequence[Inspected]) -> Table:
    table = Table("file", "form", "documents", "dated", "what to know", box=None, pad_edge=False, header_style="bold")
    for each in files:
        dated = f"{each.found['published_at']:,}"
        table.add_row(each.file_name, each.form, f"{each.n_documents:,}", dated, "; ".join(each.problems))
    return table


def _summary(files: Sequence[Inspected]) -> str:
    n_documents, n_rejected = sum(each.n_documents for each in files), sum(each.n_rejected for each in files)
    undated = sum(each.missing.get("published_at", 0) for each in files)
    advice = ": their relative dates (“on Friday”) will stay empty; see --field and manifest.csv" if undated else ""
    told = f"{n_documents:,} documents in {len(files):,} files, {n_rejected:,} rejected"
    return f"{told}, {undated:,} without a date{advice}"
