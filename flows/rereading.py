"""The texts of a release read once more: what cleaning and comparing made of them is what the release says."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from schemas.documents import CleanDocument, SourceDocument
from schemas.vocabulary import MetadataBasis
from tasks.assemble.tables import source_row
from tasks.assemble.voices import find_voices, fingerprint
from tasks.clean.task import clean_or_keep
from tasks.publish.release import read_release

_GIVEN = tuple(field.name for field in fields(SourceDocument))


def reread(release: Path, texts: Mapping[str, str] | None = None) -> Iterator[str]:
    """Give every cell of the sources that is not what their texts make it: furniture, voices, shares copied, checksums.

    `texts` by their SHA-256 stand in for those that are withheld. Where one is at hand nowhere nothing can be said.
    """
    rows = read_release(release)["sources"].to_pylist()
    for row in rows:
        row["text"] = row["text"] or (texts or {}).get(row["text_sha256"])
    if not all(row["text"] for row in rows):
        return
    documents = [_cleaned(row) for row in rows]
    voices = find_voices([fingerprint(document) for document in documents])
    for row, document in zip(rows, documents, strict=True):
        again = source_row(document, voices[row["source_id"]])
        for column in (name for name in row if row[name] != again[name]):
            told = f"{column} is {row[column]!r}, its text makes it {again[column]!r}"
            yield f"sources: reading: {row['source_id']}: {told}"


def _cleaned(row: Mapping[str, Any]) -> CleanDocument:
    given = {name: row[name] for name in _GIVEN} | {"flags": tuple(row["flags"])}
    bases = {name: MetadataBasis(row[name]) for name in ("publisher_basis", "published_basis")}
    return clean_or_keep(SourceDocument(**{**given, **bases}))
