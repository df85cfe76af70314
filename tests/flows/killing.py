"""Builds that are killed at random moments: the build itself, the process that reads its documents, or both.

`python killing.py RAW OUTPUT KILLS` builds RAW again and again, stage after stage, each time in a forked process with a
reader of its own, and shoots. After every shot `latest` has to be whole; a build whose reader was shot has to end with
the release of an undisturbed one, and so has a build that nobody shoots, at the end. Prints what was hit, as JSON.
"""

import json
import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

from flows.verify import verify
from flows.work import WORK, WorkFolder, exclusively
from schemas.parts import discard, is_whole
from tasks.assemble.task import assemble_parts
from tasks.clean.task import clean_part
from tasks.extract import DEFAULT_PIPELINE, guarded
from tasks.extract.loading import load_readers
from tasks.extract.task import extract_part
from tasks.ingest.task import ingest
from tasks.publish.task import publish_tables
from tasks.validate.task import validate_tables

PATIENCE = 60.0  # seconds
FORGOTTEN = 0.5  # share of builds that find no kept parts
SEED = 18
ANSWER = "answer"

fork = multiprocessing.get_context("fork")
serve = guarded._serve


def serve_alone(connection: Connection, pipeline: str) -> None:
    """Read with what was loaded before the fork, holding nothing else that was open there."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    kept = {0, 1, 2, connection.fileno(), parent.sentinel}  # by the last it knows that its parent is gone
    for handle in [int(path.name) for path in Path("/proc/self/fd").iterdir()]:
        if handle not in kept:
            with suppress(OSError):
                os.close(handle)
    serve(connection, pipeline)


def build(raw: Path, output: Path, tell: Callable[[str], object]) -> Path:
    """The stages in their order, with the kept parts of builds before."""
    with exclusively(output, patience_s=PATIENCE):
        work = WorkFolder(output / WORK)
        tell("ingest")
        ingested = ingest(raw, work.fresh("ingest"), 1, 10**6)

        def parts(stage: str, before: list[Path], make: Callable[[Path, Path], Path], *parameters: str) -> list[Path]:
            tell(stage)
            made = [work.part_after(part, stage, *parameters) for part in before]
            for part, out in zip(before, made, strict=True):
                if not is_whole(out, 1):
                    discard(out)
                    make(part, out)
            return made

        clean = parts("clean", list(ingested.parts), clean_part)
        read = parts("extract", clean, lambda part, out: extract_part(part, out, DEFAULT_PIPELINE), DEFAULT_PIPELINE)
        tell("assemble")
        tables = assemble_parts(clean, read, [ingested.issues], work.fresh("tables"), output / "latest")
        tell("validate")
        report = validate_tables(tables)
        tell("publish")
        run = {name: getattr(ingested, name) for name in ("n_documents_in", "n_sources", "n_rejected")}
        return publish_tables(tables, report, output, run)


class Build:
    """A build in a process of its own, and when it came to which stage."""

    def __init__(self, raw: Path, output: Path) -> None:
        handle, theirs = os.pipe()
        self.output = output
        self.stage, self.reached = "start", {"start": time.monotonic()}
        (output / ANSWER).unlink(missing_ok=True)
        self.pid = os.fork()
        if self.pid == 0:
            os.close(handle)
            os._exit(self._build(raw, lambda stage: os.write(theirs, f"{stage}\n".encode())))
        os.close(theirs)
        self.told = os.fdopen(handle)

    def _build(self, raw: Path, tell: Callable[[str], object]) -> int:
        try:
            (self.output / ANSWER).write_text(build(raw, self.output, tell).name)
            guarded._end_readers()
        except BaseException:
            traceback.print_exc()
            return 1
        return 0

    def wait_for(self, stage: str) -> None:
        """Wait until it comes to a stage, or to its end."""
        while self.stage != stage and (line := self.told.readline()):
            self.stage = line.strip()
            self.reached[self.stage] = time.monotonic()

    def children(self) -> list[int]:
        """The processes that it started."""
        try:
            return [int(pid) for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]
        except OSError:
            return []

    def end(self) -> int:
        """Wait for its end and give its status."""
        self.wait_for("end")
        self.told.close()
        self.reached["end"] = time.monotonic()
        return os.waitpid(self.pid, 0)[1]


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not all(map(is_gone, pids)):
        assert time.monotonic() < deadline, "a reader outlived its build"
        time.sleep(0.02)


def look(output: Path) -> None:
    """Verify the latest release, in a process that is gone afterwards: threads do not outlive a fork."""
    pid = os.fork()
    if pid == 0:
        found = verify((output / "latest").resolve())
        sys.stderr.write("\n".join(found))
        os._exit(bool(found))
    assert os.waitpid(pid, 0)[1] == 0


def undisturbed(raw: Path, output: Path) -> tuple[str, dict[str, float]]:
    """Build, and give the name of the release and the seconds that each stage took."""
    made = Build(raw, output)
    assert made.end() == 0
    moments = list(made.reached.items())
    return (output / ANSWER).read_text(), {stage: after - start for (stage, start), (_, after) in pairwise(moments)}


def main(raw: Path, output: Path, kills: int) -> None:
    """Shoot so many times and print what was hit."""
    guarded.multiprocessing.get_context = lambda _: fork
    guarded._serve = serve_alone
    load_readers(DEFAULT_PIPELINE)
    chance = random.Random(SEED)
    output.mkdir(parents=True)
    whole, seconds = undisturbed(raw, output)
    hit: Counter[str] = Counter()
    while sum(hit.values()) < kills:
        if chance.random() < FORGOTTEN:
            shutil.rmtree(output / WORK / "kept", ignore_errors=True)
        if victim := shoot(Build(raw, output), chance, seconds, whole):
            hit[victim] += 1
            look(output)
    assert undisturbed(raw, output)[0] == whole, "a row was lost"
    left = sorted(path.name for path in (output / "releases").iterdir())
    sys.stdout.write(json.dumps({"hit": dict(sorted(hit.items())), "left": left}))


def shoot(shot: Build, chance: random.Random, seconds: dict[str, float], whole: str) -> str | None:
    """Shoot a build, its reader or both at a random moment of a random stage; gives what was hit, if anything was."""
    stage = chance.choice(list(seconds))
    shot.wait_for(stage)
    time.sleep(chance.uniform(0.0, seconds[stage]))
    children = shot.children()
    victim = chance.choice(["build", "reader", "both"] if children else ["build"])
    for pid in children if victim != "build" else []:
        kill(pid)
    if victim != "reader":
        kill(shot.pid)
    status = shot.end()
    if victim == "reader":
        assert status == 0, status
        assert (shot.output / ANSWER).read_text() == whole, "another release without its reader"
    elif not os.WIFSIGNALED(status):
        return None  # it had ended before
    wait_until_gone(children)
    return f"{victim} in {shot.stage}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
