"""The work folder."""

import threading
from importlib import metadata
from types import SimpleNamespace

import pytest

from flows.work import OutputBusyError, WorkFolder, _versions, clear_cache, describe_cache, exclusively
from schemas.documents import Issue
from schemas.parts import discard, is_whole, read_part, write_part
from schemas.vocabulary import IssueCode, Severity
from tasks.publish.release import FileCheck
from tasks.validate.report import make_check


@pytest.fixture
def work(tmp_path):
    return WorkFolder(tmp_path / ".work")


@pytest.fixture
def part(tmp_path):
    path = tmp_path / "part.parquet"
    path.write_bytes(b"first")
    return path


def test_a_part_is_named_after_what_decides_its_content(work, part):
    name = work.part_after(part, "extract", "small_pipeline")
    assert work.part_after(part, "extract", "small_pipeline") == name
    assert work.part_after(part, "extract", "large_pipeline") != name
    assert work.part_after(part, "clean") != work.part_after(part, "extract")
    part.write_bytes(b"second")
    assert work.part_after(part, "extract", "small_pipeline") != name


def test_a_part_of_a_part_changes_with_the_first(work, part):
    before = work.part_after(work.part_after(part, "clean"), "extract")
    part.write_bytes(b"second")
    assert work.part_after(work.part_after(part, "clean"), "extract") != before


def test_packages_that_nothing_stands_on_change_no_part(work, part, monkeypatch):
    def named(version_of):
        def distribution(name):
            known = {
                "attackbase": ["deep"],
                "deep": ["deeper; extra == 'none'", "deepest"],
                "deepest": None,
                "pipe": None,
            }
            if name not in known:
                raise metadata.PackageNotFoundError(name)
            return SimpleNamespace(version=version_of.get(name, "1"), requires=known[name])

        monkeypatch.setattr("flows.work.metadata.distribution", distribution)
        _versions.cache_clear()
        return work.part_after(part, "extract", "pipe")

    name = named({})
    assert named({"deeper": "2", "unrelated": "2"}) == name
    assert len({name, named({"deepest": "2"}), named({"pipe": "2"}), named({"attackbase": "2"})}) == 4
    monkeypatch.undo()
    _versions.cache_clear()


def test_a_release_is_known_again_by_what_it_was_made_of(work, part, tmp_path, monkeypatch):
    harm: list[FileCheck] = []
    monkeypatch.setattr("flows.work.verify_release", lambda release: harm)
    release, latest = tmp_path / "releases" / "r1", tmp_path / "latest"
    release.mkdir(parents=True)
    latest.symlink_to(release)
    work.folder.mkdir()
    parts = [work.part_after(part, "clean"), work.part_after(part, "extract")]
    origin = work.made_of(parts, part, "full")
    assert work.published_of(origin, latest) is None
    work.remember(origin, release, [make_check("attacks", "keys", 2, [])])
    assert [check.name for check in work.checks_of_published()] == ["keys"]
    assert work.published_of(origin, latest) == release
    assert work.published_of(work.made_of(parts, part, "quotes"), latest) is None
    assert work.published_of(work.made_of(parts[:1], part, "full"), latest) is None
    harm.append(FileCheck("attacks.parquet", "checksum", ("not the file that was published",)))
    assert work.published_of(origin, latest) is None
    harm.clear()
    part.write_bytes(b"other issues")
    assert work.published_of(work.made_of(parts, part, "full"), latest) is None
    release.rename(release.with_name("r2"))
    assert work.published_of(origin, latest) is None


def test_only_what_a_build_used_is_kept(work, part):
    used, stale = (work.part_after(part, "extract", pipeline) for pipeline in ("new", "old"))
    used.parent.mkdir(parents=True)
    used.touch()
    stale.touch()
    work.forget_all_but({used})
    assert used.exists()
    assert not stale.exists()


def test_one_build_at_a_time(tmp_path):
    with exclusively(tmp_path), pytest.raises(OutputBusyError), exclusively(tmp_path):
        pass
    with exclusively(tmp_path):
        pass


def test_a_patient_build_waits_for_the_one_before(tmp_path):
    first = exclusively(tmp_path)
    first.__enter__()
    timer = threading.Timer(0.3, first.__exit__, (None, None, None))
    timer.start()
    with exclusively(tmp_path, patience_s=30):
        assert not timer.is_alive() or timer.finished.is_set()


def test_the_cache_can_be_seen_and_cleared(work, part):
    output = work.folder.parent
    kept = work.part_after(part, "extract", "small_pipeline")
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"read")
    assert {each.what: each.n_bytes for each in describe_cache(output)}["what was read in documents"] == 4
    clear_cache(output)
    assert not kept.exists()
    assert not any(each.n_files for each in describe_cache(output))


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: path.write_bytes(path.read_bytes()[:20] + b"\xff\x00\xff" + path.read_bytes()[23:]),
        lambda path: (path.unlink(), path.mkdir(), (path / "file").write_text("in the way")),
        lambda path: path.unlink(),
    ],
    ids=["emptied", "truncated", "flipped", "a folder", "gone"],
)
def test_a_kept_part_that_came_to_harm_is_known_and_cleared_away(tmp_path, harm):
    issues = [Issue(Severity.INFO, IssueCode.NO_ATTACK, f"message {n}") for n in range(200)]
    part = write_part(tmp_path / "kept" / "part.parquet", Issue, issues)
    assert is_whole(part, 200)
    assert not is_whole(part, 199)
    harm(part)
    assert not is_whole(part, 200)
    discard(part)
    assert list(read_part(write_part(part, Issue, issues), Issue)) == issues
