"""Tolls of groups of victims never add parts to wholes."""

from schemas.counts import CountStatement
from schemas.victims import group_tolls
from schemas.vocabulary import Outcome, Qualifier, VictimGroup


def killed(key: str, value: int, group: str = "all", part_of: str | None = None, voice: str = "wire"):
    exact = {"value": value, "low": value, "high": value, "qualifier": Qualifier.EXACT}
    return Outcome.KILLED, CountStatement(key, voice, voice, VictimGroup(group), part_of=part_of, **exact)


def told(*said) -> dict[str, int | None]:
    return {each.group.value: each.toll.best for each in group_tolls(said)}


def test_parts_of_a_total_are_groups_of_their_own():
    assert told(killed("a", 28), killed("b", 25, "civilian", "a"), killed("c", 3, "police", "a")) == {
        "all": 28, "civilian": 25, "police": 3
    }  # fmt: skip


def test_a_part_of_a_group_is_not_added_to_it():
    whole = killed("a", 28), killed("b", 25, "civilian", "a")
    assert told(*whole, killed("c", 4, "civilian", "b")) == {"all": 28, "civilian": 25}


def test_of_several_parts_of_one_total_the_largest_is_the_least_that_the_group_can_be():
    said = killed("a", 28), killed("b", 25, "civilian", "a"), killed("c", 4, "civilian", "a")
    [_, civilians] = group_tolls(said)
    assert (civilians.toll.best, civilians.toll.is_minimum) == (25, True)
    assert civilians.row("attack-1")["in_words"] == "at least 25"


def test_the_order_of_statements_does_not_matter():
    said = [
        killed("a", 28),
        killed("b", 3, "police", "a"),
        killed("c", 3, "police", "a"),
        killed("d", 2, "police", "a"),
    ]
    rows = [[each.row("attack-1") for each in group_tolls(order)] for order in (said, said[::-1])]
    assert rows[0] == rows[1]


def test_attackers_are_a_group_outside_all():
    assert told(killed("a", 28), killed("b", 4, "perpetrator")) == {"all": 28, "perpetrator": 4}


def test_what_nobody_counts_is_no_row():
    vague = CountStatement("a", "wire", "wire", VictimGroup.ALL, None, None, None, Qualifier.VAGUE)
    assert group_tolls([(Outcome.KILLED, vague)]) == []
