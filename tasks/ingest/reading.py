"""The door that every file and every file inside a file goes through: its format is told, and its reader is watched."""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from lzma import LZMAError

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content
from tasks.ingest.formats import format_of
from tasks.ingest.passing import is_passing
from tasks.ingest.record import Record, UnusableError

DEEPEST = 4
"""Files within files."""
_FREE_DOCUMENTS, _BYTES_A_DOCUMENT = 10_000, 20
"""A file may hold so many documents, or one for so many of its bytes, whichever is more."""

Records = Iterator[Record | Issue]


def records_of(content: Content) -> Records:
    """Give the documents of a file and of what lies in it; whatever its reader raises becomes an issue.

    Raises:
        OSError: it cannot be read for now, and may be later.
    """
    form = None
    try:
        if content.depth > DEEPEST:
            raise UnusableError(IssueCode.UNREADABLE, f"a file inside more than {DEEPEST} others: not read")
        form = format_of(content)
        empty = True
        for found in form.read(content):
            empty = False
            yield from (
                _stating(each, content) for each in (records_of(found) if isinstance(found, Content) else (found,))
            )
        if empty:
            raise UnusableError(IssueCode.EMPTY, f"no document in this {form.name}")
    except UnusableError as error:
        yield content.place.reject(error)
    except OSError as error:
        if is_passing(error):
            raise
        reason = f"cannot be read: {error.strerror or error}"
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, reason))
    except (EOFError, zlib.error, LZMAError, struct.error) as error:
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, f"breaks off or is damaged: {error}"))
    except Exception as error:
        reason = f"not readable as {form.name if form else 'anything'}: {type(error).__name__}: {str(error)[:200]}"
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, reason))


def _stating(found: Record | Issue, content: Content) -> Record | Issue:
    """Give a record what a manifest says of its file; of a file of many, each would take the same id."""
    if isinstance(found, Issue) or not content.stated:
        return found
    stated = {name: value for name, value in content.stated.items() if name != "id" or found.place == content.place}
    return replace(found, stated={**stated, **found.stated})


def within_budget(records: Records, content: Content) -> Records:
    """Stop a file that holds more documents than its size allows, and say so: packed nonsense makes millions."""
    most = 0
    for number, found in enumerate(records):
        if number >= _FREE_DOCUMENTS:
            most = most or max(_FREE_DOCUMENTS, content.size() // _BYTES_A_DOCUMENT)
            if number >= most:
                reason = f"more than {most:,} documents, out of proportion to its size: the rest is not read"
                yield content.place.reject(UnusableError(IssueCode.TOO_LARGE, reason))
                return
        yield found
