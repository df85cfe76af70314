"""What stands between a text and its rows: the frames of its sentences, as plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from schemas.documents import CleanDocument
from schemas.mentions import Extraction
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.document import extract
from tasks.extract.grammar.frames import Frame, frame_of
from tasks.extract.lexicons.predicates import is_event_noun
from tasks.extract.loading import load_readers
from tasks.extract.reading.language import read_documents
from tasks.extract.reading.reading import Reading


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
class Trace:
    """A document's sentences, the frames read in them, and what was extracted."""

    sentences: tuple[str, ...]
    frames: tuple[FrameTrace, ...]
    extraction: Extraction


def trace(document: CleanDocument, pipeline: str = DEFAULT_PIPELINE) -> Trace:
    """Read one document and keep what lies between its text and its rows."""
    load_readers(pipeline)
    [reading] = read_documents([document], pipeline)
    sentences = tuple(sentence.text.strip() for sentence in reading.sentences)
    return Trace(sentences, tuple(_frames(reading)), extract(reading))


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
