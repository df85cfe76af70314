"""The rules that attacks are found by: each finds its example, and leaves its counterexample alone."""

import pytest

from tasks.extract.lexicons.triggers import TriggerClass, trigger_entries, trigger_rules

RULES = trigger_rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_finds_its_example(mentions, rule):
    assert f"attacks.{rule.rule_id}" in {mention.rule for mention in mentions(rule.example)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_leaves_its_counterexample_alone(mentions, rule):
    assert f"attacks.{rule.rule_id}" not in {mention.rule for mention in mentions(rule.counterexample)}


def test_a_rule_stands_for_each_class_of_triggers():
    assert {entry.rule.trigger_class for entry in trigger_entries()} == set(TriggerClass)
