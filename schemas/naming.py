"""What a source is called by: never its key where it has a better name."""

from collections.abc import Mapping
from typing import Any

_FIRST_WORDS, _FIRST_CHARS = 9, 200


def source_title(row: Mapping[str, Any]) -> str:
    """Give a source's headline, else the first words of its text, else its key."""
    if row["title"]:
        return " ".join(row["title"].split())
    words = (row["text"] or "")[:_FIRST_CHARS].split()[:_FIRST_WORDS]
    return f"{' '.join(words)} …" if words else row["source_id"]


def source_name(row: Mapping[str, Any]) -> str:
    """Give the outlet or agency of a source, else its title."""
    return row["publisher"] or row["agency"] or source_title(row)
