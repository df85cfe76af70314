"""The fields of a document as a file has them -> a record with our names, or the reason why it is none."""

from collections.abc import Mapping
from typing import Any

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.fields import TEXTS, FieldNames, without_text
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, Record, UnusableError


def document(names: FieldNames, place: Place, fields: object, known: Mapping[str, Any] | None = None) -> Record | Issue:
    """Make the record of a document. `known` is what its file says of all; its own fields come first."""
    if not isinstance(fields, dict):
        return place.reject(UnusableError(IssueCode.WRONG_TYPE, f"a JSON {type(fields).__name__}, not an object"))
    try:
        found = names.translate(fields)
    except UnusableError as error:
        return place.reject(error)
    if not any(name in found for name in TEXTS) and not any(name in fields for name in TEXTS):
        own = found.get("id")
        return place.reject(UnusableError(IssueCode.EMPTY, without_text(fields)), None if own is None else str(own))
    if any(isinstance(found.get(name), str) and _too_large(found[name]) for name in TEXTS):
        return place.reject(TOO_LARGE)
    return Record(place, {**(known or {}), **found}, notes=tuple(names.notes(fields, found)))


def _too_large(text: str) -> bool:
    return len(text) > MAX_BYTES // 4 and len(text.encode("utf-8", "replace")) > MAX_BYTES
