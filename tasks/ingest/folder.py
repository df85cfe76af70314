"""A folder of raw files -> its documents in a fixed order, and an issue for each one that cannot be used."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, Severity
from tasks.ingest.content import Content
from tasks.ingest.fields import FieldNames
from tasks.ingest.formats import format_of
from tasks.ingest.listing import Listing, RawFolderError, list_folder
from tasks.ingest.manifest import Manifests, read_manifests
from tasks.ingest.reading import Records, records_of, within_budget
from tasks.ingest.record import Place, Record, UnusableError, printable
from tasks.ingest.source import read_source, source_id_of

__all__ = ["RawFolderError", "list_files", "read_folder"]


MOST_ISSUES = 1_000
"""Documents of one file that are rejected, where hardly any can be used; the rest of the file is then not read."""
_HARDLY_ANY = 20  # rejected ones a usable one
_MOST_NOTES = 20  # a file


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told the name of each file before it is read, and files that are left alone, with the reason."""

    began: Callable[[str], object]
    harmful: Mapping[str, str]


UNWATCHED = Watch(lambda name: None, {})


def read_folder(
    raw: Path, *, give_up: bool = True, fields: Mapping[str, str] | None = None, watch: Watch = UNWATCHED
) -> Iterator[SourceDocument | Issue]:
    """Read every document below a folder, files in sorted order.

    Each document gives either a `SourceDocument` or exactly one issue of severity error; warnings may come besides.
    The folder is read twice, first for the ids alone, so that of two documents with one id neither is used. `fields`
    has the names of unusual fields by ours.

    Raises:
        RawFolderError: there is nothing to read.
        OSError: a file cannot be read for now, and the caller would rather come again than give it up.
    """
    listing, files = files_of(raw, FieldNames(fields or {}), give_up=give_up, watch=watch)
    ids = files.collect_ids(listing.documents)
    yield from listing.issues
    yield from files.manifests.issues
    for name in listing.documents:
        yield from files.read(name, ids)


def files_of(raw: Path, names: FieldNames, *, give_up: bool, watch: Watch = UNWATCHED) -> tuple[Listing, "Files"]:
    """List a folder and read its manifests.

    Raises:
        RawFolderError: there is nothing to read.
    """
    listing = list_folder(raw)
    if not listing.documents and not listing.issues:
        raise RawFolderError(f"no document in {raw}: all its files are ones that are passed over")
    return listing, Files(raw, names, read_manifests(raw, listing.names, give_up=give_up), give_up, watch)


def list_files(raw: Path) -> list[str]:
    """List the files below a folder as sorted relative paths, hidden files and folders left out.

    Raises:
        RawFolderError: there is no such folder, or it is empty.
    """
    return list_folder(raw).names


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


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a folder, each read with what its manifests say."""

    raw: Path
    names: FieldNames
    manifests: Manifests
    give_up: bool
    watch: Watch

    def collect_ids(self, listed: list[str]) -> _Ids:
        """Read all files for the ids of their documents."""
        ids = _Ids()
        for name in listed:
            manifest = self.manifests.of(name)
            for found in self.records(name):
                if isinstance(found, Record):
                    try:
                        ids.add(source_id_of(found, manifest), found.place)
                    except UnusableError:  # stated as an issue when the document is read
                        continue
        return ids

    def read(self, name: str, ids: _Ids) -> Iterator[SourceDocument | Issue]:
        """Read the documents of a file; one of which hardly anything can be used is given up, and says so."""
        usable = rejected = 0
        for found in self._documents(name, ids):
            yield found
            usable += isinstance(found, SourceDocument)
            rejected += isinstance(found, Issue) and found.severity is Severity.ERROR
            if rejected >= MOST_ISSUES and usable * _HARDLY_ANY < rejected:
                told = f"of its first {usable + rejected:,} documents {usable:,} can be used: the rest is not read"
                yield Place(printable(name)).reject(UnusableError(IssueCode.UNREADABLE, told))
                return

    def _documents(self, name: str, ids: _Ids) -> Iterator[SourceDocument | Issue]:
        manifest = self.manifests.of(name)
        noted: set[str] = set()
        for found in self.records(name):
            if isinstance(found, Issue):
                yield found
                continue
            for note in found.notes:
                if note not in noted and len(noted) < _MOST_NOTES:
                    noted.add(note)
                    yield found.place.warn(IssueCode.BAD_METADATA, note)
            yield from _use(found, {**manifest, **found.stated}, ids)

    def records(self, name: str) -> Records:
        """Give what the reader of a file takes from it."""
        content = self._content(name)
        if name in self.watch.harmful:
            yield content.place.reject(UnusableError(IssueCode.UNREADABLE, self.watch.harmful[name]))
            return
        self.watch.began(name)
        try:
            yield from within_budget(records_of(content), content)
        except OSError as error:
            if not self.give_up:
                raise
            yield content.place.reject(UnusableError(IssueCode.UNREADABLE, f"cannot be read: {error.strerror}"))

    def form_of(self, name: str) -> str:
        """Name the format of a file."""
        try:
            return format_of(self._content(name)).name
        except (UnusableError, OSError):
            return "not read"

    def _content(self, name: str) -> Content:
        path = self.raw / name
        return Content(Place(printable(name)), path.name, lambda: path.open("rb"), self.names)


def _use(record: Record, manifest: Mapping[str, str], ids: _Ids) -> Iterator[SourceDocument | Issue]:
    source_id = None
    try:
        source_id = source_id_of(record, manifest)
        if source_id in ids.repeated:
            others = ids.repeated[source_id]
            shown = ", ".join(str(place) for place in others[:_MOST_NOTES] if place != record.place)
            more = f" and {len(others) - _MOST_NOTES:,} more" if len(others) > _MOST_NOTES else ""
            told = f"the id {source_id!r} is also that of {shown}{more}; rename one, or give them ids of their own"
            raise UnusableError(IssueCode.DUPLICATE_ID, told)
        yield from read_source(record, manifest)
    except UnusableError as error:
        yield record.place.reject(error, source_id)
    except Exception as error:
        reason = f"cannot be read: {type(error).__name__}: {str(error)[:200]}"
        yield record.place.reject(UnusableError(IssueCode.UNREADABLE, reason), source_id)
