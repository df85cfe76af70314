"""The ingest task: documents in parts, issues beside them, and counts that add up."""

import json

from schemas.documents import Issue, SourceDocument
from schemas.parts import read_part
from tasks.ingest.task import ingest


def test_parts_hold_so_many_characters_and_what_is_rejected_is_counted(tmp_path):
    raw, work = tmp_path / "raw", tmp_path / "work"
    raw.mkdir()
    rows = [{"id": str(n), "text": "the " * size} for n, size in enumerate([10, 10, 10, 20, 10])] + [{"id": "bad"}]
    (raw / "feed.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ingested = ingest(raw, work, batch_documents=100, batch_chars=100)
    assert (ingested.n_documents_in, ingested.n_sources, ingested.n_rejected) == (6, 5, 1)
    ids = [[document.source_id for document in read_part(part, SourceDocument)] for part in ingested.parts]
    assert ids == [["0", "1"], ["2"], ["3"], ["4"]]
    assert [part.name for part in ingested.parts] == [f"part-{number:05d}.parquet" for number in range(4)]
    (issue,) = read_part(ingested.issues, Issue)
    assert issue.line == 6
    assert issue.source_id == "bad"


def parts_of(tmp_path, name, n_first, batch_documents=20):
    raw, work = tmp_path / name, tmp_path / f"{name}-work"
    raw.mkdir()
    rows = [{"id": f"late-{n}", "text": f"The bridge was closed for {n} hours on Friday."} for n in range(400)]
    first = [{"id": f"early-{n}", "text": f"The tunnel was closed for {n} hours on Friday."} for n in range(n_first)]
    (raw / "b.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (raw / "a.jsonl").write_text("\n".join(map(json.dumps, first)) or "\n", encoding="utf-8")
    return [part.read_bytes() for part in ingest(raw, work, batch_documents, 10**6).parts], work


def test_parts_hold_so_many_documents(tmp_path):
    _, work = parts_of(tmp_path, "raw", 0)
    sizes = [len(list(read_part(part, SourceDocument))) for part in sorted((work / "sources").iterdir())]
    assert sum(sizes) == 400
    assert max(sizes) <= 20
    assert sum(sizes) / len(sizes) > 5


def test_documents_that_sort_first_change_no_part_but_their_own_and_the_next(tmp_path):
    before, _ = parts_of(tmp_path, "before", 0)
    after, _ = parts_of(tmp_path, "after", 3)
    assert len({*after} - {*before}) <= 3
