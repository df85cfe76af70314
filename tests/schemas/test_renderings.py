"""Every rendering of the models tells of every column, and of nothing else."""

import pyarrow as pa
import pytest

from schemas.datapackage import PublishedFile, data_package, frictionless_type, table_schema
from schemas.dictionary import data_dictionary
from schemas.export import arrow_schema, columns
from schemas.tables import PRIMARY_KEYS, TABLES


@pytest.mark.parametrize("table", TABLES)
def test_all_renderings_have_the_same_columns(table):
    section = data_dictionary().split(f"## {table}\n")[1].split("\n## ")[0]
    listed = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    described = [field["name"] for field in table_schema(table)["fields"]]
    assert listed == described == arrow_schema(table).names == list(columns(table))
    assert described[0] == PRIMARY_KEYS[table]


@pytest.mark.parametrize("table", TABLES)
def test_every_reference_names_a_table(table):
    targets = {column["references"] for column in columns(table).values()} - {None}
    assert targets <= TABLES.keys()


def field(table: str, name: str):
    return next(field for field in table_schema(table)["fields"] if field["name"] == name)


class TestDataPackage:
    def test_a_resource_carries_size_and_checksum(self):
        package = data_package("r1", [PublishedFile("claims", "claims.parquet", 123, "ab")], [{"title": "Daily"}])
        (resource,) = package["resources"]
        assert (resource["path"], resource["bytes"], resource["hash"]) == ("claims.parquet", 123, "sha256:ab")
        assert (package["id"], package["sources"][0]) == ("r1", {"title": "Daily"})

    def test_keys(self):
        schema = table_schema("casualties")
        assert schema["primaryKey"] == ["casualty_id"]
        assert {"fields": ["attack_id"], "reference": {"resource": "attacks", "fields": ["attack_id"]}} in schema[
            "foreignKeys"
        ]
        assert {"fields": ["part_of"], "reference": {"fields": ["casualty_id"]}} in schema["foreignKeys"]

    def test_constraints_and_units(self):
        value = field("casualties", "value")
        assert (value["type"], value["unit"], value["constraints"]) == ("integer", "persons", {"minimum": 0})
        assert field("sources", "source_id")["constraints"] == {"required": True, "unique": True}
        assert "tried" not in field("attacks", "stage")["constraints"]["enum"]

    def test_lists_say_what_their_items_are(self):
        perpetrators = field("attacks", "perpetrator_ids")
        assert (perpetrators["type"], perpetrators["itemType"]) == ("list", "string")
        assert "actor_id of actors" in perpetrators["description"]
        assert "Firearms" in field("attacks", "weapon_types")["description"]
        assert field("sources", "boilerplate")["type"] == "array"

    def test_an_unknown_type_is_refused(self):
        with pytest.raises(TypeError):
            frictionless_type(pa.binary())


def test_arrow_fields_carry_descriptions_and_units():
    killed = arrow_schema("attacks").field("killed_best")
    assert killed.metadata[b"unit"] == b"persons"
    assert b"voices" in killed.metadata[b"description"]


@pytest.mark.parametrize("table", TABLES)
def test_the_dictionary_has_an_example_of_every_column(table):
    assert [name for name, column in columns(table).items() if not (column["example"] or column["vocabulary"])] == []
