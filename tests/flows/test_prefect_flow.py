"""The real flow on a real server: a build over processes, again with one document more, and one that is refused."""

import json
import os
import re
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

settings = Settings(raw=raw, output=output, batch_documents=1, workers=2, alert_killed=4)
facts = {}
for run in ("first", "again"):
    summary = builds.build(settings)
    facts[run] = {"release": summary.release.name, **summary.lines()}

(raw / "tram.jsonl").write_text(json.dumps({
    "id": "tram", "published_at": "2024-03-06T08:00:00Z",
    "text": "Gunmen killed five people in an attack on a tram in Gothenburg, Sweden, on Tuesday, the police said.",
}) + "\\n{broken\\n")
summary = builds.build(settings)
facts["more"] = {"release": summary.release.name, **summary.lines()}

assemble = builds.assemble_task.fn

@task(name="assemble")
def lose_the_attacks(*inputs):
    folder = assemble(*inputs)
    attacks = folder / "attacks.parquet"
    pq.write_table(pq.read_table(attacks).slice(0, 0), attacks)
    return folder

builds.assemble_task = lose_the_attacks
(output / ".work" / "published").unlink()  # else nothing is assembled again
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
def facts(small_raw: Path, output: Path, server) -> dict:
    raw = output.parent / "raw"
    raw.mkdir()
    for path in small_raw.iterdir():
        (raw / path.name).write_bytes(path.read_bytes())
    command = [sys.executable, "-c", SCRIPT, str(raw), str(output)]
    environment = server.environment
    environment["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).with_name("watched")), environment["PYTHONPATH"]])
    watched = {
        "ATTACKBASE_CALLS": str(output.parent / "calls"),
        "ATTACKBASE_MAY_CALL": server.address.removeprefix("http://"),
    }
    done = subprocess.run(command, capture_output=True, text=True, env=environment | watched, timeout=400, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def runs(facts, output, server):
    """The ids of the four runs, in order."""
    mine = server.ask("select id from flow_run where parameters like ? order by start_time", f"%{output}%")
    return dict(zip(("first", "again", "more", "refused"), [run for (run,) in mine], strict=True))


def test_a_build_counts_what_it_did(facts):
    first = facts["first"]
    assert (first["documents read"], first["rejected"], first["reused from cache"]) == (3, 0, 0)
    assert (first["sources"], first["attacks"], first["accounts disagree on"]) == (3, 2, 1)


def test_the_release_is_the_one_that_plain_functions_build(facts, small_release):
    assert facts["first"]["release"] == small_release.name


def test_builds_and_their_workers_call_nobody_but_the_server_they_were_given(facts, output, server):
    calls = (output.parent / "calls").read_text().split()
    assert len(calls) > 10
    assert set(calls) == {server.address.removeprefix("http://")}


def test_a_second_build_reads_nothing_again(facts):
    assert facts["again"]["reused from cache"] == 3
    assert facts["again"]["release"] == facts["first"]["release"]


def test_a_stage_whose_work_was_kept_is_a_cached_task_run(runs, server):
    tasks = "select name, state_name from task_run where flow_run_id = ?"
    states = {run: dict(server.ask(tasks, runs[run])) for run in ("first", "again", "more")}
    assert set(states["first"].values()) == {"Completed"}
    later = ("clean", "extract", "assemble", "validate", "publish")
    assert states["again"] == {"ingest": "Completed"} | {f"{stage}, cached": "Cached" for stage in later}
    assert {name for name, state in states["more"].items() if state == "Cached"} == {"clean, cached", "extract, cached"}
    assert {"extract batch 4 of 4, 1 document", "assemble", "validate", "publish"} <= states["more"].keys()


def test_a_run_that_validates_nothing_again_shows_how_its_release_was_validated(runs, server):
    for key in ("validation-report", "validation-checks"):
        assert server.artifact(runs["again"], key) == server.artifact(runs["first"], key)


def test_a_refused_build_leaves_the_release_before(facts, output):
    assert "attacks" in facts["refused"] or "reports" in facts["refused"]
    assert facts["latest"] == facts["more"]["release"]
    assert len(list((output / "releases").iterdir())) == 2


def test_the_state_of_a_run_says_what_came_of_it(facts, runs, server):
    state, message = server.end_of(runs["first"])
    assert (state, "2 attacks from 3 documents" in message, "rejected" in message) == ("COMPLETED", True, False)
    state, message = server.end_of(runs["more"])
    assert (state, "1 rejected" in message) == ("COMPLETED", True)
    state, message = server.end_of(runs["refused"])
    assert (state, facts["refused"] in message) == ("FAILED", True)


def test_the_summary_tells_what_changed_since_the_release_before(runs, server):
    assert "The first release" in server.artifact(runs["first"], "dataset-summary")
    assert "No attack differs" in server.artifact(runs["again"], "dataset-summary")
    more = server.artifact(runs["more"], "dataset-summary")
    assert "## New attacks: 1" in more
    assert "Gothenburg" in more
    assert "| attacks | 3 | +1 |" in more


def test_rejected_documents_are_listed_with_the_reason(runs, server):
    [rejected] = server.artifact(runs["more"], "rejected-documents")
    assert (rejected["file"], rejected["line"], "JSON" in rejected["why"]) == ("tram.jsonl", 2, True)


def test_the_report_of_a_refused_build_names_checks_and_rows_with_their_words(runs, server):
    report = server.artifact(runs["refused"], "validation-report")
    assert "Refused" in report
    assert "killing four people" in report
    failures = server.artifact(runs["refused"], "validation-failures")
    assert any(failure["row"] and failure["quote"] for failure in failures)


def test_the_attack_on_which_sources_disagree_is_told_with_what_each_says(runs, server):
    [row] = server.artifact(runs["first"], "conflicts")
    assert (row["accounts disagree on"], row["killed"]) == ("who did it", "4")
    assert "al-Shabaab (Tidewater Courier, Harbour Gazette)" in row["who says what"].replace("Al-", "al-")
    assert "Islamic State (Harbour Gazette)" in row["who says what"]


def test_every_build_leaves_its_pages(runs, server):
    keys = {key for (key,) in server.ask("select key from artifact where flow_run_id = ?", runs["first"])}
    assert keys == {
        "clean-progress",
        "conflicts",
        "dataset-summary",
        "extract-progress",
        "picture",
        "release",
        "validation-checks",
        "validation-report",
    }


def test_events_tell_of_large_attacks_once_and_of_refusals(runs, server, waiting):
    def events(run):
        return server.ask(
            "select event, resource_id, payload from events where id in "
            "(select event_id from event_resources where resource_id = ?) and event like 'attackbase.%'",
            f"prefect.flow-run.{run}",
        )

    waiting(lambda: any(event == "attackbase.build.refused" for event, *_ in events(runs["refused"])), "the refusal")
    killed = {
        run: [json.loads(payload)["killed_best"] for event, _, payload in events(runs[run]) if "large" in event]
        for run in ("first", "again", "more")
    }
    assert killed == {"first": [4], "again": [], "more": [5]}


@pytest.mark.parametrize("run", ["first", "again", "more"])
def test_the_graph_leads_from_ingest_to_publish(runs, run, server):
    tasks = server.ask("select id, name, task_inputs from task_run where flow_run_id = ?", runs[run])
    stage = {task: re.split("[ ,]", name)[0] for task, name, _ in tasks}
    arrows = {
        (stage[before["id"]], stage[task])
        for task, _, inputs in tasks
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
