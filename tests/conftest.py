"""Shared test helpers: a document and its parse from plain text, and a browser."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from schemas.documents import CleanDocument, Run, SourceDocument


def plain_document(text: str, published: str | None = None, source_id: str = "test") -> CleanDocument:
    """A clean document that reads exactly its raw text."""
    when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
    source = SourceDocument(source_id, f"{source_id}.txt", text, "en", published_at=when)
    return CleanDocument(source, text, (Run(0, 0, len(text)),))


@pytest.fixture
def document() -> Callable[..., CleanDocument]:
    return plain_document


@pytest.fixture
def reading():
    """Parse a text: `reading("Gunmen killed two people.", published="2024-03-24")`."""
    from tasks.extract.reading.language import read_documents

    def parse(text: str, published: str | None = None):
        return next(read_documents([plain_document(text, published)]))

    return parse


@pytest.fixture(scope="session")
def sample_release(tmp_path_factory) -> Path:
    """The release of `raw/`, built once by the plain functions of the stages."""
    from tasks.assemble.task import assemble_parts
    from tasks.clean.task import clean_part
    from tasks.extract import DEFAULT_PIPELINE
    from tasks.extract.task import extract_part
    from tasks.ingest.task import ingest
    from tasks.publish.task import publish_tables
    from tasks.validate.task import validate_tables

    folder = tmp_path_factory.mktemp("sample")
    raw = ingest(Path(__file__).parents[1] / "raw", folder, 1_000, 10_000_000)
    clean = [clean_part(part, folder / "clean" / part.name) for part in raw.parts]
    read = [extract_part(part, folder / "extract" / part.name, DEFAULT_PIPELINE) for part in clean]
    tables = assemble_parts(clean, read, [raw.issues], folder / "tables")
    run = {"n_documents_in": raw.n_documents_in, "n_sources": raw.n_sources, "n_rejected": raw.n_rejected}
    return publish_tables(tables, validate_tables(tables), folder / "output", run)


BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """Where the browser is that Debian installs, if any."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """A headless browser for one module's tests: left open, its event loop would be in the way of Prefect's."""
    path = browser_path()
    if path is None:
        pytest.skip(f"no browser to look with: none of {', '.join(BROWSERS)}")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
