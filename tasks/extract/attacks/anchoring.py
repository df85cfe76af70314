"""Anchoring in time: which of the dates named in a sentence are those of the attack it tells of (TimeML's TLINK).

Grammar proposes dates (see `when`). A model of plain observations, learned from labelled articles, strikes out those
that are most likely of something else, and adds the likeliest of the sentence's others. Of text in capitals the parse
gives too little to weigh, so there grammar alone decides.
"""

from collections.abc import Sequence
from pathlib import Path

from schemas.mentions import DateCell
from schemas.weights import load_weights, probability
from tasks.extract.attacks.anchoring_facts import FACTS, Setting
from tasks.extract.attacks.when import dies_later, only_comes_in, said_then
from tasks.extract.found import FoundDate
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

WEIGHTS = Path(__file__).parent / "weights" / "anchoring.csv"
STRUCK, ADDED = 0.3, 0.75
"""A proposed date less likely than the first is struck out; of the others the likeliest is added, above the second."""


def anchored(
    reading: Reading,
    trigger: Token,
    triggers: Sequence[Token],
    dates: Sequence[FoundDate],
    proposed: tuple[DateCell, ...],
) -> tuple[DateCell, ...]:
    """Give the dates of a sentence that are those of an attack, given those that grammar proposes.

    `triggers` are what leads the attacks of the sentence.
    """
    if not dates or dies_later(trigger) or "all_capitals" in reading.document.flags:
        return proposed
    setting = Setting(trigger, triggers, dates, proposed, reading.published)
    weights = load_weights(WEIGHTS, FACTS.names)
    likely = {id(date.cell): probability(FACTS.of(setting, date), weights) for date in dates}
    kept = tuple(cell for cell in proposed if likely.get(id(cell), 1.0) > STRUCK)
    if kept:
        return kept
    free = [date for date in dates if not _is_of_something_else(date, trigger)]
    best = max(free, key=lambda date: likely[id(date.cell)], default=None)
    return (best.cell,) if best is not None and likely[id(best.cell)] > ADDED else ()


def _is_of_something_else(date: FoundDate, trigger: Token) -> bool:
    """Whether grammar says that a date is when something was said, or of what is told around the attack."""
    return said_then(date.tokens) or only_comes_in(date, trigger)
