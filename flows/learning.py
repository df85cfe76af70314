"""Linear models fitted by Newton's method: examples -> a table of facts and weights, and how well it does.

What holds or not is learned by logistic regression, which of several candidates is right by a conditional one.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from schemas.weights import BIAS, Choice, Example, choose

SEEN = 10  # a fact has to hold this often
SEEN_IN_CHOICES = 8
RIDGE = 6.0
FOLDS = 5
_STEPS = 60
_CLOSE = 1e-5

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of a model, and how well it does over news that it had not seen.

    Of what holds or not that is the area under the curve, of choices the share made right.
    """

    weights: dict[str, float]
    quality: float


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
        _design([example.facts for example in examples], facts),
        np.array([float(example.holds) for example in examples]),
        np.array([example.weight for example in examples]),
    )
    least, most = _bounds(facts, speak_for, speak_against)
    folds = np.array([_fold(example.origin) for example in examples])
    unseen = np.zeros(len(examples))
    for fold in range(FOLDS):
        known = folds != fold
        unseen[~known] = data.design[~known] @ _fit(data.part(known), least, most)
    fitted = _fit(data, least, most)
    return Learned({fact: round(float(w), 2) for fact, w in zip(facts, fitted, strict=True)}, _area(unseen, data.truth))


def learn_choice(
    choices: Sequence[Choice], ridge: float, speak_for: Set[str] = frozenset(), speak_against: Set[str] = frozenset()
) -> Learned:
    """Fit a model of choosing among candidates, "none of them" at a score of 0; any of several that are right will do.

    Its quality is the share of choices made right over news that it had not seen. `ridge` says how strongly weights are
    held near 0.
    """
    asked = [choice for choice in choices if choice.candidates]
    folds = np.array([_fold(choice.origin) for choice in asked])
    right = 0
    for fold in range(FOLDS):
        weights = _choosing([asked[i] for i in np.flatnonzero(folds != fold)], ridge, speak_for, speak_against)
        right += sum(_is_right(asked[i], weights) for i in np.flatnonzero(folds == fold))
    weights = _choosing(asked, ridge, speak_for, speak_against)
    return Learned({fact: round(weight, 2) for fact, weight in weights.items()}, right / max(len(asked), 1))


def _is_right(choice: Choice, weights: dict[str, float]) -> bool:
    chosen = choose(choice.candidates, weights)
    return chosen in choice.right if chosen is not None else not choice.right


def _choosing(
    choices: Sequence[Choice], ridge: float, speak_for: Set[str], speak_against: Set[str]
) -> dict[str, float]:
    """Newton's method, the right candidates sharing what is right by how likely each of them is."""
    seen = Counter(fact for choice in choices for facts in choice.candidates for fact in facts)
    facts = [BIAS, *sorted(fact for fact, count in seen.items() if count >= SEEN_IN_CHOICES)]
    design = _design([facts for choice in choices for facts in choice.candidates], facts)
    right = np.array([float(i in choice.right) for choice in choices for i in range(len(choice.candidates))])
    number = np.repeat(np.arange(len(choices)), [len(choice.candidates) for choice in choices])
    least, most = _bounds(facts, speak_for, speak_against)
    held = np.full(len(facts), ridge)
    held[0] = 1e-6
    fitted = np.zeros(len(facts))
    for _ in range(_STEPS):
        likely = np.exp(design @ fitted)
        chance = likely / (1.0 + _sums(likely, number))
        meant = likely * right / np.maximum(_sums(likely * right, number), 1e-300)
        slope = design.T @ (meant - chance) - held * fitted
        weighed = design * chance[:, None]
        together = np.zeros((len(choices), len(facts)))
        np.add.at(together, number, weighed)
        curve = design.T @ weighed - together.T @ together + np.diag(held)
        before, fitted = fitted, _step(fitted, slope, curve, least, most)
        if np.abs(fitted - before).max() < _CLOSE:
            break
    return {fact: float(weight) for fact, weight in zip(facts, fitted, strict=True)}


def _sums(values: Array, number: npt.NDArray[np.int64]) -> Array:
    """Sum the values of each choice, given for each of its candidates."""
    return np.asarray(np.bincount(number, weights=values), dtype=np.float64)[number]


def _bounds(facts: Sequence[str], speak_for: Set[str], speak_against: Set[str]) -> tuple[Array, Array]:
    least = np.array([0.0 if fact in speak_for else -np.inf for fact in facts])
    most = np.array([0.0 if fact in speak_against else np.inf for fact in facts])
    return least, most


def _step(fitted: Array, slope: Array, curve: Array, least: Array, most: Array) -> Array:
    """One step of at most 1 a weight; a weight at its bound stays there as long as it would leave it."""
    free = ~(((fitted <= least) & (slope < 0)) | ((fitted >= most) & (slope > 0)))
    step = np.zeros(len(fitted))
    step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
    return np.clip(fitted + np.clip(step, -1.0, 1.0), least, most)


def write_weights(weights: dict[str, float], path: Path) -> None:
    """Write the table that `schemas.weights` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(["fact", "weight"])
        lines.writerows(sorted((fact, f"{weight:.2f}") for fact, weight in weights.items()))


def _design(held: Sequence[Set[str]], facts: Sequence[str]) -> Array:
    """A row for each set of facts that hold, a column for each fact, the first for what always holds."""
    place = {fact: column for column, fact in enumerate(facts)}
    design = np.zeros((len(held), len(facts)))
    design[:, 0] = 1.0
    for row, holding in enumerate(held):
        for fact in holding:
            if fact in place:
                design[row, place[fact]] = 1.0
    return design


def _fit(data: _Data, least: Array, most: Array) -> Array:
    """Newton's method with a ridge."""
    ridge = np.full(data.design.shape[1], RIDGE)
    ridge[0] = 1e-6
    fitted = np.zeros(len(ridge))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-data.design @ fitted))
        slope = data.design.T @ (data.weight * (data.truth - chance)) - ridge * fitted
        curve = (data.design.T * (data.weight * chance * (1 - chance))) @ data.design + np.diag(ridge)
        before, fitted = fitted, _step(fitted, slope, curve, least, most)
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
