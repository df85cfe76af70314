"""How extraction grows with the length of one document, beside bare parsing of the same text.

`python tests/benchmarks/length.py [20000 100000 200000 800000]` reads invented news of each length and prints the
processor time a character of cleaning with extraction and of the language pipeline as it is shipped, their ratio, and
the cost a character beside that of the first length.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime

import spacy

from schemas.documents import SourceDocument
from tasks.clean.document import clean_document
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.document import extract_documents
from tests.benchmarks.news import article

LENGTHS = (20_000, 100_000, 200_000, 800_000)
MOST_BARE = 900_000  # the pipeline as it is shipped refuses a million


def microseconds(work: Callable[[str], object], text: str) -> float:
    """The processor time that some work takes, a character of the text."""
    start = time.process_time()
    work(text)
    return 1e6 * (time.process_time() - start) / len(text)


def read(text: str) -> None:
    """Read a text as a build does."""
    source = SourceDocument("news", "news.txt", text, "en", published_at=datetime(2024, 3, 11, tzinfo=UTC))
    list(extract_documents([clean_document(source)]))


def main(lengths: list[int]) -> None:
    """Print a line a length."""
    bare = spacy.load(DEFAULT_PIPELINE)
    read(article(3_000, 1))
    first = None
    for number, length in enumerate(lengths):
        text = article(length, number)
        ours = microseconds(read, text)
        first = first or ours
        alone = microseconds(lambda text: list(bare.pipe([text])), text) if length < MOST_BARE else float("nan")
        sys.stdout.write(f"{len(text):>9,} characters {ours:6.1f} us each, {ours / first:4.2f} x the first length;")
        sys.stdout.write(f" bare parsing {alone:5.1f} us, ratio {ours / alone:4.2f}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main([int(length) for length in sys.argv[1:]] or list(LENGTHS))
