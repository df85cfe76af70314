"""Small learned models as readable tables: a fact that holds or not, and the weight it has in a logistic regression.

`flows/train.py` learns the tables from labelled sets; here they are only read and summed. A table whose facts are not
those that the code gives was learned for other code, and is refused.
"""

import csv
import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BIAS = "always"


@dataclass(frozen=True, slots=True)
class Example:
    """Facts, whether what they are about is so, how much the example counts, and the document or news it comes from.

    Examples of one `origin` are never learned from and tried on at once.
    """

    facts: frozenset[str]
    holds: bool
    weight: float
    origin: str


@lru_cache(maxsize=8)
def load_weights(path: Path, known: frozenset[str]) -> dict[str, float]:
    """Read a table of facts and their weights. `known` are the facts that the code gives.

    Raises:
        ValueError: the header is not "fact,weight", a weight is no number, or a fact is not known.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if header != ["fact", "weight"]:
        raise ValueError(f"{path.name}: header {header} is not ['fact', 'weight']")
    weights = {fact: float(weight) for fact, weight in rows}
    if unknown := weights.keys() - known - {BIAS}:
        raise ValueError(f"{path.name}: facts that the code does not give: {sorted(unknown)}")
    return weights


def probability(facts: Collection[str], weights: dict[str, float]) -> float:
    """Give the probability that a logistic model sees in facts; those it has no weight for count nothing."""
    total = weights[BIAS] + sum(weights.get(fact, 0.0) for fact in sorted(facts))
    return 1 / (1 + math.exp(-total))
