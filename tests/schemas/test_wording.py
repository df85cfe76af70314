"""A second reader of numbers and days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.wording import can_mean, can_mean_days, numbers_in

SAYS = [
    ("at least 12 people", 12),
    ("Twenty-two miners", 22),
    ("one hundred and five villagers", 105),
    ("1,204 people", 1204),
    ("two dozen guards", 24),
    ("half a dozen clerks", 6),
    ("two drivers and four passengers", 6),
    ("a couple and their three children", 5),
    ("a ferryman, his brother and a cook", 3),
    ("a 35-year-old baker", 1),
    ("No one was hurt", 0),
    ("a double murder", 2),
]


@pytest.mark.parametrize(("quote", "value"), SAYS)
def test_a_quote_says_its_number_and_none_near_it(quote, value):
    assert can_mean(quote, value)
    assert not can_mean(quote, value + 7)


@given(st.integers(min_value=0, max_value=99_999))
def test_figures_are_read_however_they_are_grouped(number):
    assert number in numbers_in(f"some {number} people")
    assert number in numbers_in(f"some {number:,} people")


@given(st.text(max_size=200), st.integers(min_value=0, max_value=2**31))
def test_no_text_breaks_it(text, value):
    assert can_mean(text, value) in (True, False)
    assert can_mean_days(text, date(2024, 3, 1), date(2024, 3, 2)) in (True, False)


@pytest.mark.parametrize(
    ("quote", "day", "holds"),
    [
        ("on 7 March", date(2024, 3, 7), True),
        ("on March 7", date(2024, 3, 8), False),
        ("on Thursday", date(2024, 3, 7), True),
        ("on Monday", date(2024, 3, 7), False),
        ("in 2019", date(2024, 3, 7), False),
        ("yesterday", date(2024, 3, 7), True),
    ],
)
def test_a_quote_allows_its_days_only(quote, day, holds):
    assert can_mean_days(quote, day, day) is holds
