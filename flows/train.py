"""Learn the tables of weights from labelled sets: `python -m flows.train ARTICLES [ARTICLES …] [OTHER …]`.

ARTICLES is a folder with `documents.jsonl` (what `attackbase build` reads) and `gold.json`, which says of every attack,
casualty and claim where it stands (see `schemas.labels`). The words of harm and the claims of these articles teach
which attack such a word belongs to.

`tests/clusters` is such a folder, and `tests/scenes`, which teaches where attacks took place.

An OTHER is a folder with `documents.jsonl` and `gold.jsonl` (a line a document with its `source_id` and its `attacks`,
each with type, date, place, country, perpetrator, killed, wounded, optional). The first of them teaches which attacks
are told enough of to be a row, and every attack of it has to be labelled; the others keep what is learned from it
honest on other kinds of text, at less weight.
"""

import logging
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.learning import Learned, learn, learn_choice, write_weights
from flows.plain import clean_documents
from schemas.documents import CleanDocument
from schemas.facts import Facts
from schemas.labels import read_articles
from schemas.mentions import Extraction
from schemas.weights import BIAS, Choice, Example, load_weights
from tasks.assemble import grouping, grouping_facts, telling
from tasks.assemble.examples import Labels, grouping_examples, read_labels, telling_examples, told_examples
from tasks.assemble.placing import settle_places
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.attacks import anchoring, anchoring_facts, attachment, attachment_facts, scene, scene_facts
from tasks.extract.document import extract, extract_documents
from tasks.extract.examples import (
    Labelled,
    anchoring_examples,
    claim_examples,
    harm_examples,
    label_attacks,
    scene_examples,
)
from tasks.extract.loading import load_readers
from tasks.extract.reading.language import read_documents

ARTICLE = 0.4  # what an attack of labelled articles counts beside one of wires, for what makes a row
OTHER = 0.05
ATTACHING, GROUPING = 2.0, 16.0
"""How strongly weights are held near 0."""
UNDECIDED = 0.0
"""The score by which dates are neither struck out nor added, so that what grammar proposes is seen."""

_LOG = logging.getLogger(__name__)
Read = tuple[CleanDocument, Extraction, Labels]


def train(folders: Sequence[Path]) -> None:
    """Learn every table: where and when attacks were, what harm and claims are of, which are one, what makes a row."""
    others = [folder for folder in folders if not (folder / "gold.json").exists()]
    articles = [folder for folder in folders if folder not in others]
    for table in (scene.WEIGHTS, attachment.OF_HARM, attachment.OF_CLAIMS, grouping.WEIGHTS):
        _forget(table)
    _forget(anchoring.WEIGHTS, UNDECIDED)
    train_circumstances([article for folder in articles for article in labelled_articles(folder)])
    labelled = [article for folder in articles for article in labelled_articles(folder)]
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


def train_circumstances(articles: Sequence[Labelled]) -> None:
    """Learn which places and dates named beside an attack are its own, and write the tables of weights."""
    _learn(scene.WEIGHTS, [each for article in articles for each in scene_examples(article)], scene_facts.FACTS)
    dates = [each for article in articles for each in anchoring_examples(article)]
    _learn(anchoring.WEIGHTS, dates, anchoring_facts.FACTS)


def train_attachment(articles: Sequence[Labelled]) -> None:
    """Learn which attack a word of harm, and a claim, belongs to, and write the tables of weights."""
    give: tuple[tuple[Path, Callable[[Labelled], Iterator[Choice]]], ...] = (
        (attachment.OF_HARM, harm_examples),
        (attachment.OF_CLAIMS, claim_examples),
    )
    learned = [(table, [choice for article in articles for choice in choices(article)]) for table, choices in give]
    for table, choices in learned:
        _learn_choice(table, choices, ATTACHING, attachment_facts.FACTS)


def train_grouping(articles: Sequence[Labelled], extractions: Sequence[Extraction]) -> None:
    """Learn which mentions of a document are one attack, and write the table of weights."""
    choices = [
        choice
        for article, extraction in zip(articles, extractions, strict=True)
        for choice in grouping_examples(extraction, article.told, article.reading.published, article.labels.origin)
    ]
    _learn_choice(grouping.WEIGHTS, choices, GROUPING, grouping_facts.FACTS)


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


def _forget(table: Path, bias: float = -1.0) -> None:
    """Start from a table by which nothing belongs to anything, whatever facts the last one was learned for."""
    write_weights({BIAS: bias}, table)
    load_weights.cache_clear()


def _learn(table: Path, examples: Sequence[Example], facts: Facts[Any, Any] | None = None) -> None:
    """Learn a table from examples and write it."""
    learned = learn(examples, facts.speak_for, facts.speak_against) if facts else learn(examples)
    _write(table, learned)
    holding = sum(example.holds for example in examples)
    _LOG.info("%s: %d of %d examples hold; area %.3f", table.name, holding, len(examples), learned.quality)


def _learn_choice(table: Path, choices: Sequence[Choice], ridge: float, facts: Facts[Any, Any]) -> None:
    """Learn a table from choices and write it."""
    learned = learn_choice(choices, ridge, facts.speak_for, facts.speak_against)
    _write(table, learned)
    none = sum(not choice.right for choice in choices)
    _LOG.info("%s: %d choices, %d of none; %.3f right", table.name, len(choices), none, learned.quality)


def _write(table: Path, learned: Learned) -> None:
    """Write a table; what was read of it before is forgotten."""
    write_weights(learned.weights, table)
    load_weights.cache_clear()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
    train([Path(name) for name in sys.argv[1:]])
