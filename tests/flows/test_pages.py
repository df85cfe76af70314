"""What Prefect's pages say, without Prefect."""

import urllib.error
import urllib.request
from datetime import date

import pyarrow as pa
import pytest

from flows.page_server import serve_pages
from flows.pages import (
    SERVED,
    check_rows,
    conflict_rows,
    failure_rows,
    in_words,
    rejected_rows,
    release_page,
    summary_page,
    validation_page,
)
from flows.picture import picture_page, timeline, tolls
from schemas.documents import Issue
from schemas.vocabulary import IssueCode, Severity
from tasks.publish.changes import Attack, Cell, Changes
from tasks.publish.release import read_release
from tasks.validate.report import Failure, ValidationReport, make_check
from tasks.validate.task import validate_tables


@pytest.fixture
def refused(small_release):
    attack = read_release(small_release)["attacks"]["attack_id"][0].as_py()
    failed = make_check("attacks", "n_voices", 2, [Failure(attack, "3 voices | of 2 sources")])
    return ValidationReport((make_check("reports", "keys", 2, []), failed), {"reports": 2, "attacks": 2})


def test_the_checks_that_failed_come_first(refused):
    assert [row["result"] for row in check_rows(refused)] == ["FAILED", "passed"]


def test_a_failed_row_comes_with_the_words_it_was_read_from(refused, small_release):
    [row] = failure_rows(refused, small_release)
    assert row["row"].startswith("attack-")
    assert "bomb" in row["quote"] or "Gunmen" in row["quote"]
    page = validation_page(refused, small_release)
    assert "Refused: 1 of 2 checks" in page
    assert f"| `{row['row']}` | 3 voices \\| of 2 sources | {row['quote']} |" in page


def test_every_check_is_explained_with_the_numbers_behind_it(small_release):
    report = validate_tables(small_release)
    assert [check.name for check in report.checks if not in_words(check.name).strip()] == []
    page = validation_page(report, small_release)
    assert "| No key stands twice. |" in page
    assert all(row["makes sure that"] for row in check_rows(report))


def test_a_release_is_linked_where_its_page_is_served(monkeypatch, tmp_path):
    monkeypatch.delenv(SERVED, raising=False)
    assert "copy the address" in release_page(tmp_path / "r1")
    monkeypatch.setenv(SERVED, "http://127.0.0.1:1")
    assert "[The page of this release](http://127.0.0.1:1/r1/report.html)" in release_page(tmp_path / "r1")


@pytest.mark.parametrize(
    ("path", "status"), [("r1/report.html", 200), ("r1/run.json", 404), ("../secret", 404), ("", 404)]
)
def test_the_server_of_pages_gives_pages_alone(tmp_path, path, status):
    release = tmp_path / "releases" / "r1"
    release.mkdir(parents=True)
    (release / "report.html").write_text("<p>The page")
    (release / "run.json").write_text("{}")
    try:
        with urllib.request.urlopen(f"{serve_pages(tmp_path)}/{path}", timeout=30) as answer:
            assert (answer.status, b"The page" in answer.read()) == (status, True)
    except urllib.error.HTTPError as error:
        assert error.code == status


def test_a_summary_tells_each_kind_of_change(tmp_path):
    changes = Changes(
        rows={"attacks": (3, 4)},
        new=(Attack("attack-1", "Bombing, Kabul, 2021-08"),),
        changed=(Attack("attack-2", "Shooting, Faro", (Cell("killed_best", 4, None),)),),
        merged=(Attack("attack-3", "Shooting, Ghent", (), ("attack-5", "attack-6")),),
    )
    page = summary_page({"documents read": 9, "attacks": 4}, tmp_path / "r1", changes)
    assert "| attacks | 4 | +1 |" in page
    assert "## New attacks: 1" in page
    assert "| Shooting, Faro | killed_best 4 → – | `attack-2` |" in page
    assert "| Shooting, Ghent | was attack-5, attack-6 | `attack-3` |" in page
    assert "Vanished" not in page


def test_an_attack_on_which_sources_disagree_is_told_with_what_each_says(small_release):
    [row] = conflict_rows(read_release(small_release))
    assert (row["accounts disagree on"], row["killed"], row["voices / sources"]) == ("who did it", "4", "2 / 2")
    assert "by Islamic State (Harbour Gazette)" in row["who says what"]


def test_a_toll_that_rose_is_no_disagreement(small_release):
    tables = read_release(small_release)
    kinds = pa.array(["count_superseded"] * tables["conflicts"].num_rows)
    at = tables["conflicts"].schema.get_field_index("kind")
    assert conflict_rows(tables | {"conflicts": tables["conflicts"].set_column(at, "kind", kinds)}) == []


def test_a_rejected_document_is_told_with_its_place():
    [row] = rejected_rows([Issue(Severity.ERROR, IssueCode.EMPTY, "a.txt: empty", "a", "a.txt")])
    assert (row["file"], row["why"]) == ("a.txt", "a.txt: empty")


def dated(*days: str | None) -> pa.Table:
    return pa.table({"date_start": pa.array([date.fromisoformat(day) if day else None for day in days], pa.date32())})


@pytest.mark.parametrize(
    ("days", "bars"),
    [
        (("2024-01-30", "2024-02-01"), [("2024-01-30", 1), ("2024-01-31", 0), ("2024-02-01", 1)]),
        (("2024-01-31", "2024-03-01", None), [("2024-01-31", 1)]),
        ((None,), []),
        ((), []),
    ],
)
def test_a_timeline_shows_times_without_attacks(days, bars):
    shown, undated = timeline(dated(*days))
    assert shown[: len(bars)] == bars
    assert sum(count for _, count in shown) + undated == len(days)
    assert undated == days.count(None)


def test_a_long_timeline_counts_by_longer_spans():
    for days, first in (
        (("2024-01-31", "2024-12-01"), "2024-01"),
        (("1990-12-31", "2024-12-01"), "1990"),
        (("1899-12-31", "2024-12-01"), "1890s"),
    ):
        assert timeline(dated(*days))[0][0] == (first, 1)


def test_the_picture_is_an_image_inside_markdown(small_release):
    assert "![attacks by time](data:image/svg+xml;base64," in picture_page(read_release(small_release))


def test_tolls_are_shown_where_several_sources_count(small_release):
    [(name, bars)] = tolls(read_release(small_release))
    assert "Mombasa" in name
    assert [(bar.label, bar.low, bar.high, bar.words) for bar in bars] == [
        ("Tidewater Courier 2024-05-08", 4, 4, "4"),
        ("Harbour Gazette 2024-05-08", 4, 4, "4"),
    ]
