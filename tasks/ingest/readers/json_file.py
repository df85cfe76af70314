"""JSON files: one article, or a list of articles wherever it lies; read item by item, of any size.

Layouts followed: an object that is an article (news-please, trafilatura, newspaper), a list of them (fundus), a list
under a name (NewsAPI and GDELT `articles`, JSON Feed `items`, Guardian `response.results`, NYT `response.docs`, Media
Cloud `stories`, Elasticsearch `hits.hits`, JSON-LD `@graph`), articles by their id, one object after the other, tables
of pandas in any orientation.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, BinaryIO

import ijson

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found
from tasks.ingest.decoding import decode
from tasks.ingest.documents import document
from tasks.ingest.fields import without_text
from tasks.ingest.readers import telegram
from tasks.ingest.readers.by_columns import is_by_columns, rows_of
from tasks.ingest.record import UnusableError

_SCANNED = 4_000_000  # bytes in which the articles have to begin
_DEEPEST = 6
_DEEPEST_NESTING = 100
_PIECE, _LONGEST = 1_000_000, 20_000_000  # bytes that are read at once, and of a value
_OPEN, _CLOSE = frozenset({"start_map", "start_array"}), frozenset({"end_map", "end_array"})
_MAPS = 50  # of a list; what they have is what all have
_TOO_LARGE = "overflow"  # of numbers beyond 64 bits, on which ijson's fast parser ends; without floats it would crash
_EXACT = ijson.get_backend("python")
_NOT_A_NUMBER = re.compile(rb"(?<=[:\[,\s])(?:-?Infinity|NaN)(?=\s*[,\]}])")
_STARTS = re.compile(rb"\s*[{\[]\s*[\"{\[\]}]")


def looks_like(content: Content) -> bool:
    """Whether it begins as a JSON object or list does, and goes on as one."""
    head = content.head.removeprefix(b"\xef\xbb\xbf")
    if not _STARTS.match(head):
        return False
    try:
        for _ in _shallow(ijson.basic_parse(io.BytesIO(head), use_float=True, multiple_values=True)):
            pass
    except UnusableError:
        return True
    except ijson.IncompleteJSONError as error:
        return any(word in str(error).lower() for word in ("premature", "incomplete", _TOO_LARGE))
    except (ijson.JSONError, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the articles are: `path` as ijson writes it; `by_id` where they are the values of an object.

    `alone` is an article that is all there is; `by_columns` a table whose columns are the values.
    """

    path: str
    by_id: bool = False
    alone: bool = False
    by_columns: bool = False


def read(content: Content) -> Iterator[Found]:
    """Read the articles of a file, each with what the file says of all of them."""
    found = 0
    try:
        layout, above = _find(content)
        for number, fields in enumerate(_items(content, layout), 1):
            place = content.place if layout.alone else content.place.numbered("item", number)
            if telegram.is_message(fields) and not telegram.says_something(fields):
                continue
            found = number
            yield document(content.names, place, telegram.fields_of(fields), above)
        if not found:
            yield content.place.reject(UnusableError(IssueCode.EMPTY, "the file holds no document"))
    except (ijson.JSONError, ValueError) as error:
        where = f"broken JSON after item {found}" if found else "broken JSON"
        said = str(error).partition("\n")[0][:100]  # the lines after it point into the bytes
        yield content.place.reject(UnusableError(IssueCode.BROKEN_JSON, f"{where}: {said}"))


def _find(content: Content) -> tuple[_Layout, dict[str, Any]]:
    """Find where the articles are: the place whose objects have the surest name of a text; of equals the outermost."""
    with _utf8(content) as stream:
        names_at, above, several = _outline(stream.read(_SCANNED))
    if is_by_columns(names_at):
        return _Layout("", by_columns=True), {}
    ranked = []
    for path, names in names_at.items():
        rank = 0 if names >= telegram.NAMES else content.names.rank_of_text(names)
        if rank is not None:
            ranked.append((rank, path.count("."), path))
    if not ranked:
        richest: set[str] = max(names_at.values(), key=len, default=set())
        raise UnusableError(IssueCode.EMPTY, without_text(sorted(richest)))
    path = min(ranked)[2]
    if path.endswith("*"):
        return _Layout(path.removesuffix("*").removesuffix("."), by_id=True), above
    return _Layout(path, alone=not path and not several), above if path else {}


def _outline(data: bytes) -> tuple[dict[str, set[str]], dict[str, Any], bool]:
    """Give the names of the objects at each path, and what the outermost object says that is no list or object.

    The third is whether there are several outermost objects, one after the other.
    """
    names_at: dict[str, set[str]] = defaultdict(set)
    counts: dict[str, int] = defaultdict(int)
    above: dict[str, Any] = {}
    try:
        events = ijson.basic_parse(io.BytesIO(data), use_float=True, multiple_values=True)
        for prefix, event, value in ijson.parse(_shallow(events)):
            if event == "start_map":
                counts[prefix] += 1
            elif event == "map_key" and prefix.count(".") < _DEEPEST and counts[prefix] <= _MAPS:
                names_at[prefix].add(value)
                outer, _, last = prefix.rpartition(".")
                if prefix and last != "item":
                    names_at[outer].add(f"{last}.{value}")
                if prefix and last != "item" and outer.count(".") < 1:
                    names_at[f"{outer}.*" if outer else "*"].add(value)
            elif event == "string" and "." not in prefix and prefix != "item" and len(value) < 500:
                above[prefix] = value
    except ijson.IncompleteJSONError:
        if not names_at:
            raise
    return names_at, _of_all(above), counts[""] > 1


def _of_all(above: dict[str, Any]) -> dict[str, Any]:
    """What a file says of all its articles: a feed's title or a channel's name is their publisher."""
    said = {
        "publisher": above.get("publisher") or above.get("title") or above.get("name"),
        "language": above.get("language"),
    }
    return {name: value for name, value in said.items() if value}


def _items(content: Content, layout: _Layout) -> Iterator[Any]:
    """Give the items of a file; from a number beyond 64 bits on, a slower parser that knows those reads on."""
    if layout.by_columns:
        yield from rows_of(content)
        return
    done = 0
    try:
        for item in _parsed(content, layout, ijson):
            done += 1
            yield item
    except ijson.IncompleteJSONError as error:
        if _TOO_LARGE not in str(error):
            raise
        yield from islice(_parsed(content, layout, _EXACT), done, None)


def _parsed(content: Content, layout: _Layout, parser: Any) -> Iterator[Any]:
    with _utf8(content) as stream:
        watched = _Watched(stream)
        pieces = parser.basic_parse(watched, buf_size=_PIECE, use_float=True, multiple_values=True)
        events = ijson.parse(_shallow(watched.told(pieces)))
        if not layout.by_id:
            yield from ijson.items(events, layout.path)
            return
        for key, value in ijson.kvitems(events, layout.path):
            yield {"record_id": key, **value} if isinstance(value, dict) else value


@dataclass(slots=True)
class _Watched:
    """A stream in which no value may go on for ever: a parser holds it, and looks at all of it with each piece."""

    stream: BinaryIO
    silent: int = 0

    def read(self, size: int) -> bytes:
        """Read a piece.

        Raises:
            UnusableError: no value has ended for longer than any article is.
        """
        data = self.stream.read(size)
        self.silent += len(data)
        if self.silent > _LONGEST:
            told = f"a value of over {_LONGEST // 1_000_000} MB: no single article; what stands behind it is not read"
            raise UnusableError(IssueCode.TOO_LARGE, told)
        return data

    def told(self, events: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
        """Let events pass, each of which ends a silence."""
        for event in events:
            self.silent = 0
            yield event


def _shallow(events: Iterator[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
    """Let events pass as long as they are not nested too deep: what is read costs as much as it is deep."""
    depth = 0
    for event, value in events:
        depth += (event in _OPEN) - (event in _CLOSE)
        if depth > _DEEPEST_NESTING:
            raise UnusableError(IssueCode.BROKEN_JSON, f"nested more than {_DEEPEST_NESTING} deep")
        yield event, value


def _utf8(content: Content) -> BinaryIO:
    """Open a file as UTF-8 without byte order mark and without NaN, which Python writes and JSON does not know."""
    head = content.head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _NOT_A_NUMBER.search(head):
        text, _ = decode(content.data())
        return io.BytesIO(_NOT_A_NUMBER.sub(b"null", text.encode("utf-8")))
    stream = content.open()
    stream.seek(3 if head.startswith(b"\xef\xbb\xbf") else 0)
    return stream
