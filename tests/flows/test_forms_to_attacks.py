"""One article in every form gives the same attack: the form of a file changes nothing that is read in it."""

import io
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.assemble.task import assemble_parts
from tasks.clean.task import clean_part
from tasks.extract import DEFAULT_PIPELINE
from tasks.extract.task import extract_part
from tasks.ingest.task import ingest
from tests.tasks.ingest.test_forms import MANY, MILL, ONE, page

CELLS = [
    "date_start",
    "date_end",
    "city",
    "place_name",
    "attack_types",
    "weapon_types",
    "killed",
    "wounded",
    "date_basis",
]


def tables_of(raw, work):
    """Build the tables of a folder by the stages' plain functions."""
    ingested = ingest(raw, work, batch_documents=1_000, batch_chars=10_000_000)
    (part,) = ingested.parts
    clean = clean_part(part, work / "clean.parquet")
    extracted = extract_part(clean, work / "extracted.parquet", DEFAULT_PIPELINE)
    folder = assemble_parts([clean], [extracted], [ingested.issues], work / "tables")
    return {path.stem: pq.read_table(path).to_pylist() for path in folder.glob("*.parquet")}


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    raw, work = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("work")
    forms = {**MANY, **ONE}
    for number, (name, make) in enumerate(forms.items()):
        (raw / str(number)).mkdir()
        (raw / str(number) / name).write_bytes(make(MILL))
    return tables_of(raw, work)


def test_every_form_is_a_source_of_its_own_with_the_day_it_was_published(tables):
    assert len(tables["sources"]) == len(MANY) + len(ONE) >= 25
    assert {str(row["published_day"]) for row in tables["sources"]} == {"2024-03-11"}
    assert not [row for row in tables["issues"] if row["severity"] == "error"]


def test_all_tell_the_same_with_one_voice(tables):
    assert len({row["voice_id"] for row in tables["sources"]}) == 1
    assert len(tables["reports"]) == len(tables["sources"])
    (told,) = {tuple(str(report[cell]) for cell in CELLS) for report in tables["reports"]}
    assert told[:3] == ("2024-03-11", "2024-03-11", "Brantwick")
    assert told[-3:] == ("4", "2", "relative_to_publication")


def captured(stream, article, day):
    writer = WARCWriter(stream, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            article.url,
            "response",
            payload=io.BytesIO(page(article)),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": f"2024-03-{day}T00:00:00Z"},
        )
    )


def test_of_two_captures_of_a_page_the_later_supersedes(tmp_path):
    raw, work = tmp_path / "raw", tmp_path / "work"
    raw.mkdir()
    first, *rest = MILL.paragraphs
    later = replace(MILL, title="Mill toll falls", paragraphs=(first.replace("four workers", "three workers"), *rest))
    with (raw / "crawl.warc.gz").open("wb") as stream:
        captured(stream, later, 14)
        captured(stream, replace(MILL, title="Mill attacked"), 12)
    tables = tables_of(raw, work)
    (attack,) = tables["attacks"]
    assert (attack["n_sources"], attack["n_voices"], attack["killed_best"]) == (2, 1, 3)
    killed = {row["value"]: row["status"] for row in tables["casualties"] if row["outcome"] == "killed"}
    assert killed == {3: "current", 4: "superseded"}
