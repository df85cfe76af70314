"""Messages of a Telegram export (`result.json` of Telegram Desktop): their text, and when they were sent."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

NAMES = frozenset({"type", "date", "date_unixtime", "text"})
"""What every message has."""
_ONE_DAY = timedelta(days=1)


def is_message(fields: object) -> bool:
    """Whether an object is an entry of a chat."""
    return isinstance(fields, dict) and fields.keys() >= NAMES


def says_something(fields: Mapping[str, Any]) -> bool:
    """Whether an entry holds words of its own; that somebody joined, or a picture alone, is no document."""
    return fields["type"] == "message" and bool(_text(fields["text"]).strip())


def fields_of(fields: Any) -> Any:
    """Give the fields of a message by our names, and anything else as it is.

    The day it was sent is that of the machine that exported it.
    """
    if not is_message(fields):
        return fields
    known = {"text": _text(fields["text"]), "published_at": _sent(fields), "record_id": str(fields.get("id", ""))}
    by_channel = str(fields.get("from_id", "")).startswith("channel") and fields.get("from")
    return known | ({"publisher": fields["from"]} if by_channel else {})


def _text(text: object) -> str:
    """Put the runs of a text together; links and bold words are objects."""
    runs = text if isinstance(text, list) else [text]
    return "".join(str(run.get("text", "")) if isinstance(run, dict) else str(run) for run in runs)


def _sent(fields: Mapping[str, Any]) -> object:
    """The time with its offset: the local one is given, and the instant."""
    try:
        instant = datetime.fromtimestamp(int(fields["date_unixtime"]), UTC)
        offset = datetime.fromisoformat(fields["date"]).replace(tzinfo=UTC) - instant
        return instant.astimezone(timezone(offset)) if abs(offset) < _ONE_DAY else instant
    except (ValueError, TypeError, OverflowError):
        return fields["date"]
