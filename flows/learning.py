"""Logistic regression by Newton's method: examples -> a table of facts and weights, and how well it does."""

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from schemas.weights import BIAS, Example

SEEN = 10  # a fact has to hold this often
RIDGE = 6.0
FOLDS = 5
_STEPS = 60
_CLOSE = 1e-5

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of a model, and its area under the curve over news that it had not seen."""

    weights: dict[str, float]
    area: float


@dataclass(frozen=True, slots=True)
class _Data:
    """A row an example: its facts, whether it holds, and how much it counts."""

    design: Array
    truth: Array
    weight: Array

    def part(self, rows: npt.NDArray[np.bool_]) -> "_Data":
        return _Data(self.design[rows], self.truth[rows], self.weight[rows])


def learn(
    examples: Sequence[Example], speak_for: Set[str] = frozenset(), speak_against: Set[str] = frozenset()
) -> Learned:
    """Fit a model; its quality is measured by cross-validation over documents, or news of several.

    What can only speak for something gets no weight below zero, what can only speak against it none above, so that few
    examples teach nothing absurd.
    """
    seen = Counter(fact for example in examples for fact in example.facts)
    facts = [BIAS, *sorted(fact for fact, count in seen.items() if count >= SEEN)]
    data = _Data(
        _design(examples, facts),
        np.array([float(example.holds) for example in examples]),
        np.array([example.weight for example in examples]),
    )
    least = np.array([0.0 if fact in speak_for else -np.inf for fact in facts])
    most = np.array([0.0 if fact in speak_against else np.inf for fact in facts])
    folds = np.array([_fold(example.origin) for example in examples])
    unseen = np.zeros(len(examples))
    for fold in range(FOLDS):
        known = folds != fold
        unseen[~known] = data.design[~known] @ _fit(data.part(known), least, most)
    fitted = _fit(data, least, most)
    return Learned({fact: round(float(w), 2) for fact, w in zip(facts, fitted, strict=True)}, _area(unseen, data.truth))


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


def _fit(data: _Data, least: Array, most: Array) -> Array:
    """Newton's method with a ridge; a weight at its bound stays there as long as it would leave it."""
    ridge = np.full(data.design.shape[1], RIDGE)
    ridge[0] = 1e-6
    fitted = np.zeros(len(ridge))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-data.design @ fitted))
        slope = data.design.T @ (data.weight * (data.truth - chance)) - ridge * fitted
        curve = (data.design.T * (data.weight * chance * (1 - chance))) @ data.design + np.diag(ridge)
        free = ~(((fitted <= least) & (slope < 0)) | ((fitted >= most) & (slope > 0)))
        step = np.zeros(len(fitted))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        before, fitted = fitted, np.clip(fitted + step, least, most)
        if np.abs(fitted - before).max() < _CLOSE:
            break
    return fitted


def _fold(origin: str) -> int:
    return int(hashlib.sha256(origin.encode()).hexdigest(), 16) % FOLDS


def _area(score: Array, truth: Array) -> float:
    """The chance that an example that holds is scored above one that does not."""
    order = np.argsort(score, kind="stable")
    ranks = np.empty(len(score))
    ranks[order] = np.arange(1, len(score) + 1)
    holding = float(truth.sum())
    lower = ranks[truth > 0].sum() - holding * (holding + 1) / 2
    return float(lower / (holding * (len(truth) - holding)))
