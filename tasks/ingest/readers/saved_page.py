"""Pages saved with their pictures (.mhtml): the page alone, with the address it was saved from and when."""

from collections.abc import Iterator
from email import message_from_bytes

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content, Found
from tasks.ingest.readers.mail import header, text_of
from tasks.ingest.readers.plain import documents_of_page
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, UnusableError

_LOCATIONS = ("Snapshot-Content-Location", "Content-Location")


def looks_like(content: Content) -> bool:
    """Whether its headers say that it is a page with what belongs to it."""
    head = content.head[:4096].lower()
    return head[:1].isalpha() and b"multipart/related" in head and b"mime-version:" in head and b"html" in head


def read(content: Content) -> Iterator[Found]:
    """Read the page."""
    letter = message_from_bytes(content.data(MAX_FILE_BYTES))
    pages = [part for part in letter.walk() if part.get_content_type() == "text/html"]
    if not pages:
        raise UnusableError(IssueCode.EMPTY, "a saved page without a page in it")
    page = pages[0]
    markup = text_of(page)
    if len(markup) > MAX_BYTES:
        raise TOO_LARGE
    locations = (header(part, name) for name in _LOCATIONS for part in (letter, page))
    fields = {
        "url": next(filter(None, locations), ""),
        "captured_at": header(letter, "Date"),
    }
    yield from documents_of_page(content.place, markup, {name: value for name, value in fields.items() if value})
