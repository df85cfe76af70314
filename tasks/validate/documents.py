"""Documents: the text is whole, and what is said of it is true; issues point at rows that are there."""

from collections.abc import Iterator
from hashlib import sha256

from schemas.cells import row_sha256
from schemas.tables import TABLES
from schemas.vocabulary import MetadataBasis
from tasks.validate.dataset import Dataset
from tasks.validate.report import Check, Failure, make_check


def check_documents(data: Dataset) -> list[Check]:
    """Check checksums, lengths and shares of sources, and the references of issues.

    A release without texts has none at all; what is said of them can then not be checked.
    """
    return [
        make_check("sources", "texts", len(data.rows("sources")), _withheld_in_part(data)),
        make_check("sources", "text", len(data.rows("sources")), _altered(data)),
        make_check("sources", "record", len(data.rows("sources")), _misdescribed(data)),
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


def _misdescribed(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("sources"):
        cells = {column: cell for column, cell in row.items() if column not in ("text", "record_sha256")}
        if row["record_sha256"] != row_sha256(cells):
            yield Failure(key, "record_sha256 is not that of the row")
        for column in ("publisher", "published"):
            known = row["published_at" if column == "published" else column] is not None
            if known == (row[f"{column}_basis"] == MetadataBasis.NONE):
                yield Failure(
                    key, f"{column}_basis is {row[f'{column}_basis']} {'with' if known else 'without'} a value"
                )
        if row["body_start"] and row["text"] is not None and not row["text"][: row["body_start"]].endswith("\n\n"):
            yield Failure(key, f"no headline and blank line before body_start {row['body_start']}")


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
