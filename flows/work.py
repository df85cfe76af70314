"""The work folder of an output: one build at a time, and parts named after everything that decides what is in them."""

import fcntl
import hashlib
import logging
import shutil
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TextIO

import pyarrow as pa
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from schemas.parts import discard, read_part, write_part
from tasks.publish.release import verify_release
from tasks.validate.report import Check

logger = logging.getLogger(__name__)

WORK, HISTORY = ".work", ".prefect"
"""Folders of an output beside its releases: parts of stages, and Prefect's history where no server is configured."""
PACKAGE = "attackbase"
_IGNORED = {"__pycache__"}
_PUBLISHED, _CHECKS = "published", "checks.parquet"
_LOOK_AGAIN_SECONDS = 1.0


class OutputBusyError(RuntimeError):
    """Another build is writing to this output."""


@contextmanager
def exclusively(output: Path, patience_s: float = 0) -> Iterator[None]:
    """Hold an output for one build; wait for another that holds it as long as patience lasts.

    Raises:
        OutputBusyError: another process holds it. The lock goes with the process, so a killed build leaves none behind.
    """
    output.mkdir(parents=True, exist_ok=True)
    with (output / ".lock").open("w") as lock:
        _acquire(lock, output, patience_s)
        yield


def _acquire(lock: TextIO, output: Path, patience_s: float) -> None:
    deadline = time.monotonic() + patience_s
    waiting = False
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise OutputBusyError(f"another build is writing to {output}; wait for it to end") from None
        if not waiting:
            logger.info("another build is writing to %s; waiting for it", output)
            waiting = True
        time.sleep(_LOOK_AGAIN_SECONDS)


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
def _versions(*packages: str) -> str:
    """Digest packages and all that they stand on, in their versions; what else is installed changes no part."""
    waiting, found = list(packages), dict[str, str]()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # meant for another machine
            continue
        found[name] = package.version
        needed = map(Requirement, package.requires or ())
        waiting += [each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""})]
    return digest(*(f"{name}=={version}" for name, version in sorted(found.items())))


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """Parts of stages, kept between builds. Parts are written whole or not at all; what harmed one since shows."""

    folder: Path

    @property
    def _kept(self) -> Path:
        return self.folder / "kept"

    def fresh(self, name: str) -> Path:
        """Give an empty folder of this name."""
        folder = self.folder / name
        discard(folder)
        folder.mkdir(parents=True)
        return folder

    def part_after(self, before: Path, stage: str, *parameters: str) -> Path:
        """Name the part that a stage makes of another: by that part, the code of the stage, the versions of all that it
        stands on, and its parameters, which may name an installed package.

        A kept part is known by its name, which says the same of what is in it; any other by its bytes.
        """
        source = before.stem if before.is_relative_to(self._kept) else digest(before.read_bytes())
        versions = _versions(PACKAGE, *parameters)
        key = digest(source, stage, _code_of(f"tasks.{stage}"), _code_of("schemas"), versions, *parameters)
        return self._kept / stage / f"{key}.parquet"

    def made_of(self, parts: Sequence[Path], issues: Path, *parameters: str) -> str:
        """Name everything that decides what a release says: kept parts, issues of reading files, code, versions."""
        code = [_code_of(f"tasks.{stage}") for stage in ("assemble", "validate", "publish")]
        names = [part.stem for part in parts]
        return digest(*names, issues.read_bytes(), *code, _code_of("schemas"), _versions(PACKAGE), *parameters)

    def published_of(self, origin: str, latest: Path) -> Path | None:
        """Give the newest release where it was made of the same and nothing has happened to it since."""
        release = latest.resolve()
        try:
            if (self.folder / _PUBLISHED).read_text(encoding="utf-8") != f"{origin} {release.name}":
                return None
        except (OSError, ValueError):
            return None
        whole = release.is_dir() and all(check.passed for check in verify_release(release))
        return latest.parent / "releases" / release.name if whole else None

    def remember(self, origin: str, release: Path, checks: Sequence[Check]) -> None:
        """Keep what the newest release was made of, and how it was validated."""
        (self.folder / _PUBLISHED).unlink(missing_ok=True)
        write_part(self.folder / _CHECKS, Check, checks)
        (self.folder / _PUBLISHED).write_text(f"{origin} {release.name}", encoding="utf-8")

    def checks_of_published(self) -> tuple[Check, ...]:
        """Give the checks that the newest release passed; none where they cannot be read."""
        try:
            return tuple(read_part(self.folder / _CHECKS, Check))
        except (pa.ArrowException, OSError, ValueError):
            return ()

    def forget_all_but(self, used: Collection[Path]) -> None:
        """Delete the parts that a finished build did not use."""
        for path in self._kept.rglob("*"):
            if path.is_file() and path not in used:
                path.unlink()


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder that builds keep between runs."""

    folder: Path
    what: str
    n_files: int
    n_bytes: int


def describe_cache(output: Path) -> list[Kept]:
    """Say what is kept beside the releases of an output, and how much of it."""
    folders = {
        output / WORK / "kept" / "clean": "cleaned documents",
        output / WORK / "kept" / "extract": "what was read in documents",
        output / WORK / "tables": "tables of the last build",
        output / HISTORY: "Prefect's history of runs; never cleared from here",
    }
    found = []
    for folder, what in folders.items():
        sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
        found.append(Kept(folder, what, len(sizes), sum(sizes)))
    return found


def clear_cache(output: Path) -> None:
    """Delete what builds keep to be faster; releases and the history of runs stay.

    Raises:
        OutputBusyError: a build is using it.
    """
    if output.is_dir():
        with exclusively(output):
            shutil.rmtree(output / WORK, ignore_errors=True)
