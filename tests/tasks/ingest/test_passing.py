"""Files that cannot be read for a moment."""

import errno
from pathlib import Path

import pytest

from schemas.documents import Issue, SourceDocument
from tasks.ingest.folder import read_folder
from tasks.ingest.passing import is_passing


@pytest.fixture
def away(tmp_path, monkeypatch):
    """A folder of which one file is on a share that does not answer."""
    (tmp_path / "here.txt").write_text("Two men were shot dead in a market on Monday, the police said.")
    (tmp_path / "share.txt").write_text("Out of reach.")
    opened = Path.open

    def open_or_fail(path, *arguments, **options):
        if path.name == "share.txt":
            raise OSError(errno.ETIMEDOUT, "Connection timed out")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", open_or_fail)
    return tmp_path


def test_what_may_pass_is_raised_while_there_is_another_try(away):
    with pytest.raises(OSError, match="timed out") as failure:
        list(read_folder(away, give_up=False))
    assert is_passing(failure.value)


def test_after_the_last_try_the_document_is_rejected_and_the_rest_is_read(away):
    here, share = read_folder(away)
    assert isinstance(here, SourceDocument)
    assert isinstance(share, Issue)
    assert "timed out" in share.message


@pytest.mark.parametrize(
    "error", [FileNotFoundError(errno.ENOENT, "gone"), PermissionError(errno.EACCES, "no"), ValueError()]
)
def test_what_is_missing_forbidden_or_wrong_stays_so(error):
    assert not is_passing(error)
