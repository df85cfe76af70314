"""Thousands of hostile documents in one build: none ends it, and each is a source or is rejected."""

import os
import time

import pyarrow.parquet as pq

from flows.verify import verify
from schemas.documents import CleanDocument
from schemas.vocabulary import IssueCode
from tasks.extract.document import extract_documents
from tests.flows.hostile import write

NUMBER = int(os.environ.get("ATTACKBASE_HOSTILE", "60"))
"""So many documents; `make soak` makes more."""
LONGEST = 10.0  # seconds


def test_hostile_documents_are_sources_or_rejected(plain_build, tmp_path):
    write(tmp_path / "raw", NUMBER)
    release, ingested = plain_build(tmp_path / "raw", tmp_path)
    issues = pq.read_table(release / "issues.parquet").to_pylist()
    sources = pq.read_table(release / "sources.parquet", columns=["source_id"]).num_rows
    rejected = sum(row["severity"] == "error" for row in issues)
    assert ingested.n_documents_in >= NUMBER
    assert (sources, rejected) == (ingested.n_sources, ingested.n_rejected)
    assert sources + rejected == ingested.n_documents_in
    assert sources > NUMBER / 3
    assert not [row["message"] for row in issues if row["code"] == "extraction_failed"]
    assert verify(release) == []


def test_the_worst_prose_is_read_in_seconds(document):
    worst = {
        "run-on": ", and gunmen shot dead four men in Quetta" * 40,
        "relative": "the men who said that the raid which left four dead had failed attacked the market and " * 40,
        "quotes": '"' * 1_600,
        "commas": "Gunmen, " + ", " * 2_000,
        "brackets": "(" * 1_000 + "a bomb" + ")" * 1_000,
        "numbers": "a hundred and " * 200 + "people were killed.",
        "list": "\n".join(f"• Kabul: {n} killed, {n} wounded" for n in range(80)),
        "that": "said that " * 400 + "a bomb killed four.",
        "chain": "Gunmen shot dead " + " and ".join(f"{n} traders" for n in range(2, 500)) + " in Quetta.",
        "of": "the son of " * 400 + "a judge was shot dead.",
        "power": "There were ³ attacks in Quetta.",
        "one word": "x" * 50_000,
    }  # fmt: skip
    took = {}
    assert len(list(extract_documents([document("A bomb killed two men.", "2024-03-24", "first")]))) == 1  # loads
    for name, text in worst.items():
        started = time.process_time()
        made: list[CleanDocument] = [document(text, "2024-03-24", name)]
        [extraction] = extract_documents(made)
        assert IssueCode.EXTRACTION_FAILED not in {issue.code for issue in extraction.issues}, name
        took[name] = time.process_time() - started
    assert max(took.values()) < LONGEST, took
