"""Keys of attacks that stay while documents are added."""

import logging

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.documents import CleanDocument, Issue
from schemas.mentions import Extraction
from schemas.parts import write_part
from tasks.assemble import lineage
from tasks.assemble.lineage import Lineage, read_lineage
from tasks.assemble.task import assemble_parts


def market(page, source_id, published, told="A bomb at the Brantwick market in Quetta on May 3 killed 30 people."):
    news = page(told, published, source_id)
    news.attack(told[:-1], target="Business", dates=[news.date("May 3", "2024-05-03")], places=[news.place("Quetta")])
    news.harm("30 people", 0, 30)
    return news


@pytest.fixture
def release(tmp_path):
    """Assemble pages into a folder that stands for a release, after the one before."""

    def assemble(name, pages, previous=None):
        clean = write_part(tmp_path / f"{name}-clean", CleanDocument, [news.document for news in pages])
        read = write_part(tmp_path / f"{name}-read", Extraction, [news.extraction for news in pages])
        noted = write_part(tmp_path / f"{name}-issues", Issue, [])
        return assemble_parts([clean], [read], [noted], tmp_path / name, previous)

    return assemble


def rows(folder, table):
    return pq.read_table(folder / f"{table}.parquet").to_pylist()


def test_a_report_that_was_published_earlier_but_comes_later_changes_no_key(page, release):
    first = release("first", [market(page, "evening", "2024-05-05")])
    (before,) = rows(first, "attacks")
    both = [market(page, "evening", "2024-05-05"), market(page, "morning", "2024-05-04")]
    (after,) = rows(release("second", both, first), "attacks")
    assert (after["n_sources"], after["attack_id"], after["merged_attack_ids"]) == (2, before["attack_id"], [])


def test_two_attacks_that_turn_out_to_be_one_keep_the_key_of_the_earlier(page, release):
    news = {"a": market(page, "a", "2024-05-04"), "b": market(page, "b", "2024-05-05")}
    alone = {name: release(name, [each]) for name, each in news.items()}
    keys = {name: rows(folder, "attacks")[0]["attack_id"] for name, folder in alone.items()}
    attacks = pa.concat_tables([pq.read_table(folder / "attacks.parquet") for folder in alone.values()])
    pq.write_table(attacks, alone["a"] / "attacks.parquet")
    merged = release("merged", list(news.values()), alone["a"])
    (row,) = rows(merged, "attacks")
    assert (row["attack_id"], row["merged_attack_ids"]) == (keys["a"], [keys["b"]])
    assert rows(release("again", list(news.values()), merged), "attacks") == [row], "what was merged is remembered"


def test_the_first_release_and_one_that_cannot_be_read_hand_down_no_keys(tmp_path, caplog, monkeypatch):
    monkeypatch.setattr(lineage, "logger", logging.getLogger("lineage"))  # Prefect keeps the loggers of tasks to itself
    assert read_lineage(None) == read_lineage(tmp_path) == Lineage()
    assert not caplog.records
    (tmp_path / "attacks.parquet").write_bytes(b"PAR1")
    assert read_lineage(tmp_path) == Lineage()
    assert "cannot be read" in caplog.text


def test_links_hold_the_reports_of_an_attack_together_and_say_why(page, release):
    folder = release("linked", [market(page, name, f"2024-05-0{day}") for day, name in ((4, "a"), (5, "b"), (6, "c"))])
    (attack,) = rows(folder, "attacks")
    links = rows(folder, "links")
    assert [link["attack_id"] for link in links] == [attack["attack_id"]] * 2
    assert {"same_day", "same_city", "same_large_count"} <= {each["name"] for each in links[0]["observations"]}
    assert all(link["score"] >= link["needed"] for link in links)
