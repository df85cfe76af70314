"""A file that ends the process that reads it, or computes for ever there, is named, and all others are read."""

import os
from pathlib import Path

import pytest

from schemas.documents import Issue, SourceDocument
from schemas.parts import read_part
from tasks.ingest import guarded
from tasks.ingest.guarded import ingest_guarded
from tasks.ingest.listing import RawFolderError
from tasks.ingest.parts import Ingested, ingest
from tests.tasks.ingest.test_forms import FERRY, MILL, ONE


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, article in {"a.txt": MILL, "c.txt": FERRY}.items():
        (folder / name).write_bytes(ONE["plain.txt"](article))
    (folder / "b.txt").write_text("hurt")
    return folder


def hurting(raw: Path, *arguments, give_up, watch) -> Ingested:
    """Reads as always, but what the file `b.txt` names is done to the process."""

    def began(name: str) -> None:
        watch.began(name)
        if name == "b.txt":
            {"crash": os.abort, "leave": lambda: os._exit(3), "hang": lambda: sum(range(10**12))}[
                (raw / name).read_text()
            ]()

    return ingest(raw, *arguments, give_up=give_up, watch=guarded.Watch(began, watch.harmful))


@pytest.mark.parametrize(
    ("harm", "reason"), [("crash", "SIGABRT"), ("leave", "exit 3"), ("hang", "takes longer than 5 seconds")]
)
def test_the_file_is_named_and_the_others_are_read(raw, tmp_path, monkeypatch, harm, reason):
    monkeypatch.setattr(guarded, "ingest", hurting)
    monkeypatch.setattr(guarded, "SECONDS", 5.0)
    (raw / "b.txt").write_text(harm)
    made = ingest_guarded(raw, tmp_path / "work", 10, 100_000)
    assert (made.n_documents_in, made.n_sources, made.n_rejected) == (3, 2, 1)
    [issue] = read_part(made.issues, Issue)
    assert (issue.file_name, reason in issue.message) == ("b.txt", True)


def test_what_is_made_is_what_plain_reading_makes(raw, tmp_path):
    plain, watched = (
        ingest(raw, tmp_path / "plain", 10, 100_000),
        ingest_guarded(raw, tmp_path / "watched", 10, 100_000),
    )
    assert [read_part(part, SourceDocument) for part in plain.parts]
    assert [part.read_bytes() for part in plain.parts] == [part.read_bytes() for part in watched.parts]


def test_what_is_raised_is_raised_here(tmp_path):
    (tmp_path / "raw").mkdir()
    with pytest.raises(RawFolderError):
        ingest_guarded(tmp_path / "raw", tmp_path / "work", 10, 100_000)
