"""A row explained."""

import pyarrow.parquet as pq
import pytest
from rich.console import Console

from flows.explain import UnknownRowError, explain, in_context


def explained(row_id, release):
    console = Console(width=300)
    with console.capture() as shown:
        explain(row_id, release, console)
    return shown.get()


def test_a_quote_stands_highlighted_in_its_context():
    line = in_context("One two three.\nFour five six.", 15, 19, around=7)
    assert line.plain == "…three. Four five s…"
    [span] = [span for span in line.spans if "yellow" in str(span.style)]
    assert line.plain[span.start : span.end] == "Four"


def test_an_attack_comes_with_its_quotes_reports_casualties_and_claims(small_release):
    attacks = pq.read_table(small_release / "attacks.parquet").to_pylist()
    bakery = next(attack for attack in attacks if attack["city"] == "Mombasa")
    text = explained(bakery["attack_id"], small_release)
    assert bakery["name"] in text
    assert "bakery [" in text, "the address of a quote"
    assert "killing four people and wounding" in text
    for id_part in ("report-", "casualty-", "claim-"):
        assert id_part in text


@pytest.mark.parametrize("table", ["sources", "reports", "casualties", "actors", "claims", "evidence"])
def test_every_table_has_rows_that_can_be_explained(small_release, table):
    [key, *_] = pq.read_schema(small_release / f"{table}.parquet").names
    row = pq.read_table(small_release / f"{table}.parquet").to_pylist()[0]
    assert row[key] in explained(row[key], small_release)


def test_an_unknown_row_is_named_with_its_neighbours(small_release):
    with pytest.raises(UnknownRowError, match="bakery"):
        explained("bakry", small_release)
