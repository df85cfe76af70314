"""The command line: exit status and what it says, with the flow itself replaced."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import flows.build
from flows.build import Summary
from flows.cli import main
from flows.work import exclusively
from tasks.publish.publication import ReleaseRefusedError


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command in an empty folder, without touching the environment or the loggers of the test run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("flows.settings.configure_prefect", lambda output: None)
    monkeypatch.setattr("flows.cli._log_stages", lambda: None)
    monkeypatch.setattr("flows.cli._end_at_once", lambda: None)
    return lambda *arguments: CliRunner().invoke(main, arguments)


def flow_that(outcome):
    def flow(settings):
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return flow


class Refusal:
    passed = False
    failed = ()


SUMMARY = Summary(Path("output/releases/r1"), 3, 2, {"attacks": 1}, 1, 0, ("feed.jsonl, line 2: no JSON",))


def test_help_lists_the_commands(run):
    result = run("--help")
    assert result.exit_code == 0
    for command in ("build", "verify", "explain", "export", "diff", "serve", "dictionary"):
        assert command in result.output


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(SUMMARY, 0), (ReleaseRefusedError(Refusal()), 1), (RuntimeError("the disk is full"), 3)],
)
def test_build_exits_with_what_became_of_it(run, small_raw, monkeypatch, outcome, status):
    monkeypatch.setattr(flows.build, "build", flow_that(outcome))
    result = run("build", str(small_raw))
    assert result.exit_code == status
    assert "Traceback" not in result.output


def test_build_ends_with_a_summary(run, small_raw, monkeypatch):
    monkeypatch.setattr(flows.build, "build", flow_that(SUMMARY))
    output = run("build", str(small_raw)).output
    for line in ("documents read", "reused from cache", "accounts disagree on", "line 2", "output/releases/r1"):
        assert line in output


def test_debug_shows_where_an_unexpected_error_arose(run, small_raw, monkeypatch):
    error = RuntimeError("the disk is full")
    monkeypatch.setattr(flows.build, "build", flow_that(error))
    assert run("--debug", "build", str(small_raw)).exception is error


def test_a_missing_folder_is_wrong_use(run):
    result = run("build", "nowhere")
    assert (result.exit_code, "nowhere" in result.output) == (2, True)
    assert not Path("output").exists()


def test_an_empty_folder_is_wrong_use(run):
    Path("raw").mkdir()
    result = run("build")
    assert (result.exit_code, "empty" in result.output) == (2, True)


def test_a_pipeline_that_is_not_installed_is_wrong_use(run, small_raw):
    result = run("build", str(small_raw), "--pipeline", "xx_no_such_pipeline")
    assert (result.exit_code, "xx_no_such_pipeline" in result.output) == (2, True)


def test_a_second_build_on_one_output_is_refused(run, small_raw):
    with exclusively(Path("output")):
        result = run("build", str(small_raw))
    assert (result.exit_code, "another build" in result.output) == (2, True)


@pytest.mark.parametrize("inside", ["", "deeper"])
def test_a_build_into_a_release_is_refused(run, small_raw, small_release, inside):
    before = {path.name for path in small_release.iterdir()}
    result = run("build", str(small_raw), "--output", str(small_release / inside))
    assert (result.exit_code, "stays as it is" in result.output) == (2, True)
    assert {path.name for path in small_release.iterdir()} == before


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null/x", "x" * 300])
def test_an_output_that_cannot_be_is_wrong_use(run, small_raw, place):
    result = run("build", str(small_raw), "--output", place)
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1), result.output


@pytest.mark.parametrize("command", [("explain", "attack-1", "--release"), ("diff",), ("export", "--format", "csv")])
def test_a_corrupt_table_is_told_in_one_sentence(run, small_release, tmp_path, command):
    copy = tmp_path / "copy"
    shutil.copytree(small_release, copy)
    for path in copy.glob("*.parquet"):
        path.write_bytes(b"PAR1 and no more")
    result = run(*command, str(copy), *([str(copy)] if command == ("diff",) else []))
    assert (result.exit_code, len(result.output.splitlines())) == (2, 1), result.output
    assert "verify" in result.output


def test_the_summary_ends_with_the_page(run, small_raw, monkeypatch):
    monkeypatch.setattr(flows.build, "build", flow_that(SUMMARY))
    assert run("build", str(small_raw)).output.splitlines()[-1].split() == ["page", "output/releases/r1/report.html"]


@pytest.mark.parametrize(
    ("options", "words"),
    [(("nowhere",), "nowhere"), (("{raw}", "--cron", "at five"), "at five"), (("{raw}", "--timezone", "Moon"), "Moon")],
)
def test_a_schedule_that_cannot_be_served_is_refused_at_once(run, small_raw, options, words):
    result = run("serve", *(option.format(raw=small_raw) for option in options))
    assert (result.exit_code, words in result.output, len(result.output.splitlines())) == (2, True, 1), result.output


def test_verify_says_that_a_release_is_whole(run, small_release):
    result = run("verify", str(small_release))
    assert (result.exit_code, "whole" in result.output) == (0, True)


@pytest.mark.parametrize("command", [("verify",), ("explain", "attack-1")])
def test_without_a_release_there_is_nothing_to_look_at(run, command):
    result = run(*command)
    assert (result.exit_code, "attackbase build" in result.output) == (2, True)


def test_explain_names_ids_near_an_unknown_one(run, small_release):
    result = run("explain", "baker", "--release", str(small_release))
    assert (result.exit_code, "bakery" in result.output) == (2, True)


def test_dictionary_lists_every_table(run):
    result = run("dictionary")
    assert result.exit_code == 0
    for table in ("sources", "reports", "attacks", "casualties", "actors", "claims", "evidence", "issues"):
        assert table in result.output


def put_export(raw):
    raw.mkdir()
    rows = [
        {
            "Story": "Two men were shot dead in a market on Monday, the police said.",
            "live_date": "2024-03-11",
            "title": "T",
        },
        {"Story": "A bomb went off on a ferry on Tuesday and wounded nine, the coast guard said.", "live_date": "soon"},
    ]
    (raw / "export.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    (raw / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def test_inspect_says_what_each_file_is_and_what_is_missing(run, tmp_path):
    put_export(tmp_path / "raw")
    named = ("--field", "text=Story", "--field", "published_at=live_date")
    result = run("inspect", "raw", *named)
    assert result.exit_code == 0
    for words in ("JSON lines", "a PNG image", "2 documents in 2 files, 1 rejected, 1 without a date", "soon"):
        assert words in " ".join(result.output.split())
    export, photo = map(json.loads, run("inspect", "raw", "--json", *named).output.splitlines())
    assert (export["n_documents"], export["found"]["title"], export["missing"]["published_at"]) == (2, 1, 1)
    assert (photo["form"], photo["n_rejected"]) == ("not read", 1)


def test_fields_are_named_on_the_command_line_or_not_at_all(run, small_raw, monkeypatch):
    seen = []
    monkeypatch.setattr(flows.build, "build", lambda settings: seen.append(settings.fields) or SUMMARY)
    assert run("build", str(small_raw), "--field", "text=body", "--field", "published_at=pub.date").exit_code == 0
    assert seen == [{"text": "body", "published_at": "pub.date"}]
    for wrong in ("txt=body", "text", "text="):
        assert run("build", str(small_raw), "--field", wrong).exit_code == 2


def test_what_is_doubtful_about_files_is_told_at_the_end(run, small_raw, monkeypatch):
    told = replace(SUMMARY, notes=("x.jsonl, line 1: `published_at` cannot be read",))
    monkeypatch.setattr(flows.build, "build", flow_that(told))
    assert "noted  x.jsonl, line 1" in run("build", str(small_raw)).output
