"""The steps of extraction."""

from tasks.extract.document import STEPS


def test_a_step_reads_only_what_steps_before_it_gave():
    known = {"reading"}
    for step in STEPS:
        assert set(step.reads) <= known, step.gives
        known.add(step.gives)
    assert len(known) == len(STEPS) + 1
