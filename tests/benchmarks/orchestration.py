"""How much of a build is orchestration: the flow on a server, against the same stages called plainly, in turns.

python tests/benchmarks/orchestration.py RAW [ROUNDS]

Seconds of the wall clock are what a user waits for; seconds of processors hold on a machine that others use too.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flows.server import OwnServer, start_own_server
from flows.settings import Settings, configure_prefect


def plainly(settings: Settings) -> str:
    """Build with a pool of as many processes, without Prefect; gives the release's name."""
    work = settings.work
    ingested = ingest(settings.raw, work, settings.batch_documents, settings.batch_chars)
    with ProcessPoolExecutor(settings.processes, mp_context=get_context("spawn")) as pool:
        cleaned = list(pool.map(clean_part, ingested.parts, [work / "clean" / part.name for part in ingested.parts]))
        extract = partial(extract_part, pipeline=settings.pipeline)
        extracted = list(pool.map(extract, cleaned, [work / "extract" / part.name for part in cleaned]))
    tables = assemble_parts(cleaned, extracted, [ingested.issues], work / "tables")
    return publish_tables(tables, validate_tables(tables), settings.output, {}).name


def orchestrated(settings: Settings) -> str:
    """Build with the flow; gives the release's name."""
    return build(settings).release.name


def processor_seconds() -> float:
    """Give the processor time of this process and of those that it has seen end."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def timed(run: Callable[[Settings], str], raw: Path) -> tuple[float, float, str]:
    """Build into a fresh folder; gives seconds of wall clock and of processors, and the release's name."""
    with tempfile.TemporaryDirectory() as output:
        started, used = time.monotonic(), processor_seconds()
        name = run(Settings(raw=raw, output=Path(output)))
        return time.monotonic() - started, processor_seconds() - used, name


def main(raw: Path, rounds: int, server: OwnServer) -> None:
    """Measure in turns, so that both meet the same load, and say what was found."""
    spent: dict[str, list[tuple[float, float]]] = {"plain": [], "flow": []}
    names = set()
    for number in range(rounds):
        turns = [("plain", plainly), ("flow", orchestrated)]
        for kind, run in turns if number % 2 == 0 else turns[::-1]:
            wall, processors, name = timed(run, raw)
            spent[kind].append((wall, processors))
            names.add(name)
            say(f"{kind:<6} {wall:7.1f} s wall {processors:7.1f} s processors  {name}")
    assert len(names) == 1, "both make the same release"
    used = processor_seconds()
    server.stop()
    say(f"server {processor_seconds() - used:34.1f} s processors, its start included")
    for place, what in enumerate(("wall", "processors without the server")):
        plain, flow = (statistics.median(each[place] for each in spent[kind]) for kind in ("plain", "flow"))
        say(f"orchestration {flow - plain:+.1f} s, {(flow - plain) / flow:.1%} of the flow's {flow:.1f} s {what}")


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    home = Path(tempfile.mkdtemp())
    configure_prefect(home)
    os.environ["PREFECT_HOME"] = str(home)
    server = start_own_server(home)
    from flows.build import build
    from tasks.assemble.task import assemble_parts
    from tasks.clean.task import clean_part
    from tasks.extract.task import extract_part
    from tasks.ingest.task import ingest
    from tasks.publish.task import publish_tables
    from tasks.validate.task import validate_tables

    server.wait()
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1, server)
