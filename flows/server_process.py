"""What `flows.server` starts: Prefect's server on a socket that it was given."""

import os
import signal
import socket
import sys
import threading

import uvicorn

from flows.interrupts import hear_signals

_STOP_SECONDS = 1
"""Left to clients that still hold a connection when the server is told to stop."""


def serve(descriptor: int) -> None:
    """Be the server, until told to stop or until the process that started it is gone."""
    hear_signals()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app",
        factory=True,
        lifespan="on",
        log_level="error",
        timeout_graceful_shutdown=_STOP_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=descriptor)])


def _end_with_parent() -> None:
    """Wait for the end of standard input, which the parent holds open as long as it lives."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    serve(int(sys.argv[1]))
