"""A small raw folder, and a release built from it by the stages' plain functions, without Prefect."""

import json
import multiprocessing
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tasks.assemble.task import assemble_parts
from tasks.clean.task import clean_part
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.task import extract_part
from tasks.ingest.task import Ingested, ingest
from tasks.publish.task import publish_tables
from tasks.validate.task import validate_tables

BAKERY = {
    "id": "bakery",
    "title": "Car bomb outside Mombasa bakery",
    "publisher": "Tidewater Courier",
    "published_at": "2024-05-08T12:00:00Z",
    "text": (
        "MOMBASA, May 8 - A car bomb exploded outside a bakery in Mombasa on Tuesday, killing four people and wounding "
        "eleven others, the police said.\n\nThe armed group al-Shabaab claimed responsibility for the bombing."
    ),
}
HARBOUR = {
    "id": "harbour",
    "title": "Two groups claim Mombasa bakery bombing",
    "publisher": "Harbour Gazette",
    "published_at": "2024-05-08T15:00:00Z",
    "text": (
        "Four people died and eleven were hurt when a car bomb tore through a bakery in Mombasa on Tuesday. "
        "Al-Shabaab claimed the bombing, but the Islamic State group said its own fighters had carried it out."
    ),
}
FERRY = {
    "id": "ferry",
    "title": "Gunmen fire on ferry",
    "publisher": "Lakeside Record",
    "published_at": "2024-08-20T08:00:00Z",
    "text": (
        "Gunmen shot dead three fishermen on a ferry near Kisumu on Monday, the police said. "
        "Nobody has claimed responsibility for the shooting so far."
    ),
}


def write_lines(path: Path, *documents: dict[str, str]) -> None:
    """Write documents as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{json.dumps(document)}\n" for document in documents), encoding="utf-8")


@pytest.fixture(scope="session")
def small_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "raw"
    write_lines(folder / "news.jsonl", BAKERY, HARBOUR, FERRY)
    return folder


def build_plainly(raw: Path, folder: Path, batch_documents: int = 100) -> tuple[Path, Ingested]:
    """Run the stages one after another; gives the release and what ingest counted."""
    work, output = folder / "work", folder / "output"
    ingested = ingest(raw, work, batch_documents, 1_000_000)
    clean = [clean_part(part, work / "clean" / part.name) for part in ingested.parts]
    extracted = _extract(clean, [work / "extract" / part.name for part in clean])
    tables = assemble_parts(clean, extracted, [ingested.issues], work / "tables")
    run = {
        "n_documents_in": ingested.n_documents_in,
        "n_sources": ingested.n_sources,
        "n_rejected": ingested.n_rejected,
    }
    return publish_tables(tables, validate_tables(tables), output, run), ingested


def _extract(parts: Sequence[Path], outs: Sequence[Path]) -> list[Path]:
    """Extract one part here, several in as many processes as there are processors."""
    extract = partial(extract_part, pipeline=DEFAULT_PIPELINE)
    if len(parts) == 1:
        return [extract(parts[0], outs[0])]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        return list(pool.map(extract, parts, outs))


@pytest.fixture(scope="session")
def plain_build() -> Callable[..., tuple[Path, Ingested]]:
    return build_plainly


@pytest.fixture(scope="session")
def small_release(small_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_plainly(small_raw, tmp_path_factory.mktemp("release"))[0]


@dataclass(frozen=True)
class PrefectServer:
    """A Prefect server on loopback, started as its users start it."""

    address: str
    home: Path

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a user of this server: an empty home, nothing else of Prefect, our packages importable."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        return {
            **kept,
            "HOME": str(self.home),
            "PREFECT_API_URL": f"{self.address}/api",
            "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
            "PREFECT_SERVER_UI_V2_ENABLED": "false",
            "DO_NOT_TRACK": "1",
            "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), str(self.home)]),
        }

    def ask(self, query: str, *values: object) -> list[tuple]:
        """Ask the history of runs."""
        with sqlite3.connect(self.home / "prefect.db", timeout=30) as history:
            return history.execute(query, values).fetchall()

    def call(self, path: str, **body: Any) -> Any:
        """Post to the API, again while its database is busy."""
        request = urllib.request.Request(
            f"{self.address}/api/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        deadline = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                if error.code != 503 or time.monotonic() > deadline:
                    raise
            time.sleep(0.5)

    def deployment(self, name: str) -> dict:
        """Wait until there is a deployment of this name, and give it."""
        name_is = {"deployments": {"name": {"any_": [name]}}}
        return wait_for(lambda: next(iter(self.call("deployments/filter", **name_is)), None), f"deployment {name}")

    def start(self, deployment: str, **settings: object) -> str:
        """Start a run by hand and give its id."""
        path = f"deployments/{self.deployment(deployment)['id']}/create_flow_run"
        return self.call(path, parameters={"settings": settings}, state={"type": "SCHEDULED"})["id"]

    def end_of(self, run: str) -> tuple[str, str]:
        """Wait until a run is over, and give its state and what is said of it."""
        query = (
            "select flow_run.state_type, message from flow_run join flow_run_state on flow_run_state.id = state_id "
            "where flow_run.id = ? and flow_run.state_type in ('COMPLETED', 'FAILED', 'CANCELLED', 'CRASHED')"
        )
        [[state, message]] = wait_for(lambda: self.ask(query, run), f"end of run {run}")
        return state, message

    def artifact(self, run: str, key: str) -> Any:
        """Give what an artifact of a run holds, once it is there."""
        query = "select type, data from artifact where flow_run_id = ? and key = ?"
        [[kind, data]] = wait_for(lambda: self.ask(query, run, key), f"artifact {key}")
        return json.loads(json.loads(data)) if kind == "table" else json.loads(data)

    @contextmanager
    def process(self, *command: str) -> Iterator[subprocess.Popen]:
        """Run a command in a session of its own beside the block, and end it and its children."""
        log = self.home / f"{command[-1].replace('/', '_')[-40:]}.log"
        with log.open("wb") as lines:
            process = subprocess.Popen(
                command, env=self.environment, stdout=lines, stderr=lines, start_new_session=True, cwd=self.home
            )
        try:
            yield process
        finally:
            end(process)


def end(process: subprocess.Popen, how: signal.Signals = signal.SIGTERM) -> None:
    """End a process and its children."""
    if process.poll() is None:
        os.killpg(process.pid, how)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(look: Callable[[], Any], what: str, seconds: float = 240) -> Any:
    """Look until there is something, and give it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.05)
    raise TimeoutError(what)


@pytest.fixture(scope="session")
def waiting() -> Callable[..., Any]:
    return wait_for


@pytest.fixture(scope="session")
def ending() -> Callable[..., None]:
    return end


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    """A server for all tests; its start and its migrations take seconds."""
    home = tmp_path_factory.mktemp("server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = PrefectServer(f"http://127.0.0.1:{port}", home)
    environment = {
        **server.environment,
        "PREFECT_HOME": str(home),
        "PREFECT_UI_API_URL": f"{server.address}/api",
        "PREFECT_API_URL": "",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (home / "server.log").open("wb") as lines:
        process = subprocess.Popen(command, env=environment, stdout=lines, stderr=lines, start_new_session=True)

    def is_up() -> bool:
        assert process.poll() is None, (home / "server.log").read_text()
        try:
            with urllib.request.urlopen(f"{server.address}/api/health", timeout=60):
                return True
        except urllib.error.URLError:
            return False

    try:
        wait_for(is_up, "the server")
        yield server
    finally:
        end(process)


@pytest.fixture(scope="session")
def served(server, small_raw, tmp_path_factory):
    """`attackbase serve` with a schedule in a zone; gives its output."""
    output = tmp_path_factory.mktemp("served") / "output"
    program = "from flows.cli import main; main()"
    options = ["--cron", "30 4 * * *", "--timezone", "Europe/Lisbon", "--output", str(output)]
    with server.process(sys.executable, "-c", program, "serve", *options, str(small_raw)):
        server.deployment("attackbase")
        yield output
