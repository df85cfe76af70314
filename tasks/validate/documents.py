"""Documents: the text is whole, and what is said of it is true; issues point at rows that are there."""

from collections.abc import Iterator
from hashlib import sha256

from schemas.tables import TABLES
from tasks.validate.dataset import Dataset
from tasks.validate.report import Check, Failure, make_check


def check_documents(data: Dataset) -> list[Check]:
    """Check checksums, lengths and shares of sources, and the references of issues.

    A release without texts has none at all; what is said of them can then not be checked.
    """
    return [
        make_check("sources", "texts", len(data.rows("sources")), _withheld_in_part(data)),
        make_check("sources", "text", len(data.rows("sources")), _altered(data)),
        make_check("issues", "subject", len(data.rows("issues")), _pointless(data)),
    ]


def _altered(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("sources"):
        text = row["text"]
        if text is not None and not text.strip():
            yield Failure(key, "the text is empty")
        if text is not None and row["text_sha256"] != sha256(text.encode()).hexdigest():
            yield Failure(key, "text_sha256 is not that of the text")
        if text is not None and row["n_chars"] != len(text):
            yield Failure(key, f"n_chars is {row['n_chars']}, the text has {len(text)}")
        if not 0 <= row["reuse_share"] <= 1:
            yield Failure(key, f"reuse_share {row['reuse_share']} is no share")


def _withheld_in_part(data: Dataset) -> Iterator[Failure]:
    missing = [key for key, row in data.keyed("sources") if row["text"] is None]
    if len(missing) < len(data.rows("sources")):
        yield from (Failure(key, "the text is missing, others are there") for key in missing)


def _pointless(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("issues"):
        table, row_id = row["table"], row["row_id"]
        if table is None and row_id is not None:
            yield Failure(key, f"row {row_id!r} of no table")
        elif table is not None and table not in TABLES:
            yield Failure(key, f"there is no table {table!r}")
        elif row_id is not None and data.find(table, row_id) is None:
            yield Failure(key, f"{row_id!r} is no row of {table}")
