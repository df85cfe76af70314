"""Days that everybody calls by a name: "New Year's Eve", "Christmas Day"."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Holiday:
    """A row of holidays.csv: a name in small letters and the day of the year that it always falls on."""

    name: str
    month: int
    day: int


@lru_cache(maxsize=1)
def holidays() -> dict[str, Holiday]:
    """Give the named days by their names."""
    return {row.name: row for row in load_lexicon("holidays", Holiday)}
