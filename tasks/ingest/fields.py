"""The names that crawlers, feeds and exports give to what we call text, title, published_at …, from one table.

A document's own fields under our names come first, then those that the user named, then our names in other letters
("Text"), then the table's, by rank.
"""

import csv
import html
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

from tasks.ingest.dates import read_moment
from tasks.ingest.markup import fragment_text, is_markup

TEXTS = ("text", "html")
STRINGS = (*TEXTS, "title", "url", "publisher", "agency", "language", "licence")
FIELDS = ("id", *STRINGS, "published_at", "record_id", "captured_at", "payload_digest")
_LOOKS_DATED = re.compile(r"date|time|publi|posted|pub|issued|when|day")
_LOOKS_TITLED = re.compile(r"title|head|subject|slug")
_TITLE_CHARS = range(10, 300)
_GIVEN, _OWN, _ADDRESS, _ANY = -1, 0, 999, 1_000
"""Ranks: of a name that the user gave, of our own name, of an address where an outlet is named, below which all are."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|\w{2,31});", re.IGNORECASE)
_MOST_FIELDS, _NAME_CHARS = 500, 100
_SHOWN = 12
_SECTION = ("headline", "paragraphs")


@dataclass(frozen=True)
class FieldNames:
    """How fields are called: `given` has the user's own names by ours (`{"text": "body"}`)."""

    given: Mapping[str, str] = field(default_factory=dict)

    def translate(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Give a document's fields by our names; what is empty or unknown is left out."""
        found = _own(fields)
        theirs = {folded(name): ours for ours, name in self.given.items()}
        ranks: dict[str, int] = {}
        for name, value in _flat(fields).items():
            for rank, ours in (*_ours().get(name, ()), *(((_GIVEN, theirs[name]),) if name in theirs else ())):
                read = _value(ours, value)
                said = _sorted_out(ours, read)
                told = rank if said == ours else _ADDRESS
                if told < ranks.get(said, _OWN if said in found else _ANY) and not _is_blank(read):
                    found[said], ranks[said] = read, told
        return found

    def holds_text(self, names: Iterable[str]) -> bool:
        """Whether one of these names is that of a text."""
        return self.rank_of_text(names) is not None

    def known_among(self, names: Iterable[str]) -> int:
        """Count which of our fields these names stand for."""
        known = {**_ours_alone(), **{folded(name): ours for ours, name in self.given.items()}}
        return len({known[key] for name in names if (key := folded(name)) in known})

    def ours(self, name: str) -> str | None:
        """Give the field of ours that a name stands for, None where it is not known."""
        theirs = {folded(given): ours for ours, given in self.given.items()}
        return theirs.get(folded(name)) or _ours_alone().get(folded(name))

    def worth_reading(self, name: str) -> bool:
        """Whether a column may hold one of our fields, or something that the user should know of."""
        key = folded(name)
        if key in _known() or key in map(folded, self.given.values()):
            return True
        return bool(_LOOKS_DATED.search(key) or _LOOKS_TITLED.search(key)) or any(
            known.startswith(f"{key}.") for known in (*_known(), *self.given.values())
        )

    def rank_of_text(self, names: Iterable[str]) -> int | None:
        """How surely one of these names is that of a text: the lowest surest, None not at all."""
        have = {folded(name) for name in names}
        if any(folded(self.given[name]) in have for name in TEXTS if name in self.given):
            return _GIVEN
        ranks = (rank for name in have for rank, ours in _ours().get(name, ()) if ours in TEXTS)
        return min(ranks, default=None)

    def notes(self, fields: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[str]:
        """Name unknown fields that look like a date of publication or a title, where we have none."""
        for name, value in _flat(fields).items():
            if name in _known() or name in map(folded, self.given.values()) or not isinstance(value, str | int | float):
                continue
            if "published_at" not in found and _LOOKS_DATED.search(name) and _is_date(value):
                yield f"the field {name!r} looks like a date of publication: --field published_at={name}"
            if "title" not in found and _LOOKS_TITLED.search(name) and len(str(value)) in _TITLE_CHARS:
                yield f"the field {name!r} looks like a title: --field title={name}"


def without_text(names: Iterable[str]) -> str:
    """Say that nothing is known to hold a text, and what would help."""
    listed = [repr(str(name)[:40]) for name in islice(names, _MOST_FIELDS)]
    more = f" and {len(listed) - _SHOWN} more" if len(listed) > _SHOWN else ""
    if not listed:
        return "there are no fields that could hold a text"
    told = f"of the fields {', '.join(listed[:_SHOWN])}{more}"
    return f"{told} none is known to hold the text; --field text=NAME names it"


def folded(name: str) -> str:
    """A field's name as it is compared: small letters and digits, dots between levels."""
    return re.sub(r"[^a-z0-9.]", "", name.lower())


@cache
def _ours() -> dict[str, tuple[tuple[int, str], ...]]:
    """Give what each name stands for, with its rank, the lowest the surest: ours in any letters, and the table's."""
    ours: dict[str, tuple[tuple[int, str], ...]] = {folded(name): ((_OWN, name),) for name in FIELDS if name != "id"}
    for row in _table():
        if row["field"]:
            ours[row["name"]] = (*ours.get(row["name"], ()), (int(row["rank"]), row["field"]))
    return ours


@cache
def _ours_alone() -> dict[str, str]:
    """Give one of our fields for each known name."""
    return {"id": "id", **{name: ranked[0][1] for name, ranked in _ours().items()}}


@cache
def _table() -> tuple[dict[str, str], ...]:
    with files("tasks.ingest").joinpath("fields.csv").open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def _known() -> frozenset[str]:
    return frozenset({*map(folded, FIELDS), *(row["name"] for row in _table())})


def _own(fields: Mapping[str, Any]) -> dict[str, Any]:
    """A document's fields that are called as ours are."""
    own = {name: _paragraphs(_unwrapped(fields[name])) for name in FIELDS if name in fields}
    said = {name: value for name, value in own.items() if not _is_blank(value) and not isinstance(value, dict)}
    renamed = {_sorted_out(name, value): value for name, value in said.items()}
    return {**renamed, **{name: value for name, value in said.items() if name in renamed}}


def _flat(fields: Mapping[str, Any], above: str = "", depth: int = 0) -> dict[str, Any]:
    """Fields by their compared names, those of inner objects behind a dot; of two the first counts."""
    flat: dict[str, Any] = {}
    for name, wrapped in islice(fields.items(), _MOST_FIELDS):
        key, value = f"{above}{folded(str(name)[:_NAME_CHARS])}", _unwrapped(wrapped)
        flat.setdefault(key, value)
        if isinstance(value, dict) and depth < 2:
            for inner, nested in _flat(value, f"{key}.", depth + 1).items():
                flat.setdefault(inner, nested)
    return flat


def _paragraphs(value: Any) -> Any:
    return _joined(value) or value if isinstance(value, list) else value


def _unwrapped(value: Any) -> Any:
    """A value of MongoDB's extended JSON: `{"$date": …}`, `{"$oid": …}`, `{"$numberLong": …}`."""
    while isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        value = next(iter(value.values()))
    return value


def _value(name: str, value: Any) -> Any:
    """A value under another name than ours: paragraphs joined, markup taken out, the first of several names."""
    if isinstance(value, dict):
        value = _sections(value) if name == "text" else None
    if isinstance(value, list):
        value = _joined(value) if name == "text" else next(iter(value), None)
    if name in {"text", "title"} and isinstance(value, str):
        return fragment_text(value) if is_markup(value) else _ENTITY.sub(lambda found: html.unescape(found[0]), value)
    return str(value) if name in STRINGS and isinstance(value, int | float) and not _is_blank(value) else value


def _joined(values: list[Any]) -> str | None:
    """Paragraphs of a list; runs of one text, some of them with a markup of their own, are put together as they are."""
    parts = [part.get("text", "") if isinstance(part, dict) else part for part in values]
    if not all(isinstance(part, str) for part in parts):
        return None
    return ("" if any(isinstance(part, dict) for part in values) else "\n\n").join(parts)


def _sections(body: Mapping[str, Any]) -> str | None:
    """The body of a fundus article: its summary, then sections with headlines and paragraphs."""
    sections = body.get("sections")
    if not isinstance(sections, list):
        return None
    inner = (section.get(name) for section in sections if isinstance(section, dict) for name in _SECTION)
    parts = [body.get("summary"), *inner]
    lines = (line for part in parts for line in (part if isinstance(part, list) else [part]))
    return "\n\n".join(line for line in lines if isinstance(line, str) and line.strip())


def _sorted_out(name: str, value: Any) -> str:
    """`source` is the outlet for some and the address for others: give the field that a value is of."""
    is_address = name == "publisher" and isinstance(value, str) and re.match(r"https?://", value)
    return "url" if is_address else name


def _is_blank(value: Any) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or (isinstance(value, str | list) and not value)


def _is_date(value: object) -> bool:
    try:
        return bool(read_moment(value, "GB"))
    except ValueError:
        return False
