"""The stages called plainly, in one process and without Prefect: to measure, to learn, to look at labelled sets."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from schemas.documents import CleanDocument, SourceDocument
from schemas.mentions import Extraction
from schemas.parts import read_part, write_part
from tasks.assemble.task import assemble_parts
from tasks.clean.document import clean_document
from tasks.extract.document import extract_documents
from tasks.ingest.task import ingest

DOCUMENTS = "documents.jsonl"
_ALL = 10**9


@dataclass(frozen=True, slots=True)
class ReadSet:
    """A labelled set after extraction: its documents, what each says, and the issues of reading the files."""

    documents: tuple[CleanDocument, ...]
    extractions: tuple[Extraction, ...]
    issues: Path


@contextmanager
def read_set(folder: Path) -> Iterator[ReadSet]:
    """Read `documents.jsonl` of a folder and nothing beside it; labels next to it are no documents.

    Raises:
        FileNotFoundError: the folder holds no `documents.jsonl`.
    """
    with tempfile.TemporaryDirectory() as work:
        documents, issues = clean_documents(folder, Path(work))
        yield ReadSet(documents, tuple(extract_documents(documents)), issues)


def clean_documents(folder: Path, work: Path) -> tuple[tuple[CleanDocument, ...], Path]:
    """Read and clean `documents.jsonl` of a folder; give the documents, and the issues of reading them under `work`."""
    raw = work / "raw"
    raw.mkdir()
    shutil.copy(folder / DOCUMENTS, raw)
    ingested = ingest(raw, work, _ALL, _ALL)
    sources = (source for part in ingested.parts for source in read_part(part, SourceDocument))
    return tuple(map(clean_document, sources)), ingested.issues


def build_tables(read: ReadSet, out: Path) -> Path:
    """Write the tables of a set to a folder and give it."""
    out.mkdir(parents=True, exist_ok=True)
    clean = write_part(out / "clean.part", CleanDocument, read.documents)
    extracted = write_part(out / "extracted.part", Extraction, read.extractions)
    return assemble_parts([clean], [extracted], [read.issues], out / "tables")
