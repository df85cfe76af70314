"""One clean document -> one extraction: the steps in their order."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from schemas.documents import CleanDocument, Issue
from schemas.mentions import Extraction
from schemas.vocabulary import IssueCode, Severity
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.actors.find import actor_mentions, actor_table, find_actors
from tasks.extract.attacks.find import find_attacks
from tasks.extract.casualties.find import find_casualties
from tasks.extract.claims.find import find_claims
from tasks.extract.dates.find import find_dates
from tasks.extract.loading import load_readers
from tasks.extract.places.date_order import month_first
from tasks.extract.places.find import dateline_place, find_places
from tasks.extract.reading.language import read_documents
from tasks.extract.reading.reading import Reading
from tasks.extract.stretches import Stretch, joined, stretches

_LOG = logging.getLogger(__name__)


def extract_documents(documents: Iterable[CleanDocument], pipeline: str = DEFAULT_PIPELINE) -> Iterator[Extraction]:
    """Read documents with an installed spaCy pipeline and give what each says, in order.

    A document that a step stumbles over keeps its place, with an issue and without mentions.
    """
    load_readers(pipeline)
    n_stretches: deque[int] = deque()
    readings = read_documents(_cut(documents, n_stretches), pipeline)
    for reading in readings:
        rest = islice(readings, n_stretches.popleft() - 1)
        yield joined(reading.document.source.source_id, map(_read, chain((reading,), rest)))


def _cut(documents: Iterable[CleanDocument], n_stretches: deque[int]) -> Iterator[CleanDocument]:
    """The stretches of all documents, and the number of each document's."""
    for document in documents:
        parts = stretches(document)
        n_stretches.append(len(parts))
        yield from parts


def _read(reading: Reading) -> Stretch:
    """Extract what a stretch says; one that a step stumbles over says nothing but that."""
    try:
        extraction = extract(reading)
    except Exception as error:
        source = reading.document.source
        _LOG.exception("%s: extraction failed", source.source_id)
        message = f"{source.file_name}: extraction failed with {type(error).__name__}: {error}"
        issue = Issue(Severity.WARNING, IssueCode.EXTRACTION_FAILED, message, source.source_id, source.file_name)
        extraction = Extraction(source.source_id, issues=(issue,))
    return Stretch(extraction, len(reading.sentences), len(reading.blocks))


@dataclass(frozen=True, slots=True)
class Step:
    """A step of extraction: what it gives, what it reads of that which steps before it gave, and the function."""

    gives: str
    reads: tuple[str, ...]
    find: Callable[..., Any]


STEPS = (
    Step("places", ("reading",), find_places),
    Step("month_first", ("reading", "places"), month_first),
    Step("dates", ("reading", "month_first"), find_dates),
    Step("dateline", ("reading",), dateline_place),
    Step("actors", ("reading", "places"), find_actors),
    Step("attacks", ("reading", "actors", "places", "dates", "dateline"), find_attacks),
    Step("casualties", ("reading", "attacks", "actors"), find_casualties),
    Step("claims", ("reading", "attacks", "actors"), find_claims),
    Step("actor_table", ("actors",), actor_table),
    Step("actor_mentions", ("reading", "actors"), actor_mentions),
)
"""Everything that is read in a document, in order. Frames (`grammar.frames.frame_of`) are read where a step asks."""


def take_steps(reading: Reading, *wanted: str) -> dict[str, Any]:
    """Give what the steps make of one parsed document, up to the last that is wanted; all where none is named."""
    known: dict[str, Any] = {"reading": reading}
    for step in STEPS:
        known[step.gives] = step.find(*(known[name] for name in step.reads))
        if wanted and all(name in known for name in wanted):
            break
    return known


def extract(reading: Reading) -> Extraction:
    """Give everything that one parsed document says."""
    known = take_steps(reading)
    return Extraction(
        source_id=reading.document.source.source_id,
        attacks=tuple(found.mention for found in known["attacks"]),
        casualties=known["casualties"],
        claims=known["claims"],
        actors=known["actor_table"],
        actor_mentions=known["actor_mentions"],
    )
