"""A consistent dataset passes; each way of breaking it fails the check that is named for it."""

from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from schemas.export import arrow_schema
from tasks.validate.report import MOST_FAILURES, Failure, make_check
from tasks.validate.task import validate_tables
from tasks.validate.validation import validate


def change(table: str, row: int, /, **cells):
    """A corruption: these cells of one row become something else."""
    return lambda rows: rows[table][row].update(cells)


def again(table: str, row: int):
    """A corruption: one row stands twice."""
    return lambda rows: rows[table].append(dict(rows[table][row]))


def drop_evidence(table: str, column: str):
    """A corruption: the evidence of one column is gone."""

    def corrupt(rows):
        rows["evidence"] = [row for row in rows["evidence"] if (row["table"], row["column"]) != (table, column)]

    return corrupt


def evidence_of(table: str, column: str, /, **cells):
    """A corruption: one more evidence row, on a cell of the first row, with these cells changed."""

    def corrupt(rows):
        row = next(row for row in rows["evidence"] if (row["table"], row["column"]) == (table, column))
        rows["evidence"].append(row | {"evidence_id": "evidence-new", **cells})

    return corrupt


CORRUPTIONS = [
    # a cell by itself
    (change("sources", 0, n_chars=0), {"sources model"}),
    (change("actors", 1, wikidata_qid="42"), {"actors model"}),
    (change("attacks", 0, stage="planned"), {"attacks vocabulary:stage"}),
    (change("reports", 0, where_prec=9), {"reports vocabulary:where_prec"}),
    (change("actors", 1, country_iso2="UK"), {"actors vocabulary:country_iso2"}),
    # keys
    (again("evidence", 0), {"evidence primary_key"}),
    (change("claims", 1, target_claim_id="claim-9"), {"claims foreign_key:target_claim_id"}),
    (change("actors", 0, source_ids=["wire", "daily", "nowhere"]), {"actors foreign_key:source_ids"}),
    (change("actors", 1, parent_actor_id="group/red-front"), {"actors parent_chain"}),
    # documents
    (change("sources", 0, text_sha256="0" * 64), {"sources text"}),
    (change("sources", 0, n_chars=7), {"sources text"}),
    (change("sources", 0, reuse_share=1.5), {"sources text"}),
    (change("issues", 0, table="claims", row_id="claim-9"), {"issues subject"}),
    # links
    (change("links", 0, score=4.0), {"links score"}),
    (change("links", 0, needed=3.5), {"links score"}),
    (lambda rows: rows["links"][0].update(linked_report_id=rows["links"][0]["report_id"]), {"attacks held_together"}),
    (lambda rows: rows["links"].clear(), {"attacks held_together"}),
    (change("attacks", 0, merged_attack_ids=["attack-of-nowhere"]), {"attacks lineage"}),
    # spans
    (change("claims", 0, start=1), {"claims quote"}),
    (change("reports", 0, quote="Gunmen attacked a bus in Herat on Wednesday"), {"reports quote"}),
    (change("evidence", 0, end=999), {"evidence quote"}),
    (
        change("sources", 1, boilerplate=[{"start": 0, "end": 1, "kind": "promotion"}]),
        {"reports boilerplate", "evidence boilerplate"},
    ),
    (
        change("sources", 1, boilerplate=[{"start": 130, "end": 900, "kind": "promotion"}]),
        {"sources boilerplate_ranges"},
    ),
    # counts
    (change("casualties", 2, low=3), {"casualties low_high_ordered", "casualties qualifier"}),
    (change("casualties", 2, qualifier="at_least"), {"casualties qualifier"}),
    (change("casualties", 2, qualifier="vague"), {"casualties qualifier"}),
    (lambda rows: rows["casualties"][2].update(part_of=rows["casualties"][0]["casualty_id"]), {"casualties part_of"}),
    (
        lambda rows: rows["casualties"][2].update(part_of=rows["casualties"][2]["casualty_id"]),
        {"casualties part_of_chain"},
    ),
    (change("casualties", 1, status="conflicting"), {"casualties status"}),
    (change("attacks", 0, killed_best=13), {"attacks low_best_high_ordered", "attacks toll:killed"}),
    (change("attacks", 0, killed_low=10), {"attacks toll:killed"}),
    (change("attacks", 0, killed_is_minimum=True), {"attacks toll:killed"}),
    (change("attacks", 0, wounded_best=0, wounded_low=0), {"attacks toll:wounded"}),
    (change("attacks", 0, killed_best=None), {"attacks low_best_high_ordered", "attacks toll:killed"}),
    # dates and places
    (change("attacks", 0, date_prec=2), {"attacks date_precision"}),
    (change("attacks", 0, date_basis="none"), {"attacks date_precision"}),
    (change("attacks", 0, where_prec=None), {"attacks place_precision"}),
    # attribution
    (change("attacks", 0, attribution_status="confirmed"), {"attacks attribution_status"}),
    (change("reports", 1, attribution_status="claimed"), {"reports attribution_status"}),
    # evidence
    (drop_evidence("actors", "name"), {"actors evidence"}),
    (drop_evidence("attacks", "lat"), {"attacks evidence"}),
    (drop_evidence("casualties", "value"), {"casualties evidence"}),
    (evidence_of("reports", "city", value="Herat"), {"evidence cell"}),
    (evidence_of("reports", "city", column="suburb"), {"evidence cell"}),
    (
        lambda rows: evidence_of("claims", "claim_type", row_id=rows["claims"][1]["claim_id"])(rows),
        {"evidence cell", "evidence source"},
    ),
    # voices
    (change("attacks", 0, n_voices=1), {"attacks voices"}),
    (change("sources", 0, voice_id="voice-daily"), {"attacks voices"}),
]

GROUNDED_CORRUPTIONS = [
    (change("reports", 1, weapon_types=["Firearms", "Catapult"]), {"reports vocabulary:weapon_types"}),
    (change("reports", 1, perpetrator_ids=["group/red-front", "group/fronts"]), {"reports perpetrators_backed"}),
    (change("reports", 0, date_end=date(2024, 5, 3), date_prec=2), {"reports not_after_publication"}),
    (change("attacks", 0, date_start=date(2024, 5, 2)), {"attacks dates_ordered"}),
    (change("attacks", 0, date_end=None), {"attacks dates_ordered", "attacks date_precision"}),
    (change("attacks", 0, lat=134.5), {"attacks place_precision"}),
    (change("reports", 1, killed=10), {"reports figure:killed"}),
    (change("reports", 1, wounded=3), {"reports figure:wounded"}),
]


def failed(rows, to_tables: Callable) -> set[str]:
    return {f"{check.table} {check.name}" for check in validate(to_tables(rows)).failed}


def test_a_consistent_dataset_passes(tiny, to_tables):
    report = validate(to_tables(tiny))
    assert report.failed == ()
    assert report.passed
    assert report.row_counts["casualties"] == 3


@pytest.mark.parametrize(("corrupt", "checks"), CORRUPTIONS)
def test_each_corruption_fails_its_check(tiny, to_tables, corrupt, checks):
    corrupt(tiny)
    assert failed(tiny, to_tables) >= checks


@pytest.mark.parametrize(("corrupt", "checks"), GROUNDED_CORRUPTIONS)
def test_a_wrong_value_fails_its_check_even_with_evidence(tiny, ground, to_tables, corrupt, checks):
    corrupt(tiny)
    assert failed(ground(tiny), to_tables) >= checks


def test_a_failure_names_the_row(tiny, to_tables):
    change("casualties", 2, qualifier="at_least")(tiny)
    check = next(check for check in validate(to_tables(tiny)).failed if check.name == "qualifier")
    assert check.n_checked == 3
    assert [failure.row_id for failure in check.failures] == [tiny["casualties"][2]["casualty_id"]]
    assert "at_least needs low = value" in check.failures[0].message


class TestShapes:
    def test_a_missing_table(self, tiny, to_tables):
        tables = to_tables(tiny)
        del tables["claims"]
        assert [check.table for check in validate(tables).failed] == ["claims"]

    def test_an_unknown_column(self, tiny, to_tables):
        tables = to_tables(tiny)
        tables["claims"] = tables["claims"].append_column("mood", pa.array(["sad", "sad"]))
        (check,) = validate(tables).failed
        assert "mood" in check.failures[0].message

    def test_another_arrow_type(self, tiny, to_tables):
        tables = to_tables(tiny)
        schema = arrow_schema("sources")
        wide = schema.set(schema.get_field_index("n_chars"), pa.field("n_chars", pa.int64()))
        tables["sources"] = tables["sources"].cast(wide)
        (check,) = validate(tables).failed
        assert check.failures[0].message == "n_chars is int64 instead of int32"

    def test_a_null_where_none_may_stand(self, tiny, to_tables):
        tables = to_tables(tiny)
        loose = pa.schema([field.with_nullable(True) for field in arrow_schema("claims")])
        rows = [row | {"certainty": None} for row in tables["claims"].to_pylist()]
        tables["claims"] = pa.Table.from_pylist(rows, schema=loose)
        (check,) = validate(tables).failed
        assert (check.name, check.n_failed) == ("model", 2)
        assert {failure.row_id for failure in check.failures} == {row["claim_id"] for row in rows}


def test_failures_are_all_counted_but_not_all_kept():
    check = make_check("claims", "quote", 5000, (Failure(str(n), "") for n in range(2500)))
    assert (check.n_failed, len(check.failures)) == (2500, MOST_FAILURES)


def test_the_tables_of_a_folder(tiny, to_tables, tmp_path):
    for name, table in to_tables(tiny).items():
        pq.write_table(table, tmp_path / f"{name}.parquet")
    assert validate_tables(tmp_path).passed
    (tmp_path / "issues.parquet").unlink()
    assert [check.table for check in validate_tables(tmp_path).failed] == ["issues"]
    (tmp_path / "claims.parquet").write_bytes(b"PAR1")
    assert [(check.table, check.name) for check in validate_tables(tmp_path).failed] == [("claims", "readable")]
