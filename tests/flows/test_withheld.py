"""A release without texts: quotes, offsets and checksums still hold for whoever has the articles."""

import json
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from flows.cli import main
from flows.explanation import explain_row
from flows.verify import verify
from tasks.publish.publication import publish, without_texts
from tasks.publish.release import read_release

RUN = {"n_documents_in": 3, "n_sources": 3, "n_rejected": 0}


@pytest.fixture(scope="module")
def withheld(small_release, tmp_path_factory):
    passed = SimpleNamespace(passed=True, failed=())
    return publish(without_texts(read_release(small_release)), passed, tmp_path_factory.mktemp("withheld"), RUN)


def test_no_text_is_in_any_file(withheld, small_release):
    texts = pq.read_table(small_release / "sources.parquet")["text"].to_pylist()
    assert pq.read_table(withheld / "sources.parquet")["text"].null_count == len(texts)
    plain = "".join(json.dumps(table.to_pylist(), default=str) for table in read_release(withheld).values())
    assert not [text for text in texts if json.dumps(text)[1:-1] in plain]


def test_it_is_another_release_with_the_same_rows(withheld, small_release):
    assert withheld.name != small_release.name
    for name in ("attacks", "claims", "evidence"):
        assert (withheld / f"{name}.parquet").read_bytes() == (small_release / f"{name}.parquet").read_bytes()


def test_it_verifies_with_the_articles_and_without(withheld, small_raw):
    assert verify(withheld) == []
    assert verify(withheld, small_raw) == []
    assert "--texts" in CliRunner().invoke(main, ["verify", str(withheld)]).output
    assert "quotes hold" in CliRunner().invoke(main, ["verify", str(withheld), "--texts", str(small_raw)]).output


def test_other_articles_do_not_do(withheld, tmp_path):
    (tmp_path / "other.txt").write_text("Another text altogether, about a match that ended without a goal. " * 5)
    assert len(verify(withheld, tmp_path)) == 3


def test_a_quote_that_was_forged_is_found_by_its_text(withheld, small_raw, tmp_path):
    tables = read_release(withheld)
    claims = tables["claims"].to_pylist()
    claims[0]["quote"] = claims[0]["quote"].swapcase()
    forged = {**tables, "claims": tables["claims"].from_pylist(claims, tables["claims"].schema)}
    release = publish(forged, SimpleNamespace(passed=True, failed=()), tmp_path, RUN)
    assert verify(release) == []
    assert any("quote" in finding for finding in verify(release, small_raw))


def test_a_row_is_explained_by_its_quotes(withheld):
    claim = pq.read_table(withheld / "claims.parquet").to_pylist()[0]
    told = explain_row(claim["claim_id"], withheld)
    assert (told.words.before, told.words.quote, told.words.after) == ("", claim["quote"], "")
