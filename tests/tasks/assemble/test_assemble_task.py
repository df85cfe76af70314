import random

import pyarrow.parquet as pq
import pytest

from schemas.documents import CleanDocument, Issue
from schemas.export import arrow_schema
from schemas.mentions import Extraction
from schemas.parts import write_part
from schemas.tables import PRIMARY_KEYS, TABLES
from schemas.vocabulary import ClaimType, IssueCode, Outcome, Qualifier, Severity, SpeakerRole, VictimGroup
from tasks.assemble.actors import UnknownActorError
from tasks.assemble.task import assemble_parts
from tasks.validate.task import validate_tables


def _pages(page, actors):
    a = page(
        "A bomb went off at the Brantwick market in Quetta on Friday, killing 30 people, 4 of them children. "
        "Dozens of soldiers came. The Northern Branch said it was behind the blast. Later 31 people were dead.",
        "2024-03-24",
        "a",
    )
    where = [a.place("Brantwick market", "venue", "Quetta"), a.place("Quetta")]
    a.attack("A bomb went off", dates=[a.date("Friday", "2024-03-22")], places=where, weapon_types="Explosives")
    whole = a.harm("30 people", 0, 30)
    a.harm("4 of them children", 0, 4, group=VictimGroup.CIVILIAN, part_of=whole)
    a.claim("The Northern Branch said it was behind the blast", 0)
    b = page(
        "Police said at least 31 people died when a bomb hit Brantwick market in Quetta on March 22. "
        "Police doubt the claim. A mine killed 2 people in Kabul in 2022. Floods took 9 lives.",
        "2024-03-25",
        "b",
    )
    where = [b.place("Brantwick market", "venue", "Quetta"), b.place("Quetta")]
    b.attack("a bomb hit Brantwick market", dates=[b.date("March 22", "2024-03-22")], places=where, suicide="true")
    b.attack("A mine", dates=[b.date("2022", "2022-01-01", "2022-12-31")], places=[b.place("Kabul")])
    b.harm("at least 31 people", 0, 31, qualifier=Qualifier.AT_LEAST)
    b.harm("2 people", 1, 2)
    b.harm("9 lives", None, 9)
    b.claim("Police doubt the claim", 0, claim_type=ClaimType.DOUBT, role=SpeakerRole.POLICE)
    return [a, b, page("Nothing happened here today.", None, "c"), page("A quiet street in Toledo.", "2024-03-25", "d")]


def _assemble(tmp_path, name, batches, issues=()):
    folder = tmp_path / name
    clean, extracted = [], []
    for number, batch in enumerate(batches):
        clean.append(write_part(folder / f"clean-{number}", CleanDocument, [news.document for news in batch]))
        extracted.append(write_part(folder / f"extracted-{number}", Extraction, [news.extraction for news in batch]))
    noted = write_part(folder / "issues", Issue, issues)
    return assemble_parts(clean, extracted, [noted], folder / "tables")


def test_the_tables_have_their_schemas_and_pass_every_constraint(page, actors, tmp_path):
    rejected = Issue(Severity.ERROR, IssueCode.EMPTY, "no text", file_name="empty.txt")
    out = _assemble(tmp_path, "one", [_pages(page, actors)], [rejected])
    for name in TABLES:
        table = pq.read_table(out / f"{name}.parquet")
        assert table.schema.equals(arrow_schema(name))
        keys = table.column(PRIMARY_KEYS[name]).to_pylist()
        assert keys == sorted(keys)
    failed = [check for check in validate_tables(out).checks if not check.passed]
    assert failed == []


def test_the_rows_say_what_the_documents_say(page, actors, tmp_path):
    out = _assemble(tmp_path, "one", [_pages(page, actors)])
    tables = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}
    market, mine = sorted(tables["attacks"], key=lambda row: -row["killed_best"])
    assert market["name"] == "Bombing, Quetta, 2024-03-22"
    assert (market["n_sources"], market["n_voices"], market["killed_best"]) == (2, 2, 31)
    assert market["perpetrator_ids"] == ["group/north-branch"]
    assert market["attribution_status"] == "disputed"
    assert mine["name"] == "Bombing, Kabul, 2022"
    assert [row["is_main"] for row in tables["reports"] if row["attack_id"] == mine["attack_id"]] == [False]
    assert [row["actor_id"] for row in tables["actors"]] == ["group/league", "group/north-branch"]
    assert {row["code"]: row["source_id"] for row in tables["issues"] if row["source_id"] != "d"} == {
        "unlinked_casualty": "b",
        "no_attack_found": "c",
    }
    cited = {(row["column"], row["source_id"]) for row in tables["evidence"] if row["row_id"] == market["attack_id"]}
    assert {("city", "a"), ("city", "b"), ("suicide", "b"), ("perpetrator_ids", "a")} <= cited


def test_the_order_and_the_batches_of_the_documents_do_not_matter(page, actors, tmp_path):
    pages = _pages(page, actors)
    whole = _assemble(tmp_path, "whole", [pages])
    for seed in range(3):
        mixed = random.Random(seed).sample(pages, len(pages))
        parted = _assemble(tmp_path, f"parted-{seed}", [mixed[:1], mixed[1:]])
        for name in TABLES:
            assert (parted / f"{name}.parquet").read_bytes() == (whole / f"{name}.parquet").read_bytes()


def test_no_documents_make_empty_tables(tmp_path):
    out = _assemble(tmp_path, "none", [])
    assert all(pq.read_table(out / f"{name}.parquet").num_rows == 0 for name in TABLES)


def test_an_actor_that_nobody_describes_breaks_the_build(page, actors, tmp_path):
    news = page("The Hidden Hand said it bombed Quetta.", "2024-03-24")
    news.attack("it bombed", places=[news.place("Quetta")])
    stranger = type(actors["group/rivals"])("group/hidden", "Hidden Hand", actors["group/rivals"].actor_type)
    news.claim("The Hidden Hand said", 0, stranger)
    with pytest.raises(UnknownActorError, match="group/hidden"):
        _assemble(tmp_path, "odd", [[news]])


def test_outcomes_other_than_death_and_injury_keep_their_rows(page, tmp_path):
    news = page("Gunmen in Kabul abducted 7 people.", "2024-03-24")
    news.attack("Gunmen", kind="Hostage Taking (Kidnapping)", places=[news.place("Kabul")])
    news.harm("7 people", 0, 7, outcome=Outcome.ABDUCTED)
    out = _assemble(tmp_path, "taken", [[news]])
    (row,) = pq.read_table(out / "casualties.parquet").to_pylist()
    assert (row["outcome"], row["status"]) == ("abducted", "current")
