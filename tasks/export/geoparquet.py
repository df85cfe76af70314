"""Attacks as GeoParquet (version 1.1): the columns of the release, a point, and its bounding box."""

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.export.dataset import Dataset, Row

LOSSES = (
    "Only the attacks are here; what each source says, claims, counts and evidence are in the tables of the release.",
    "A point says nothing of how precise it is: read where_prec. Attacks without coordinates have no geometry.",
)
_POINT = struct.Struct("<BIdd")
"""Well-known binary of a point: byte order, kind, longitude, latitude."""
_CORNERS = ("xmin", "ymin", "xmax", "ymax")


def write_geoparquet(data: Dataset, folder: Path) -> None:
    """Write `attacks.parquet`, sorted by date and key; coordinates are longitude and latitude (OGC:CRS84)."""
    table = pa.Table.from_pylist(data.attacks, schema=data.tables["attacks"].schema.remove_metadata())
    points = pa.array([_point(attack) for attack in data.attacks], pa.binary())
    table = table.append_column("geometry", points).append_column("bbox", _boxes(data.attacks))
    geo = json.dumps(_metadata(data), sort_keys=True)
    pq.write_table(table.replace_schema_metadata({"geo": geo}), folder / "attacks.parquet", compression="zstd")


def _point(attack: Row) -> bytes | None:
    return None if attack["lat"] is None else _POINT.pack(1, 1, attack["lon"], attack["lat"])


def _boxes(attacks: Sequence[Row]) -> pa.Array:
    """The corners around each geometry, by whose statistics readers skip row groups: of a point both are the point."""
    boxes = [
        None if row["lat"] is None else dict(zip(_CORNERS, (row["lon"], row["lat"]) * 2, strict=True))
        for row in attacks
    ]
    return pa.array(boxes, pa.struct([(corner, pa.float64()) for corner in _CORNERS]))


def _metadata(data: Dataset) -> dict[str, Any]:
    placed = [(attack["lon"], attack["lat"]) for attack in data.attacks if attack["lat"] is not None]
    covering = {"bbox": {corner: ["bbox", corner] for corner in _CORNERS}}
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": ["Point"] if placed else [],
        "covering": covering,
    }
    if placed:
        corners = [*map(min, zip(*placed, strict=True)), *map(max, zip(*placed, strict=True))]
        column["bbox"] = corners
    return {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
