"""Whoever is killed while it writes leaves a whole release, and nothing in the way of the next."""

import json
import os
import subprocess
import sys
from pathlib import Path

KILLS = int(os.environ.get("ATTACKBASE_KILLS", "25"))
"""So many processes are killed, each at a moment of its own; `make soak` kills more."""

PROGRAM = """
import json, os, random, signal, sys, time
from pathlib import Path
from types import SimpleNamespace
from flows.verify import verify
from flows.work import exclusively
from schemas.documents import Issue
from schemas.parts import is_whole, write_part
from schemas.vocabulary import IssueCode, Severity
from tasks.publish.publication import publish
from tasks.publish.release import read_release

release, output, kills = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
passed = SimpleNamespace(passed=True, failed=())
told = json.loads((release / "run.json").read_text())
run = {name: told[name] for name in ("n_documents_in", "n_sources", "n_rejected")}


def write_for_ever():
    tables = read_release(release)
    withheld = tables | {"issues": tables["issues"].slice(0, 0)}
    issues = [Issue(Severity.INFO, IssueCode.NO_ATTACK, f"message {n}") for n in range(2000)]
    while True:
        with exclusively(output):
            part = output / ".work" / "part.parquet"
            assert not part.exists() or is_whole(part, 2000)
            write_part(part, Issue, issues)
            publish(tables, passed, output, run)
            publish(withheld, passed, output, run)


def in_a_child(work):
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            os._exit(1)
    return child


def look():
    latest = (output / "latest").resolve()
    assert verify(latest) == [], verify(latest)


def publish_once():
    with exclusively(output):
        publish(read_release(release), passed, output, run)


assert os.waitpid(in_a_child(publish_once), 0)[1] == 0
chance = random.Random(18)
for _ in range(kills):
    child = in_a_child(write_for_ever)
    time.sleep(chance.uniform(0.02, 1.2))
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status), "it ended of itself"
    assert os.waitpid(in_a_child(look), 0)[1] == 0
assert os.waitpid(in_a_child(publish_once), 0)[1] == 0
print(json.dumps(sorted(path.name for path in (output / "releases").iterdir())))
"""


def test_killed_builds_and_readers_lose_nothing(small_raw, tmp_path):
    root = Path(__file__).parents[2]
    program = Path(__file__).with_name("killing.py")
    done = subprocess.run(
        [sys.executable, str(program), str(small_raw), str(tmp_path / "output"), str(KILLS)],
        env=os.environ | {"PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert sum(told["hit"].values()) == KILLS
    assert len(told["left"]) == 1
    (tmp_path / "hit.json").write_text(done.stdout)


def test_killed_writers_leave_whole_releases_and_no_litter(sample_release, tmp_path):
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(sample_release), str(tmp_path), str(KILLS)],
        env=os.environ | {"PYTHONPATH": str(root)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert all(name.startswith("r") for name in json.loads(done.stdout))
