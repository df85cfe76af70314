"""Learn what makes a row from labelled sets: `python -m flows.train SET [OTHER …]`.

A set is a folder with `documents.jsonl` (what `attackbase build` reads) and `gold.jsonl` (a line a document with its
`source_id` and its `attacks`, each with type, date, place, country, perpetrator, killed, wounded, optional). Every
attack of SET has to be labelled. The others keep what is learned from it honest on other kinds of text, at less weight.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from schemas.documents import CleanDocument, SourceDocument
from schemas.mentions import Extraction
from schemas.parts import read_part
from tasks.assemble import telling
from tasks.assemble.examples import Labels, read_labels, telling_examples
from tasks.assemble.learning import learn, write_weights
from tasks.clean.document import clean_document
from tasks.extract.document import extract_documents
from tasks.ingest.task import ingest

OTHER = 0.05
_ALL = 10**9

_LOG = logging.getLogger(__name__)
Read = tuple[CleanDocument, Extraction, Labels]


def train(folders: Sequence[Path]) -> None:
    """Learn which attacks are told enough of to be a row, and write the table of weights."""
    main, *others = [list(read_set(folder)) for folder in folders]
    told = [example for read in main for example in telling_examples(*read)]
    beside = [replace(each, weight=OTHER) for other in others for read in other for each in telling_examples(*read)]
    learned = learn([*told, *beside])
    write_weights(learned.weights, telling.WEIGHTS)
    holding = sum(example.holds for example in told)
    _LOG.info("%d of %d attacks are labelled; area %.3f", holding, len(told), learned.area)


def read_set(folder: Path) -> Iterator[Read]:
    """Read a labelled set: each document, what is extracted from it, and its labels."""
    labels = read_labels(folder / "gold.jsonl")
    with tempfile.TemporaryDirectory() as work:
        raw = Path(work) / "raw"
        raw.mkdir()
        shutil.copy(folder / "documents.jsonl", raw)
        parts = ingest(raw, Path(work), _ALL, _ALL).parts
        documents = [clean_document(source) for part in parts for source in read_part(part, SourceDocument)]
    for document, extraction in zip(documents, extract_documents(documents), strict=True):
        yield document, extraction, labels.get(document.source.source_id, ())


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
    train([Path(name) for name in sys.argv[1:]])
