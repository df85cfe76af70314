"""Validated tables -> a release folder that appears whole or not at all."""

import logging
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import pyarrow as pa

from schemas.dictionary import data_dictionary
from schemas.parts import discard, flush
from schemas.tables import TABLES
from tasks.publish.files import canonical, write_table
from tasks.publish.firings import READ, count_firings
from tasks.publish.identity import DICTIONARY, release_id
from tasks.publish.release import RUN, verify_release
from tasks.publish.rendering import as_json, companions

logger = logging.getLogger(__name__)

_PARTIAL, _DAMAGED, _LINK = ".partial-", ".damaged-", ".latest-"


class Verdict(Protocol):
    """What publishing needs to know of a validation."""

    @property
    def passed(self) -> bool:
        """Whether the tables keep every constraint."""

    @property
    def failed(self) -> Iterable[Any]:
        """The checks that did not pass, each with `table`, `name` and `n_failed`."""


class ReleaseRefusedError(Exception):
    """Validation failed, so nothing was published."""

    def __init__(self, verdict: Verdict) -> None:
        broken = ", ".join(f"{check.table} {check.name} ({check.n_failed})" for check in verdict.failed)
        super().__init__(f"refused by validation: {broken}")


def publish(tables: Mapping[str, pa.Table], report: Verdict, output: Path, run: Mapping[str, Any]) -> Path:
    """Publish the tables as `output/releases/<release_id>` and point `output/latest` at it; gives the release's path.

    All files are written to a hidden folder beside the releases, forced to disk and renamed in one step, so that a
    reader never sees half a release, also when this process is killed. Content that is already published is kept as
    it is. One build at a time: the caller holds the output. `run` is what may differ between two runs over the same
    input; it goes to run.json and has no part in the id.

    Raises:
        ReleaseRefusedError: the validation did not pass; nothing has been written.
    """
    if not report.passed:
        raise ReleaseRefusedError(report)
    releases = output / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    remove_partial(output)
    partial = releases / f"{_PARTIAL}{uuid4().hex[:8]}"
    partial.mkdir()
    try:
        name = _write(partial, tables, run)
        release = _put_in_place(partial, releases / name)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    point_latest(output, release)
    return release


def without_texts(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Withhold the texts of the sources; quotes, offsets and checksums stay, for whoever holds the texts."""
    sources = tables["sources"]
    field = sources.schema.field("text")
    nothing = pa.nulls(sources.num_rows, field.type)
    return {**tables, "sources": sources.set_column(sources.schema.get_field_index("text"), field, nothing)}


def _write(folder: Path, tables: Mapping[str, pa.Table], run: Mapping[str, Any]) -> str:
    """Write all files of a release and give its id."""
    ordered = {name: canonical(name, tables[name]) for name in TABLES}
    files = [write_table(folder, name, table) for name, table in ordered.items()]
    checksums = {file.path: file.sha256 for file in files}
    checksums[DICTIONARY] = sha256(data_dictionary().encode()).hexdigest()
    name = release_id(checksums)
    told = {"release_id": name, **run, "rules": count_firings(ordered["evidence"].select(READ).to_pylist())}
    texts = companions(name, ordered, files) | {RUN: as_json(told)}
    for file_name, text in texts.items():
        (folder / file_name).write_text(text, encoding="utf-8", newline="")
    for path in [*folder.iterdir(), folder]:
        flush(path)
    return name


def _put_in_place(partial: Path, release: Path) -> Path:
    """Rename the finished folder to the release's name, unless the same content lies there unharmed."""
    if release.is_dir() and any(not check.passed for check in verify_release(release)):
        aside = release.with_name(f"{_DAMAGED}{release.name}-{uuid4().hex[:8]}")
        logger.warning("%s has been changed since it was published; it is kept as %s", release.name, aside.name)
        release.rename(aside)
    try:
        partial.rename(release)
    except OSError:
        if not release.is_dir():
            raise
        logger.info("%s is published already", release.name)
    flush(release.parent)
    return release


def point_latest(output: Path, release: Path) -> None:
    """Switch `output/latest` to a release in one step."""
    link = output / f"{_LINK}{uuid4().hex[:8]}"
    link.symlink_to(release.relative_to(output), target_is_directory=True)
    link.replace(output / "latest")
    flush(output)


def remove_partial(output: Path) -> None:
    """Remove what builds that were killed have left half-done.

    The caller holds the output's lock: whoever had begun it is gone, in whatever container it ran.
    """
    for path in [*(output / "releases").glob(f"{_PARTIAL}*"), *output.glob(f"{_LINK}*")]:
        logger.info("removing %s, left by a build that did not finish", path.name)
        discard(path)
