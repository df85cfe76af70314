"""Ctrl-C and SIGTERM during a build: one line, everything it started ended, nothing half-done left lying.

The signals are kept from all threads and all processes that the build starts, and one thread waits for them: workers
print no tracebacks of their own, and nothing that Prefect has under way can hold the end up.
"""

import json
import multiprocessing
import os
import signal
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import resource_tracker
from pathlib import Path

SIGNALS = {signal.SIGINT, signal.SIGTERM}
STATUS = 130
_LEFT_TO_IT = "ignore::UserWarning:multiprocessing.resource_tracker"
"""What the tracker clears away after a process that ended at once is no news; it takes over the options of this one."""
_TELL_SECONDS = 0.7
"""Left to tell Prefect's server that the run is over."""

_at_the_end: list[Callable[[], None]] = []
"""What the build under way wants done before its process ends."""


def end_at_once(message: str) -> None:
    """From now on end this process when it is interrupted, with one line and status 130.

    To be called in the main thread before any other is started: they inherit that signals are kept from them.
    """
    sys.warnoptions.append(_LEFT_TO_IT)
    resource_tracker.ensure_running()  # when it starts later, it lets both signals through again
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    threading.Thread(target=_wait, args=(message,), daemon=True, name="interrupts").start()


def before_the_end(act: Callable[[], None]) -> None:
    """Have something done before an interrupted process ends; it must take no time."""
    _at_the_end.append(act)


def hear_signals() -> None:
    """Let a process that was started by a build take signals as any other does."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


def tell_cancelled(run_id: str) -> None:
    """Tell Prefect's server that a run was interrupted; whether it hears that changes nothing."""
    state = {"type": "CANCELLED", "name": "Cancelled", "message": "interrupted; the next run takes it up"}
    request = urllib.request.Request(
        f"{os.environ.get('PREFECT_API_URL')}/flow_runs/{run_id}/set_state",
        json.dumps({"state": state, "force": True}).encode(),
        {"Content-Type": "application/json"},
    )
    with suppress(OSError, ValueError), urllib.request.urlopen(request, timeout=_TELL_SECONDS):
        pass


def _wait(message: str) -> None:
    signal.sigwait(SIGNALS)
    with suppress(OSError):
        os.write(2, f"{_SHOW_CURSOR if sys.stderr.isatty() else ''}attackbase: {message}\n".encode())
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what is broken off by the end of its workers has nothing to add
    told = [threading.Thread(target=act, daemon=True) for act in _at_the_end]
    for each in told:
        each.start()
    _end_workers()
    for each in told:
        each.join(_TELL_SECONDS)
    os._exit(STATUS)


_SHOW_CURSOR = "\r\x1b[?25h\x1b[K"


def _end_workers() -> None:
    """End the processes that read documents, and those that they started; Prefect's server ends with this process.

    Those nearest to this one first: each would start anew what it has lost.
    """
    parents = dict(_parents())
    workers = {child.pid for child in multiprocessing.active_children() if child.pid}
    while workers:
        for pid in workers:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
        workers = {pid for pid, parent in parents.items() if parent in workers}


def _parents() -> Iterator[tuple[int, int]]:
    """The processes of this machine with their parents, as far as it tells."""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            yield int(process.name), int((process / "stat").read_text().rpartition(")")[2].split()[1])
