"""Exports of the sample release, each checked by the library of those who defined its form."""

import json
import sys
import warnings
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tasks.export.export import export
from tasks.export.hxl import COLUMNS
from tasks.publish.release import read_release

VALIDATORS = Path(sys.prefix) / "validators"


@pytest.fixture(scope="module")
def tables(sample_release):
    return read_release(sample_release)


@pytest.fixture
def exported(tables, tmp_path):
    """Export the sample release: `exported("hxl")` gives the folder."""

    def write(form: str) -> Path:
        export(form, "r1", tables, tmp_path / form)
        return tmp_path / form

    return write


@pytest.fixture
def validators(monkeypatch):
    """Libraries that stand beside the environment, behind what is in it; `make test` installs them."""
    if not (VALIDATORS / ".installed").exists():
        pytest.skip("the validators are not installed; make test does it")
    monkeypatch.setattr(sys, "path", [*sys.path, str(VALIDATORS)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they may do without ICU, and say so
        yield


@pytest.mark.usefixtures("validators")
def test_geoparquet_conforms_to_its_core_and_covers_its_points(exported):
    import geoparquet_validator

    path = exported("geoparquet") / "attacks.parquet"
    report = geoparquet_validator.check(str(path))
    assert geoparquet_validator.failed(report, "core") == geoparquet_validator.failed(report, "covering") == []
    passed = [each["id"] for each in report["outcomes"] if each["status"] == "pass"]
    assert len(passed) > 16
    assert "/conf/covering/bbox-column-structure" in passed


@pytest.mark.usefixtures("validators")
def test_hxl_is_valid_and_read_by_its_tags(exported, tables):
    import hxl
    from hxl.validation import schema

    def read():
        return hxl.data(str(exported_file), hxl.InputOptions(allow_local=True))

    exported_file = exported("hxl") / "attacks.hxl.csv"
    wrong: list[object] = []
    assert schema(None, callback=wrong.append).validate(read()), wrong
    rows = [*read()]
    assert len(rows) == tables["attacks"].num_rows
    killed = sum(int(row.get("#affected+killed-min-max") or 0) for row in rows)
    assert killed == sum(tables["attacks"]["killed_best"].drop_null().to_pylist())
    assert read().display_tags == [tag for tag, _ in COLUMNS.values()]


@pytest.fixture
def entities(exported):
    """The entities of FollowTheMoney by their keys."""
    lines = (exported("ftm") / "entities.ftm.json").read_text(encoding="utf-8").splitlines()
    return {entity["id"]: entity for entity in map(json.loads, lines)}


@pytest.mark.usefixtures("validators")
def test_every_entity_of_followthemoney_is_valid_and_loses_nothing(entities):
    from followthemoney import model

    for entity in entities.values():
        schema = model.get(entity["schema"])
        schema.validate(entity)
        kept = model.get_proxy(entity, cleaned=False)
        assert {name: len(values) for name, values in entity["properties"].items()} == {
            prop.name: len(kept.get(prop)) for prop in kept.iterprops()
        }
        for prop, value in kept.itervalues():
            if prop.range is not None:
                assert model.get(entities[value]["schema"]).is_a(prop.range), (entity, prop)


def test_who_is_said_to_have_done_it_is_a_link_with_the_words(entities, tables):
    links = [entity["properties"] for entity in entities.values() if entity["schema"] == "UnknownLink"]
    named = {(link["object"][0], entities[link["subject"][0]]["properties"]["name"][0]) for link in links}
    for attack in tables["attacks"].to_pylist():
        assert {(attack["attack_id"], name) for name in attack["perpetrators"]} <= named
    assert all(link["summary"] and link["proof"] for link in links)
    assert {"denial", "attribution", "responsibility claim"} <= {link["role"][0] for link in links}


TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
EVENT = {
    "type": "object",
    "required": ["description", "date", "latitude", "longitude", "associations"],
    "properties": {
        **dict.fromkeys(("id", "description", "time", "time_precision", "location", "category", "comments"), TEXT),
        "date": TEXT | {"pattern": r"^\d\d/\d\d/\d{4}$"},
        "latitude": TEXT | {"pattern": r"^(-?\d+(\.\d+)?)?$"},
        "longitude": TEXT | {"pattern": r"^(-?\d+(\.\d+)?)?$"},
        "associations": TEXTS,
        "sources": TEXTS,
    },
    "additionalProperties": False,
}
SOURCE = {
    "type": "object",
    "required": ["id", "paths"],
    "properties": dict.fromkeys(("id", "title", "type", "url", "author", "date"), TEXT) | {"paths": TEXTS},
    "additionalProperties": False,
}
ASSOCIATION = {
    "type": "object",
    "required": ["id", "title", "mode"],
    "properties": dict.fromkeys(("id", "title", "desc", "mode"), TEXT) | {"filter_paths": TEXTS},
    "additionalProperties": False,
}
"""The schemas that TimeMap refuses events, sources and associations by, which exist as JavaScript alone."""


def test_timemap_takes_every_event_with_its_sources_and_filters(exported, tables):
    folder = exported("timemap")
    events, sources, associations = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("events", "sources", "associations")
    )
    for schema, items in ((EVENT, events), (SOURCE, [*sources.values()]), (ASSOCIATION, associations)):
        for item in items:
            Draft202012Validator(schema).validate(item)
    keys = {association["id"] for association in associations}
    assert len(keys) == len(associations)
    assert all({*event["associations"]} <= keys and {*event["sources"]} <= sources.keys() for event in events)
    dated = [attack for attack in tables["attacks"].to_pylist() if attack["date_start"]]
    assert len(events) == len(dated)
    assert any("Up to" in event["description"] or " to " in event["description"] for event in events)
