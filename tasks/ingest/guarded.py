"""Ingest in a process of its own that is watched: a file that ends it, or takes too long, becomes that file's issue.

Then all is read again without that file. What a reader merely raises is an issue already where it is raised.
"""

import multiprocessing
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tasks.ingest.folder import Watch
from tasks.ingest.isolated import (
    CLOCK,
    LOOK_SECONDS,
    how_it_ended,
    limit_memory,
    live_with_parent,
    processor_seconds,
)
from tasks.ingest.parts import Ingested, ingest

SECONDS, BYTES_A_SECOND = 60.0, 10_000
"""A file may take the first, and a second of the processor more for so many bytes: a hundred times what it needs."""
MEMORY = 8 * 2**30
"""Bytes that reading may map."""


class _EndedError(Exception):
    """The process was ended, or ended itself, over a file."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason


def ingest_guarded(raw: Path, *arguments: Any, give_up: bool = True) -> Ingested:
    """`ingest`, whatever a file does to the process that reads it.

    Raises:
        RawFolderError: there is nothing to read.
        OSError: a file cannot be read for now, and it is not time to `give_up` and reject it.
        RuntimeError: the process ended before it read any file.
    """
    harmful: dict[str, str] = {}
    while True:
        try:
            return _watched(raw, arguments, give_up, harmful)
        except _EndedError as ended:
            harmful[ended.name] = ended.reason


def _watched(raw: Path, arguments: tuple[Any, ...], give_up: bool, harmful: Mapping[str, str]) -> Ingested:
    context = multiprocessing.get_context("spawn")
    connection, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, partial(ingest, raw, *arguments, give_up=give_up), harmful))
    process.start()
    theirs.close()
    reading = _Reading(raw, process)
    try:
        while True:
            while not connection.poll(LOOK_SECONDS):
                reading.check()
            kind, told = connection.recv()
            if kind == "raised":
                raise told
            if kind == "made":
                return told  # type: ignore[no-any-return]
            reading.begin(told)
    except EOFError:
        process.join()
        reason = f"ended the process that read it ({how_it_ended(process)})"
        if not reading.name:
            raise RuntimeError(f"reading the folder {reason}") from None
        raise _EndedError(reading.name, reason) from None
    finally:
        process.kill()
        process.join()


@dataclass(slots=True)
class _Reading:
    """The file that a process reads, and until when it may."""

    raw: Path
    process: BaseProcess
    name: str = ""
    seconds: float = SECONDS
    most: float = float("inf")
    latest: float = float("inf")

    def begin(self, name: str) -> None:
        self.name, self.seconds = name, SECONDS + (self.raw / name).stat().st_size / BYTES_A_SECOND
        self.most = processor_seconds(self.process) + self.seconds
        self.latest = time.monotonic() + CLOCK * self.seconds

    def check(self) -> None:
        """Raise where it takes too long."""
        if time.monotonic() > self.latest or processor_seconds(self.process) > self.most:
            raise _EndedError(self.name, f"takes longer than {self.seconds:.0f} seconds to read")


def _serve(connection: Connection, read: Callable[..., Ingested], harmful: Mapping[str, str]) -> None:
    live_with_parent()
    limit_memory(MEMORY)
    try:
        connection.send(("made", read(watch=Watch(lambda name: connection.send(("began", name)), harmful))))
    except Exception as error:
        connection.send(("raised", error))
