"""A server of our own, and the layout of its history."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from flows.server import _HISTORY, OwnServer, ServerError, prepare_history

PROGRAM = """
import os, sys
from pathlib import Path
from flows.server import start_own_server

server = start_own_server(Path(sys.argv[1]))
server.wait()
print(os.environ["PREFECT_API_URL"], server.process.pid, flush=True)
sys.stdin.read()
"""


def layout_of(database: Path) -> str:
    with sqlite3.connect(database) as history:
        tables = history.execute(
            "select sql from sqlite_master where sql is not null order by type = 'index', name"
        ).fetchall()
        [[head]] = history.execute("select version_num from alembic_version").fetchall()
    statements = [*(" ".join(sql.split()) for (sql,) in tables), f"INSERT INTO alembic_version VALUES ('{head}')"]
    return "".join(f"{statement};\n" for statement in statements)


def words(layout: str) -> list[list[str]]:
    """The words of each statement; the order of constraints in a table is not the same each time it is made."""
    return [sorted(re.split(r"[\s,()]+", statement)) for statement in layout.splitlines()]


def test_a_prepared_history_is_what_the_installed_prefect_makes(server, tmp_path):
    made = layout_of(server.home / "prefect.db")
    written = tmp_path / "history.sql"
    written.write_text(made, encoding="utf-8")
    assert words(_HISTORY.read_text(encoding="utf-8")) == words(made), f"copy {written} over {_HISTORY}"
    prepare_history(tmp_path / "prefect.db")
    assert words(layout_of(tmp_path / "prefect.db")) == words(made)


def test_a_history_that_is_there_is_left_alone(tmp_path):
    (tmp_path / "prefect.db").write_bytes(b"mine")
    prepare_history(tmp_path / "prefect.db")
    assert (tmp_path / "prefect.db").read_bytes() == b"mine"


def test_a_server_answers_and_ends_with_the_process_that_started_it(tmp_path):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PYTHONPATH": str(Path(__file__).parents[2]), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "home")]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert program.stdout is not None
        url, server = program.stdout.readline().split()
        with urllib.request.urlopen(f"{url}/health", timeout=30) as answer:
            assert answer.read() == b"true"
    finally:
        program.kill()
        program.wait()
    deadline = time.monotonic() + 30
    while Path(f"/proc/{server}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Path(f"/proc/{server}").exists()


def test_a_server_that_does_not_come_up_names_its_log(tmp_path):
    with pytest.raises(ServerError, match=r"server\.log"):
        OwnServer(subprocess.Popen(["true"]), "http://127.0.0.1:1", tmp_path / "server.log").wait()
