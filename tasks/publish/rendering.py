"""The files of a release that follow from its tables: what publication writes and verification renders again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.croissant import croissant
from schemas.datapackage import PublishedFile, data_package
from schemas.dictionary import data_dictionary
from schemas.tables import PRIMARY_KEYS, TABLES
from schemas.vocabulary import Severity
from tasks.publish.files import describe
from tasks.publish.identity import DICTIONARY
from tasks.publish.page import render_page
from tasks.publish.release import CROISSANT, PACKAGE, PAGE, RUN, FileCheck, read_release


def companions(name: str, tables: Mapping[str, pa.Table], files: Sequence[PublishedFile]) -> dict[str, str]:
    """Give the text of every file beside the tables, by its name; `files` are those of the tables."""
    texts = {
        DICTIONARY: data_dictionary(),
        CROISSANT: as_json(croissant(name, files)),
        PAGE: render_page(name, tables),
    }
    described = [*files, *(_described(path, text.encode()) for path, text in texts.items())]
    publishers = [{"title": publisher} for publisher in _distinct(tables["sources"], "publisher")]
    package = data_package(name, described, publishers, _distinct(tables["sources"], "licence"))
    return texts | {PACKAGE: as_json(package)}


def as_json(content: Mapping[str, Any]) -> str:
    """Write JSON for people and programs."""
    return json.dumps(content, indent=2, ensure_ascii=False, default=str) + "\n"


def check_companions(release: Path) -> list[FileCheck]:
    """Check the files of a release against one another: rendered again, order of rows, documents counted."""
    release = release.resolve()
    tables = read_release(release)
    files = [describe(release / f"{name}.parquet") for name in TABLES]
    rendered = companions(release.name, tables, files)
    return [
        *(FileCheck(name, "rendering", tuple(_unlike(release / name, text))) for name, text in rendered.items()),
        *(FileCheck(f"{name}.parquet", "order", tuple(_disordered(name, table))) for name, table in tables.items()),
        FileCheck(RUN, "documents", tuple(_miscounted(release, tables))),
    ]


def _described(path: str, content: bytes) -> PublishedFile:
    return PublishedFile(Path(path).stem, path, len(content), sha256(content).hexdigest())


def _distinct(table: pa.Table, column: str) -> list[str]:
    return sorted({value for value in table[column].to_pylist() if value})


def _unlike(path: Path, text: str) -> Iterator[str]:
    if not path.is_file() or path.read_bytes() != text.encode():
        yield f"{path.name} is not what this version of attackbase renders from the tables"


def _disordered(name: str, table: pa.Table) -> Iterator[str]:
    keys = table[PRIMARY_KEYS[name]]
    if not keys.equals(keys.take(pc.sort_indices(keys))):
        yield f"the rows are not in the order of {PRIMARY_KEYS[name]}"


def _miscounted(release: Path, tables: Mapping[str, pa.Table]) -> Iterator[str]:
    run = json.loads((release / RUN).read_text(encoding="utf-8"))
    severities = tables["issues"]["severity"].to_pylist()
    n_sources, n_rejected = tables["sources"].num_rows, severities.count(Severity.ERROR)
    derived = {"n_documents_in": n_sources + n_rejected, "n_sources": n_sources, "n_rejected": n_rejected}
    for fact, count in derived.items():
        if run.get(fact) != count:
            yield f"{fact} is {run.get(fact)}, the tables make it {count}"
    if run.get("release_id") != release.name:
        yield f"it is the run of {run.get('release_id')}"
