"""One clean document -> one extraction: the components in their order."""

import logging
from collections.abc import Iterable, Iterator

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
from tasks.extract.places.find import dateline_place, find_places
from tasks.extract.reading.language import read_documents
from tasks.extract.reading.reading import Reading

_LOG = logging.getLogger(__name__)


def extract_documents(documents: Iterable[CleanDocument], pipeline: str = DEFAULT_PIPELINE) -> Iterator[Extraction]:
    """Read documents with an installed spaCy pipeline and give what each says, in order.

    A document that a component stumbles over keeps its place, with an issue and without mentions.
    """
    load_readers(pipeline)
    for reading in read_documents(documents, pipeline):
        try:
            yield extract(reading)
        except Exception as error:
            source = reading.document.source
            _LOG.exception("%s: extraction failed", source.source_id)
            message = f"{source.file_name}: extraction failed with {type(error).__name__}: {error}"
            issue = Issue(Severity.WARNING, IssueCode.EXTRACTION_FAILED, message, source.source_id, source.file_name)
            yield Extraction(source.source_id, issues=(issue,))


def extract(reading: Reading) -> Extraction:
    """Give everything that one parsed document says."""
    places = find_places(reading)
    actors = find_actors(reading, places)
    attacks = find_attacks(reading, actors, places, find_dates(reading), dateline_place(reading))
    return Extraction(
        source_id=reading.document.source.source_id,
        attacks=tuple(found.mention for found in attacks),
        casualties=find_casualties(reading, attacks, actors),
        claims=find_claims(reading, attacks, actors),
        actors=actor_table(actors),
        actor_mentions=actor_mentions(reading, actors),
    )
