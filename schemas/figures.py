"""How a figure is written for people: a bound in the words of the source that gives it."""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.counts import Bound, CountStatement, victims_alone
from schemas.tolls import Toll
from schemas.vocabulary import Qualifier, VictimGroup

Row = Mapping[str, Any]

_WORDED = {
    Qualifier.AT_LEAST: "at least {}",
    Qualifier.MORE_THAN: "more than {}",
    Qualifier.UP_TO: "up to {}",
    Qualifier.FEWER_THAN: "fewer than {}",
    Qualifier.NEARLY: "nearly {}",
    Qualifier.ABOUT: "about {}",
}


def bound_words(low: int | None, high: int | None) -> str:
    """Write an interval whose wording is not known; empty where it has no end."""
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"at least {low}" if high is None else f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


def statement_words(qualifier: Qualifier, value: int | None, low: int | None, high: int | None) -> str:
    """Write a statement of a count as its source words it: "more than 170", where `low` is 171."""
    if value is not None and qualifier in _WORDED:
        return _WORDED[qualifier].format(value)
    return bound_words(low, high) or ("" if value is None else str(value))


def casualty_words(row: Row) -> str:
    """Write a row of casualties as its source words it; empty for vague words."""
    return statement_words(Qualifier(row["qualifier"]), row["value"], row["low"], row["high"])


def figure_words(row: Row, outcome: str, casualties: Iterable[Row]) -> str:
    """Write the figure of a row of attacks or reports for an outcome.

    `casualties` are the rows on this attack, for a report those of its source.
    """
    best = row[f"{outcome}_best" if f"{outcome}_best" in row else outcome]
    toll = Toll(row[f"{outcome}_low"], best, row[f"{outcome}_high"], row[f"{outcome}_is_minimum"])
    return toll_words(toll, [_statement(each) for each in casualties if each["outcome"] == outcome])


def _statement(row: Row) -> CountStatement:
    """A statement without its place in the text, which no wording depends on."""
    cells = {name: row[name] for name in ("casualty_id", "source_id", "value", "low", "high", "part_of")}
    return CountStatement(
        **cells, voice_id="", victim_group=VictimGroup(row["victim_group"]), qualifier=Qualifier(row["qualifier"])
    )


def worded(statement: CountStatement) -> str:
    """Write a statement as its source words it."""
    return statement_words(statement.qualifier, statement.value, statement.low, statement.high)


def toll_words(toll: Toll, statements: Iterable[CountStatement]) -> str:
    """Write a toll: "20 (15 to 20)", "more than 170". Empty where nothing is known.

    `statements` are those the toll is made of; where one of them has the very bound, its words are used.
    """
    said = {
        each.bound: worded(each) for each in sorted(victims_alone(statements), key=worded, reverse=True) if each.counts
    }
    if toll.is_minimum:
        return _as_said(Bound(toll.low if toll.best is None else toll.best, None), said)
    whole = Bound(toll.low, toll.high)
    if toll.best is None or whole in said or toll.low == toll.high:
        return _as_said(whole, said)
    return f"{_as_said(Bound(toll.best, toll.best), said)} ({bound_words(toll.low, toll.high)})"


def _as_said(bound: Bound, said: Mapping[Bound | None, str]) -> str:
    return said.get(bound) or bound_words(bound.low, bound.high)
