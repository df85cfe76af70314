"""What a text's own first words say of it: the day it was filed and the agency that filed it."""

import re
from datetime import date

from tasks.ingest.dates import full_date

_DATELINE = re.compile(
    r"\s*(?P<head>[A-Z][A-Za-zÀ-ÿ.'’ -]{1,40}(?:\([A-Z][A-Za-z .'-]{1,30}\))?(?:,[ ][A-Za-z0-9 .,'’-]{2,40}?)?)[ ]*"
    r"(?:\((?P<brackets>[^()\n]{2,60})\))?\s*(?:--|-|–|—)\s"
)
_FILED = re.compile(
    r"^\W{0,3}(?:first )?(?:posted|published|filed|created)(?: on)?:?[ ]+(?P<when>[^\n]{6,60})",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_CHARS = 700


def filed_on(text: str) -> date | None:
    """Day that a dateline, or a line such as "Published June 8, 2025", states in full; None where none does."""
    dateline = _dateline(text)
    if dateline:
        found = full_date(dateline[0])
        if found:
            return found
    filed = _FILED.search(text[:_HEAD_CHARS])
    return full_date(filed["when"]) if filed else None


def filed_by(text: str) -> str | None:
    """Agency or outlet in the brackets of a dateline: "KABUL (Reuters) - " gives Reuters."""
    dateline = _dateline(text)
    brackets = dateline["brackets"] if dateline else None
    if not brackets or full_date(brackets) or not any(char.isalpha() for char in brackets):
        return None
    return re.sub(r"\s+", " ", brackets).strip()


def _dateline(text: str) -> re.Match[str] | None:
    match = _DATELINE.match(text[:_HEAD_CHARS])
    place = match["head"].split(",")[0].split("(")[0].split() if match else []
    return match if any(len(word) > 2 and word.isupper() for word in place) else None
