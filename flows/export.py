"""A published release in the form that another tool or codebook expects."""

from pathlib import Path

from tasks.export.export import export as write
from tasks.publish.release import read_release


def export(form: str, release: Path, folder: Path) -> list[str]:
    """Write a release into a new folder; gives what the form loses, in words.

    Raises:
        FileExistsError: the folder is there already.
    """
    release = release.resolve()
    return write(form, release.name, read_release(release), folder)
