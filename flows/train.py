"""Learn the tables of weights from labelled articles: `python -m flows.train ARTICLES [OTHER …]`.

ARTICLES is a folder with `documents.jsonl` (what `attackbase build` reads) and `gold.json`, which says of every attack,
casualty and claim where it stands (see `schemas.labels`). The words of harm and the claims of these articles teach
which attack such a word belongs to.

An OTHER is a folder with `documents.jsonl` and `gold.jsonl` (a line a document with its `source_id` and its `attacks`,
each with type, date, place, country, perpetrator, killed, wounded, optional). The first of them teaches which attacks
are told enough of to be a row, and every attack of it has to be labelled; the others keep what is learned from it
honest on other kinds of text, at less weight.
"""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

from flows.learning import learn, write_weights
from flows.plain import clean_documents
from schemas.documents import CleanDocument
from schemas.labels import read_articles
from schemas.mentions import Extraction
from schemas.weights import BIAS, Example, load_weights
from tasks.assemble import grouping, grouping_facts, telling
from tasks.assemble.examples import Labels, grouping_examples, read_labels, telling_examples, told_examples
from tasks.assemble.placing import settle_places
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.attacks import attachment, attachment_facts
from tasks.extract.document import extract, extract_documents
from tasks.extract.examples import Labelled, claim_examples, harm_examples, label_attacks
from tasks.extract.loading import load_readers
from tasks.extract.reading.language import read_documents

ARTICLE = 0.4  # what an attack of labelled articles counts beside one of wires, for what makes a row
OTHER = 0.05

_LOG = logging.getLogger(__name__)
Read = tuple[CleanDocument, Extraction, Labels]


def train(articles: Path, others: Sequence[Path]) -> None:
    """Learn every table: what a harm and a claim belong to, with these what is one attack, then what makes a row."""
    for table in (attachment.OF_HARM, attachment.OF_CLAIMS, grouping.WEIGHTS):
        _forget(table)
    labelled = list(labelled_articles(articles))
    train_attachment(labelled)
    extractions = [settle_places(extract(article.reading)) for article in labelled]
    train_grouping(labelled, extractions)
    told = [
        example
        for article, extraction in zip(labelled, extractions, strict=True)
        for example in told_examples(extraction, article.told, article.reading.published, article.labels)
    ]
    if others:
        train_telling(told, others)


def train_attachment(articles: Sequence[Labelled]) -> None:
    """Learn which attack a word of harm, and a claim, belongs to, and write the tables of weights."""
    give: tuple[tuple[Path, Callable[[Labelled], Iterator[Example]]], ...] = (
        (attachment.OF_HARM, harm_examples),
        (attachment.OF_CLAIMS, claim_examples),
    )
    learned = [(table, [example for article in articles for example in examples(article)]) for table, examples in give]
    for table, examples in learned:
        _learn(table, examples, attachment_facts.SPEAK_FOR, attachment_facts.SPEAK_AGAINST)


def train_grouping(articles: Sequence[Labelled], extractions: Sequence[Extraction]) -> None:
    """Learn which mentions of a document are one attack, and write the table of weights."""
    examples = [
        example
        for article, extraction in zip(articles, extractions, strict=True)
        for example in grouping_examples(extraction, article.told, article.reading.published, article.labels.origin)
    ]
    _learn(grouping.WEIGHTS, examples, grouping_facts.SPEAK_FOR, grouping_facts.SPEAK_AGAINST)


def train_telling(told: Sequence[Example], folders: Sequence[Path]) -> None:
    """Learn which attacks are told enough of to be a row, and write the table of weights.

    `told` are the examples of articles whose attacks are labelled where they stand.
    """
    main, *others = [list(read_set(folder)) for folder in folders]
    wires = [example for read in main for example in telling_examples(*read)]
    beside = [replace(each, weight=OTHER) for other in others for read in other for each in telling_examples(*read)]
    articles = [replace(each, weight=each.weight * ARTICLE) for each in told]
    _learn(telling.WEIGHTS, [*articles, *wires, *beside])


def labelled_articles(folder: Path) -> Iterator[Labelled]:
    """Read labelled articles: each parsed, with the attacks found in it and which labelled ones these are."""
    labels = read_articles(folder)
    documents = [document for document in _documents(folder) if document.source.source_id in labels]
    load_readers(DEFAULT_PIPELINE)
    for reading in read_documents(documents, DEFAULT_PIPELINE):
        yield label_attacks(reading, labels[reading.document.source.source_id])


def read_set(folder: Path) -> Iterator[Read]:
    """Read a labelled set: each document, what is extracted from it, and its labels."""
    labels = read_labels(folder / "gold.jsonl")
    documents = _documents(folder)
    for document, extraction in zip(documents, extract_documents(documents), strict=True):
        yield document, extraction, labels.get(document.source.source_id, ())


def _documents(folder: Path) -> tuple[CleanDocument, ...]:
    with tempfile.TemporaryDirectory() as work:
        return clean_documents(folder, Path(work))[0]


def _forget(table: Path) -> None:
    """Start from a table by which nothing belongs to anything, whatever facts the last one was learned for."""
    write_weights({BIAS: -1.0}, table)
    load_weights.cache_clear()


def _learn(
    table: Path,
    examples: Sequence[Example],
    speak_for: Set[str] = frozenset(),
    speak_against: Set[str] = frozenset(),
) -> None:
    """Learn a table from examples and write it; what was read of it before is forgotten."""
    learned = learn(examples, speak_for, speak_against)
    write_weights(learned.weights, table)
    load_weights.cache_clear()
    holding = sum(example.holds for example in examples)
    _LOG.info("%s: %d of %d examples hold; area %.3f", table.name, holding, len(examples), learned.area)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
    folder, *rest = [Path(name) for name in sys.argv[1:]]
    train(folder, rest)
