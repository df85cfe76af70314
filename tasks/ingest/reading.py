"""The door that every file and every file inside a file goes through: its format is told, and its reader is watched."""

import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError

from schemas.documents import Issue
from schemas.vocabulary import IssueCode, Severity
from tasks.ingest.content import Content
from tasks.ingest.formats import format_of
from tasks.ingest.passing import is_passing
from tasks.ingest.record import Place, Record, UnusableError

DEEPEST = 4
"""Files within files."""
MOST_ISSUES = 1_000
"""Documents of one file that are rejected, where hardly any can be used; the rest of the file is then not read."""
_HARDLY_ANY = 20  # rejected ones a usable one

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
            yield from records_of(found) if isinstance(found, Content) else (found,)
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


def within_budget(records: Records, place: Place) -> Records:
    """Stop a file of which hardly anything can be used, and say so; a file of bytes without sense makes few issues."""
    usable = rejected = 0
    for found in records:
        yield found
        usable += isinstance(found, Record)
        rejected += isinstance(found, Issue) and found.severity is Severity.ERROR
        if rejected >= MOST_ISSUES and usable * _HARDLY_ANY < rejected:
            reason = (
                f"the rest of the file is not read: of its first {usable + rejected:,} documents {usable:,} are usable"
            )
            yield place.reject(UnusableError(IssueCode.UNREADABLE, reason))
            return
