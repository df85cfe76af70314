"""Rendering of the table models as Croissant metadata, which data catalogues and machine learning tools read.

Source: https://docs.mlcommons.org/croissant/docs/croissant-spec-1.0.html
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from schemas.datapackage import DESCRIPTION, LICENSE, TITLE, PublishedFile, frictionless_type
from schemas.export import columns
from schemas.tables import PRIMARY_KEYS, TABLES

_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}


def croissant(release_id: str, files: Iterable[PublishedFile]) -> dict[str, Any]:
    """Describe the tables of a release as Croissant 1.0: one file object and one record set a table."""
    tables = [file for file in files if file.table in TABLES]
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": f"attackbase-{release_id}",
        "alternateName": TITLE,
        "description": DESCRIPTION,
        "license": LICENSE["path"],
        "version": "1.0.0",
        "identifier": release_id,
        "distribution": [_file_object(file) for file in tables],
        "recordSet": [_record_set(file.table) for file in tables],
    }


def _file_object(file: PublishedFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "contentUrl": file.path,
        "contentSize": f"{file.n_bytes} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file.sha256,
    }


def _record_set(table: str) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table,
        "name": table,
        "description": (TABLES[table].__doc__ or "").strip(),
        "key": {"@id": f"{table}/{PRIMARY_KEYS[table]}"},
        "field": [_field(table, name, column) for name, column in columns(table).items()],
    }


def _field(table: str, name: str, column: Mapping[str, Any]) -> dict[str, Any]:
    is_list = pa.types.is_list(column["arrow_type"])
    item = column["arrow_type"].value_type if is_list else column["arrow_type"]
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"{table}/{name}",
        "name": f"{table}/{name}",
        "description": column["description"],
        "dataType": "sc:Text" if pa.types.is_struct(item) else _TYPES[frictionless_type(item)],
        "source": {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": name}},
    }
    if is_list:
        field["repeated"] = True
    if (target := column["references"]) and not is_list:
        field["references"] = {"field": {"@id": f"{target}/{PRIMARY_KEYS[target]}"}}
    return field
