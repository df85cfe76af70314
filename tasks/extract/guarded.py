"""Extraction in a process of its own that is watched: what a document costs or raises becomes that document's issue.

The process is started once and kept. Where it dies, or takes longer than its documents may, it is started again, and
what it had not answered is read document by document; the one on which it fails is named and left without mentions.
"""

import atexit
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from schemas.documents import CleanDocument, Issue
from schemas.mentions import Extraction
from schemas.vocabulary import IssueCode, Severity
from tasks.extract.document import extract_documents
from tasks.extract.loading import load_readers

_LOG = logging.getLogger(__name__)

BATCH = 64
"""So many documents are handed over at once; the language pipeline is fastest on many."""
SECONDS, CHARS_A_SECOND = 60.0, 1_000
"""A document may take the first, and a second more for so many characters: a hundred times what it needs. Seconds are
those of the processor, so that a busy machine rejects nothing, or ten times as many on the clock.
"""
STARTS = 5
"""So often a process is started that ends before it can be asked."""
_CLOCK, _LOOK_SECONDS = 10.0, 1.0
MEMORY = 6 * 2**30
"""Bytes that reading may take beyond what the language pipeline takes itself."""
_MAPPED = Path("/proc/self/statm")


class _FailedError(Exception):
    """A document was not answered for; says why."""


def extract_guarded(documents: Iterable[CleanDocument], pipeline: str) -> Iterator[Extraction]:
    """Give what each document says, in order, whatever one of them does to the process that reads it."""
    waiting = iter(documents)
    while batch := list(islice(waiting, BATCH)):
        answered: list[Extraction] = []
        try:
            for extraction in _reader(pipeline).read(batch):
                answered.append(extraction)
                yield extraction
        except _FailedError:
            for document in batch[len(answered) :]:
                yield _alone(document, pipeline)


def _alone(document: CleanDocument, pipeline: str) -> Extraction:
    try:
        return next(_reader(pipeline).read([document]))
    except _FailedError as error:
        source = document.source
        message = f"{source.file_name}: extraction failed: {error}"
        _LOG.warning("%s", message)
        issue = Issue(Severity.WARNING, IssueCode.EXTRACTION_FAILED, message, source.source_id, source.file_name)
        return Extraction(source.source_id, issues=(issue,))


class _Reader:
    """A process that reads documents, and the connection to it; requests are numbered, so that none is mixed up."""

    def __init__(self, pipeline: str) -> None:
        multiprocessing.current_process().daemon = False  # a worker of Dask is one, and a daemon may start no process
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # inherited: a second thread waits more than it works
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, pipeline), daemon=True)
        self.process.start()
        theirs.close()
        self.pipeline, self.request, self.is_loaded = pipeline, 0, False

    def wait(self) -> None:
        """Wait until it has loaded what it needs.

        Raises:
            RuntimeError: there is no such pipeline.
            EOFError: it was ended.
        """
        if not self.is_loaded and (trouble := self.connection.recv()) is not None:
            raise RuntimeError(f"the language pipeline {self.pipeline!r} cannot be loaded: {trouble}")
        self.is_loaded = True

    def read(self, documents: Sequence[CleanDocument]) -> Iterator[Extraction]:
        """Give what each document says, in order.

        Raises:
            _FailedError: one raised, took too long, or ended the process.
        """
        parsing = sum(len(document.reading) for document in documents) / CHARS_A_SECOND  # of all, before the first
        self.request += 1
        try:
            self.connection.send((self.request, documents))
            for document in documents:
                yield self._answer(SECONDS + max(parsing, len(document.reading) / CHARS_A_SECOND))
                parsing = 0.0
        except (EOFError, OSError):
            self.process.join(SECONDS)
            raise _FailedError(f"the process that read it ended with {self.process.exitcode}") from None

    def _answer(self, seconds: float) -> Extraction:
        request = 0
        while request != self.request:
            self._wait(seconds)
            request, answer = self.connection.recv()
        if not isinstance(answer, Extraction):
            raise _FailedError(str(answer))
        return answer

    def _wait(self, seconds: float) -> None:
        """Wait for an answer; end the process where it takes too long."""
        latest, most = time.monotonic() + _CLOCK * seconds, self._processor_seconds() + seconds
        while not self.connection.poll(min(seconds, _LOOK_SECONDS)):
            if time.monotonic() > latest or self._processor_seconds() > most:
                self.end()
                raise _FailedError(f"it took longer than {seconds:.0f} seconds")

    def _processor_seconds(self) -> float:
        """The time that the process has computed; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.connection.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self.process.is_alive() and not self.connection.closed


_readers: dict[str, _Reader] = {}


def start_reader(pipeline: str) -> None:
    """Start the process of a pipeline where it does not run, without waiting until it can be asked."""
    reader = _readers.get(pipeline)
    if reader is None or not reader.is_alive:
        _readers[pipeline] = _Reader(pipeline)


def _reader(pipeline: str) -> _Reader:
    """Give the process of a pipeline, started again where it is gone, also where it was ended while it started.

    Raises:
        RuntimeError: it cannot be started.
    """
    for _ in range(STARTS):
        with suppress(EOFError, ConnectionError):
            start_reader(pipeline)
            _readers[pipeline].wait()
            return _readers[pipeline]
        if (ended := _readers.pop(pipeline, None)) is not None:
            ended.end()
    raise RuntimeError(f"the process that reads documents was ended {STARTS} times while it started")


@atexit.register
def _end_readers() -> None:
    for reader in _readers.values():
        reader.end()


def _serve(connection: Connection, pipeline: str) -> None:
    """Read documents until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    threading.Thread(target=_end_with_parent, daemon=True).start()
    logging.getLogger().addHandler(logging.NullHandler())  # what goes wrong is told once, by who asked
    try:
        load_readers(pipeline)
    except Exception as error:
        connection.send(f"{type(error).__name__}: {error}")
        return
    connection.send(None)
    _limit_memory()
    with suppress(EOFError, BrokenPipeError):
        while True:
            _serve_once(connection, pipeline)


def _end_with_parent() -> None:
    """End this process with the one that started it, also while it loads what it needs."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _serve_once(connection: Connection, pipeline: str) -> None:
    request, documents = connection.recv()
    try:
        for extraction in extract_documents(documents, pipeline):
            connection.send((request, extraction))
    except BrokenPipeError:
        raise
    except Exception as error:
        connection.send((request, f"{type(error).__name__}: {error}"))


def _limit_memory() -> None:
    """Let this process take so much more memory than it has, now that everything it needs is loaded."""
    if not _MAPPED.exists():
        return
    limit = int(_MAPPED.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + MEMORY
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY or limit < most:
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
