"""How a column of a published table is declared: once, with everything that every rendering of it needs."""

from collections.abc import Sequence
from enum import Enum
from typing import Annotated, Any

import pandas as pd
import pandera.pandas as pa
import pyarrow

String = Annotated[pd.ArrowDtype, pyarrow.string()]
Integer = Annotated[pd.ArrowDtype, pyarrow.int32()]
Number = Annotated[pd.ArrowDtype, pyarrow.float64()]
Boolean = Annotated[pd.ArrowDtype, pyarrow.bool_()]
Day = Annotated[pd.ArrowDtype, pyarrow.date32()]
Instant = Annotated[pd.ArrowDtype, pyarrow.timestamp("us", tz="UTC")]
Strings = Annotated[pd.ArrowDtype, pyarrow.list_(pyarrow.string())]
Ranges = Annotated[
    pd.ArrowDtype,
    pyarrow.list_(pyarrow.struct([("start", pyarrow.int32()), ("end", pyarrow.int32()), ("kind", pyarrow.string())])),
]

Observations = Annotated[
    pd.ArrowDtype, pyarrow.list_(pyarrow.struct([("name", pyarrow.string()), ("weight", pyarrow.float64())]))
]

Values = Annotated[
    pd.ArrowDtype,
    pyarrow.list_(pyarrow.struct([("value", pyarrow.string()), ("source_ids", pyarrow.list_(pyarrow.string()))])),
]


def _members(vocabulary: type[Enum] | Sequence[object]) -> list[Any]:
    return [item.value if isinstance(item, Enum) else item for item in vocabulary]


def described(
    description: str,
    *,
    unit: str | None = None,
    vocabulary: type[Enum] | Sequence[object] | None = None,
    references: str | None = None,
    nullable: bool = False,
    extracted: bool = False,
    unique: bool = False,
    minimum: float | None = None,
    pattern: str | None = None,
    example: str | None = None,
    gtd: str | None = None,
    ucdp: str | None = None,
    acled: str | None = None,
    muc4: str | None = None,
) -> Any:
    """Declare a column.

    `references` names the table a value is a key of; `extracted` marks a column whose non-null cells must have
    evidence; `gtd`, `ucdp`, `acled` and `muc4` name the nearest column of those datasets (GTD codebook 2021, UCDP GED
    codebook 24.1, ACLED codebook 2024, MUC-4 template slots). A vocabulary on a list column holds for each item.
    """
    members = None if vocabulary is None else _members(vocabulary)
    metadata = {
        "description": description,
        "unit": unit,
        "vocabulary": members,
        "references": references,
        "extracted": extracted,
        "minimum": minimum,
        "pattern": pattern,
        "example": example,
        "gtd": gtd,
        "ucdp": ucdp,
        "acled": acled,
        "muc4": muc4,
    }
    return pa.Field(nullable=nullable, unique=unique, ge=minimum, str_matches=pattern, metadata=metadata)


class Table(pa.DataFrameModel):
    """Base of the table models: no unknown column."""

    class Config:
        """No unknown column, none missing."""

        strict = True
