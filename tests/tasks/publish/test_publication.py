"""A release is whole, named after its content, and switched in at one stroke."""

import json
from dataclasses import dataclass

import numpy as np
import pyarrow.parquet as pq
import pytest

from schemas.tables import TABLES
from tasks.publish.publication import ReleaseRefusedError, publish
from tasks.publish.release import DESCRIBED, FILES, read_release, verify_release
from tasks.publish.task import publish_tables


@dataclass(frozen=True)
class Broken:
    table: str = "claims"
    name: str = "quote"
    n_failed: int = 2


@dataclass(frozen=True)
class Verdict:
    failed: tuple[Broken, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.failed


PASSED = Verdict()


@pytest.fixture
def tables(tiny, to_tables):
    return to_tables(tiny)


def problems(release) -> list[tuple[str, str]]:
    return [(check.file, check.name) for check in verify_release(release) if not check.passed]


def table_bytes(release) -> dict[str, bytes]:
    return {name: (release / f"{name}.parquet").read_bytes() for name in TABLES}


class TestPublish:
    def test_a_release_has_all_files_and_is_the_latest(self, tables, tmp_path):
        release = publish(tables, PASSED, tmp_path, {"documents": 2})
        assert {path.name for path in release.iterdir()} == set(FILES)
        assert (tmp_path / "latest").resolve() == release.resolve()
        assert not (tmp_path / "latest").readlink().is_absolute()
        assert json.loads((release / "run.json").read_text())["documents"] == 2
        assert problems(release) == []

    def test_a_run_tells_how_many_rows_each_rule_read_a_cell_of(self, tables, tmp_path):
        release = publish(tables, PASSED, tmp_path, {})
        fired = json.loads((release / "run.json").read_text())["rules"]
        read = {(row["table"], row["row_id"]) for row in tables["evidence"].to_pylist() if row["table"] != "attacks"}
        assert fired == {"by_hand": len(read)}

    def test_the_same_rows_give_the_same_bytes_and_id(self, tables, tmp_path):
        backwards = {name: table.take(np.arange(table.num_rows)[::-1]) for name, table in tables.items()}
        one = publish(tables, PASSED, tmp_path / "one", {"at": "noon"})
        two = publish(backwards, PASSED, tmp_path / "two", {"at": "midnight"})
        assert one.name == two.name
        assert table_bytes(one) == table_bytes(two)
        for name in ("datapackage.json", "data_dictionary.md", "report.html"):
            assert (one / name).read_bytes() == (two / name).read_bytes()

    def test_content_that_is_there_already_is_kept(self, tables, tmp_path):
        first = publish(tables, PASSED, tmp_path, {"at": "noon"})
        assert publish(tables, PASSED, tmp_path, {"at": "midnight"}) == first
        assert json.loads((first / "run.json").read_text())["at"] == "noon"
        assert [path.name for path in (tmp_path / "releases").iterdir()] == [first.name]

    def test_other_content_is_another_release(self, tiny, to_tables, tmp_path):
        first = publish(to_tables(tiny), PASSED, tmp_path, {})
        tiny["attacks"][0]["name"] = "Another name"
        second = publish(to_tables(tiny), PASSED, tmp_path, {})
        assert first != second
        assert first.is_dir()
        assert (tmp_path / "latest").resolve() == second.resolve()

    def test_a_damaged_release_is_put_aside(self, tables, tmp_path):
        release = publish(tables, PASSED, tmp_path, {})
        (release / "claims.parquet").write_bytes(b"")
        assert publish(tables, PASSED, tmp_path, {}) == release
        assert problems(release) == []

    def test_a_refused_release_leaves_nothing_behind(self, tables, tmp_path):
        with pytest.raises(ReleaseRefusedError, match=r"claims quote \(2\)"):
            publish(tables, Verdict((Broken(),)), tmp_path / "output", {})
        assert not (tmp_path / "output").exists()

    def test_a_crash_while_writing_leaves_the_old_release(self, tables, tmp_path, monkeypatch):
        old = publish(tables, PASSED, tmp_path, {})
        monkeypatch.setattr("tasks.publish.rendering.render_page", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            publish({**tables, "issues": tables["issues"].slice(0, 0)}, PASSED, tmp_path, {})
        assert (tmp_path / "latest").resolve() == old.resolve()
        assert [path.name for path in (tmp_path / "releases").iterdir()] == [old.name]

    def test_leftovers_of_a_killed_build_go(self, tables, tmp_path):
        dead = tmp_path / "releases" / ".partial-aaaa"
        dead.mkdir(parents=True)
        (tmp_path / ".latest-bbbb").symlink_to("releases/r0")
        publish(tables, PASSED, tmp_path, {})
        assert not dead.exists()
        assert not (tmp_path / ".latest-bbbb").is_symlink()

    def test_tables_carry_the_schema_and_no_pandas_metadata(self, tables, tmp_path):
        release = publish(tables, PASSED, tmp_path, {})
        schema = pq.read_schema(release / "casualties.parquet")
        assert b"pandas" not in (schema.metadata or {})
        assert schema.field("value").metadata[b"unit"] == b"persons"
        keys = read_release(release)["evidence"]["evidence_id"].to_pylist()
        assert keys == sorted(keys)

    def test_from_a_work_folder(self, tables, tmp_path):
        for name, table in tables.items():
            pq.write_table(table, tmp_path / f"{name}.parquet")
        release = publish_tables(tmp_path, PASSED, tmp_path / "output", {})
        assert release == publish(tables, PASSED, tmp_path / "output", {})


class TestVerify:
    @pytest.fixture
    def release(self, tables, tmp_path):
        return publish(tables, PASSED, tmp_path, {})

    @pytest.mark.parametrize("name", [f"{table}.parquet" for table in TABLES])
    def test_one_changed_byte_names_its_table(self, release, name):
        content = (release / name).read_bytes()
        for position in (0, len(content) // 2, len(content) - 9):
            (release / name).write_bytes(content[:position] + bytes([content[position] ^ 1]) + content[position + 1 :])
            found = problems(release)
            assert (name, "checksum") in found
            assert {file for file, _ in found} == {name, release.name}

    @pytest.mark.parametrize("name", DESCRIBED)
    def test_a_file_beside_the_tables_that_was_changed(self, release, name):
        (release / name).write_bytes((release / name).read_bytes() + b" ")
        assert (name, "checksum") in problems(release)

    def test_a_missing_and_an_extra_file(self, release):
        (release / "claims.parquet").unlink()
        (release / "notes.txt").write_text("")
        (check,) = [check for check in verify_release(release) if not check.passed]
        assert check.problems == ("claims.parquet is missing", "notes.txt does not belong to a release")

    def test_a_renamed_release(self, release):
        moved = release.rename(release.with_name("r0000000000000000"))
        assert problems(moved) == [(moved.name, "release_id")]

    def test_a_package_that_was_rewritten_to_fit(self, release):
        package = release / "datapackage.json"
        package.write_text("{}")
        assert ("claims.parquet", "checksum") in problems(release)

    def test_a_folder_that_is_no_release(self, tmp_path):
        assert ("nowhere", "files") in problems(tmp_path / "nowhere")

    def test_through_the_latest_link(self, release, tmp_path):
        assert problems(tmp_path / "latest") == []
