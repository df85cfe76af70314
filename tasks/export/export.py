"""A release in another form, in a folder that states what was lost on the way."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from schemas.datapackage import LICENSE, TITLE
from tasks.export import database, flat, ftm, geojson, geoparquet, gtd, hxl, timemap, ucdp
from tasks.export.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Form:
    """A form to export to: what it is, what it loses, and how it is written into a folder."""

    title: str
    losses: tuple[str, ...]
    write: Callable[[Dataset, Path], None]


def _write_gtd(data: Dataset, folder: Path) -> None:
    flat.write_rows(folder / "gtd.csv", gtd.gtd_rows(data))


def _write_ucdp(data: Dataset, folder: Path) -> None:
    flat.write_rows(folder / "ucdp_ged.csv", ucdp.ucdp_rows(data))


def _write_geojson(data: Dataset, folder: Path) -> None:
    text = json.dumps(geojson.feature_collection(data), ensure_ascii=False, indent=1, default=str)
    (folder / "attacks.geojson").write_text(text + "\n", encoding="utf-8")


FORMS: Mapping[str, Form] = {
    "gtd": Form("attacks under the headers of the Global Terrorism Database", gtd.LOSSES, _write_gtd),
    "ucdp": Form("attacks under the headers of UCDP GED", ucdp.LOSSES, _write_ucdp),
    "geojson": Form("attacks as GeoJSON", geojson.LOSSES, _write_geojson),
    "geoparquet": Form("attacks as GeoParquet", geoparquet.LOSSES, geoparquet.write_geoparquet),
    "hxl": Form("attacks under the hashtags of HXL", hxl.LOSSES, hxl.write_hxl),
    "timemap": Form("attacks as TimeMap shows them", timemap.LOSSES, timemap.write_timemap),
    "ftm": Form("attacks, actors and articles as FollowTheMoney entities", ftm.LOSSES, ftm.write_ftm),
    "csv": Form("all tables as CSV, with a Frictionless data package", flat.LOSSES, flat.write_tables),
    "sqlite": Form("all tables as an SQLite database", database.SQLITE_LOSSES, database.write_sqlite),
    "duckdb": Form("all tables as a DuckDB database", database.DUCKDB_LOSSES, database.write_duckdb),
}


def export(form: str, release_id: str, tables: Mapping[str, pa.Table], folder: Path) -> list[str]:
    """Write a release in one of the `FORMS` into a new folder; gives what was lost, in words.

    Raises:
        FileExistsError: the folder is there already.
    """
    chosen = FORMS[form]
    folder.mkdir(parents=True)
    data = Dataset(release_id, tables)
    chosen.write(data, folder)
    losses = "\n".join(f"- {loss}" for loss in chosen.losses)
    text = f"# {TITLE}: {chosen.title}\n\nRelease {release_id}, {LICENSE['name']}.\n\n## What was lost\n\n{losses}\n"
    (folder / "README.md").write_text(text, encoding="utf-8")
    return list(chosen.losses)
