"""Counts: wording and bounds agree, extremes enclose the best value, subsets stay with their whole."""

from collections.abc import Callable, Iterator

from schemas.vocabulary import Qualifier
from tasks.validate.dataset import Dataset, Row
from tasks.validate.keys import circular
from tasks.validate.report import Check, Failure, make_check

Count = int | None


def _encloses(value: Count, low: Count, high: Count) -> bool:
    return value is None or ((low is None or low <= value) and (high is None or value <= high))


_WORDING: dict[Qualifier, tuple[str, Callable[[Count, Count, Count], bool]]] = {
    Qualifier.EXACT: ("value = low = high", lambda v, low, high: v is not None and v == low == high),
    Qualifier.AT_LEAST: ("low = value, no high", lambda v, low, high: v is not None and low == v and high is None),
    Qualifier.MORE_THAN: (
        "low = value + 1, no high",
        lambda v, low, high: v is not None and low == v + 1 and high is None,
    ),
    Qualifier.UP_TO: ("high = value", lambda v, low, high: v is not None and high == v and _encloses(v, low, high)),
    Qualifier.NEARLY: ("high = value", lambda v, low, high: v is not None and high == v and _encloses(v, low, high)),
    Qualifier.FEWER_THAN: (
        "high = value - 1, or value where it is zero",
        lambda v, low, high: v is not None and high == max(v - 1, 0) and (low is None or low <= high),
    ),
    Qualifier.ABOUT: ("bounds around the value", lambda v, low, high: v is not None and _encloses(v, low, high)),
    Qualifier.RANGE: (
        "low <= high",
        lambda v, low, high: low is not None and high is not None and low <= high and _encloses(v, low, high),
    ),
    Qualifier.VAGUE: ("no number at all", lambda v, low, high: v is low is high is None),
    Qualifier.UNSPECIFIED: ("bounds around the value", _encloses),
}


def check_counts(data: Dataset) -> list[Check]:
    """Check every statement of a count and the extremes of every attack."""
    statements, attacks = len(data.rows("casualties")), len(data.rows("attacks"))
    return [
        make_check("casualties", "low_high_ordered", statements, _disordered(data)),
        make_check("casualties", "qualifier", statements, _misworded(data)),
        make_check("casualties", "part_of", statements, _strayed(data)),
        make_check("casualties", "part_of_chain", statements, circular(data, "casualties", "part_of")),
        make_check("casualties", "as_of", statements, _undated(data)),
        make_check("attacks", "low_best_high_ordered", 2 * attacks, _unenclosed(data)),
    ]


def _disordered(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("casualties"):
        if row["low"] is not None and row["high"] is not None and row["low"] > row["high"]:
            yield Failure(key, f"low {row['low']} is above high {row['high']}")


def _misworded(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("casualties"):
        if row["qualifier"] not in set(Qualifier):
            continue
        wanted, holds = _WORDING[Qualifier(row["qualifier"])]
        value, low, high = row["value"], row["low"], row["high"]
        if not holds(value, low, high):
            yield Failure(key, f"{row['qualifier']} needs {wanted}, found value {value}, low {low}, high {high}")


def _strayed(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("casualties"):
        whole = data.find("casualties", row["part_of"])
        for column in ("source_id", "attack_id", "outcome"):
            if whole is not None and whole[column] != row[column]:
                yield Failure(key, f"part of {row['part_of']}, which has another {column}: {whole[column]}")


def _undated(data: Dataset) -> Iterator[Failure]:
    """Numbers of another day than that of publication, without words that say so."""
    for key, row in data.keyed("casualties"):
        source = data.find("sources", row["source_id"])
        day = source["published_day"] if source else None
        if ("casualties", key, "as_of") in data.evidence or day is None:
            continue
        if row["as_of"] != day:
            yield Failure(key, f"as_of is {row['as_of']}, its source came out on {day}")


def _unenclosed(data: Dataset) -> Iterator[Failure]:
    for key, row in data.keyed("attacks"):
        for outcome in ("killed", "wounded"):
            if not _ordered(row, outcome):
                figures = [row[f"{outcome}_{end}"] for end in ("low", "best", "high")]
                yield Failure(key, f"{outcome} low, best, high are {figures}")


def _ordered(row: Row, outcome: str) -> bool:
    low, best, high = (row[f"{outcome}_{end}"] for end in ("low", "best", "high"))
    return low is high is None if best is None else _encloses(best, low, high)
