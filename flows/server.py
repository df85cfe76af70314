"""A Prefect server of our own on loopback, for builds whose user runs none."""

import atexit
import os
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

HOST, USUAL_PORT = "127.0.0.1", 4200
_HISTORY = Path(__file__).with_name("history.sql")
_START_SECONDS, _STOP_SECONDS = 120, 10


class ServerError(RuntimeError):
    """The server did not come up."""


@dataclass(frozen=True, slots=True)
class OwnServer:
    """A server that ends with this process, after everything that still reports to it."""

    process: "subprocess.Popen[bytes]"
    address: str
    log: Path

    def wait(self) -> None:
        """Wait until it answers.

        Raises:
            ServerError: it ended, or takes too long; the message names its log.
        """
        try:
            with urllib.request.urlopen(f"{self.address}/api/health", timeout=_START_SECONDS):
                pass
        except (urllib.error.URLError, OSError) as error:
            raise ServerError(f"Prefect's server did not start ({error}); its log is {self.log}") from None

    def stop(self) -> None:
        """Let it finish what it was told, then end it."""
        self.process.terminate()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_own_server(home: Path, *, pages: bool = False) -> OwnServer:
    """Start a server that keeps its history in a folder, and point this process at it; it is not up yet.

    To be called before the first import of prefect: what is registered first ends last, and prefect reads its
    environment once. `pages` are Prefect's web pages and the services that run schedules; a single build needs neither.
    The port is bound here and inherited, so that nobody else can take it.
    """
    home.mkdir(parents=True, exist_ok=True)
    prepare_history(home / "prefect.db")
    lean = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_UI_ENABLED": "0", "PREFECT_API_BLOCKS_REGISTER_ON_START": "0"}
    log = home / "server.log"
    port = int(os.environ.get("PREFECT_SERVER_API_PORT", USUAL_PORT)) if pages else 0
    with _bound(port) as listener, log.open("wb") as lines:
        address = f"http://{HOST}:{listener.getsockname()[1]}"
        with_pages = {"PREFECT_UI_API_URL": f"{address}/api"}
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.server_process", str(listener.fileno())],
            env={**os.environ, "PREFECT_HOME": str(home), **(with_pages if pages else lean)},
            stdin=subprocess.PIPE,
            stdout=lines,
            stderr=subprocess.STDOUT,
            pass_fds=(listener.fileno(),),
            start_new_session=True,
        )
    server = OwnServer(process, address, log)
    atexit.register(server.stop)
    os.environ["PREFECT_API_URL"] = f"{address}/api"
    return server


def prepare_history(database: Path) -> None:
    """Lay out an empty history as Prefect's own migrations would, which take it seconds; an existing one is left.

    Should the installed Prefect be newer than the layout, its server migrates from there.
    """
    if database.exists() or "PREFECT_API_DATABASE_CONNECTION_URL" in os.environ:
        return
    fresh = database.with_suffix(f".{os.getpid()}")
    with sqlite3.connect(fresh) as history:
        history.executescript(f"BEGIN; {_HISTORY.read_text(encoding='utf-8')} COMMIT;")
    history.close()
    fresh.replace(database)


def _bound(port: int) -> socket.socket:
    """Listen on a port of the loopback interface; on any other where it is taken."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.bind((HOST, 0))
    listener.listen(128)
    return listener
