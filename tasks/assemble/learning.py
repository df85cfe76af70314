"""Logistic regression by Newton's method: examples -> a table of facts and weights, and how well it does."""

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from schemas.weights import BIAS
from tasks.assemble.examples import Example

SEEN = 10  # a fact has to hold this often
RIDGE = 6.0
FOLDS = 5
_STEPS = 25
_CLOSE = 1e-5

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of a model, and its area under the curve over documents that it had not seen."""

    weights: dict[str, float]
    area: float


def learn(examples: Sequence[Example]) -> Learned:
    """Fit a model; its quality is measured by cross-validation over documents."""
    seen = Counter(fact for example in examples for fact in example.facts)
    facts = [BIAS, *sorted(fact for fact, count in seen.items() if count >= SEEN)]
    design = _design(examples, facts)
    truth = np.array([float(example.holds) for example in examples])
    weight = np.array([example.weight for example in examples])
    folds = np.array([_fold(example.source_id) for example in examples])
    unseen = np.zeros(len(examples))
    for fold in range(FOLDS):
        known = folds != fold
        unseen[~known] = design[~known] @ _fit(design[known], truth[known], weight[known])
    fitted = _fit(design, truth, weight)
    return Learned({fact: round(float(w), 2) for fact, w in zip(facts, fitted, strict=True)}, _area(unseen, truth))


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write the table that `schemas.weights` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["fact", "weight"])
        lines.writerows(sorted((fact, f"{weight:.2f}") for fact, weight in weights.items()))


def _design(examples: Sequence[Example], facts: Sequence[str]) -> Array:
    place = {fact: column for column, fact in enumerate(facts)}
    design = np.zeros((len(examples), len(facts)))
    design[:, 0] = 1.0
    for row, example in enumerate(examples):
        for fact in example.facts:
            if fact in place:
                design[row, place[fact]] = 1.0
    return design


def _fit(design: Array, truth: Array, weight: Array) -> Array:
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = 1e-6
    fitted = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ fitted))
        slope = design.T @ (weight * (truth - chance)) - ridge * fitted
        curve = (design.T * (weight * chance * (1 - chance))) @ design + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        fitted += step
        if np.abs(step).max() < _CLOSE:
            break
    return fitted


def _fold(source_id: str) -> int:
    return int(hashlib.sha256(source_id.encode()).hexdigest(), 16) % FOLDS


def _area(score: Array, truth: Array) -> float:
    """The chance that an example that holds is scored above one that does not."""
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    holding = float(truth.sum())
    lower = ranks[truth > 0].sum() - holding * (holding + 1) / 2
    return float(lower / (holding * (len(truth) - holding)))
