"""Shared test helpers: a document and its parse from plain text."""

from collections.abc import Callable
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
    from tasks.extract.language import read_documents

    def parse(text: str, published: str | None = None):
        return next(read_documents([plain_document(text, published)]))

    return parse
