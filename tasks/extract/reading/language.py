"""The one door to spaCy: which pipeline is loaded, and what is added around it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from schemas.documents import CleanDocument
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.parse import plain
from tasks.extract.reading.attributes import remember_attributes
from tasks.extract.reading.headlines import mend_headlines
from tasks.extract.reading.joints import mend_joints
from tasks.extract.reading.products import use_blas
from tasks.extract.reading.reading import Reading
from tasks.extract.reading.repairs import mend_verbs

_HYPHENED_ACRONYM = re.compile(r"[A-Z]{1,6}-[A-Z]{1,4}")
"""One token: cut at the hyphen, the "IS" of "IS-K" is tagged as a verb and breaks the parse."""
_SEEN_BY_PARAGRAPHS: list[int | str] = ["IS_ALPHA", "IS_LOWER", "IS_SPACE", "SENT_START"]
_MOST_CHARS_AT_ONCE = 200_000
_MID_SENTENCE = np.uint64(2**64 - 1)  # -1, as spaCy keeps it

Language.component("attackbase_headlines", func=mend_headlines)
Language.component("attackbase_verbs", func=mend_verbs)
Language.component("attackbase_joints", func=mend_joints)


@Language.component("attackbase_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Make the token after a paragraph break start a sentence, and let none start at the break or in mid-sentence.

    All at once: spaCy looks through the whole document each time that one token is told to start a sentence.
    """
    seen: Any = doc.to_array(_SEEN_BY_PARAGRAPHS)
    is_alpha, is_lower, is_space, starts = seen.T
    starts[1:][(is_alpha[:-1] & is_lower[1:]) == 1] = _MID_SENTENCE
    for index in np.flatnonzero(is_space[:-1]).tolist():
        if "\n\n" in doc[index].text:
            starts[index], starts[index + 1] = _MID_SENTENCE, 1
    return doc.from_array(["SENT_START"], starts)


@lru_cache(maxsize=2)
def load_language(name: str = DEFAULT_PIPELINE) -> Language:
    """Load an installed spaCy pipeline that has a tagger, a parser and NER; once a process.

    Raises:
        ValueError: the pipeline lacks one of the components that extraction stands on.
        OSError: no pipeline of this name is installed.
    """
    nlp = spacy.load(name)
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise ValueError(f"spaCy pipeline {name!r} has no {', '.join(sorted(missing))}")
    use_blas(nlp)
    remember_attributes(nlp)
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = _HYPHENED_ACRONYM.fullmatch
    nlp.add_pipe("attackbase_paragraphs", before="parser")
    nlp.add_pipe("attackbase_verbs", last=True)
    nlp.add_pipe("attackbase_joints", last=True)
    nlp.add_pipe("attackbase_headlines", last=True)
    return nlp


def read_documents(
    documents: Iterable[CleanDocument], pipeline: str = DEFAULT_PIPELINE, batch_size: int = 64
) -> Iterator[Reading]:
    """Parse clean documents in order, so many at once as are fast and take little memory."""
    nlp = load_language(pipeline)
    for batch in _batches(documents, batch_size):
        pairs = ((document.reading, document) for document in batch)
        for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield Reading(document, plain(doc))


def _batches(documents: Iterable[CleanDocument], batch_size: int) -> Iterator[list[CleanDocument]]:
    batch: list[CleanDocument] = []
    n_chars = 0
    for document in documents:
        if batch and (len(batch) == batch_size or n_chars + len(document.reading) > _MOST_CHARS_AT_ONCE):
            yield batch
            batch, n_chars = [], 0
        batch.append(document)
        n_chars += len(document.reading)
    if batch:
        yield batch
