"""A report differs from its attack only where both cannot be right."""

from datetime import date

import pytest

from schemas.branches import actor_lines
from tasks.publish.differences import differing

LINES = actor_lines({"group/branch": "group/parent", "group/parent": None, "group/rival": None})


@pytest.fixture
def compared(tiny):
    """The columns that differ, after changing cells of the report."""
    [report, *_], [attack] = tiny["reports"], tiny["attacks"]
    return lambda of_attack=(), **cells: differing(report | cells, attack | dict(of_attack), LINES)


@pytest.mark.parametrize(
    ("low", "high", "differs"),
    [(12, 12, []), (10, None, []), (None, 30, []), (11, 14, []), (13, None, ["killed"]), (None, 11, ["killed"])],
)
def test_a_bound_differs_where_it_excludes_the_toll(compared, low, high, differs):
    assert compared(killed=low if low == high else None, killed_low=low, killed_high=high) == differs


def test_a_toll_that_is_a_minimum_excludes_only_less(compared):
    floor = {"killed_best": 171, "killed_low": 171, "killed_high": None, "killed_is_minimum": True}
    assert compared(floor, killed=200, killed_low=200, killed_high=200) == []
    assert compared(floor, killed=150, killed_low=150, killed_high=150) == ["killed"]


def test_a_night_belongs_to_two_days(compared):
    assert compared(date_start=date(2024, 5, 2), date_end=date(2024, 5, 2)) == []
    assert compared(date_start=date(2024, 5, 3), date_end=date(2024, 5, 3)) == ["date_start"]


def test_a_parent_group_is_its_branch(compared):
    by_branch = {"perpetrator_ids": ["group/branch"]}
    assert compared(by_branch, perpetrator_ids=["group/parent"]) == []
    assert compared(by_branch, perpetrator_ids=["group/rival"]) == ["perpetrator_ids"]


def test_an_unknown_kind_says_nothing(compared):
    assert compared(attack_types=["Unknown"]) == []
    assert compared(attack_types=["Bombing/Explosion"]) == ["attack_types"]


def test_another_city_is_another_place(compared):
    assert compared(city="Herat", place_name="Herat", lat=34.34, lon=62.2) == ["city"]
