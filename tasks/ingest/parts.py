"""A folder of raw files -> parts of source documents and a part of issues."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from schemas.documents import Issue, SourceDocument
from schemas.parts import write_part
from schemas.vocabulary import Severity
from tasks.ingest.folder import UNWATCHED, Watch, read_folder

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What ingest wrote: `n_documents_in = n_sources + n_rejected`."""

    parts: tuple[Path, ...]
    issues: Path
    n_documents_in: int
    n_sources: int
    n_rejected: int


@dataclass(slots=True)
class _Batches:
    """Collects issues on the side while documents pass in batches."""

    max_documents: int
    max_chars: int
    fields: Mapping[str, str]
    watch: Watch
    issues: list[Issue] = field(default_factory=list)

    def of(self, raw: Path, give_up: bool) -> Iterator[list[SourceDocument]]:
        batch: list[SourceDocument] = []
        chars = 0
        for found in read_folder(raw, give_up=give_up, fields=self.fields, watch=self.watch):
            if isinstance(found, Issue):
                logger.debug(found.message)
                self.issues.append(found)
                continue
            if batch and (len(batch) >= self.max_documents or chars + len(found.text) > self.max_chars):
                yield batch
                batch, chars = [], 0
            batch.append(found)
            chars += len(found.text)
            if _ends_batch(found, self.max_documents):
                yield batch
                batch, chars = [], 0
        if batch:
            yield batch


def _ends_batch(document: SourceDocument, max_documents: int) -> bool:
    """Whether a batch ends here, told by the document alone: one more in the folder moves documents of one batch only.

    Half of what a batch may hold is what it holds on average.
    """
    number = blake2b(document.source_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    share = max_documents // 2
    return share > 1 and int.from_bytes(number, "big") % share == 0


def ingest(
    raw: Path,
    work: Path,
    batch_documents: int,
    batch_chars: int,
    fields: Mapping[str, str] | None = None,
    *,
    give_up: bool = True,
    watch: Watch = UNWATCHED,
) -> Ingested:
    """Read a folder into `work/sources/part-*.parquet` and `work/issues/ingest.parquet`.

    A part holds at most `batch_documents` documents and, beyond its first one, at most `batch_chars` characters. Where
    it ends is told by its documents, so that one more of them leaves nearly all parts as they are.
    `fields` has the names of unusual fields by ours, `watch` who follows it.

    Raises:
        RawFolderError: there is nothing to read.
        OSError: a file cannot be read for now, and it is not time to `give_up` and reject it.
    """
    batches = _Batches(batch_documents, batch_chars, fields or {}, watch)
    parts: list[Path] = []
    n_sources = 0
    for number, batch in enumerate(batches.of(raw, give_up)):
        parts.append(write_part(work / "sources" / f"part-{number:05d}.parquet", SourceDocument, batch))
        n_sources += len(batch)
    issues = write_part(work / "issues" / "ingest.parquet", Issue, batches.issues)
    n_rejected = sum(issue.severity is Severity.ERROR for issue in batches.issues)
    return Ingested(tuple(parts), issues, n_sources + n_rejected, n_sources, n_rejected)
