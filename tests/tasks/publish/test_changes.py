"""Two releases compared."""

import pyarrow as pa
import pytest

from schemas.export import arrow_schema
from schemas.tables import TABLES
from tasks.publish.changes import compare


@pytest.fixture
def release():
    """Tables in which each attack has these reports: `release(bakery=["courier", "record"])`."""

    def make(killed: int = 4, **reports: list[str]) -> dict[str, pa.Table]:
        tables = {name: pa.table({}) for name in TABLES}
        rows = [{"attack_id": key, "name": key.title(), "killed_best": killed} for key in reports]
        columns = ["attack_id", "name", "killed_best"]
        schema = pa.schema([arrow_schema("attacks").field(column) for column in columns])
        tables["attacks"] = pa.Table.from_pylist(rows, schema)
        homes = [{"report_id": report, "attack_id": key} for key, each in reports.items() for report in each]
        columns = ["report_id", "attack_id"]
        tables["reports"] = pa.Table.from_pylist(
            homes, pa.schema([arrow_schema("reports").field(column) for column in columns])
        )
        return tables

    return make


def named(attacks):
    return {attack.attack_id: attack.others for attack in attacks}


def test_the_same_release_has_no_changes(release):
    same = compare(release(bakery=["a"]), release(bakery=["a"]))
    assert (same.new, same.changed, same.merged, same.split, same.vanished) == ((), (), (), (), ())
    assert same.rows["attacks"] == (1, 1)


def test_new_and_vanished_attacks_share_no_report_with_the_other_release(release):
    changes = compare(release(bakery=["a"]), release(ferry=["b"]))
    assert named(changes.new) == {"ferry": ()}
    assert named(changes.vanished) == {"bakery": ()}


def test_a_changed_attack_says_which_cells_and_how(release):
    [bakery] = compare(release(bakery=["a"]), release(bakery=["a"], killed=5)).changed
    [cell] = bakery.cells
    assert (cell.column, cell.before, cell.after) == ("killed_best", 4, 5)


def test_an_attack_is_followed_by_its_reports_where_its_key_is_gone(release):
    changes = compare(release(bakery=["b"]), release(oven=["a", "b"]))
    assert named(changes.changed) == {"oven": ("bakery",)}
    assert not changes.vanished


def test_a_merged_attack_names_those_it_took_in(release):
    into_a_kept_one = compare(release(bakery=["a"], shop=["b"]), release(bakery=["a", "b"]))
    assert named(into_a_kept_one.merged) == {"bakery": ("shop",)}
    into_another = compare(release(bakery=["a"], shop=["b"]), release(market=["a", "b"]))
    assert named(into_another.merged) == {"market": ("bakery", "shop")}
    assert not into_another.vanished


def test_a_split_attack_names_the_one_it_was_part_of(release):
    changes = compare(release(bakery=["a", "b"]), release(bakery=["a"], shop=["b"]))
    assert named(changes.split) == {"shop": ("bakery",)}
