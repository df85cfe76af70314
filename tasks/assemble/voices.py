"""Which documents copy one another: text reuse in near-linear time.

Every document is reduced to the hashes of its runs of eight words. Documents that share a run are compared, each with
the earliest few that hold it, so the work grows with the text and not with the square of the documents. Runs that many
documents hold are set phrases; they count only where two documents are the same for the most part.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from schemas.addresses import comparable_address
from schemas.documents import CleanDocument, Run
from schemas.identifiers import identifier

Hashes = NDArray[np.uint64]

SHINGLE_WORDS = 8
COMMON_DOCUMENTS = 20  # a run that more documents hold is a set phrase
COPIED_SENTENCES = 3  # that many whole sentences shared make a copy
COPIED_SHARE = 0.2  # as does this share of the smaller document's own runs, when it is more than one long quotation
COPIED_RUNS = 30
COPIED_NARRATIVE = 25  # so many runs outside quotation marks: a long sentence and more, which no speaker dictated
SAME_SHARE = 0.5  # set phrases included
_BASE = np.uint64(0x9E3779B97F4A7C15)
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+|\n+")
_QUOTATION = re.compile(r"[\"“][^\"“”]{0,1000}[\"”]")
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What reuse is judged by. `runs` are in the order of the text, one a word but the last seven.

    `sentences` are those of eight words or more, `narrative` the runs that hold nothing of a quotation. Documents of
    one `address` are one voice whatever they share: captures of a page that was revised, posts of a live page. `body`
    stands for all words together.
    """

    source_id: str
    published_at: datetime | None
    runs: Hashes
    sentences: Hashes
    narrative: Hashes
    body: int
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice a document speaks with, and the share (0 to 1) of its body copied from earlier ones."""

    voice_id: str
    reuse_share: float


@lru_cache(maxsize=200_000)
def _word_hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def _hashes(text: str) -> Hashes:
    return np.array([_word_hash(word) for word in _WORD.findall(text.lower())], dtype=np.uint64)


def _runs(words: Hashes, length: int) -> Hashes:
    total = np.zeros(max(len(words) - length + 1, 0), dtype=np.uint64)
    factor = np.uint64(1)
    with np.errstate(over="ignore"):
        for offset in range(length):
            total += words[offset : offset + len(total)] * factor
            factor *= _BASE
    return total


def _whole(words: Hashes) -> Hashes:
    """The one run of all words, as `_runs` gives it: the power of a word's place is looked up."""
    run: Hashes = np.sum(words * _powers(len(words)), keepdims=True, dtype=np.uint64)
    return run


@lru_cache(maxsize=512)
def _powers(length: int) -> Hashes:
    powers: Hashes = np.cumprod(np.array([1, *[_BASE] * (length - 1)], dtype=np.uint64), dtype=np.uint64)
    return powers


def fingerprint(document: CleanDocument) -> Fingerprint:
    """Reduce a document to what reuse is judged by."""
    sentences = [_hashes(sentence) for sentence in _SENTENCE_END.split(document.reading)]
    whole = [_whole(words) for words in sentences if len(words) >= SHINGLE_WORDS]
    return Fingerprint(
        document.source.source_id,
        document.source.published_at,
        _runs(_hashes(document.reading), SHINGLE_WORDS),
        _unique(whole),
        _unique([_runs(_hashes(part), SHINGLE_WORDS) for part in _QUOTATION.split(document.reading)]),
        body_hash(document),
        comparable_address(document.source.url),
    )


def body_hash(document: CleanDocument) -> int:
    """Stand for the words of a document below its headline, or of its boilerplate if it has no others; copies have the
    same, under whatever headlines.
    """
    body = document.reading[_body_start(document) :]
    words = _WORD.findall(body.lower()) or _WORD.findall(document.source.text.lower())
    return _word_hash(" ".join(words))


def _body_start(document: CleanDocument) -> int:
    """Where the text below the headline begins in what is read of a document."""
    starts = (
        run.reading + max(document.source.body_start - run.raw, 0) for run in document.runs if _in_body(run, document)
    )
    return next(starts, len(document.reading))


def _in_body(run: Run, document: CleanDocument) -> bool:
    return run.raw + run.length > document.source.body_start


def _unique(hashes: Sequence[Hashes]) -> Hashes:
    return np.unique(np.concatenate(hashes)) if hashes else np.array([], dtype=np.uint64)


def find_voices(fingerprints: Sequence[Fingerprint]) -> dict[str, Voice]:
    """Give each document its voice: documents that copy one another share one, named after the earliest of them."""
    documents = sorted(fingerprints, key=lambda each: (each.published_at or _LATEST, each.source_id))
    roots = _voices(documents)
    shares = _reuse_shares(documents, roots)
    return {
        document.source_id: Voice(identifier("voice", documents[root].source_id), share)
        for document, root, share in zip(documents, roots, shares, strict=True)
    }


def _postings(hashes: Sequence[Hashes]) -> Iterator[list[int]]:
    """Give, for every hash that several documents hold, their numbers in order."""
    unique = [np.unique(each) for each in hashes]
    owners = np.repeat(np.arange(len(unique)), [len(each) for each in unique])
    values = np.concatenate(unique) if unique else np.array([], dtype=np.uint64)
    order = np.argsort(values, kind="stable")
    values, owners = values[order], owners[order]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.array([], dtype=int)
    ends = np.r_[starts[1:], len(values)]
    several = ends - starts > 1
    for start, end in zip(starts[several], ends[several], strict=True):
        yield owners[start:end].tolist()


def _shared(hashes: Sequence[Hashes]) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], int], list[int]]:
    """Count what pairs of documents share: all, without set phrases; and each document's set phrases."""
    everything: dict[tuple[int, int], int] = {}
    own: dict[tuple[int, int], int] = {}
    phrases = [0] * len(hashes)
    for holders in _postings(hashes):
        common = len(holders) > COMMON_DOCUMENTS
        for position, later in enumerate(holders):
            phrases[later] += common
            for earlier in holders[: min(position, COMMON_DOCUMENTS)]:
                pair = (earlier, later)
                everything[pair] = everything.get(pair, 0) + 1
                if not common:
                    own[pair] = own.get(pair, 0) + 1
    return everything, own, phrases


def _voices(documents: Sequence[Fingerprint]) -> list[int]:
    runs, own_runs, phrases = _shared([document.runs for document in documents])
    sentences = _shared([document.sentences for document in documents])[1]
    narrative = _shared([document.narrative for document in documents])[1]
    sizes = [len(np.unique(document.runs)) for document in documents]
    first: dict[int, int] = {}
    parents = [first.setdefault(document.body, index) for index, document in enumerate(documents)]

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = index = parents[parents[index]]
        return index

    for earlier, later in _same_address(documents):
        low, high = sorted((root(earlier), root(later)))
        parents[high] = low
    for pair in sorted({*runs, *sentences}):
        earlier, later = pair
        smaller = min(sizes[earlier], sizes[later])
        smaller_own = min(sizes[earlier] - phrases[earlier], sizes[later] - phrases[later])
        if (
            sentences.get(pair, 0) >= COPIED_SENTENCES
            or narrative.get(pair, 0) >= COPIED_NARRATIVE
            or own_runs.get(pair, 0) >= max(COPIED_RUNS, COPIED_SHARE * smaller_own)
            or runs.get(pair, 0) >= max(SAME_SHARE * smaller, 1)
        ):
            low, high = sorted((root(earlier), root(later)))
            parents[high] = low
    return [root(index) for index in range(len(documents))]


def _same_address(documents: Sequence[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Give each document with the first one of its address."""
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        if document.address and first.setdefault(document.address, number) != number:
            yield first[document.address], number


def _reuse_shares(documents: Sequence[Fingerprint], voices: Sequence[int]) -> list[float]:
    copied: list[set[int]] = [set() for _ in documents]
    members: dict[int, list[int]] = {}
    for index, voice in enumerate(voices):
        members.setdefault(voice, []).append(index)
    for copies in (each for each in members.values() if len(each) > 1):
        seen: Hashes = np.array([], dtype=np.uint64)
        for index in copies:
            runs = documents[index].runs
            for position in np.flatnonzero(np.isin(runs, seen)).tolist():
                copied[index].update(range(position, position + SHINGLE_WORDS))
            seen = np.union1d(seen, runs)
    return [
        round(len(positions) / (len(document.runs) + SHINGLE_WORDS - 1), 4) if positions else 0.0
        for document, positions in zip(documents, copied, strict=True)
    ]
