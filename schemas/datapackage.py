"""Rendering of the table models as a Frictionless data package.

Source: https://datapackage.org, profiles "data package" and "table schema", version 2.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from schemas.export import columns
from schemas.tables import PRIMARY_KEYS, TABLES

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TITLE = "Attacks read from news articles"
DESCRIPTION = "Every cell can be traced through `evidence` to the characters of a source that it comes from."
LICENSE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "Extracted facts; each text keeps the licence named in sources.licence",
}
GEONAMES_LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Coordinates and divisions, from GeoNames",
}
GEONAMES = {"title": "GeoNames", "path": "https://www.geonames.org"}
_TYPES: tuple[tuple[Any, str], ...] = (
    (pa.types.is_string, "string"),
    (pa.types.is_integer, "integer"),
    (pa.types.is_floating, "number"),
    (pa.types.is_boolean, "boolean"),
    (pa.types.is_date, "date"),
    (pa.types.is_timestamp, "datetime"),
)


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of a release: its path, its size in bytes and its SHA-256 in hexadecimal; `table` is its name's stem."""

    table: str
    path: str
    n_bytes: int
    sha256: str


def data_package(
    release_id: str,
    files: Iterable[PublishedFile],
    sources: Iterable[Mapping[str, str]] = (),
    licences: Iterable[str] = (),
) -> dict[str, Any]:
    """Describe the files of a release.

    `sources` says where the articles come from: title and, where known, path; `licences` are those of their texts, by
    name or address.

    Resources are of type "file": Frictionless then checks size and checksum, which any change breaks. Read as tables,
    its Parquet reader takes nulls of whole numbers for NaN and refuses them; the rows of `attackbase export --format
    csv` validate as tables.
    """
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": f"attackbase-{release_id}",
        "id": release_id,
        "title": TITLE,
        "description": DESCRIPTION,
        "licenses": [LICENSE, GEONAMES_LICENSE],
        "sources": [*map(dict, sources), GEONAMES],
        "resources": [_resource(file) for file in files],
    }
    if texts := [_text_licence(licence) for licence in licences]:
        resource = next(each for each in package["resources"] if each["name"] == "sources")
        resource["licenses"] = texts
    return package


def _text_licence(licence: str) -> dict[str, str]:
    """Say a licence as the profile wants it: a name of plain characters, or an address."""
    if licence.startswith(("http://", "https://")):
        return {"path": licence}
    return {"name": re.sub(r"[^-A-Za-z0-9._]+", "-", licence), "title": licence}


def _resource(file: PublishedFile) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": file.table.replace("_", "-"),
        "path": file.path,
        "type": "file",
        "bytes": file.n_bytes,
        "hash": f"sha256:{file.sha256}",
    }
    if file.table not in TABLES:
        return resource
    return resource | {
        "title": (TABLES[file.table].__doc__ or "").strip(),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": table_schema(file.table),
    }


def table_schema(table: str) -> dict[str, Any]:
    """Give the table schema: fields with constraints, the primary key and the foreign keys.

    Foreign keys of list columns cannot be expressed there; the description of such a field says what its items are.
    """
    schema: dict[str, Any] = {
        "fields": [_field(table, name, column) for name, column in columns(table).items()],
        "primaryKey": [PRIMARY_KEYS[table]],
    }
    keys = [
        {"fields": [name], "reference": _reference(table, target)}
        for name, column in columns(table).items()
        if (target := column["references"]) and not pa.types.is_list(column["arrow_type"])
    ]
    return schema | ({"foreignKeys": keys} if keys else {})


def _reference(table: str, target: str) -> dict[str, Any]:
    """A reference to the table itself names no resource."""
    return ({} if target == table else {"resource": target}) | {"fields": [PRIMARY_KEYS[target]]}


def _field(table: str, name: str, column: Mapping[str, Any]) -> dict[str, Any]:
    is_list = pa.types.is_list(column["arrow_type"])
    item = column["arrow_type"].value_type if is_list else column["arrow_type"]
    description = column["description"]
    field: dict[str, Any] = {"name": name, "type": "list" if is_list else frictionless_type(item)}
    if is_list and pa.types.is_struct(item):
        field["type"] = "array"
    elif is_list:
        field["itemType"] = frictionless_type(item)
        if target := column["references"]:
            description += f" Each item is a {PRIMARY_KEYS[target]} of {target}."
        if column["vocabulary"]:
            description += f" Each item is one of: {', '.join(map(str, column['vocabulary']))}."
    field["description"] = description
    if column["unit"]:
        field["unit"] = column["unit"]
    if column["example"]:
        field["example"] = column["example"]
    constraints = _constraints(column, unique=name == PRIMARY_KEYS[table], is_list=is_list)
    return field | ({"constraints": constraints} if constraints else {})


def _constraints(column: Mapping[str, Any], *, unique: bool, is_list: bool) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if not column["nullable"] else {}
    if unique:
        constraints["unique"] = True
    if column["minimum"] is not None:
        constraints["minimum"] = column["minimum"]
    if column["pattern"]:
        constraints["pattern"] = column["pattern"]
    if column["vocabulary"] and not is_list:
        constraints["enum"] = column["vocabulary"]
    return constraints


def frictionless_type(arrow_type: pa.DataType) -> str:
    """Name the Frictionless type of a scalar Arrow type.

    Raises:
        TypeError: no column of the models has this type.
    """
    for holds, name in _TYPES:
        if holds(arrow_type):
            return name
    raise TypeError(f"{arrow_type} has no Frictionless type")
