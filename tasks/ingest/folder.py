"""A folder of raw files -> its documents in a fixed order, and an issue for each one that cannot be used."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode
from tasks.ingest.formats import READERS, ending_of
from tasks.ingest.manifest import Manifests, read_manifests
from tasks.ingest.record import Place, Record, UnusableError
from tasks.ingest.source import read_source, source_id_of


class RawFolderError(ValueError):
    """The input folder is not there, is no folder, or holds no file in a format that can be read."""


def read_folder(raw: Path, *, give_up: bool = True) -> Iterator[SourceDocument | Issue]:
    """Read every document below a folder, files in sorted order.

    Each document gives either a `SourceDocument` or exactly one issue of severity error; warnings may come besides.
    The folder is read twice, first for the ids alone, so that of two documents with one id neither is used.

    Raises:
        RawFolderError: there is nothing to read.
        OSError: a file cannot be read for now, and the caller would rather come again than give it up.
    """
    listed = list_files(raw)
    manifests = read_manifests(raw, [_printable(name) for name in listed], give_up=give_up)
    names = [name for name in listed if ending_of(name)]
    if not names:
        raise RawFolderError(f"no document in {raw}: it holds no {', '.join(READERS)} file")
    ids = _collect_ids(raw, names, manifests, give_up)
    yield from manifests.issues
    for name in names:
        manifest = manifests.of(_printable(name))
        for found in _records(raw, name, give_up):
            yield from _use(found, manifest, ids) if isinstance(found, Record) else (found,)


def list_files(raw: Path) -> list[str]:
    """List the files below a folder as sorted relative paths, hidden files and folders left out.

    Raises:
        RawFolderError: there is no such folder, or it is empty.
    """
    if not raw.is_dir():
        raise RawFolderError(f"no such folder: {raw}")
    names: list[str] = []
    for folder, subfolders, files in os.walk(raw, followlinks=False):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        below = Path(folder).relative_to(raw)
        names.extend((below / name).as_posix() for name in files if not name.startswith("."))
    if not names:
        raise RawFolderError(f"the folder is empty: {raw}")
    return sorted(names)


@dataclass(slots=True)
class _Ids:
    """Where each id stands first, and all places of those that stand twice."""

    first: dict[str, Place] = field(default_factory=dict)
    repeated: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, source_id: str, place: Place) -> None:
        if source_id in self.first:
            self.repeated.setdefault(source_id, [self.first[source_id]]).append(place)
        else:
            self.first[source_id] = place


def _collect_ids(raw: Path, names: list[str], manifests: Manifests, give_up: bool) -> _Ids:
    ids = _Ids()
    for name in names:
        manifest = manifests.of(_printable(name))
        for found in _records(raw, name, give_up):
            if isinstance(found, Record):
                try:
                    ids.add(source_id_of(found, manifest), found.place)
                except UnusableError:  # stated as an issue when the document is read
                    continue
    return ids


def _records(raw: Path, name: str, give_up: bool) -> Iterator[Record | Issue]:
    ending = ending_of(name)
    assert ending is not None
    try:
        yield from READERS[ending](raw / name, _printable(name))
    except OSError as error:
        if not give_up:
            raise
        yield Place(_printable(name)).reject(UnusableError(IssueCode.UNREADABLE, f"cannot be read: {error.strerror}"))


def _use(record: Record, manifest: Mapping[str, str], ids: _Ids) -> Iterator[SourceDocument | Issue]:
    source_id = None
    try:
        source_id = source_id_of(record, manifest)
        if source_id in ids.repeated:
            others = ", ".join(str(place) for place in ids.repeated[source_id] if place != record.place)
            raise UnusableError(IssueCode.DUPLICATE_ID, f"the id {source_id!r} is also that of {others}")
        yield from read_source(record, manifest)
    except UnusableError as error:
        yield record.place.reject(error, source_id)


def _printable(name: str) -> str:
    """Show bytes of a file name that are no UTF-8 as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
