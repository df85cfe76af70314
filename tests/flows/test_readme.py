"""What the README tells a reader to type works, block after block, in the folder that the block before has left.

The folder is a checkout with an environment already set up, and some articles of the reader's own.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sh|python|sql|r)\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = {"attackbase": "flows.cli:main", "datasette": "datasette.cli:cli", "prefect": "prefect.cli:app"}
PATIENCE = 10  # seconds
RUNS_ALL_TESTS = "make test"
SERVED = ("attackbase serve", "deployment run build/attackbase", "prefect server start", "automation create")


def block(words: str) -> str:
    """The one block with these words in it."""
    [found] = [code for _, code in BLOCKS if words in code]
    return found


@pytest.fixture(scope="module")
def checkout(small_raw, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    for name in ("flows", "tasks", "schemas", "raw", "Makefile", "prefect.yaml", "pyproject.toml", "requirements.lock"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(small_raw, folder / "my-articles")
    (folder / "home").mkdir()
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, place in COMMANDS.items():
        module, function = place.split(":")
        program = programs / name
        start = f"if __name__ == '__main__':\n    from {module} import {function}\n    {function}()\n"
        program.write_text(f"#!{sys.executable}\n{start}")
        program.chmod(0o755)
    (programs / "python").symlink_to(sys.executable)
    (folder / ".venv" / ".installed").touch()
    return folder


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def shell(checkout, port) -> Callable[..., subprocess.Popen]:
    """Start a program in the checkout, in a session of its own, without anything of the tests' own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    own = {"PYTHONPATH": str(ROOT), "HOME": str(checkout / "home"), "PREFECT_SERVER_API_PORT": str(port)}

    def start(*command: str) -> subprocess.Popen:
        shown = checkout / f"shown-{len([*checkout.glob('shown-*')])}.txt"
        with shown.open("w") as lines:  # no pipe: what runs on in the background would hold its end
            process = subprocess.Popen(
                command, cwd=checkout, env={**kept, **own}, start_new_session=True, stdout=lines, stderr=lines
            )
        process.shown = shown
        return process

    return start


def said(process: subprocess.Popen, seconds: float = 300) -> str:
    """Wait for the end of a program that has to end well; then end what it has left running."""
    try:
        process.wait(seconds)
    finally:
        quit_all(process)
        shown = process.shown.read_text(errors="replace")
    assert process.returncode == 0, shown
    return shown


def quit_all(process: subprocess.Popen) -> None:
    """End what a program left running; a worker whose server has gone first does not end by being asked."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        for _ in range(PATIENCE):
            process.poll()  # what has ended is in the group until somebody asks
            os.killpg(process.pid, 0)
            time.sleep(1)
        os.killpg(process.pid, signal.SIGKILL)


def in_shell(code: str) -> list[str]:
    """A block as a shell takes it that stops at the first failure; Datasette answers one request instead of serving."""
    lines = [line for line in code.splitlines() if not line.startswith(RUNS_ALL_TESTS)]
    lines = [f"{line} --get /attackbase/attacks.json" if "/datasette " in line else line for line in lines]
    return ["bash", "-ec", "\n".join(lines)]


def in_sql(code: str) -> list[str]:
    return [sys.executable, "-c", "import sys, duckdb; print(duckdb.connect().sql(sys.argv[1]))", code]


RUN = {"sh": in_shell, "python": lambda code: [sys.executable, "-c", code], "sql": in_sql}
HERE = [(language, code) for language, code in BLOCKS if not any(words in code for words in SERVED)]


@pytest.mark.parametrize(("language", "code"), HERE, ids=[code.splitlines()[-1][:40] for _, code in HERE])
def test_a_block_does_what_it_says_where_the_one_before_has_left_off(language, code, shell):
    if language == "r":
        if shutil.which("Rscript") is None or said(shell("Rscript", "-e", "cat(requireNamespace('arrow'))")) != "TRUE":
            pytest.skip("no R with the package arrow")
        assert "Quetta" in said(shell("Rscript", "-e", code))
        return
    shown = said(shell(*RUN[language](code)))
    assert any(
        name in shown
        for name in ("Quetta", "Khorasan", "whole", "Wajir", "Celaya", "quotes hold", "report.html", "20 rows")
    ), shown


QUESTIONS = re.findall(r"^-- (\d+\. .*)\n(SELECT .*);$", README, flags=re.MULTILINE)
ANSWER = """
import sys, duckdb
database = duckdb.connect()
database.sql(sys.argv[1])
print(len(database.sql(sys.argv[2]).fetchall()))
"""


def test_each_question_of_an_analyst_is_one_statement_with_an_answer(shell):
    assert len(QUESTIONS) == 10
    views = "".join(line for line in README.splitlines(keepends=True) if line.startswith("CREATE VIEW"))
    views = views.replace("CREATE VIEW", "CREATE OR REPLACE VIEW")
    answers = {question: int(said(shell(sys.executable, "-c", ANSWER, views, sql))) for question, sql in QUESTIONS}
    assert [question for question, n_rows in answers.items() if not n_rows] == []


def test_all_blocks_are_tried():
    assert len(HERE) + len(SERVED) == len(BLOCKS)
    assert all(block(words) for words in SERVED)


def test_what_explain_is_said_to_show_is_shown(shell):
    shown = " ".join(said(shell(*in_shell(block("attackbase explain")))).replace("\u2502", " ").split())
    [told] = re.findall(r"^```text\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    for left in re.findall(r"^\u2502 (\w+) +(.+?) +\u2502", told, flags=re.MULTILINE):
        assert " ".join(left) in shown
    address = re.search(r"\S+ \[\d+:\d+\] .*", told)[0]
    assert address in shown


def deployments(port: int) -> list[str]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/deployments/filter", b"{}", {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return [each["name"] for each in json.load(answer)]
    except OSError:
        return []


def test_a_schedule_is_served_and_started_by_hand(shell, port, waiting):
    serving = shell(*in_shell(block("attackbase serve")))
    try:
        waiting(lambda: "attackbase" in deployments(port), "the served deployment")
        assert "Created flow run" in said(
            shell("bash", "-ec", for_port(block("deployment run build/attackbase"), port))
        )
    finally:
        quit_all(serving)
        serving.wait(60)


def for_port(code: str, port: int) -> str:
    return code.replace("4200", str(port))


def test_workers_run_the_deployment_and_automations_are_made(shell, port, checkout):
    code = block("prefect server start") + block("automation create")
    shown = said(shell("bash", "-ec", for_port(code, port)), 400)
    assert "Completed" in shown or "finished" in shown.lower()
    assert "attackbase-large-attack" in shown or "Created" in shown
    assert (checkout / "output" / "latest" / "report.html").exists()
