"""The real flow on Prefect's own server, started once: a build over processes, again, and one that is refused."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json, os, sys
from pathlib import Path
from flows.settings import Settings, configure_prefect

raw, output = map(Path, sys.argv[1:])
configure_prefect(output)
from flows import build as builds
from prefect import task
from tasks.publish.publication import ReleaseRefusedError
import pyarrow.parquet as pq

settings = Settings(raw=raw, output=output, batch_documents=1, workers=2)
facts = {}
for run in ("first", "again"):
    summary = builds.build(settings)
    facts[run] = {"release": summary.release.name, **summary.lines()}

assemble = builds.assemble_task.fn

@task(name="assemble")
def lose_the_attacks(clean, extracted, issues, out):
    folder = assemble(clean, extracted, issues, out)
    attacks = folder / "attacks.parquet"
    pq.write_table(pq.read_table(attacks).slice(0, 0), attacks)
    return folder

builds.assemble_task = lose_the_attacks
try:
    builds.build(settings)
except ReleaseRefusedError as error:
    facts["refused"] = str(error)
facts["latest"] = os.path.basename(os.path.realpath(output / "latest"))
print(json.dumps(facts))
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefect") / "output"


@pytest.fixture(scope="module")
def facts(small_raw: Path, output: Path) -> dict:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment["HOME"] = str(output.parent)
    command = [sys.executable, "-c", SCRIPT, str(small_raw), str(output)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def ask(output: Path, query: str) -> list[tuple]:
    with sqlite3.connect(output / ".prefect" / "prefect.db") as history:
        return history.execute(query).fetchall()


def test_a_build_counts_what_it_did(facts):
    first = facts["first"]
    assert (first["documents read"], first["rejected"], first["reused from cache"]) == (2, 0, 0)
    assert (first["sources"], first["attacks"]) == (2, 2)


def test_the_release_is_the_one_that_plain_functions_build(facts, small_release):
    assert facts["first"]["release"] == small_release.name


def test_a_second_build_reads_nothing_again(facts):
    assert facts["again"]["reused from cache"] == 2
    assert facts["again"]["release"] == facts["first"]["release"]


def test_a_refused_build_leaves_the_release_before(facts, output):
    assert "attacks" in facts["refused"] or "reports" in facts["refused"]
    assert facts["latest"] == facts["first"]["release"]
    assert len(list((output / "releases").iterdir())) == 1


def test_the_history_shows_what_failed_and_why(facts, output):
    states = ask(output, "select state_type from flow_run order by start_time")
    assert [state for (state,) in states] == ["COMPLETED", "COMPLETED", "FAILED"]
    keys = {key for (key,) in ask(output, "select key from artifact")}
    assert {"validation-report", "validation-failures", "dataset-summary", "extract-progress"} <= keys


def test_the_graph_leads_from_ingest_to_publish(facts, output):
    first = "(select id from flow_run order by start_time limit 1)"
    runs = ask(output, f"select id, name, task_inputs from task_run where flow_run_id = {first}")
    stage = {run: name.rsplit("-", 1)[0] for run, name, _ in runs}
    arrows = {
        (stage[before["id"]], stage[run])
        for run, _, inputs in runs
        for befores in json.loads(inputs).values()
        for before in befores
        if before.get("id") in stage
    }
    assert {
        ("ingest", "clean"),
        ("clean", "extract"),
        ("extract", "assemble"),
        ("assemble", "validate"),
        ("assemble", "publish"),
    } <= arrows
