"""The rules that stand in tables, by the ids that evidence names them by."""

from tasks.extract.casualties.frames import frame_rules
from tasks.extract.casualties.idioms import idioms
from tasks.extract.dates.absolute import ABSOLUTE
from tasks.extract.dates.relative import RELATIVE
from tasks.extract.grammar.claim_rules import claim_rules
from tasks.extract.lexicons.triggers import trigger_rules


def rule_ids() -> frozenset[str]:
    """Give the ids of the rules that stand in tables, whether they ever fire or not."""
    claims = (f"claims.{rule.rule_id}" for rule in claim_rules())
    dates = (f"dates.{name}" for name, _, _ in (*ABSOLUTE, *RELATIVE))
    attacks = (f"attacks.{rule.rule_id}" for rule in trigger_rules())
    idiomatic = (f"casualties.{rule.rule_id}" for rule in idioms())
    casualties = (f"casualties.{rule.rule_id}" for rule in frame_rules())
    return frozenset((*claims, *dates, *attacks, *casualties, *idiomatic))
