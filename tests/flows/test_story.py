"""From raw documents to a release, stage by stage, without Prefect."""

import json
from pathlib import Path

import pyarrow.parquet as pq

from flows.verify import verify

FOOTBALL = {"id": "football", "text": "The visitors scored twice after the break and went home with three points. " * 4}


def rows(release: Path, table: str) -> list[dict]:
    return pq.read_table(release / f"{table}.parquet").to_pylist()


def test_a_release_says_what_the_documents_say(small_release):
    bakery, ferry = sorted(rows(small_release, "attacks"), key=lambda attack: attack["date_start"])
    assert (bakery["city"], bakery["killed_best"], bakery["wounded_best"]) == ("Mombasa", 4, 11)
    assert bakery["attack_types"] == ["Bombing/Explosion"]
    assert bakery["date_start"].isoformat() == "2024-05-07"
    assert (bakery["attribution_status"], ferry["attribution_status"]) == ("claimed", "unattributed")
    assert (ferry["killed_best"], ferry["wounded_best"]) == (3, None)


def test_a_release_verifies(small_release):
    assert verify(small_release) == []


def test_verify_tells_of_a_table_that_was_changed(small_release, tmp_path):
    copy = tmp_path / small_release.name
    copy.mkdir()
    for path in small_release.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    table = pq.read_table(copy / "attacks.parquet")
    pq.write_table(table.slice(1), copy / "attacks.parquet")
    findings = verify(copy)
    assert any(finding.startswith("attacks.parquet: checksum") for finding in findings)
    assert any("reports" in finding for finding in findings), "a report whose attack is gone"


def test_same_documents_give_the_same_bytes_however_they_are_batched(small_raw, small_release, plain_build, tmp_path):
    again, _ = plain_build(small_raw, tmp_path, batch_documents=1)
    assert again.name == small_release.name
    for path in small_release.glob("*.parquet"):
        assert (again / path.name).read_bytes() == path.read_bytes()


def test_every_document_is_a_source_or_a_rejection(small_raw, plain_build, tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "good.jsonl").write_bytes((small_raw / "news.jsonl").read_bytes())
    (raw / "broken.jsonl").write_text('{"id": "cut", "text": "A line that ends too\n' + json.dumps(FOOTBALL) + "\n")
    (raw / "twice-1.jsonl").write_text(json.dumps({**FOOTBALL, "id": "twice"}))
    (raw / "twice-2.jsonl").write_text(json.dumps({**FOOTBALL, "id": "twice"}))
    (raw / "picture.txt").write_bytes(bytes(range(256)) * 8)
    release, ingested = plain_build(raw, tmp_path)
    assert (ingested.n_documents_in, ingested.n_sources, ingested.n_rejected) == (8, 4, 4)
    rejected = [issue for issue in rows(release, "issues") if issue["severity"] == "error"]
    assert sorted(issue["file_name"] for issue in rejected) == [
        "broken.jsonl",
        "picture.txt",
        "twice-1.jsonl",
        "twice-2.jsonl",
    ]
    assert not [report for report in rows(release, "reports") if report["source_id"] == "football"]
