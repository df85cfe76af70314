"""A release in other forms: their headers, their codes, and what is said to be lost."""

import csv
import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from multiprocessing import get_context

import pytest
from frictionless import Package

from schemas.tables import TABLES
from tasks.export.dataset import Dataset
from tasks.export.export import FORMS, export
from tasks.export.flat import plain
from tasks.export.gtd import gtd_rows
from tasks.export.ucdp import ucdp_rows
from tasks.publish.release import read_release


@pytest.fixture
def exported(tiny, to_tables, tmp_path):
    """Export the tiny dataset: `exported("csv")` gives the folder; DuckDB is loaded in another process alone."""

    def write(form: str):
        given = form, "r1", to_tables(tiny), tmp_path / form
        if form == "duckdb":
            with ProcessPoolExecutor(1, get_context("spawn")) as other:
                other.submit(export, *given).result()
        else:
            export(*given)
        return tmp_path / form

    return write


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", FORMS)
def test_each_form_states_its_losses(exported, form):
    text = (exported(form) / "README.md").read_text()
    assert all(loss in text for loss in FORMS[form].losses)
    assert "r1" in text


def test_a_folder_that_is_there_is_left_alone(exported, tmp_path):
    (tmp_path / "csv").mkdir()
    with pytest.raises(FileExistsError):
        exported("csv")


class TestGtd:
    @pytest.fixture
    def row(self, tiny, to_tables):
        def first(**cells):
            tiny["attacks"][0].update(cells)
            return next(gtd_rows(Dataset("r1", to_tables(tiny))))

        return first

    def test_headers_and_codes_are_those_of_the_codebook(self, exported):
        [row] = read_csv(exported("gtd") / "gtd.csv")
        assert (row["eventid"], row["iyear"], row["imonth"], row["iday"]) == ("202405010001", "2024", "5", "1")
        assert (row["attacktype1"], row["attacktype1_txt"]) == ("2", "Armed Assault")
        assert (row["targtype1"], row["targtype1_txt"]) == ("19", "Transportation")
        assert (row["weaptype1"], row["weaptype1_txt"], row["weaptype2"]) == ("13", "Unknown", "")
        assert (row["gname"], row["claimed"], row["guncertain1"]) == ("Red Front", "1", "0")
        assert (row["country_txt"], row["nkill"], row["nwound"]) == ("Afghanistan", "12", "")

    def test_what_is_unknown_has_their_code(self, row):
        found = row(date_start=None, date_end=None, perpetrator_ids=[], n_perpetrators=None)
        assert (found["eventid"], found["iyear"]) == ("000000000001", 0)
        assert (found["gname"], found["nperps"], found["claimed"]) == ("Unknown", -99, -9)

    def test_a_month_has_no_day(self, row):
        found = row(date_start=date(2024, 5, 1), date_end=date(2024, 5, 31))
        assert (found["imonth"], found["iday"], found["approxdate"]) == (5, 0, "2024-05-01 to 2024-05-31")

    def test_attackers_are_counted_with_the_dead(self, tiny, row):
        tiny["casualties"][2] |= {"victim_group": "perpetrator", "part_of": None}
        found = row()
        assert (found["nkill"], found["nkillter"]) == (14, 2)


class TestUcdp:
    def test_headers_are_theirs(self, exported, tiny):
        [row] = read_csv(exported("ucdp") / "ucdp_ged.csv")
        assert (row["best"], row["low"], row["high"], row["deaths_unknown"]) == ("12", "12", "12", "12")
        assert (row["relid"], row["side_b"]) == (tiny["attacks"][0]["attack_id"], "Red Front")
        assert (row["geom_wkt"], row["where_prec"], row["date_prec"]) == ("POINT (69.17233 34.52813)", "1", "1")
        assert row["source_office"] == "Wire; Daily"

    def test_nobody_killed_no_event(self, tiny, to_tables):
        tiny["attacks"][0].update(killed_low=None, killed_best=None, killed_high=None)
        assert list(ucdp_rows(Dataset("r1", to_tables(tiny)))) == []


def test_geojson_has_a_point_for_each_attack(exported):
    [feature] = json.loads((exported("geojson") / "attacks.geojson").read_text())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [69.17233, 34.52813]}
    assert feature["properties"]["perpetrators"] == ["Red Front"]
    assert feature["properties"]["date_start"] == "2024-05-01"


def test_csv_validates_row_by_row(exported):
    folder = exported("csv")
    assert Package(str(folder / "datapackage.json")).validate().valid
    [attack] = read_csv(folder / "attacks.csv")
    assert json.loads(attack["attack_types"]) == ["Armed Assault"]
    assert (attack["wounded_best"], attack["killed_is_minimum"]) == ("", "false")
    claims = (folder / "claims.csv").read_text()
    (folder / "claims.csv").write_text(claims.replace("attribution", "gossip"))
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_sqlite_holds_every_row_and_key(exported, tiny):
    with sqlite3.connect(exported("sqlite") / "attackbase.sqlite") as database:
        for name in TABLES:
            [[n]] = database.execute(f'SELECT count(*) FROM "{name}"')
            assert n == len(tiny[name])
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        words = "SELECT quote FROM evidence WHERE \"table\" = 'claims' AND \"column\" = 'speaker_text' ORDER BY value"
        assert database.execute(words).fetchall() == [
            ("Officials blamed the Red Front",),
            ("The Red Front claimed responsibility",),
        ]
        kinds = "SELECT value FROM attacks, json_each(attacks.attack_types)"
        assert database.execute(kinds).fetchall() == [("Armed Assault",)]


class TestDatasette:
    @pytest.fixture
    def ask(self, exported):
        """Ask Datasette for a page or its JSON."""
        folder = exported("sqlite")

        def get(path: str) -> str:
            program = "from datasette.cli import cli; cli()"
            given = [str(folder / "attackbase.sqlite"), "--metadata", str(folder / "metadata.json"), "--get", path]
            command = [sys.executable, "-c", program, *given]
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout

        return get

    def test_an_attack_is_two_clicks_from_the_words_behind_it(self, ask, tiny):
        attack = tiny["attacks"][0]["attack_id"]
        page = ask(f"/attackbase/attacks/{attack}")
        assert f"attack_evidence?attack_id={attack}" in page
        rows = json.loads(ask(f"/attackbase/attack_evidence.json?attack_id={attack}&_shape=array&_labels=on"))
        assert {row["attack_id"]["label"] for row in rows} == {tiny["attacks"][0]["name"]}
        assert all(row["quote"] for row in rows)

    def test_every_question_to_start_with_has_an_answer(self, sample_release, tmp_path):
        export("sqlite", "r1", read_release(sample_release), tmp_path / "sqlite")
        told = json.loads((tmp_path / "sqlite" / "metadata.json").read_text())["databases"]["attackbase"]["queries"]
        with sqlite3.connect(tmp_path / "sqlite" / "attackbase.sqlite") as database:
            answers = {query["title"]: database.execute(query["sql"]).fetchall() for query in told.values()}
            columns = [name for _, name, *_ in database.execute("PRAGMA table_info(attacks)")]
        assert [title for title, rows in answers.items() if not rows] == []
        assert columns[:2] == ["attack_id", "name"]

    def test_search_and_facets(self, ask):
        found = json.loads(ask("/attackbase/sources.json?_search=newsletter&_shape=array"))
        assert [row["source_id"] for row in found] == ["daily"]
        facets = json.loads(ask("/attackbase/attacks.json"))["facet_results"]
        assert {"country", "perpetrators", "attack_types"} <= set(facets)


def test_duckdb_keeps_types_and_descriptions(exported):
    look = """
import sys, duckdb
with duckdb.connect(sys.argv[1], read_only=True) as database:
    print(*database.execute("SELECT killed_best, attack_types, date_start FROM attacks").fetchall())
    comments = "SELECT comment FROM duckdb_columns() WHERE table_name = 'attacks' AND column_name = 'killed_best'"
    print(*database.execute(comments).fetchone())
"""
    command = [sys.executable, "-c", look, str(exported("duckdb") / "attackbase.duckdb")]
    row, comment = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert row == "(12, ['Armed Assault'], datetime.date(2024, 5, 1))"
    assert "voices" in comment


@pytest.mark.parametrize("value", ["=1+1", "+1", "-cmd|x", "@SUM(A1)", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(value):
    assert plain(value) == f"'{value}"
    assert plain(-1.5) == -1.5
