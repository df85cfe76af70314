"""What was kept from an earlier run, as task runs in Prefect's pages: state Cached, and how much in a message."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from prefect import State, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed
from prefect.utilities.engine import link_state_to_task_run_result

CACHED = "Cached"
"""The state that Prefect itself gives to a task run whose result it had."""


@task(cache_policy=NO_CACHE)
def _kept(message: str) -> State[Any]:
    return Completed(name=CACHED, message=message)


def tell_kept(stage: str, message: str, after: Iterable[Any], gives: Iterable[Path] = ()) -> State[Any]:
    """Show a stage, or the part of it that was done before, as one cached task run.

    `after` are the states and files that it would have come after, `gives` the files that what follows has from it.
    """
    shown = _kept.with_options(name=stage, task_run_name=f"{stage}, cached")
    state: State[Any] = shown(message, wait_for=[*after], return_state=True)
    for path in gives:
        link_state_to_task_run_result(state, path)
    return state
