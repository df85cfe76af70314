"""Small learned models as readable tables: a fact that holds or not, and the weight it has in a logistic regression.

`flows/train.py` learns the tables from labelled sets; here they are only read and summed. A table whose facts are not
those that the code gives was learned for other code, and is refused.
"""

import csv
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

BIAS = "always"
MOST_CANDIDATES = 60
"""So many candidates, the nearest, are weighed of a long list: its cost grows with its length, not with the square."""


@dataclass(frozen=True, slots=True)
class Example:
    """Facts, whether what they are about is so, how much the example counts, and the document or news it comes from.

    Examples of one `origin` are never learned from and tried on at once.
    """

    facts: frozenset[str]
    holds: bool
    weight: float
    origin: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Candidates by their facts, the indices of those that are right, and the document or news they come from.

    Where none is right, the answer is "none of them".
    """

    candidates: tuple[frozenset[str], ...]
    right: frozenset[int]
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
    return 1 / (1 + math.exp(-_score(facts, weights)))


def choose(candidates: Sequence[Collection[str]], weights: dict[str, float], none: float = 0.0) -> int | None:
    """Give the index of the likeliest candidate, the later of two as likely; None where none of them is likelier.

    `none` is the score of "none of them": above 0 fewer are chosen, below 0 more.
    """
    scores = [_score(facts, weights) for facts in candidates]
    if not scores or sum(math.exp(score) for score in scores) <= math.exp(none):
        return None
    return max(range(len(scores)), key=lambda index: (scores[index], index))


def _score(facts: Collection[str], weights: dict[str, float]) -> float:
    return weights[BIAS] + sum(weights.get(fact, 0.0) for fact in sorted(facts))
