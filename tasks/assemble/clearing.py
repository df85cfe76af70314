"""Spans that run across boilerplate -> the part of them that does not.

Extraction reads a text that boilerplate has been taken out of, so a clause may stand in the raw text on both sides of a
caption or a share button. What is quoted is the longer side.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from schemas.documents import Boilerplate, CleanDocument, SourceDocument, Span
from schemas.mentions import ClaimMention, Extraction
from schemas.vocabulary import Realis

T = TypeVar("T")
Clear = Callable[[Span], Span | None]


def clear_spans(document: CleanDocument, extraction: Extraction) -> Extraction:
    """Cut every span of an extraction so that it touches no boilerplate.

    Words that only stand in boilerplate are looked for in the rest of the text; where they are not, their cell goes.
    """
    if not document.boilerplate:
        return extraction
    parts = sorted(document.boilerplate, key=lambda part: part.start)

    def clear(span: Span) -> Span | None:
        return _clear(span, document.source, parts)

    return replace(
        extraction,
        attacks=tuple(_cleared(each, clear) or replace(each, realis=Realis.GENERIC) for each in extraction.attacks),
        casualties=tuple(_cleared(each, clear) or replace(each, attack=None) for each in extraction.casualties),
        claims=_claims([_cleared(each, clear) for each in extraction.claims]),
        actor_mentions=_items(extraction.actor_mentions, clear),
    )


def _claims(cleared: Sequence[ClaimMention | None]) -> tuple[ClaimMention, ...]:
    """The claims that are left, with their targets numbered anew."""
    left = [number for number, claim in enumerate(cleared) if claim]
    numbers = {old: new for new, old in enumerate(left)}
    return tuple(
        replace(claim, target=None if claim.target is None else numbers.get(claim.target)) for claim in cleared if claim
    )


def _clear(span: Span, source: SourceDocument, parts: Sequence[Boilerplate]) -> Span | None:
    pieces = _outside(span.start, span.end, parts)
    if pieces == [(span.start, span.end)]:
        return span
    trimmed = [found for piece in pieces if (found := _trim(source.text, *piece))]
    if trimmed:
        return source.cut(*max(trimmed, key=lambda piece: (piece[1] - piece[0], -piece[0])))
    for match in re.finditer(re.escape(span.quote), source.text, re.IGNORECASE):
        if _outside(*match.span(), parts) == [match.span()]:
            return source.cut(*match.span())
    return None


def _outside(start: int, end: int, parts: Sequence[Boilerplate]) -> list[tuple[int, int]]:
    """The pieces of a range that lie outside boilerplate, in order; `parts` are sorted."""
    pieces = []
    for part in parts:
        if part.end <= start or part.start >= end:
            continue
        if part.start > start:
            pieces.append((start, part.start))
        start = max(start, part.end)
    return [*pieces, (start, end)] if start < end else pieces


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A range without white space at its ends; None where it holds no letter or digit."""
    words = re.compile(r"\w").search(text, start, end)
    if words is None:
        return None
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _cleared(value: Any, clear: Clear) -> Any:
    """A mention or cell with its spans cleared, None where it has lost its own; of its cells those that are left."""
    changed: dict[str, Any] = {}
    for name in (field.name for field in fields(value)):
        old = getattr(value, name)
        if isinstance(old, Span):
            changed[name] = clear(old)
            if changed[name] is None:
                return None
        elif isinstance(old, tuple) and old and is_dataclass(old[0]):
            changed[name] = _items(old, clear)
    return replace(value, **changed)


def _items(values: Sequence[T], clear: Clear) -> tuple[T, ...]:
    return tuple(left for each in values if (left := _cleared(each, clear)) is not None)
