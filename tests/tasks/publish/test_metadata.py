"""What other people's tools make of a release: Frictionless and Croissant."""

import json

import pyarrow.parquet as pq
import pytest
from frictionless import Package

from schemas.tables import TABLES
from tasks.publish.publication import publish


class Passed:
    passed = True
    failed = ()


@pytest.fixture
def release(tiny, to_tables, tmp_path):
    tiny["sources"][0]["licence"] = "Open Licence 2.0"
    return publish(to_tables(tiny), Passed(), tmp_path, {})


def invalid(release):
    """The resources that Frictionless refuses, as its command `frictionless validate datapackage.json` does."""
    report = Package(str(release / "datapackage.json")).validate()
    return [task.name for task in report.tasks if not task.valid]


def test_frictionless_validates_it(release):
    assert invalid(release) == []


@pytest.mark.parametrize("name", ["claims.parquet", "report.html", "data_dictionary.md", "croissant.json"])
def test_frictionless_notices_tampering(release, name):
    content = (release / name).read_bytes()
    (release / name).write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])
    assert invalid(release) == [name.split(".")[0].replace("_", "-")]


def test_it_names_licences_and_sources(release):
    package = json.loads((release / "datapackage.json").read_text())
    assert [each["name"] for each in package["licenses"]] == ["CC0-1.0", "CC-BY-4.0"]
    assert [each["title"] for each in package["sources"]] == ["Daily", "Wire", "GeoNames"]
    [texts] = [each for each in package["resources"] if each["name"] == "sources"]
    assert texts["licenses"] == [{"name": "Open-Licence-2.0", "title": "Open Licence 2.0"}]


def test_croissant_describes_every_column_of_every_file(release):
    described = json.loads((release / "croissant.json").read_text())
    files = {each["@id"] for each in described["distribution"]}
    assert files == {f"{table}.parquet" for table in TABLES}
    for records in described["recordSet"]:
        names = pq.read_schema(release / f"{records['@id']}.parquet").names
        assert [field["source"]["extract"]["column"] for field in records["field"]] == names
        assert {field["source"]["fileObject"]["@id"] for field in records["field"]} <= files
    known = {field["@id"] for records in described["recordSet"] for field in records["field"]}
    references = [
        f["references"]["field"]["@id"] for r in described["recordSet"] for f in r["field"] if "references" in f
    ]
    assert references
    assert set(references) <= known
