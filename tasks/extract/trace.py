"""What stands between a text and its rows: blocks, frames and rules that nearly held, as plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.documents import CleanDocument
from schemas.mentions import Extraction
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.claims.near import near_misses
from tasks.extract.document import extract, take_steps
from tasks.extract.grammar.frames import Frame, frame_of
from tasks.extract.grammar.predicates import is_event_noun
from tasks.extract.loading import load_readers
from tasks.extract.parse import Token
from tasks.extract.reading.blocks import BlockKind
from tasks.extract.reading.language import read_documents
from tasks.extract.reading.reading import Reading

PLAIN = BlockKind.PARAGRAPH.value
"""The kind of a block that is no title, heading or item."""


@dataclass(frozen=True, slots=True)
class ArgumentTrace:
    """An argument of a frame: its role, its words, and how it is joined to the predicate."""

    role: str
    words: str
    via: str


@dataclass(frozen=True, slots=True)
class FrameTrace:
    """A frame in words; `status` names only what is not plain fact, `hangs` what the clause hangs on and its word."""

    sentence: int
    predicate: str
    voice: str
    arguments: tuple[ArgumentTrace, ...]
    status: tuple[str, ...]
    hangs: str


@dataclass(frozen=True, slots=True)
class NearTrace:
    """A rule for claims that holds but for one thing: the word it would hang on, and what it lacks."""

    sentence: int
    rule_id: str
    cue: str
    lacks: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A document's sentences with the kinds of their blocks, frames and near misses in them, and what was extracted."""

    sentences: tuple[str, ...]
    blocks: tuple[str, ...]
    frames: tuple[FrameTrace, ...]
    near: tuple[NearTrace, ...]
    extraction: Extraction


def trace(document: CleanDocument, pipeline: str = DEFAULT_PIPELINE) -> Trace:
    """Read one document and keep what lies between its text and its rows."""
    load_readers(pipeline)
    [reading] = read_documents([document], pipeline)
    known = take_steps(reading, "attacks", "actors")
    return Trace(
        tuple(sentence.text.strip() for sentence in reading.sentences),
        tuple(reading.block(sentence).kind.value for sentence in reading.sentences),
        tuple(_frames(reading)),
        tuple(
            NearTrace(reading.sentence_number(miss.cue), miss.rule_id, miss.cue.text, miss.lacks)
            for miss in near_misses(reading, known["attacks"], known["actors"])
        ),
        extract(reading),
    )


def _frames(reading: Reading) -> Iterator[FrameTrace]:
    for token in reading.doc:
        if token.pos_ == "VERB" or is_event_noun(token):
            yield _traced(reading, token)


def _traced(reading: Reading, predicate: Token) -> FrameTrace:
    frame = frame_of(predicate)
    arguments = tuple(
        ArgumentTrace(argument.role.value, argument.phrase.text, argument.via.value) for argument in frame.arguments
    )
    hangs = frame.hangs.value if frame.over is None else f"{frame.hangs.value} of {frame.over.text!r}"
    sentence = reading.sentence_number(predicate)
    return FrameTrace(sentence, predicate.text, frame.voice.value, arguments, _marked(frame), hangs)


def _marked(frame: Frame) -> tuple[str, ...]:
    """What of a status is not plain fact: "negative (n't)"."""
    status, plain = frame.status, {"positive", "none", "actual"}
    said = [each.value for each in (status.polarity, status.modality, status.realis) if each.value not in plain]
    return (*said, f"by {status.cue.text!r}") if said and status.cue is not None else tuple(said)
