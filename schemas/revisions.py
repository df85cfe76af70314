"""Whether the words before a count tell that it replaces an earlier one, or that it is the earlier one itself."""

import csv
import re
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "words" / "revisions.csv"
"""Words by what they tell of a count; those of `moved_to` and `withdrawn` are how a word begins."""


@cache
def _words(kind: str) -> str:
    """Give the words of a kind as alternatives of a pattern."""
    with _WORDS.open(encoding="utf-8", newline="") as lines:
        return "|".join(row["word"] for row in csv.DictReader(lines) if row["kind"] == kind)


def _within(chars: int, least: bool = False) -> str:
    """Give the pattern of so many characters of one sentence at most."""
    return rf"[^.!?\n]{{0,{chars}}}{'?' if least else ''}"


@cache
def _update() -> re.Pattern[str]:
    toll = rf"\b(?:{_words('toll')}|number of (?:those |people )?(?:{_words('dead')}))"
    raised = rf"(?:{_words('moved_to')})\w*{_within(40, least=True)}{toll}{_within(50)}\bto\s*$"
    rose = rf"{toll}{_within(80, least=True)}\b(?:{_words('moved')}){_within(40)}\bto\s*$"
    return re.compile(f"{raised}|{rose}", re.IGNORECASE)


@cache
def _outdated() -> re.Pattern[str]:
    numbered = rf"\b(?:{_words('numbered')})\b"
    earlier = rf"\b(?:{_words('earlier')})\b{_within(30)}{numbered}{_within(40)}$"
    withdrawn = rf"\b(?:{_words('withdrawn')})\w*\b{_within(40)}{numbered}{_within(20)}$"
    at_first = rf"\b(?:{_words('at_first')})\s+(?:\w+\s+){{0,2}}?(?:{_words('said')})\b{_within(50)}$"
    moved = rf"\b(?:{_words('moved_from')})\b{_within(60)}\bfrom\s*$"
    return re.compile(f"{earlier}|{withdrawn}|{at_first}|{moved}", re.IGNORECASE)


def is_update(before: str) -> bool:
    """Whether words end in the verb that brings a toll to a number: "raised the death toll to"."""
    return _update().search(before) is not None


def is_outdated(before: str) -> bool:
    """Whether words tell that a number is one that was given up: "an earlier count of", "rose from"."""
    return _outdated().search(before) is not None
