"""Statements of counts: what a row of casualties says of how many, where in its source, and who says it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

from schemas.addresses import comparable_address
from schemas.revisions import is_outdated, is_update
from schemas.vocabulary import CountStatus, Qualifier, VictimGroup

_REACH = 120
_TITLES = (
    *("Adm", "Brig", "Capt", "Cmdr", "Col", "Cpl", "Dr", "Fr", "Gen", "Gov", "Hon", "Insp", "Lt", "Maj", "Mr", "Mrs"),
    *("Ms", "Pfc", "Prof", "Pvt", "Rev", "Sen", "Sgt", "St", "Supt"),
)
_NO_END = "".join(rf"(?<!\b{title}[.!?])" for title in (*_TITLES, "[A-Z]"))
"""No sentence ends at the full stop of a title or an initial; looked at behind the mark, as there are few marks."""
_SENTENCE_END = re.compile(rf"[.!?]{_NO_END}[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z])|\n\s*\n")
_CLOCK_LINE = re.compile(
    r"^[ \t]*(\d{1,2})[:.](\d{2})[ \t]*([AaPp])?(?:\.?[Mm]\.?)?[ \t]*(?:[A-Z]{2,4})?[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure as a closed interval of persons; None is open."""

    low: int | None
    high: int | None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    @property
    def is_floor(self) -> bool:
        """Whether it only says "at least"."""
        return self.low is not None and self.high is None

    def holds(self, count: int) -> bool:
        """Whether a count lies in it."""
        return (self.low is None or self.low <= count) and (self.high is None or count <= self.high)

    def meet(self, other: "Bound") -> "Bound | None":
        """Give what both allow, None where they exclude each other."""
        low = max((end for end in (self.low, other.low) if end is not None), default=None)
        high = min((end for end in (self.high, other.high) if end is not None), default=None)
        return None if low is not None and high is not None and low > high else Bound(low, high)


@dataclass(frozen=True, slots=True)
class CountStatement:
    """What a toll needs to know of one row of casualties; make it with `count_statement`.

    `sentence` numbers the sentences of the source; `start` is the quote's; `minute` is that of the entry of a live
    page it stands in, counted from midnight; `is_update` tells that its words replace a count ("bringing the toll to
    four") and `is_outdated` that they give it up ("an earlier figure of two"). `partisan` marks a number that an armed
    group gives. Of `status` only `outlier` is heeded: what supersedes what is worked out anew.
    """

    casualty_id: str
    source_id: str
    voice_id: str
    victim_group: VictimGroup
    value: int | None
    low: int | None
    high: int | None
    qualifier: Qualifier
    part_of: str | None = None
    status: CountStatus = CountStatus.CURRENT
    as_of: date | None = None
    published_at: datetime | None = None
    victim_nationality: str | None = None
    speaker_text: str | None = None
    partisan: bool = False
    sentence: int = 0
    start: int = 0
    minute: int | None = None
    is_update: bool = False
    is_outdated: bool = False
    revision: tuple[str, datetime] | None = None

    @property
    def bound(self) -> Bound | None:
        """The interval it states, None where it cannot be counted; a bare value ("about 40") stands for itself."""
        if self.qualifier == Qualifier.VAGUE or self.value is self.low is self.high is None:
            return None
        return Bound(self.value, self.value) if self.low is self.high is None else Bound(self.low, self.high)

    @property
    def counts(self) -> bool:
        """Whether it may enter a toll: a countable statement on the victims that is no subset of another."""
        return self.bound is not None and self.part_of is None and self.victim_group != VictimGroup.PERPETRATOR


def victims_alone(statements: Iterable[CountStatement]) -> list[CountStatement]:
    """Take the attackers that a total counts in out of it: "four people, including the bomber" are three victims.

    The statements on those attackers are left out, so that it makes no difference to do it twice.
    """
    said = list(statements)
    attackers = [each for each in said if each.part_of and each.victim_group == VictimGroup.PERPETRATOR]
    inside = {each.part_of: each.bound for each in attackers}
    return [_without(each, inside.get(each.casualty_id)) for each in said if each not in attackers]


def _without(statement: CountStatement, attackers: Bound | None) -> CountStatement:
    if attackers is None or attackers.low is None or not attackers.is_exact:
        return statement
    value, low, high = (
        None if end is None else max(end - attackers.low, 0) for end in (statement.value, statement.low, statement.high)
    )
    return replace(statement, value=value, low=low, high=high)


def count_statement(
    casualty: Mapping[str, Any], source: Mapping[str, Any], armed_groups: Collection[str] = ()
) -> CountStatement:
    """Make the statement of a row of casualties (its cells by column; `status` may be left out) and the row of its
    source.

    `armed_groups` holds the ids of the actors whose own numbers are partisan (`actor_type` armed_group).
    """
    before = source["text"][max(0, casualty["start"] - _REACH) : casualty["start"]]
    return CountStatement(
        casualty_id=casualty["casualty_id"],
        source_id=casualty["source_id"],
        voice_id=source["voice_id"],
        victim_group=VictimGroup(casualty["victim_group"]),
        value=casualty["value"],
        low=casualty["low"],
        high=casualty["high"],
        qualifier=Qualifier(casualty["qualifier"]),
        part_of=casualty["part_of"],
        status=CountStatus(casualty.get("status") or CountStatus.CURRENT),
        as_of=casualty["as_of"],
        published_at=source["published_at"],
        victim_nationality=casualty["victim_nationality"],
        speaker_text=casualty["speaker_text"],
        partisan=casualty["speaker_actor_id"] in armed_groups,
        sentence=_sentence_number(source["text"], casualty["start"]),
        start=casualty["start"],
        minute=_minute(source["text"], casualty["start"]),
        revision=_revision(source),
        is_update=is_update(before),
        is_outdated=is_outdated(before),
    )


def _revision(source: Mapping[str, Any]) -> tuple[str, datetime] | None:
    """Give the address of a captured page and when it was captured: of one address the later capture is the newer."""
    address, captured = comparable_address(source.get("url")), source.get("captured_at")
    return (address, captured) if address and captured else None


def _sentence_number(text: str, start: int) -> int:
    """Count the sentence ends before a position, the same for all who have the text."""
    return bisect_right(_sentence_ends(text), start)


@lru_cache(maxsize=64)
def _sentence_ends(text: str) -> list[int]:
    return [end.end() for end in _SENTENCE_END.finditer(text)]


def _minute(text: str, start: int) -> int | None:
    """Give the time of the live page's entry that a position lies in: the last line above that is just a time."""
    entries = _entries(text)
    above = bisect_right(entries, start, key=itemgetter(0))
    return entries[above - 1][1] if len(entries) > 1 and above else None


@lru_cache(maxsize=64)
def _entries(text: str) -> list[tuple[int, int]]:
    """Where each line of a text that is just a time ends, and which minute of the day it is."""
    lines = (line for line in _CLOCK_LINE.finditer(text) if int(line[1]) < 24 and int(line[2]) < 60)
    return [(line.end(), 60 * _hour(int(line[1]), (line[3] or "").lower()) + int(line[2])) for line in lines]


def _hour(hour: int, half: str) -> int:
    return hour % 12 + 12 * (half == "p") if half else hour
