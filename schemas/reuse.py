"""Who repeats whom: texts of one voice -> for each the earlier one it shares most with."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from schemas.identifiers import identifier

RUN_WORDS = 8
MOST_HOLDERS = 20
"""Earlier texts that a run of words is looked up in."""
_WORD = re.compile(r"\w+")
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Wording:
    """The runs of eight words of a source, in order, one for each word but the last seven."""

    source_id: str
    published_at: datetime | None
    runs: tuple[int, ...]

    @property
    def order(self) -> tuple[datetime, str]:
        """Sort key: the earliest published first, undated ones last."""
        return self.published_at or _LATEST, self.source_id


def wording(source: Mapping[str, Any]) -> Wording:
    """Reduce a row of sources to its runs of words outside boilerplate; they are compared within one process only."""
    words = _WORD.findall(_without(source["text"], source["boilerplate"]).lower())
    runs = tuple(hash(tuple(words[at : at + RUN_WORDS])) for at in range(len(words) - RUN_WORDS + 1))
    return Wording(source["source_id"], source["published_at"], runs)


def _without(text: str, boilerplate: Sequence[Mapping[str, Any]]) -> str:
    kept, reached = [], 0
    for part in sorted(boilerplate, key=lambda part: part["start"]):
        kept.append(text[reached : max(part["start"], reached)])
        reached = max(reached, part["end"])
    return " ".join([*kept, text[reached:]])


def copy_rows(wordings: Iterable[Wording]) -> Iterator[dict[str, Any]]:
    """Give the rows of copies among the sources of one voice."""
    holders: dict[int, list[str]] = defaultdict(list)
    for each in sorted(wordings, key=lambda each: each.order):
        shared = Counter(earlier for run in each.runs for earlier in holders[run])
        if shared:
            most = max(shared.values())
            copied = next(earlier for earlier, count in shared.items() if count == most)
            at = [number for number, run in enumerate(each.runs) if copied in holders[run]]
            words = {place for number in at for place in range(number, number + RUN_WORDS)}
            yield {
                "copy_id": identifier("copy", each.source_id, copied),
                "source_id": each.source_id,
                "copied_source_id": copied,
                "share": round(len(words) / (len(each.runs) + RUN_WORDS - 1), 4),
            }
        for run in dict.fromkeys(each.runs):
            if len(holders[run]) < MOST_HOLDERS:
                holders[run].append(each.source_id)
