"""A row explained."""

import json

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from flows.explain import in_context, show
from flows.explanation import Quote, UnknownRowError, explain_row


def explained(row_id, release):
    console = Console(width=300)
    with console.capture() as shown:
        show(explain_row(row_id, release), console)
    return shown.get()


def test_a_quote_stands_highlighted_in_its_context():
    line = in_context(Quote("test", 15, 19, "…three.\n", "Four", " five s…"))
    assert line.plain == "…three. Four five s…"
    [span] = [span for span in line.spans if "yellow" in str(span.style)]
    assert line.plain[span.start : span.end] == "Four"


def test_a_text_gives_the_terminal_no_commands():
    line = in_context(Quote("test", 0, 9, "", "\x1b[2J\x07four", " \x9b31m five\tsix"))
    assert line.plain == "\ufffd[2J\ufffdfour \ufffd31m five six"


def test_a_context_ends_at_whole_words(small_release):
    told = explain_row("bakery", small_release)
    attack = pq.read_table(small_release / "reports.parquet", filters=[("source_id", "==", "bakery")]).to_pylist()[0]
    text = pq.read_table(small_release / "sources.parquet", filters=[("source_id", "==", "bakery")])["text"][0].as_py()
    for backed in explain_row(attack["report_id"], small_release).evidence:
        words = backed.words
        assert f"{words.before}{words.quote}{words.after}".strip("…") in text
    assert told.evidence == ()


def test_an_attack_comes_with_its_quotes_reports_casualties_and_claims(small_release):
    attacks = pq.read_table(small_release / "attacks.parquet").to_pylist()
    bakery = next(attack for attack in attacks if attack["city"] == "Mombasa")
    text = explained(bakery["attack_id"], small_release)
    assert bakery["name"] in text
    assert "bakery [" in text, "the address of a quote"
    assert "killing four people and wounding" in text
    for part in ("report-", "casualty-", "claim-", "Tidewater Courier"):
        assert part in text


@pytest.mark.parametrize("table", ["sources", "reports", "casualties", "actors", "claims", "evidence"])
def test_every_table_has_rows_that_can_be_explained(small_release, table):
    [key, *_] = pq.read_schema(small_release / f"{table}.parquet").names
    row = pq.read_table(small_release / f"{table}.parquet").to_pylist()[0]
    assert row[key] in explained(row[key], small_release)


def test_an_unknown_row_is_named_with_its_neighbours(small_release):
    with pytest.raises(UnknownRowError, match="bakery"):
        explained("bakry", small_release)


def test_as_json_for_programs(small_release):
    attack = pq.read_table(small_release / "attacks.parquet").to_pylist()[0]
    told = json.loads(explain_row(attack["attack_id"], small_release).as_json())
    assert told["row"]["name"] == attack["name"]
    texts = {row["source_id"]: row["text"] for row in pq.read_table(small_release / "sources.parquet").to_pylist()}
    assert {source["source_id"] for source in told["sources"]} <= texts.keys()
    for each in told["evidence"]:
        words = each["words"]
        assert texts[words["source_id"]][words["start"] : words["end"]] == words["quote"]
    assert told["related"]["casualties"]


@pytest.fixture
def disputed(small_raw, plain_build, tmp_path):
    """A release in which a second source corrects the toll of the bakery."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "news.jsonl").write_bytes((small_raw / "news.jsonl").read_bytes())
    later = {
        "id": "later",
        "published_at": "2024-05-10T12:00:00Z",
        "text": "MOMBASA, May 10 - Seven people were killed when a car bomb exploded outside a bakery in Mombasa on "
        "Tuesday, the police said. Al-Shabaab claimed responsibility for the bombing.",
    }
    (raw / "later.jsonl").write_text(json.dumps(later))
    return plain_build(raw, tmp_path)[0]


def test_an_attack_says_what_conflicts_and_why_it_is_one(disputed):
    attacks = pq.read_table(disputed / "attacks.parquet").to_pylist()
    bakery = next(attack for attack in attacks if attack["city"] == "Mombasa")
    text = explained(bakery["attack_id"], disputed)
    assert bakery["conflicts"] == ["count_superseded", "competing_claims"]
    assert "where voices give other values" in text
    assert "group/islamic-state" in text
    assert "toll replaced by a later one" not in text, "it stands among the values"
    assert "why these are one attack" in text
    assert "later with bakery" in text
