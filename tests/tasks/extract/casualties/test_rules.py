"""The rows that harm is read by: each finds its example, and leaves its counterexample alone."""

import pytest

from tasks.extract.casualties.find import find_casualties
from tasks.extract.casualties.frames import frame_rules
from tasks.extract.casualties.idioms import idioms

RULES = (*frame_rules(), *idioms())


@pytest.fixture
def fired(reading):
    def find(text):
        return {cell.method for row in find_casualties(reading(text), (), ()) for cell in row.cells}

    return find


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_finds_its_example(fired, rule):
    assert f"casualties.{rule.rule_id}" in fired(rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_leaves_its_counterexample_alone(fired, rule):
    assert f"casualties.{rule.rule_id}" not in fired(rule.counterexample)
