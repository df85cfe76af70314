"""Deployments on a real server: served, and run by a worker that is killed on the way."""

import json
import os
import signal
import subprocess
import sys
import urllib.error
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MANY = 24
PLACES = ("Aberdeen", "Bergen", "Cardiff", "Dublin", "Esbjerg", "Faro", "Ghent", "Haifa", "Izmir", "Jaffa")
REFUSING = """
import pyarrow.parquet as pq
from flows import build as builds
from prefect import task

assemble = builds.assemble_task.fn


@task(name="assemble")
def lose_the_attacks(*inputs):
    folder = assemble(*inputs)
    attacks = folder / "attacks.parquet"
    pq.write_table(pq.read_table(attacks).slice(0, 0), attacks)
    return folder


builds.assemble_task = lose_the_attacks
build = builds.build
"""


def prefect(server, *arguments: str, folder: Path = ROOT) -> str:
    command = [sys.executable, "-m", "prefect", "--no-prompt", *arguments]
    done = subprocess.run(
        command, env=server.environment, cwd=folder, capture_output=True, text=True, timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A folder of so many documents that a build can be killed among them."""
    raw = tmp_path_factory.mktemp("many") / "raw"
    raw.mkdir()
    for number in range(MANY):
        place = PLACES[number % len(PLACES)]
        document = {
            "id": f"report-{number:02}",
            "published_at": "2024-06-12T12:00:00Z",
            "text": f"Gunmen killed {number + 2} people in an attack on a school in {place} on Monday, police said.",
        }
        (raw / f"{number:02}.jsonl").write_text(json.dumps(document))
    return raw


@pytest.fixture(scope="module")
def worker(server):
    """How to start a worker of the pool that `prefect.yaml` names; the deployment is made as the README says."""
    prefect(server, "work-pool", "create", "attackbase", "--type", "process")
    prefect(server, "deploy", "--all")
    return lambda: server.process(sys.executable, "-m", "prefect", "worker", "start", "--pool", "attackbase")


@pytest.fixture(scope="module")
def working(worker):
    """A worker that nobody kills."""
    with worker() as process:
        yield process


def test_a_killed_worker_loses_nothing_that_was_read(
    server, worker, many, plain_build, waiting, ending, tmp_path, request
):
    settings = {"raw": str(many), "output": str(tmp_path / "output"), "batch_documents": 1, "workers": 2}
    read = tmp_path / "output" / ".work" / "kept" / "extract"
    with worker() as process:
        server.start("nightly", **settings)
        waiting(lambda: len([*read.glob("*.parquet")]) >= 3, "the first parts")
        ending(process, signal.SIGKILL)
    for run in processes(server, b"engine"):  # it has a session of its own
        os.kill(run, signal.SIGKILL)
    waiting(lambda: not processes(server, b"spawn_main"), "the end of the processes that read")
    n_read = len([*read.glob("*.parquet")])
    assert 3 <= n_read < MANY
    assert not (tmp_path / "output" / "latest").exists()
    request.getfixturevalue("working")
    run = server.start("nightly", **settings)
    state, message = server.end_of(run)
    assert state == "COMPLETED", message
    undisturbed, _ = plain_build(many, tmp_path / "plain")
    assert (tmp_path / "output" / "latest").resolve().name == undisturbed.name
    reused = next(line for line in server.artifact(run, "dataset-summary").splitlines() if "reused" in line)
    assert int(reused.split("|")[2]) >= n_read
    assert {path.name for path in (tmp_path / "output" / "releases").iterdir()} == {undisturbed.name}


def processes(server, word: bytes) -> list[int]:
    """Processes of this server's users with a word in their command."""
    return [
        int(process.name)
        for process in Path("/proc").glob("[0-9]*")
        if str(server.home).encode() in _content(process / "environ") and word in _content(process / "cmdline")
    ]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_refused_build_pauses_its_deployment_by_the_example_automation(server, working, small_raw, waiting, tmp_path):
    (server.home / "refusing.py").write_text(REFUSING)
    (tmp_path / "prefect.yaml").write_text(
        "deployments:\n- {name: refusing, entrypoint: refusing.build, work_pool: {name: attackbase}}\n"
        "pull:\n- prefect.deployments.steps.set_working_directory: {directory: /tmp}\n"
    )
    prefect(server, "deploy", "--all", folder=tmp_path)
    prefect(server, "automation", "create", "--from-file", "flows/automations.yaml")
    state, message = server.end_of(server.start("refusing", raw=str(small_raw), output=str(tmp_path / "output")))
    assert (state, "refused by validation" in message) == ("FAILED", True)
    assert not (tmp_path / "output" / "latest").exists()
    waiting(lambda: server.deployment("refusing")["paused"], "the automation")


def test_a_served_deployment_has_schedule_tags_and_a_form(server, served):
    deployment = server.deployment("attackbase")
    [schedule] = deployment["schedules"]
    assert (schedule["schedule"]["cron"], schedule["schedule"]["timezone"]) == ("30 4 * * *", "Europe/Lisbon")
    assert (deployment["tags"], deployment["paused"]) == (["attackbase"], False)
    form = deployment["parameter_openapi_schema"]["definitions"]["Settings"]["properties"]
    assert (form["workers"]["title"], form["workers"]["minimum"]) == ("Processes", 0)


def test_runs_are_scheduled(server, served, waiting):
    query = "select count(*) from flow_run where deployment_id = ? and state_type = 'SCHEDULED'"
    waiting(lambda: server.ask(query, server.deployment("attackbase")["id"])[0][0], "the scheduler")


@pytest.mark.parametrize("nonsense", [{"workers": -1}, {"batch_documents": "many"}, {"colour": "red"}])
def test_nonsense_is_refused_before_a_run_exists(server, served, nonsense):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        server.start("attackbase", **nonsense)
    assert refusal.value.code in (409, 422)


def test_a_run_is_started_by_hand(server, served):
    shown = prefect(server, "deployment", "run", "build/attackbase", "--watch", "--watch-interval", "1")
    assert "Completed" in shown or "finished" in shown.lower()
    assert server.ask("select 1 from log where name = 'flows.progress' and message like 'extract %'")
    assert (served / "latest" / "report.html").exists()


def test_a_folder_that_is_missing_fails_the_run_with_its_name(server, served):
    state, message = server.end_of(server.start("attackbase", raw="/nowhere/at/all", output=str(served)))
    assert (state, "/nowhere/at/all" in message) == ("FAILED", True)


def test_a_cancelled_run_leaves_the_last_release_and_no_litter(server, served, many, waiting):
    before = (served / "latest").resolve() if (served / "latest").exists() else None
    run = server.start("attackbase", raw=str(many), output=str(served), batch_documents=1, workers=1)
    read = served / ".work" / "kept" / "extract"
    n_before = len([*read.glob("*.parquet")])
    waiting(lambda: len([*read.glob("*.parquet")]) > n_before, "a part of it")
    server.call(f"flow_runs/{run}/set_state", state={"type": "CANCELLING"})
    state, _ = server.end_of(run)
    assert state == "CANCELLED"
    assert ((served / "latest").resolve() if before else None) == before
    assert not list(served.rglob(".partial-*"))
