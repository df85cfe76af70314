"""The ingest stage: a folder of raw files -> parts of source documents and a part of issues."""

from collections.abc import Mapping
from pathlib import Path

from prefect import State, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import task_run
from prefect.tasks import exponential_backoff

from tasks.ingest.guarded import ingest_guarded
from tasks.ingest.parts import Ingested, ingest
from tasks.ingest.passing import is_passing

__all__ = ["Ingested", "ingest", "ingest_task"]

RETRIES = 3
"""Further tries to read a folder, after about 2, 4 and 8 seconds."""


def _may_pass(task: object, task_run: object, state: State) -> bool:
    return is_passing(state.result(raise_on_failure=False))


@task(
    name="ingest",
    task_run_name="ingest",
    cache_policy=NO_CACHE,
    retries=RETRIES,
    retry_delay_seconds=exponential_backoff(2),
    retry_jitter_factor=0.5,
    retry_condition_fn=_may_pass,
)
def ingest_task(
    raw: Path, work: Path, batch_documents: int, batch_chars: int, fields: Mapping[str, str] | None = None
) -> Ingested:
    """`ingest_guarded` as a task. It reads again what cannot be read for now; the last try rejects it and goes on."""
    last_try = task_run.run_count > RETRIES
    return ingest_guarded(raw, work, batch_documents, batch_chars, fields, give_up=last_try)
