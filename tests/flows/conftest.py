"""A small raw folder, and a release built from it by the stages' plain functions, without Prefect."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.assemble.task import assemble_parts
from tasks.clean.task import clean_part
from tasks.extract.language import DEFAULT_PIPELINE
from tasks.extract.task import extract_part
from tasks.ingest.task import Ingested, ingest
from tasks.publish.task import publish_tables
from tasks.validate.task import validate_tables

BAKERY = {
    "id": "bakery",
    "title": "Car bomb outside Mombasa bakery",
    "publisher": "Tidewater Courier",
    "published_at": "2024-05-08T12:00:00Z",
    "text": (
        "MOMBASA, May 8 - A car bomb exploded outside a bakery in Mombasa on Tuesday, killing four people and wounding "
        "eleven others, the police said.\n\nThe armed group al-Shabaab claimed responsibility for the bombing."
    ),
}
FERRY = {
    "id": "ferry",
    "title": "Gunmen fire on ferry",
    "publisher": "Lakeside Record",
    "published_at": "2024-08-20T08:00:00Z",
    "text": (
        "Gunmen shot dead three fishermen on a ferry near Kisumu on Monday, the police said. "
        "Nobody has claimed responsibility for the shooting so far."
    ),
}


def write_lines(path: Path, *documents: dict[str, str]) -> None:
    """Write documents as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(document)}\n" for document in documents), encoding="utf-8")


@pytest.fixture(scope="session")
def small_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "raw"
    write_lines(folder / "news.jsonl", BAKERY, FERRY)
    return folder


def build_plainly(raw: Path, folder: Path, batch_documents: int = 100) -> tuple[Path, Ingested]:
    """Run the stages one after another; gives the release and what ingest counted."""
    work, output = folder / "work", folder / "output"
    ingested = ingest(raw, work, batch_documents, 1_000_000)
    clean = [clean_part(part, work / "clean" / part.name) for part in ingested.parts]
    extracted = [extract_part(part, work / "extract" / part.name, DEFAULT_PIPELINE) for part in clean]
    tables = assemble_parts(clean, extracted, [ingested.issues], work / "tables")
    return publish_tables(tables, validate_tables(tables), output, {}), ingested


@pytest.fixture(scope="session")
def plain_build() -> Callable[..., tuple[Path, Ingested]]:
    return build_plainly


@pytest.fixture(scope="session")
def small_release(small_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_plainly(small_raw, tmp_path_factory.mktemp("release"))[0]
