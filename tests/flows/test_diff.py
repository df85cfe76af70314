"""Two releases compared on the command line, and a release exported."""

import json

import pytest
from click.testing import CliRunner

from flows.cli import _FORMS, main
from tasks.export.export import FORMS


@pytest.fixture
def grown(small_raw, plain_build, tmp_path):
    """The small release, built anew with one more article."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "news.jsonl").write_bytes((small_raw / "news.jsonl").read_bytes())
    text = "Gunmen killed two guards at a dam near Kandahar on Sunday, officials said."
    (raw / "dam.jsonl").write_text(json.dumps({"id": "dam", "text": text, "published_at": "2024-09-03T10:00:00Z"}))
    return plain_build(raw, tmp_path)[0]


def test_diff_shows_a_table_and_writes_a_file(small_release, grown, tmp_path):
    result = CliRunner().invoke(
        main, ["diff", str(small_release), str(grown), "--json", str(tmp_path / "changes.json")]
    )
    assert result.exit_code == 0, result.output
    assert "new" in result.output
    assert "Kandahar" in result.output
    changes = json.loads((tmp_path / "changes.json").read_text())
    assert (changes["old_release"], changes["new_release"]) == (small_release.name, grown.name)
    assert ["Kandahar" in attack["name"] for attack in changes["new"]] == [True]
    assert changes["rows"]["sources"] == [3, 4]
    assert changes["vanished"] == []


def test_the_same_release_twice(small_release):
    result = CliRunner().invoke(main, ["diff", str(small_release), str(small_release)])
    assert "The attacks are the same." in result.output
    printed = CliRunner().invoke(main, ["diff", str(small_release), str(small_release), "--json", "-"]).output
    assert json.loads(printed)["changed"] == []


def test_export_says_what_is_lost_and_overwrites_nothing(small_release, tmp_path):
    arguments = ["export", str(small_release), "--format", "gtd", "--output", str(tmp_path / "gtd")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "lost: " in result.output
    assert (tmp_path / "gtd" / "gtd.csv").is_file()
    assert CliRunner().invoke(main, arguments).exit_code == 2


def test_the_command_line_knows_every_form():
    assert set(_FORMS) == set(FORMS)
