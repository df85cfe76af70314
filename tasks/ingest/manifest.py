"""`manifest.csv`: metadata of the files that stand in its folder and below."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content
from tasks.ingest.delimited import rows_of
from tasks.ingest.fields import FieldNames
from tasks.ingest.passing import is_passing
from tasks.ingest.record import Place, UnusableError

MANIFEST_NAME = "manifest.csv"
_FILE_COLUMN = "file"


@dataclass(slots=True)
class Manifests:
    """The rows of every manifest of a folder, by the file they name; a file's nearest manifest wins."""

    rows: dict[str, Mapping[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def of(self, file_name: str) -> Mapping[str, str]:
        """Give what the manifests say of a file; empty cells are left out."""
        return self.rows.get(file_name, {})


def read_manifests(raw: Path, files: list[str], *, give_up: bool = True) -> Manifests:
    """Read the manifests among the files of a folder, outermost first. What is wrong with them becomes a warning.

    Raises:
        OSError: one cannot be read for now, and the caller would rather come again than give it up.
    """
    manifests = Manifests()
    known = set(files)
    names = [name for name in files if PurePosixPath(name).name.lower() == MANIFEST_NAME]
    for name in sorted(names, key=lambda name: name.count("/")):
        try:
            _read_manifest(raw / name, name, known, manifests)
        except (UnusableError, OSError, csv.Error) as error:
            if is_passing(error) and not give_up:
                raise
            manifests.issues.append(Place(name).warn(IssueCode.MANIFEST, f"the manifest cannot be read: {error}"))
    return manifests


def _read_manifest(path: Path, name: str, known: set[str], manifests: Manifests) -> None:
    rows = rows_of(Content(Place(name), path.name, lambda: path.open("rb")))
    columns = [column.strip().lower() for column in next(rows, (0, ()))[1]]
    if _FILE_COLUMN not in columns:
        raise UnusableError(IssueCode.MANIFEST, f"no column {_FILE_COLUMN!r}")
    seen: set[str] = set()
    for line, values in rows:
        place = Place(name, line)
        named, cells = _cells(columns, values)
        target = (PurePosixPath(name).parent / named.replace("\\", "/")).as_posix()
        if not any(values):
            continue
        if not named or target not in known:
            manifests.issues.append(place.warn(IssueCode.MANIFEST, f"names a file that is not there: {named!r}"))
        elif target in seen:
            manifests.issues.append(
                place.warn(IssueCode.MANIFEST, f"names {named!r} a second time; the first row counts")
            )
        else:
            seen.add(target)
            manifests.rows[target] = {**manifests.rows.get(target, {}), **cells}


def _cells(columns: list[str], values: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Give the file that a row names, and what it says of it under our names."""
    row = {column: value.strip() for column, value in zip(columns, values, strict=False) if column and value.strip()}
    return row.pop(_FILE_COLUMN, ""), {**row, **FieldNames().translate(row)}
