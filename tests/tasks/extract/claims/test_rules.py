"""The rules that claims are found by: each finds its example, and leaves its counterexample alone."""

import pytest

from tasks.extract.actors.find import find_actors
from tasks.extract.attacks.find import find_attacks
from tasks.extract.claims.find import find_claims
from tasks.extract.dates.find import find_dates
from tasks.extract.grammar.claim_rules import claim_rules
from tasks.extract.places.find import find_places

RULES = claim_rules()


@pytest.fixture
def fired(reading):
    def find(text):
        read = reading(text)
        actors = find_actors(read)
        attacks = find_attacks(read, actors, find_places(read), find_dates(read))
        return {cell.method for claim in find_claims(read, attacks, actors) for cell in claim.cells}

    return find


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_finds_its_example(fired, rule):
    assert f"claims.{rule.rule_id}" in fired(rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
def test_a_rule_leaves_its_counterexample_alone(fired, rule):
    assert f"claims.{rule.rule_id}" not in fired(rule.counterexample)


def test_a_rule_is_named_after_its_type():
    assert {rule.rule_id for rule in RULES if not rule.rule_id.startswith(f"{rule.claim_type}.")} == set()
