"""Paragraphs of an office file -> its documents: one, or the articles of a press archive's export."""

from collections.abc import Iterator, Mapping, Sequence

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.readers.plain import exported
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Record, UnusableError

_FEWEST_WORDS = 4  # "Document1", "Untitled" and names of programs are no titles


def documents_of(content: Content, blocks: Sequence[str], known: Mapping[str, str | None]) -> Iterator[Found]:
    """Give the documents that paragraphs make; blank ones are left out."""
    text = "\n\n".join(block.strip() for block in blocks if block.strip())
    if not text:
        raise UnusableError(IssueCode.EMPTY, "there is no text in it")
    if articles := exported(content, text):
        yield from articles
        return
    if len(text) > MAX_BYTES:
        raise TOO_LARGE
    title = " ".join((known.get("title") or "").split())
    is_title = len(title.split()) >= _FEWEST_WORDS and not title.lower().startswith("microsoft")
    fields = {"text": text, "title": title if is_title else None, "language": known.get("language")}
    yield Record(content.place, {name: value for name, value in fields.items() if value})
