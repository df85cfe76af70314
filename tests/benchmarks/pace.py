"""What a build costs beside bare parsing, in processor seconds of one process: from nothing, again, and with one more.

`python tests/benchmarks/pace.py RAW [TIMES]` builds RAW with the stages called plainly and prints the medians, each
beside the time that the language pipeline as it is shipped takes for the same texts. Prefect is not in it; see
`orchestration.py`.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in the processes that read; numpy looks when it is loaded

import pyarrow.parquet as pq
import spacy

from flows.work import WORK, WorkFolder
from schemas.documents import CleanDocument
from schemas.mentions import Extraction
from schemas.parts import discard, is_whole, read_part, write_part
from tasks.assemble.task import assemble_parts
from tasks.clean.task import clean_part
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.document import extract_documents
from tasks.extract.loading import load_readers
from tasks.ingest.task import ingest
from tasks.publish.task import publish_tables
from tasks.validate.task import validate_tables

ONE_MORE = "Gunmen shot dead three men at a market in Quetta on Monday, the police said. Nobody claimed the attack.\n"
BATCH = 64, 400_000

Seconds = dict[str, float]


@contextmanager
def taken(seconds: Seconds, stage: str) -> Iterator[None]:
    """Add the processor time of the block to a stage."""
    start = time.process_time()
    yield
    seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - start


def bare(parts: list[Path]) -> float:
    """Parse the texts with the pipeline as it is shipped."""
    nlp = spacy.load(DEFAULT_PIPELINE)
    texts = [document.reading for part in parts for document in read_part(part, CleanDocument)]
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - start


def build(raw: Path, output: Path) -> tuple[Seconds, list[Path]]:
    """Build a folder with what earlier builds kept; gives the seconds of each stage, and the clean parts."""
    seconds: Seconds = {}
    work = WorkFolder(output / WORK)
    with taken(seconds, "ingest"):
        ingested = ingest(raw, work.fresh("ingest"), *BATCH)
    with taken(seconds, "clean"):
        clean = missing(work, "clean", list(ingested.parts), clean_part)
    with taken(seconds, "extract"):
        read = missing(work, "extract", clean, extract_part, DEFAULT_PIPELINE)
    with taken(seconds, "the rest"):
        origin = work.made_of([*clean, *read], ingested.issues, "full")
        release = work.published_of(origin, output / "latest")
    if release is None:
        with taken(seconds, "assemble"):
            tables = assemble_parts(clean, read, [ingested.issues], work.fresh("tables"), output / "latest")
        with taken(seconds, "validate"):
            report = validate_tables(tables)
        with taken(seconds, "publish"):
            run = {name: getattr(ingested, name) for name in ("n_documents_in", "n_sources", "n_rejected")}
            work.remember(origin, publish_tables(tables, report, output, run), report.checks)
    return seconds, clean


def missing(
    work: WorkFolder, stage: str, before: list[Path], make: Callable[[Path, Path], Path], *parameters: str
) -> list[Path]:
    """Make the parts that are not kept."""
    made = [work.part_after(part, stage, *parameters) for part in before]
    for part, out in zip(before, made, strict=True):
        if not is_whole(out, pq.read_metadata(part).num_rows):
            discard(out)
            make(part, out)
    return made


def extract_part(part: Path, out: Path) -> Path:
    """Read a part in this process, whose time is told."""
    return write_part(out, Extraction, extract_documents(read_part(part, CleanDocument), DEFAULT_PIPELINE))


def once(raw: Path) -> Seconds:
    """Build from nothing, again, and with one article more that sorts first."""
    with tempfile.TemporaryDirectory() as folder:
        output, more = Path(folder) / "output", Path(folder) / "raw"
        shutil.copytree(raw, more)
        cold, clean = build(more, output)
        alone = bare(clean)
        again, _ = build(more, output)
        (more / "0.txt").write_text(ONE_MORE, encoding="utf-8")
        larger, _ = build(more, output)
    told = {f"cold, {stage}": seconds for stage, seconds in cold.items()}
    told |= {"bare parsing": alone, "cold": sum(cold.values())}
    return told | {"unchanged": sum(again.values()), "one more": sum(larger.values())}


def main(raw: Path, times: int) -> None:
    """Print the medians and their ratios."""
    load_readers(DEFAULT_PIPELINE)
    runs = [once(raw) for _ in range(times)]
    middle = {name: median(run[name] for run in runs) for name in runs[0]}
    for name, seconds in middle.items():
        sys.stdout.write(f"{name:20} {seconds:8.2f} s {seconds / middle['bare parsing']:6.2f} x bare parsing")
        sys.stdout.write(f" {seconds / middle['cold']:6.1%} of cold\n")
    sys.stdout.write(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
