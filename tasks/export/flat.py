"""Tables as CSV, with a data package that says what each column is."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from schemas.datapackage import GEONAMES_LICENSE, LICENSE, PROFILE, TITLE, table_schema
from schemas.tables import TABLES
from tasks.export.dataset import Dataset

LOSSES = (
    "Nothing is lost: lists are written as JSON, times as ISO 8601 in UTC, booleans as true and false, null as an "
    "empty cell. datapackage.json says which column is which.",
    "Text that begins with = + - @ or a tab has an apostrophe before it, so that no spreadsheet runs it as a formula.",
)


_FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]], names: Sequence[str] = ()) -> None:
    """Write rows as CSV (UTF-8, comma, quotes doubled); `names` are the columns, else those of the first row."""
    rows = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names or list(rows[0]) if rows or names else [], lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: plain(value) for name, value in row.items()} for row in rows)


def plain(value: Any) -> Any:
    """Give a value as a cell of a text file."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(_FORMULA_MARKS):
        return f"'{value}"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat().replace("+00:00", "Z") if hasattr(value, "isoformat") else value


def write_tables(data: Dataset, folder: Path) -> None:
    """Write every table of a release as CSV, and the data package beside them."""
    for name in TABLES:
        table: pa.Table = data.tables[name]
        write_rows(folder / f"{name}.csv", table.to_pylist(), table.schema.names)
    package = {
        "$schema": PROFILE,
        "name": f"attackbase-{data.release_id}-csv",
        "title": TITLE,
        "licenses": [LICENSE, GEONAMES_LICENSE],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema_of_text(name),
            }
            for name in TABLES
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _schema_of_text(table: str) -> dict[str, Any]:
    """The schema of a table as written here: lists are JSON arrays, which may be empty but never missing."""
    schema = table_schema(table)
    for field in schema["fields"]:
        if field["type"] == "list":
            field["type"] = "array"
            field.pop("itemType")
            field.pop("example", None)
    return schema
