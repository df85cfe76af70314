"""How much of a build is orchestration: the flow on a server, against the same stages called plainly, in turns.

python tests/benchmarks/orchestration.py RAW [ROUNDS]
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from flows.server import start_own_server
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


def timed(run: Callable[[Settings], str], raw: Path) -> tuple[float, str]:
    """Build into a fresh folder; gives the seconds and the release's name."""
    with tempfile.TemporaryDirectory() as output:
        started = time.monotonic()
        name = run(Settings(raw=raw, output=Path(output)))
        return time.monotonic() - started, name


def main(raw: Path, rounds: int) -> None:
    """Measure in turns, so that both meet the same load, and say what was found."""
    seconds: dict[str, list[float]] = {"plain": [], "flow": []}
    names = set()
    for number in range(rounds):
        turns = [("plain", plainly), ("flow", orchestrated)]
        for kind, run in turns if number % 2 == 0 else turns[::-1]:
            took, name = timed(run, raw)
            seconds[kind].append(took)
            names.add(name)
            sys.stdout.write(f"{kind:<6} {took:7.1f} s  {name}\n")
            sys.stdout.flush()
    assert len(names) == 1, "both make the same release"
    plain, flow = (statistics.median(seconds[kind]) for kind in ("plain", "flow"))
    sys.stdout.write(f"orchestration {flow - plain:+.1f} s, {(flow - plain) / flow:.1%} of the flow's {flow:.1f} s\n")


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
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
