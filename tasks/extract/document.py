"""One clean document -> one extraction: the components in their order."""

from collections.abc import Iterable, Iterator

from schemas.documents import CleanDocument
from schemas.mentions import Extraction
from tasks.extract.components.actors import actor_mentions, actor_table, find_actors
from tasks.extract.components.attacks import find_attacks
from tasks.extract.components.casualties import find_casualties
from tasks.extract.components.claims import find_claims
from tasks.extract.components.dates import find_dates
from tasks.extract.components.places import find_places
from tasks.extract.language import DEFAULT_PIPELINE, read_documents
from tasks.extract.reading import Reading


def extract_documents(documents: Iterable[CleanDocument], pipeline: str = DEFAULT_PIPELINE) -> Iterator[Extraction]:
    """Read documents with an installed spaCy pipeline and give what each says, in order."""
    for reading in read_documents(documents, pipeline):
        yield extract(reading)


def extract(reading: Reading) -> Extraction:
    """Give everything that one parsed document says."""
    actors = find_actors(reading)
    attacks = find_attacks(reading, actors, find_places(reading), find_dates(reading))
    return Extraction(
        source_id=reading.document.source.source_id,
        attacks=tuple(found.mention for found in attacks),
        casualties=find_casualties(reading, attacks, actors),
        claims=find_claims(reading, attacks, actors),
        actors=actor_table(actors),
        actor_mentions=actor_mentions(reading, actors),
    )
