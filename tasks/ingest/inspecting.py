"""What is in a folder of raw files, before anything is extracted: forms, documents, which metadata are there."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schemas.documents import Issue
from schemas.vocabulary import MetadataBasis, Severity
from tasks.ingest.fields import FieldNames
from tasks.ingest.folder import Files, files_of
from tasks.ingest.html import stated_in_head
from tasks.ingest.record import Record, UnusableError
from tasks.ingest.source import find_published, order_of_days, own_fields, refuse_unusable

SHOWN = ("title", "published_at", "publisher", "url", "language", "licence")
"""The metadata that an inspection counts."""
_MOST_PROBLEMS = 3


@dataclass(slots=True)
class Inspected:
    """A file: its form, how many documents it holds, how many of them have which metadata, from where."""

    file_name: str
    form: str
    n_documents: int = 0
    n_rejected: int = 0
    found: Counter[str] = field(default_factory=Counter)
    bases: Counter[MetadataBasis] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    @property
    def missing(self) -> dict[str, int]:
        """How many documents lack which of the metadata that matter most."""
        lacking = {name: self.n_documents - self.found[name] for name in ("published_at", "title", "publisher")}
        return {name: number for name, number in lacking.items() if number}


def inspect_folder(raw: Path, fields: Mapping[str, str] | None = None) -> Iterator[Inspected]:
    """Look at every file below a folder, in sorted order; pages are not searched for their articles.

    Raises:
        RawFolderError: there is nothing to read.
    """
    listing, files = files_of(raw, FieldNames(fields or {}), give_up=True)
    for issue in (*listing.issues, *files.manifests.issues):
        seen = Inspected(issue.file_name or "", "not read" if issue.severity is Severity.ERROR else "note")
        _add_issue(seen, issue)
        yield seen
    for name in listing.documents:
        yield _inspect(name, files)


def _inspect(name: str, files: Files) -> Inspected:
    seen = Inspected(name, files.form_of(name))
    manifest = files.manifests.of(name)
    for found in files.records(name):
        if isinstance(found, Issue):
            _add_issue(seen, found)
        else:
            try:
                _add(seen, found, {**manifest, **found.stated})
            except UnusableError as error:
                _add_issue(seen, found.place.reject(error))
    return seen


def _add(seen: Inspected, record: Record, manifest: Mapping[str, str]) -> None:
    own = own_fields(record)
    if "html" not in own:
        refuse_unusable(own.get("text", ""))
    head = stated_in_head(own["html"]) if "html" in own and not own.get("text") else {}
    order = order_of_days(record, {**head, **manifest, **own})
    published, basis, problems = find_published(record.fields, manifest, head, own.get("text", ""), order)
    seen.n_documents += 1
    seen.found.update(
        name for name in SHOWN if name != "published_at" and (name in own or manifest.get(name) or name in head)
    )
    if published:
        seen.found["published_at"] += 1
        seen.bases[basis] += 1
    for problem in (*problems, *record.notes):
        _tell(seen, problem)


def _add_issue(seen: Inspected, issue: Issue) -> None:
    seen.n_rejected += issue.severity is Severity.ERROR
    _tell(seen, issue.message.removeprefix(f"{issue.file_name}: ").removeprefix(f"{issue.file_name}, "))


def _tell(seen: Inspected, problem: str) -> None:
    if problem not in seen.problems and len(seen.problems) < _MOST_PROBLEMS:
        seen.problems.append(problem)
