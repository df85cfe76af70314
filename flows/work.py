"""The work folder of an output: one build at a time, and parts named after everything that decides what is in them."""

import fcntl
import hashlib
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path

_IGNORED = {"__pycache__"}


class OutputBusyError(RuntimeError):
    """Another build is writing to this output."""


@contextmanager
def exclusively(output: Path) -> Iterator[None]:
    """Hold an output for one build.

    Raises:
        OutputBusyError: another process holds it. The lock goes with the process, so a killed build leaves none behind.
    """
    output.mkdir(parents=True, exist_ok=True)
    with (output / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OutputBusyError(f"another build is writing to {output}; wait for it to end") from None
        yield


def digest(*parts: str | bytes) -> str:
    """Hash parts in order, keeping them apart."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "big") + data)
    return total.hexdigest()[:24]


@cache
def _code_of(package: str) -> str:
    def walk(folder: Path) -> Iterator[Path]:
        for path in sorted(folder.iterdir()):
            if path.is_dir() and path.name not in _IGNORED:
                yield from walk(path)
            elif path.is_file():
                yield path

    root = Path(str(files(package)))
    return digest(*(piece for path in walk(root) for piece in (str(path.relative_to(root)), path.read_bytes())))


@cache
def _installed() -> str:
    return digest(*sorted({f"{each.name}=={each.version}" for each in metadata.distributions()}))


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """Parts of stages, kept between builds. A part that exists is complete: parts are written whole or not at all."""

    folder: Path

    @property
    def _kept(self) -> Path:
        return self.folder / "kept"

    def fresh(self, name: str) -> Path:
        """Give an empty folder of this name."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def part_after(self, before: Path, stage: str, *parameters: str) -> Path:
        """Name the part that a stage makes of another: by that part, the stage's code and its parameters.

        A kept part is known by its name, which says the same of what is in it; any other by its bytes.
        """
        source = before.stem if before.is_relative_to(self._kept) else digest(before.read_bytes())
        key = digest(source, stage, _code_of(f"tasks.{stage}"), _code_of("schemas"), _installed(), *parameters)
        return self._kept / stage / f"{key}.parquet"

    def forget_all_but(self, used: Collection[Path]) -> None:
        """Delete the parts that a finished build did not use."""
        for path in self._kept.rglob("*"):
            if path.is_file() and path not in used:
                path.unlink()
