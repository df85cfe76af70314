"""Columns, Arrow types and everything else that the model of a table says of single cells."""

from collections.abc import Iterator, Mapping

import pandas as pd
import pyarrow as pa
from pandera.errors import SchemaErrors

from schemas.export import arrow_schema
from schemas.tables import PRIMARY_KEYS, TABLES
from tasks.validate.report import Check, Failure, make_check

_UNIQUE = "field_uniqueness"
"""Pandera's name of the check that no value stands twice."""


def check_structure(tables: Mapping[str, pa.Table]) -> list[Check]:
    """Check that every table is there, with exactly its columns, in order, in exactly their Arrow types."""
    checks = [make_check(name, "columns", 1, _structure(name, tables.get(name))) for name in TABLES]
    unknown = sorted(tables.keys() - TABLES.keys())
    return [*checks, *(make_check(name, "columns", 1, [Failure(None, "no such table")]) for name in unknown)]


def _structure(name: str, table: pa.Table | None) -> Iterator[Failure]:
    if table is None:
        yield Failure(None, "the table is missing")
        return
    schema = arrow_schema(name)
    if table.schema.names != schema.names:
        odd = sorted(set(schema.names) ^ set(table.schema.names))
        yield Failure(None, f"columns differ: {', '.join(odd)}" if odd else "columns stand in another order")
        return
    for field in schema:
        found = table.schema.field(field.name).type
        if found != field.type:
            yield Failure(None, f"{field.name} is {found} instead of {field.type}")


def check_models(tables: Mapping[str, pa.Table]) -> list[Check]:
    """Check what the models declare of single columns: unique primary keys; nulls, minima and patterns."""
    checks = []
    for name, table in tables.items():
        failures = _model(name, table)
        repeated = [failure for failure in failures if failure.message.startswith(f"{PRIMARY_KEYS[name]}: {_UNIQUE}")]
        others = [failure for failure in failures if failure not in repeated]
        checks.append(make_check(name, "primary_key", table.num_rows, repeated))
        checks.append(make_check(name, "model", table.num_rows, others))
    return checks


def _model(name: str, table: pa.Table) -> list[Failure]:
    frame = table.to_pandas(types_mapper=pd.ArrowDtype)
    try:
        TABLES[name].validate(frame, lazy=True)
    except SchemaErrors as error:
        return _collapsed(frame[PRIMARY_KEYS[name]], error.failure_cases)
    return []


def _collapsed(keys: "pd.Series[str]", cases: pd.DataFrame) -> list[Failure]:
    """Name each failing cell once; pandera repeats a failure of the whole frame for every column."""
    failures: dict[Failure, None] = {}
    for case in cases.to_dict("records"):
        if pd.isna(case["index"]):
            failures[Failure(None, str(case["check"]))] = None
            continue
        row_id = keys.iloc[int(case["index"])]
        message = f"{case['column']}: {case['check']}, found {case['failure_case']!r}"
        failures[Failure(None if pd.isna(row_id) else row_id, message)] = None
    return list(failures)
