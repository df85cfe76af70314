"""A stage over many parts: only those not done before, spread over processes where there are several."""

import multiprocessing
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from prefect import Task
from prefect.client.orchestration import get_client
from prefect.futures import PrefectFuture, as_completed
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner
from prefect.utilities.engine import collect_task_run_inputs_sync, link_state_to_task_run_result

from flows.artifacts import ProgressBar
from flows.interrupts import hear_signals
from flows.kept import tell_kept
from flows.progress import Stage
from flows.work import WorkFolder
from schemas.parts import discard, is_whole

PartTask = Task[Any, Path]
"""A task named after its stage that takes `part`, `out` (the part to write), `batch` (its name) and what it needs."""


@dataclass(frozen=True, slots=True)
class Batches:
    """The parts that a stage made of other parts, in their order; `n_reused` counts documents that were done before."""

    parts: tuple[Path, ...]
    n_reused: int


@dataclass(frozen=True, slots=True)
class _Call:
    part: Path
    out: Path
    parameters: Mapping[str, Path | str]


@contextmanager
def task_runner(workers: int, dask: str = "") -> Iterator[TaskRunner[Any]]:
    """Open what runs tasks elsewhere inside a flow run: a pool of processes, or a Dask cluster.

    No process starts before it is given work, and all end with this one, also when it is killed. They and the workers
    of the cluster are told where this run's server is: each would start one of its own.
    """
    with get_client(sync_client=True) as client:
        server = str(client.api_url)
    pool = ProcessPoolTaskRunner(max_workers=workers, initializer=_end_with_parent)
    with temporary_settings({PREFECT_API_URL: server}), _cluster(dask) if dask else pool as runner:
        yield runner


def _cluster(address: str) -> TaskRunner[Any]:
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415  takes a second to load

    return DaskTaskRunner(address=address)


def _end_with_parent() -> None:
    """Watch the process that started this one; a pool's processes would wait for work from it for ever."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    hear_signals()
    threading.Thread(target=watch, daemon=True).start()


@dataclass(frozen=True, slots=True)
class BatchRunner:
    """Runs the tasks of part-wise stages, in this process or spread over those of a runner."""

    work: WorkFolder
    runner: TaskRunner[Any]
    spreads: bool

    def run(self, task: PartTask, parts: Sequence[Path], stage: Stage, **parameters: str) -> Batches:
        """Run a stage's task over the parts that it has not done before."""
        outs = {part: self.work.part_after(part, task.name, *parameters.values()) for part in parts}
        sizes = {part: pq.read_metadata(part).num_rows for part in parts}
        missing = {part: out for part, out in outs.items() if not is_whole(out, sizes[part])}
        for out in missing.values():
            discard(out)
        n_documents = sum(sizes.values())
        n_reused = n_documents - sum(sizes[part] for part in missing)
        stage.expect(n_documents, done=n_reused)
        note = f"{n_documents:,} documents, {n_reused:,} reused from cache"
        stage.tell(note)
        if kept := [part for part in parts if part not in missing]:
            tell_kept(task.name, note, after=[parts], gives=[outs[part] for part in kept])
        page = ProgressBar(f"{task.name}-progress", n_documents, n_reused)
        names = {part: _name(number, len(parts), sizes[part]) for number, part in enumerate(parts, 1)}
        calls = [
            _Call(part, out, {"part": part, "out": out, "batch": names[part], **parameters})
            for part, out in missing.items()
        ]
        done = self._spread(task, calls, parts) if self.spreads and len(calls) > 1 else _here(task, calls, parts)
        for call in done:
            stage.advance(sizes[call.part])
            page.advance(sizes[call.part])
        return Batches(tuple(outs.values()), n_reused)

    def _spread(self, task: PartTask, calls: Sequence[_Call], parts: Sequence[Path]) -> Iterator[_Call]:
        """Run in other processes; each loads what the task needs once. Prefect's graph learns what came from where."""
        futures: dict[PrefectFuture[Path], _Call] = {}
        for call in calls:
            origin = collect_task_run_inputs_sync(call.part) or collect_task_run_inputs_sync(parts, max_depth=0)
            future: PrefectFuture[Path] = self.runner.submit(
                task, dict(call.parameters), dependencies={"part": {*origin}}
            )
            futures[future] = call
        for done in as_completed(list(futures)):
            done.result()
            link_state_to_task_run_result(done.state, futures[done].out)
            yield futures[done]


def _name(number: int, of: int, n_documents: int) -> str:
    return f"batch {number} of {of}, {n_documents:,} document{'' if n_documents == 1 else 's'}"


def _here(task: PartTask, calls: Sequence[_Call], parts: Sequence[Path]) -> Iterator[_Call]:
    for call in calls:
        task(**call.parameters, wait_for=[parts])
        yield call
