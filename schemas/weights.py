"""Small learned models as readable tables: a fact that holds or not, and the weight it has in a logistic regression.

`flows/train.py` learns the tables from a labelled set; here they are only read and summed.
"""

import csv
import math
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

BIAS = "always"


@lru_cache(maxsize=8)
def load_weights(path: Path) -> dict[str, float]:
    """Read a table of facts and their weights.

    Raises:
        ValueError: the header is not "fact,weight", or a weight is no number.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if header != ["fact", "weight"]:
        raise ValueError(f"{path.name}: header {header} is not ['fact', 'weight']")
    return {fact: float(weight) for fact, weight in rows}


def probability(facts: Collection[str], weights: dict[str, float]) -> float:
    """Give the probability that a logistic model sees in facts; those it has no weight for count nothing."""
    total = weights[BIAS] + sum(weights.get(fact, 0.0) for fact in sorted(facts))
    return 1 / (1 + math.exp(-total))
