"""Shared test helpers: a document and its parse from plain text, and a browser."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

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


@pytest.fixture(scope="module")
def chromium() -> Iterator[object]:
    """A headless browser for one module's tests: left open, its event loop would be in the way of Prefect's."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip(f"no browser to look with: none of {', '.join(BROWSERS)}")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()
