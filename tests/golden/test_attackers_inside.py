"""Attackers that a total counts in are no victims."""

from datetime import UTC, datetime

import pytest

from flows.read import read_text


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Six people, including the bomber, died in a suicide attack on a court in Ghazni on Sunday.", 5),
        ("Seven people, including two gunmen, died in an assault on a police post in Nampula on Sunday.", 5),
        ("A man stabbed a cook in Graz on Friday. Police shot him dead.", None),
        ("Gunmen killed a guard in Graz on Friday. Police shot one of them dead.", 1),
    ],
)
def test_killed_counts_victims_alone(text, killed):
    _, tables = read_text(text, datetime(2024, 6, 26, tzinfo=UTC))
    assert [row["killed_best"] for row in tables["attacks"]] == [killed]


def test_a_toll_that_rose_from_one_number_to_another_is_read():
    text = "The number of people killed in Saturday's truck bombing in Beledweyne has risen from 13 to 21, police said."
    _, tables = read_text(text, datetime(2024, 6, 26, tzinfo=UTC))
    assert [row["killed_best"] for row in tables["attacks"]] == [21]


def test_a_strike_is_known_by_its_instrument_and_gas_is_none():
    text = "Government forces struck the village of Tyotkino in Russia with drones on Saturday, killing two civilians."
    _, tables = read_text(text, datetime(2024, 6, 26, tzinfo=UTC))
    assert [row["attack_types"] for row in tables["attacks"]] == [["Bombing/Explosion"]]
    _, tables = read_text(
        "A gas bottle exploded in a restaurant in Izmir on Sunday.", datetime(2024, 6, 26, tzinfo=UTC)
    )
    assert tables["attacks"] == []
