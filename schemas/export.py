"""Rendering of the table models as the Arrow schemas of published files."""

from functools import cache
from typing import Any

import pyarrow as pa

from schemas.tables import PRIMARY_KEYS, TABLES


@cache
def columns(table: str) -> dict[str, dict[str, Any]]:
    """Give the metadata of a table's columns by name, the primary key first; see `schemas.tables.column.described`."""
    schema = TABLES[table].to_schema()
    names = sorted(schema.columns, key=lambda name: name != PRIMARY_KEYS[table])
    return {
        name: {
            **schema.columns[name].metadata,
            "arrow_type": schema.columns[name].dtype.type.pyarrow_dtype,
            "nullable": schema.columns[name].nullable,
        }
        for name in names
    }


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Give the Arrow schema of a table; what it and its columns mean is in the metadata, which Parquet files keep."""
    return pa.schema(
        [
            pa.field(
                name,
                column["arrow_type"],
                nullable=column["nullable"],
                metadata={key: str(column[key]) for key in ("description", "unit", "references") if column[key]},
            )
            for name, column in columns(table).items()
        ],
        metadata={
            "title": f"attackbase {table}",
            "description": (TABLES[table].__doc__ or "").strip(),
            "primary_key": PRIMARY_KEYS[table],
            "licence": "CC0-1.0",
        },
    )
