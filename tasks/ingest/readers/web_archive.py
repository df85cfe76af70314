"""Web archives (WARC, ISO 28500): a document a captured page, with its record's id, date and digest.

Pages are records of type response, resource or conversion whose content is HTML, plain text or not said to be anything
and whose status is 200; other documents (PDF, feeds, office files) go through the door again. Pictures, scripts, data
and the like are none.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.html import decode_page
from tasks.ingest.readers.plain import documents_of_page
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, Record, UnusableError

_TYPES = frozenset({"response", "resource", "conversion"})
_PAGES = ("text/html", "application/xhtml+xml", "")
_DOCUMENTS = {
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_ADDRESS_CHARS = 2_000


def looks_like(content: Content) -> bool:
    """Whether it begins with a record."""
    return content.head.startswith(b"WARC/")


def read(content: Content) -> Iterator[Found]:
    """Read the records one by one; `part` counts all records of the file."""
    number, found = 0, False
    place = content.place
    try:
        with content.open() as stream:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                place = content.place.numbered("record", number)
                for page in _page(content, record, place):
                    found = True
                    yield page
        if not found:
            yield content.place.reject(UnusableError(IssueCode.EMPTY, f"no page among its {number:,} records"))
    except ArchiveLoadFailed as error:
        reason = f"the archive breaks off or is damaged after this place: {error}"
        yield place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def _page(content: Content, record: Any, place: Place) -> Iterator[Found]:
    kind = _kind(record)
    if record.rec_type not in _TYPES or (record.http_headers and record.http_headers.get_statuscode() != "200"):
        return
    if kind in _DOCUMENTS:
        data = record.content_stream().read(MAX_FILE_BYTES)
        yield replace(content.holding(data, place, f"record.{_DOCUMENTS[kind]}"), stated={"url": _address(record)})
    elif kind in _PAGES or kind == "text/plain":
        yield from _documents(record, place, kind)


def _documents(record: Any, place: Place, kind: str) -> Iterator[Found]:
    try:
        data = record.content_stream().read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TOO_LARGE
        charset = _CHARSET.search(_content_type(record))
        text, flags = decode(data) if kind == "text/plain" else decode_page(data, charset[1] if charset else None)
    except UnusableError as error:
        yield place.reject(error)
        return
    headers = record.rec_headers
    fields = {
        "url": _address(record),
        "record_id": headers.get_header("WARC-Record-ID"),
        "captured_at": headers.get_header("WARC-Date"),
        "payload_digest": headers.get_header("WARC-Payload-Digest") or headers.get_header("WARC-Block-Digest"),
    }
    known = {name: value for name, value in fields.items() if value}
    if kind == "text/plain":
        yield Record(place, {"text": text, **known}, flags)
    else:
        yield from documents_of_page(place, text, known, flags)


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "")[:_ADDRESS_CHARS]


def _kind(record: Any) -> str:
    return _content_type(record).partition(";")[0].strip().lower()


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")
