"""One record and its file's metadata -> a source document, every field checked for its type."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, MetadataBasis
from tasks.ingest.dateline import filed_by, filed_on
from tasks.ingest.dates import Moment, read_moment
from tasks.ingest.decoding import refuse_control_characters
from tasks.ingest.english import is_english
from tasks.ingest.headline import with_headline
from tasks.ingest.html import read_page
from tasks.ingest.outlets import country_of
from tasks.ingest.record import MAX_CHARS, Record, UnusableError, too_long

_STRING_FIELDS = ("text", "html", "title", "url", "publisher", "agency", "language", "licence")
_LANGUAGE_TAG = re.compile(r"^en(-[A-Za-z0-9]+)*$")
_ENGLISH = "en"
_READABLE = re.compile(r"\w")


def source_id_of(record: Record, manifest: Mapping[str, str]) -> str:
    """Give a document's id: its own, the manifest's, else its path without ending, with the line in files of many.

    Raises:
        UnusableError: the id given is neither a string nor a whole number.
    """
    given = record.fields.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise UnusableError(IssueCode.WRONG_TYPE, f"`id` is a {type(given).__name__}, not a string or a whole number")
    own = "" if given is None else str(given)
    refuse_control_characters(own)
    if own.strip() or "id" in record.stated:
        return own if own.strip() else record.stated["id"]
    return record.place.path if record.place.key else manifest.get("id", record.place.path)


def read_source(record: Record, manifest: Mapping[str, str]) -> Iterator[SourceDocument | Issue]:
    """Make the source document of a record, with a warning for each metadatum that cannot be read.

    Metadata come from the record's own fields, else the manifest, else the page's head, else the text.

    Raises:
        UnusableError: the document cannot be used.
    """
    source_id = source_id_of(record, manifest)
    own = own_fields(record)
    page = read_page(own["html"]) if "html" in own and not _READABLE.search(own.get("text", "")) else {}
    if not {"text", "html"} & record.fields.keys():
        raise UnusableError(IssueCode.EMPTY, "neither `text` nor `html` is given")
    text = page.get("text") or own.get("text", "")
    refuse_unusable(text)
    known = {**manifest, **own}
    publisher, publisher_basis = _first(("publisher", known, page))
    url = known.get("url") or page.get("url")
    order = order_of_days(record, {**page, **known})
    published, published_basis, problems = find_published(record.fields, manifest, page, text, order)
    captured = _captured(record.fields.get("captured_at"), problems)
    title = known.get("title") or page.get("title")
    whole, body_start = with_headline(title, text)
    yield SourceDocument(
        source_id=source_id,
        file_name=record.place.file_name,
        text=whole,
        language=known["language"] if _LANGUAGE_TAG.match(known.get("language", "")) else _ENGLISH,
        publisher=publisher,
        agency=known.get("agency") or filed_by(text),
        title=title,
        url=url,
        licence=known.get("licence") or page.get("licence"),
        publisher_basis=publisher_basis,
        published_at=published.at if published else None,
        published_day=published.day if published else None,
        published_basis=published_basis,
        flags=record.flags,
        part=record.place.within,
        record_id=record.fields.get("record_id"),
        captured_at=captured,
        payload_digest=record.fields.get("payload_digest"),
        body_start=body_start,
    )
    for problem in problems:
        yield record.place.warn(IssueCode.BAD_METADATA, problem, source_id)


def own_fields(record: Record) -> dict[str, str]:
    """Take the text fields that a record states, checked; blank ones are left out."""
    own: dict[str, str] = {}
    for name in _STRING_FIELDS:
        value = record.fields.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise UnusableError(IssueCode.WRONG_TYPE, f"`{name}` is a {type(value).__name__}, not a string")
        refuse_control_characters(value)
        if value.strip():
            own[name] = value if name in {"text", "html"} else value.strip()
    return own


def order_of_days(record: Record, known: Mapping[str, Any]) -> str | None:
    """Give a country whose order of day and month a document's dates are in, told by its column or its outlet."""
    return record.fields.get("date_order") or country_of(known.get("url"), known.get("language"))


def refuse_unusable(text: str) -> None:
    """Raise where a text is none, is too long for an article, or is not English."""
    if len(text) > MAX_CHARS:
        raise too_long(len(text))
    if not _READABLE.search(text):
        raise UnusableError(IssueCode.EMPTY, "there is no text")
    if not is_english(text):
        raise UnusableError(IssueCode.NOT_ENGLISH, "the text is not English")


def _first(where: tuple[str, Mapping[str, str], Mapping[str, str]]) -> tuple[str | None, MetadataBasis]:
    name, known, page = where
    if known.get(name):
        return known[name], MetadataBasis.METADATA
    if page.get(name):
        return page[name], MetadataBasis.HTML
    return None, MetadataBasis.NONE


def find_published(
    fields: Mapping[str, Any],
    manifest: Mapping[str, str],
    page: Mapping[str, str],
    text: str,
    country: str | None = None,
) -> tuple[Moment | None, MetadataBasis, list[str]]:
    """Find the time of publication, what it rests on, and what was wrong with values that could not be read."""
    problems: list[str] = []
    stated = [
        (fields.get("published_at"), MetadataBasis.METADATA),
        (manifest.get("published_at"), MetadataBasis.METADATA),
        (page.get("published_at"), MetadataBasis.HTML),
        (filed_on(text), MetadataBasis.TEXT),
    ]
    for value, basis in stated:
        if value is None or value == "":
            continue
        try:
            return read_moment(value, country), basis, problems
        except ValueError as error:
            problems.append(f"`published_at` cannot be read: {error}")
    return None, MetadataBasis.NONE, problems


def _captured(value: object, problems: list[str]) -> datetime | None:
    try:
        return read_moment(value).at if value else None
    except ValueError as error:
        problems.append(f"the time of capture cannot be read: {error}")
        return None
