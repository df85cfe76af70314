"""What a file does to the process that reads it harms no other."""

import os
import time
from pathlib import Path

import pytest

from schemas.documents import SourceDocument
from schemas.vocabulary import IssueCode
from tasks.ingest.folder import read_folder
from tasks.ingest.isolated import Isolated, IsolatedError
from tasks.ingest.readers import pdf
from tasks.ingest.record import UnusableError
from tests.tasks.ingest.test_forms import MILL, ONE


def swell(n_bytes: int) -> int:
    return len(bytes(n_bytes))


def refuse(reason: str) -> None:
    raise UnusableError(IssueCode.UNREADABLE, reason)


@pytest.fixture
def isolated():
    made: list[Isolated] = []

    def make(function, seconds=30.0):
        made.append(Isolated(function, seconds))
        return made[-1]

    yield make
    for each in made:
        each.end()


def test_an_answer_comes_from_another_process(isolated):
    assert isolated(os.path.basename)("/a/b") == "b"
    assert isolated(os.getpgid)(0) == os.getpgid(0)
    ask = isolated(eval)
    assert ask("__import__('os').getpid()") != os.getpid()
    assert ask("__import__('os').getpid()") == ask("__import__('os').getpid()")


def test_a_crash_is_told_and_the_next_call_is_answered(isolated):
    ask = isolated(eval)
    with pytest.raises(IsolatedError, match="SIGABRT"):
        ask("__import__('os').abort()")
    with pytest.raises(IsolatedError, match="exit 3"):
        ask("__import__('os')._exit(3)")
    assert ask("1 + 1") == 2


def test_what_takes_too_long_is_ended(isolated):
    ask = isolated(time.sleep, seconds=0.2)
    started = time.monotonic()
    with pytest.raises(IsolatedError, match="longer"):
        ask(60)
    assert time.monotonic() - started < 30


def test_what_computes_too_long_is_ended(isolated):
    ask = isolated(eval, seconds=0.2)
    with pytest.raises(IsolatedError, match="longer"):
        ask("sum(range(10**12))")
    assert ask("1 + 1") == 2


def test_memory_is_bounded_and_what_is_raised_comes_back(isolated):
    with pytest.raises(MemoryError):
        isolated(swell)(8 * 2**30)
    with pytest.raises(UnusableError, match="torn") as raised:
        isolated(refuse)("torn")
    assert raised.value.code == IssueCode.UNREADABLE


def test_a_pdf_that_crashes_its_reader_is_an_issue_and_the_next_is_read(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(pdf, "_pages_of", Isolated(crash_on_a_mark, 30.0))
    (tmp_path / "a.pdf").write_bytes(ONE["file.pdf"](MILL) + b"crash")
    (tmp_path / "b.pdf").write_bytes(ONE["file.pdf"](MILL))
    issue, document = read_folder(tmp_path)
    assert (issue.file_name, "SIGABRT" in issue.message) == ("a.pdf", True)
    assert isinstance(document, SourceDocument)


def crash_on_a_mark(data: bytes) -> object:
    return os.abort() if data.endswith(b"crash") else pdf.pages_of(data)
