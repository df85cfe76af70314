"""What can be known to fail before anything heavy starts: Prefect's own start takes seconds."""

from importlib.util import find_spec
from pathlib import Path

from flows.settings import Settings
from flows.work import exclusively
from tasks.ingest.folder import list_files

_SMALL_BYTES = 100_000
"""So many are read in the seconds that a process takes to start and load what reading needs."""


class PipelineMissingError(ValueError):
    """No spaCy pipeline of this name is installed."""


class ScheduleError(ValueError):
    """No schedule can be kept by this."""


def check_schedule(cron: str, timezone: str) -> None:
    """Refuse a schedule that no day ever comes of.

    Raises:
        ScheduleError: the cron line or the time zone means nothing.
    """
    from prefect.client.schemas.schedules import CronSchedule  # noqa: PLC0415  reads its environment once, when loaded

    try:
        CronSchedule(cron=cron, timezone=timezone)
    except ValueError as error:
        reason = str(error).partition("Value error, ")[2].partition(" [type")[0] or str(error)
        raise ScheduleError(f"no schedule: {reason}") from None


class OutputFolderError(ValueError):
    """Nothing can be published there."""


def check_before_build(settings: Settings) -> None:
    """Refuse a build that cannot work.

    Raises:
        RawFolderError: the raw folder is missing or empty.
        PipelineMissingError: the language pipeline is not installed.
        OutputFolderError: the output lies in a release, or cannot be written to.
        OutputBusyError: another build is writing to the same output.
    """
    check_input(settings)
    check_output(settings.output)
    with exclusively(settings.output):
        pass


def check_output(output: Path) -> None:
    """Refuse an output inside a release: releases stay what they are.

    Raises:
        OutputFolderError: it is one, or lies in one.
    """
    place = output.resolve()
    for folder in (place, *place.parents):
        if (folder / "datapackage.json").is_file() and (folder / "run.json").is_file():
            raise OutputFolderError(f"{output} is in the release {folder.name}, which stays as it is; name another")


def check_input(settings: Settings) -> None:
    """Refuse what cannot be read, or not by what is installed.

    Raises:
        RawFolderError: the raw folder is missing or empty.
        PipelineMissingError: the language pipeline is not installed.
    """
    list_files(settings.raw)
    if not (Path(settings.pipeline).is_dir() or _is_package(settings.pipeline)):
        raise PipelineMissingError(f"no spaCy pipeline named {settings.pipeline!r} is installed")


def is_small(settings: Settings) -> bool:
    """Say whether one process has read everything before a second would have started."""
    if settings.workers or settings.dask:
        return False
    return sum((settings.raw / name).stat().st_size for name in list_files(settings.raw)) <= _SMALL_BYTES


def _is_package(name: str) -> bool:
    return name.isidentifier() and find_spec(name) is not None
