"""Cells as text, and back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.cells import cell_text
from schemas.vocabulary import AttackType, DatePrecision


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Kabul", "Kabul"),
        (date(2024, 5, 1), "2024-05-01"),
        (True, "true"),
        (False, "false"),
        (137, "137"),
        (34.52813, "34.52813"),
        (AttackType.BOMBING, "Bombing/Explosion"),
        (DatePrecision.DAY, "1"),
    ],
)
def test_cells_as_text(cell, text):
    assert cell_text(cell) == text


@settings(deadline=None)
@given(st.floats(-180, 180))
def test_a_number_survives(number):
    assert float(cell_text(number)) == number


def test_null_has_no_text():
    with pytest.raises(TypeError):
        cell_text(None)
