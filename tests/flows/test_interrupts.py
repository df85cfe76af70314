"""Ctrl-C and SIGTERM at random moments of a build: it ends in time, with one line, and the release before stands.

Run as a script it sends as many as are asked for: `python tests/flows/test_interrupts.py 50`.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
PROGRAM = "if __name__ == '__main__':\n    from flows.cli import main\n    main()\n"
SECONDS = 2.0
"""Within this an interrupted build has to end on a machine that is not busy with something else."""
_SAID = ("attackbase: ", "Traceback", "Warning", "Error")
PLACES = ("Aberdeen", "Bergen", "Cardiff", "Dublin", "Esbjerg", "Faro", "Ghent", "Haifa")


def write_articles(raw: Path) -> None:
    raw.mkdir()
    for number in range(48):
        place = PLACES[number % len(PLACES)]
        text = f"Gunmen killed {number + 2} people in an attack on a school in {place} on Monday, police said. " * 6
        (raw / f"{number:02}.jsonl").write_text(json.dumps({"id": f"r{number}", "text": text}))


def start(folder: Path) -> subprocess.Popen:
    """Start a build over several processes, in a process group of its own, as a terminal does."""
    program = folder / "attackbase.py"
    program.write_text(PROGRAM)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    command = [sys.executable, str(program), "build", str(folder / "raw"), "--output", str(folder / "output")]
    return subprocess.Popen(
        [*command, "--workers", "2"],
        env=kept | {"PYTHONPATH": str(ROOT), "HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def left_running(group: int) -> list[int]:
    """Processes of a session that have not ended."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            stat = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat[3]) == group and stat[0] != "Z":
            found.append(int(process.name))
    return found


def interrupt(folder: Path, how: signal.Signals, after: float) -> tuple[float, int, list[str]]:
    """Interrupt a build after so many seconds: how long it took to end, with which status, and what it said then."""
    build = start(folder)
    with suppress(subprocess.TimeoutExpired):
        build.wait(after)
    began = time.monotonic()
    if build.poll() is None:
        os.killpg(build.pid, how) if how == signal.SIGINT else build.send_signal(how)
    said = build.communicate(timeout=60)[1].splitlines()
    took = time.monotonic() - began
    time.sleep(0.3)
    assert left_running(build.pid) == []
    return took, build.returncode, [line for line in said if any(word in line for word in _SAID)]


def allowed() -> float:
    """The time allowed, stretched where more is running than there are processors."""
    return SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def try_often(folder: Path, times: int) -> list[str]:
    """Interrupt builds at random moments, the same for the same number; gives what went wrong."""
    chance, wrong = Random(times), []
    for number in range(times):
        how = (signal.SIGINT, signal.SIGTERM)[number % 2]
        after = chance.uniform(0.6, 25)
        took, status, lines = interrupt(folder, how, after)
        if status == 0:
            continue  # it was done before
        if took > allowed() or status != 130 or len(lines) != 1 or [*folder.rglob(".partial-*")]:
            wrong.append(f"{how.name} after {after:.1f} s: {took:.1f} s, status {status}, {lines}")
    return wrong


def test_an_interrupted_build_ends_in_time_with_one_line(tmp_path):
    write_articles(tmp_path / "raw")
    assert try_often(tmp_path, 4) == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        write_articles(Path(place) / "raw")
        sys.exit("\n".join(try_often(Path(place), int(sys.argv[1]))) or 0)
