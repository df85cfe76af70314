"""The rules that stand in tables, by the ids that evidence names them by."""

from tasks.extract.dates.absolute import ABSOLUTE
from tasks.extract.dates.relative import RELATIVE
from tasks.extract.grammar.claim_rules import claim_rules


def rule_ids() -> frozenset[str]:
    """Give the ids of the rules that stand in tables, whether they ever fire or not."""
    claims = (f"claims.{rule.rule_id}" for rule in claim_rules())
    dates = (f"dates.{name}" for name, _, _ in (*ABSOLUTE, *RELATIVE))
    return frozenset((*claims, *dates))
