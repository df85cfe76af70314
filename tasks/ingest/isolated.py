"""A function in a process of its own: it may crash, hang or swell there, and takes nothing else with it."""

import atexit
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar

T = TypeVar("T")

MEMORY = 4 * 2**30
"""Bytes that the process may map."""
CLOCK, LOOK_SECONDS = 10.0, 0.5
"""So many times the seconds of the processor may pass on the clock; how often they are looked at."""
_LAST_SECONDS = 10.0


class IsolatedError(Exception):
    """The process ended on an argument, or was ended because it took too long; says so."""


@dataclass(slots=True)
class Isolated(Generic[T]):
    """A function of one argument, called in a process that is started at its first call and kept for the next.

    The function belongs to a module, and gives and raises what can be pickled. Where its process ended, the next call
    starts another. Seconds are those of the processor: a busy machine rejects nothing.
    """

    function: Callable[[Any], T]
    seconds: float
    _process: BaseProcess | None = None
    _connection: Connection | None = None

    def __call__(self, argument: Any) -> T:
        """Give what the function makes of an argument.

        Raises:
            IsolatedError: it made nothing of it in its seconds, or ended the process.
        """
        try:
            connection = self._connect()
            connection.send(argument)
            answer = connection.recv() if self._answers(connection) else None
        except (EOFError, OSError):
            if self._process is not None:
                self._process.join(_LAST_SECONDS)
            raise IsolatedError(f"ended the process that read it ({self.end()})") from None
        if answer is None:
            self.end()
            raise IsolatedError(f"takes longer than {self.seconds:.0f} seconds to read")
        made, error = answer
        if error is not None:
            raise error
        return made  # type: ignore[no-any-return]

    def _connect(self) -> Connection:
        if self._connection and self._process and self._process.is_alive():
            return self._connection
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.function), daemon=True)
        self._process.start()
        theirs.close()
        atexit.register(self.end)
        self._connection.recv()  # what it needs is loaded: its seconds begin
        return self._connection

    def _answers(self, connection: Connection) -> bool:
        """Wait for an answer as long as the seconds last, of the processor or ten times as many on the clock."""
        latest, most = time.monotonic() + CLOCK * self.seconds, processor_seconds(self._process) + self.seconds
        while not connection.poll(min(self.seconds, LOOK_SECONDS)):
            if time.monotonic() > latest or processor_seconds(self._process) > most:
                return False
        return True

    def end(self) -> str:
        """End the process and say how it ended."""
        atexit.unregister(self.end)
        if self._process is None or self._connection is None:
            return "not started"
        self._connection.close()
        self._process.kill()
        self._process.join()
        return how_it_ended(self._process)


def processor_seconds(process: BaseProcess | None) -> float:
    """The time that a process has computed; 0 where the system does not tell."""
    try:
        stat = Path(f"/proc/{process.pid if process else 0}/stat").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def how_it_ended(process: BaseProcess) -> str:
    """The signal or the status with which a process ended."""
    code = process.exitcode
    return signal.Signals(-code).name if code and code < 0 else f"exit {code}"


def live_with_parent() -> None:
    """Ignore Ctrl-C in this process, since who started it ends it, and end it with that one, whatever it is doing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def limit_memory(n_bytes: int) -> None:
    """Let this process map so many bytes, where the system knows such a limit."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (n_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    """Answer until nobody asks any more."""
    live_with_parent()
    limit_memory(MEMORY)
    connection.send(None)
    with suppress(EOFError, BrokenPipeError):
        while True:
            argument = connection.recv()
            try:
                connection.send((function(argument), None))
            except BrokenPipeError:
                raise
            except Exception as error:
                connection.send((None, error))
