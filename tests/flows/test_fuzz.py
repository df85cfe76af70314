"""Bytes from anywhere break nothing: a bounded run, the same each time; `make fuzz` lets Atheris look for longer."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.flows.fuzzing import RELEASE, TARGETS
from tests.flows.hostile import Chance, broken, prose

EXAMPLES = int(os.environ.get("ATTACKBASE_FUZZ", "60"))
"""So many inputs a target."""


@st.composite
def inputs(draw: st.DrawFn) -> bytes:
    """Bytes, or prose with something broken in it."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=200))
    chance = Chance(draw(st.integers(0, 2**32)))
    text = draw(st.binary(min_size=4, max_size=4)) + prose(chance).encode(errors="ignore")[:2_000]
    return broken(chance, text) if draw(st.booleans()) else text


@pytest.mark.parametrize("name", TARGETS)
def test_no_bytes_break(name, small_release, monkeypatch):
    monkeypatch.setenv(RELEASE, str(small_release))

    @settings(
        max_examples=EXAMPLES,
        derandomize="ATTACKBASE_FUZZ" not in os.environ,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(data=inputs())
    def holds(data: bytes) -> None:
        TARGETS[name](data)

    holds()
