"""Figures are written as their sources word them."""

import pytest

from schemas.figures import casualty_words, figure_words


def count(qualifier="exact", value=None, low=None, high=None, **cells):
    return {
        "casualty_id": f"{qualifier}-{value}", "source_id": "courier", "outcome": "killed", "victim_group": "all",
        "part_of": None, "qualifier": qualifier, "value": value, "low": low, "high": high,
    } | cells  # fmt: skip


def attack(low=None, best=None, high=None, is_minimum=False):
    return {"killed_low": low, "killed_best": best, "killed_high": high, "killed_is_minimum": is_minimum}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (count("more_than", 170, 171), "more than 170"),
        (count("at_least", 12, 12), "at least 12"),
        (count("up_to", 30, None, 30), "up to 30"),
        (count("nearly", 40, 36, 40), "nearly 40"),
        (count("range", 10, 10, 15), "10 to 15"),
        (count("unspecified", 9), "9"),
        (count("vague"), ""),
    ],
)
def test_a_statement_keeps_its_words(row, words):
    assert casualty_words(row) == words


@pytest.mark.parametrize(
    ("row", "statements", "words"),
    [
        (attack(171, 171, None, True), [count("more_than", 170, 171)], "more than 170"),
        (attack(171, 171, None, True), [], "at least 171"),
        (attack(15, 20, 20), [count(value=20, low=20, high=20)], "20 (15 to 20)"),
        (attack(12, 12, 12), [count("about", 12, 12, 12)], "about 12"),
        (attack(12, 12, 12), [count("about", 12, 12, 12), count(value=12, low=12, high=12)], "12"),
        (attack(None, 30, 30), [count("up_to", 30, None, 30)], "up to 30"),
        (attack(36, 40, 40), [count("nearly", 40, 36, 40)], "nearly 40"),
        (attack(), [], ""),
    ],
)
def test_an_attack_is_told_in_the_words_of_the_statement_behind_it(row, statements, words):
    assert figure_words(row, "killed", statements) == words


def test_a_report_that_prints_no_number_is_told_by_its_bound():
    row = {"killed": None, "killed_low": 171, "killed_high": None, "killed_is_minimum": True}
    assert figure_words(row, "killed", [count("more_than", 170, 171)]) == "more than 170"


def test_attackers_are_taken_out_of_a_total_before_it_is_told():
    total = count(value=4, low=4, high=4)
    bomber = count(value=1, low=1, high=1, victim_group="perpetrator", part_of=total["casualty_id"])
    assert figure_words(attack(3, 3, 3), "killed", [total, bomber]) == "3"
