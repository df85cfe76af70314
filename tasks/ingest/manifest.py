"""`manifest.csv`: metadata of the files that stand in its folder and below."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content
from tasks.ingest.delimited import rows_of
from tasks.ingest.fields import FieldNames
from tasks.ingest.passing import is_passing
from tasks.ingest.record import Place, UnusableError, printable

MANIFEST_NAME = "manifest.csv"
_FILE_COLUMN = "file"


@dataclass(slots=True)
class Manifests:
    """The rows of every manifest of a folder or an archive, by the file they name; a file's nearest manifest wins."""

    rows: dict[str, Mapping[str, str]] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def of(self, file_name: str) -> Mapping[str, str]:
        """Give what the manifests say of a file; empty cells are left out."""
        return self.rows.get(file_name, {})

    def read(self, content: Content, name: str, known: Container[str]) -> None:
        """Read the manifest of this name; `known` are the files that it may name. What is wrong becomes a warning.

        Raises:
            OSError: it cannot be read for now.
        """
        try:
            self._read(content, name, known)
        except Exception as error:  # damaged archives raise many things
            if is_passing(error):
                raise
            self.issues.append(content.place.warn(IssueCode.MANIFEST, f"the manifest cannot be read: {error}"))

    def _read(self, content: Content, name: str, known: Container[str]) -> None:
        rows = rows_of(content)
        columns = [column.strip().lower() for column in next(rows, (0, ()))[1]]
        if _FILE_COLUMN not in columns:
            raise UnusableError(IssueCode.MANIFEST, f"no column {_FILE_COLUMN!r}")
        seen: set[str] = set()
        for line, values in rows:
            named, cells = _cells(columns, values)
            target = (PurePosixPath(name).parent / named.replace("\\", "/")).as_posix()
            if not any(values):
                continue
            if not named or target not in known:
                self._warn(content, line, f"names a file that is not there: {named!r}")
            elif target in seen:
                self._warn(content, line, f"names {named!r} a second time; the first row counts")
            else:
                seen.add(target)
                self.rows[target] = {**self.rows.get(target, {}), **cells}

    def _warn(self, content: Content, line: int, reason: str) -> None:
        self.issues.append(content.place.at_line(line).warn(IssueCode.MANIFEST, reason))


def manifests_among(names: Iterable[str]) -> list[str]:
    """The manifests among files, outermost first."""
    found = (name for name in names if PurePosixPath(name).name.lower() == MANIFEST_NAME)
    return sorted(found, key=lambda name: (name.count("/"), name))


def read_manifests(raw: Path, files: list[str], *, give_up: bool = True) -> Manifests:
    """Read the manifests among the files of a folder.

    Raises:
        OSError: one cannot be read for now, and the caller would rather come again than give it up.
    """
    manifests = Manifests()
    known = set(files)
    for name in manifests_among(files):
        path = raw / name
        content = Content(Place(printable(name)), path.name, lambda path=path: path.open("rb"))  # type: ignore[misc]
        try:
            manifests.read(content, name, known)
        except OSError as error:
            if not give_up:
                raise
            manifests.issues.append(content.place.warn(IssueCode.MANIFEST, f"the manifest cannot be read: {error}"))
    return manifests


def _cells(columns: list[str], values: Sequence[str]) -> tuple[str, dict[str, str]]:
    """Give the file that a row names, and what it says of it under our names."""
    row = {column: value.strip() for column, value in zip(columns, values, strict=False) if column and value.strip()}
    return row.pop(_FILE_COLUMN, ""), {**row, **FieldNames().translate(row)}
