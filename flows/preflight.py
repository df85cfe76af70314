"""What can be known to fail before anything heavy starts: Prefect's own start takes seconds."""

from importlib.util import find_spec
from pathlib import Path

from flows.settings import Settings
from flows.work import exclusively
from tasks.ingest.folder import list_files


class PipelineMissingError(ValueError):
    """No spaCy pipeline of this name is installed."""


def check_before_build(settings: Settings) -> None:
    """Refuse a build that cannot work.

    Raises:
        RawFolderError: the raw folder is missing or empty.
        PipelineMissingError: the language pipeline is not installed.
        OutputBusyError: another build is writing to the same output.
    """
    check_input(settings)
    with exclusively(settings.output):
        pass


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
    """Say whether a build fits one batch, which is read in the build's own process."""
    return sum((settings.raw / name).stat().st_size for name in list_files(settings.raw)) <= settings.batch_chars


def _is_package(name: str) -> bool:
    return name.isidentifier() and find_spec(name) is not None
