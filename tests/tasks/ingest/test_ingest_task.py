"""The ingest task: documents in parts, issues beside them, and counts that add up."""

import json

from schemas.documents import Issue, SourceDocument
from schemas.parts import read_part
from tasks.ingest.task import ingest


def test_parts_hold_so_many_documents_or_characters(tmp_path):
    raw, work = tmp_path / "raw", tmp_path / "work"
    raw.mkdir()
    rows = [{"id": str(n), "text": "the " * size} for n, size in enumerate([10, 10, 10, 20, 10])] + [{"id": "bad"}]
    (raw / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ingested = ingest(raw, work, batch_documents=2, batch_chars=100)
    assert (ingested.n_documents_in, ingested.n_sources, ingested.n_rejected) == (6, 5, 1)
    ids = [[document.source_id for document in read_part(part, SourceDocument)] for part in ingested.parts]
    assert ids == [["0", "1"], ["2"], ["3"], ["4"]]
    assert [part.name for part in ingested.parts] == [f"part-{number:05d}.parquet" for number in range(4)]
    (issue,) = read_part(ingested.issues, Issue)
    assert issue.line == 6
    assert issue.source_id == "bad"
