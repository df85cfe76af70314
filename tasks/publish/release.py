"""Reading a release, and checking its files against what it says of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.export import arrow_schema
from schemas.tables import TABLES
from tasks.publish.files import describe
from tasks.publish.identity import DICTIONARY, release_id

PACKAGE, CROISSANT, PAGE, RUN = "datapackage.json", "croissant.json", "report.html", "run.json"
DESCRIBED = (DICTIONARY, CROISSANT, PAGE)
"""The files beside the tables whose size and checksum the data package states."""
FILES = (*(f"{name}.parquet" for name in TABLES), *DESCRIBED, PACKAGE, RUN)
"""Every file of a release."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """One check of one file (or of the whole release, `file` is its id): what is wrong, empty where nothing is."""

    file: str
    name: str
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def read_release(release: Path) -> dict[str, pa.Table]:
    """Read all tables of a release by name."""
    return {name: pq.ParquetFile(release / f"{name}.parquet").read() for name in TABLES}


def verify_release(release: Path) -> list[FileCheck]:
    """Check a release from its files alone: all there and no others, sizes, checksums, schemas, and the id.

    Says nothing of the rows; `tasks.validate` does.
    """
    release = release.resolve()
    checks = [FileCheck(release.name, "files", tuple(_missing_or_extra(release)))]
    described = _described(release)
    for name in TABLES:
        path = release / f"{name}.parquet"
        if path.exists():
            checks.append(FileCheck(path.name, "checksum", tuple(_altered(path, described.get(path.name)))))
            checks.append(FileCheck(path.name, "schema", tuple(_reshaped(path, name))))
    for name in DESCRIBED:
        if (release / name).exists():
            checks.append(FileCheck(name, "checksum", tuple(_altered(release / name, described.get(name)))))
    return [*checks, FileCheck(release.name, "release_id", tuple(_misnamed(release)))]


def _missing_or_extra(release: Path) -> Iterator[str]:
    found = {path.name for path in release.iterdir()} if release.is_dir() else set()
    yield from (f"{name} is missing" for name in FILES if name not in found)
    yield from (f"{name} does not belong to a release" for name in sorted(found - set(FILES)))


def _described(release: Path) -> dict[str, dict[str, Any]]:
    """Give what the data package says of each file; nothing where it cannot be read."""
    try:
        resources = json.loads((release / PACKAGE).read_text(encoding="utf-8"))["resources"]
        return {resource["path"]: resource for resource in resources}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _altered(path: Path, resource: dict[str, Any] | None) -> Iterator[str]:
    if resource is None:
        yield f"{PACKAGE} says nothing of {path.name}"
        return
    found = describe(path)
    if found.n_bytes != resource.get("bytes"):
        yield f"{path.name} has {found.n_bytes} bytes instead of {resource.get('bytes')}"
    if f"sha256:{found.sha256}" != resource.get("hash"):
        yield f"{path.name} is not the file that was published: its SHA-256 is {found.sha256}"


def _reshaped(path: Path, name: str) -> Iterator[str]:
    try:
        found = pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        yield f"{path.name} cannot be read: {error}"
        return
    if not found.equals(arrow_schema(name)):
        yield f"{path.name} has another schema: {', '.join(map(str, found.names))}"


def _misnamed(release: Path) -> Iterator[str]:
    names = [*(f"{table}.parquet" for table in TABLES), DICTIONARY]
    paths = [release / name for name in names]
    if all(path.exists() for path in paths):
        derived = release_id({path.name: sha256(path.read_bytes()).hexdigest() for path in paths})
        if derived != release.name:
            yield f"the files make it {derived}"
