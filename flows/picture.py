"""A picture of a release: when its attacks took place, and what each source counts."""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import ceil
from operator import itemgetter
from typing import Any

import pyarrow as pa

from schemas.figures import figure_words
from schemas.grouped import grouped
from schemas.naming import source_name

Row = Mapping[str, Any]

_WIDTH, _LEFT, _BAR = 720, 230, 18
_HIGH, _LABEL = 130, 76
_MOST_BARS = 40
_MOST_ATTACKS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """A labelled bar up to `low`, paler on to `high`; an end that is None is open. `words` stand behind it."""

    label: str
    low: int | None
    high: int | None
    words: str


def picture_page(tables: Mapping[str, pa.Table]) -> str:
    """Give the pictures as Markdown; Prefect's pages show no drawing but an image with its content in its address."""
    times, undated = timeline(tables["attacks"])
    lines = ["## Attacks over time", "", _image("attacks by time", _columns(times))]
    lines += ["", f"Without a date: {undated:,}."] if undated else []
    for name, bars in tolls(tables):
        lines += ["", f"## Killed, as each source says: {name}", "", _image("people killed by source", _bars(bars))]
    return "\n".join(lines)


def timeline(attacks: pa.Table) -> tuple[list[tuple[str, int]], int]:
    """Count attacks by day, month, year or decade, whichever is fine and yet gives few bars; and the undated ones."""
    days = [day for day in attacks["date_start"].to_pylist() if day]
    for name, step in ((_day, 1), (_month, 28), (_year, 365), (_decade, 3650)):
        names = dict.fromkeys(map(name, _steps(days, step)))
        if len(names) <= _MOST_BARS:
            break
    counts = Counter(map(name, days))
    return [(bar, counts[bar]) for bar in names], attacks.num_rows - len(days)


def _steps(days: Sequence[date], step: int) -> Iterator[date]:
    """Go from the first day to the last, so that a time without attacks shows as such."""
    if days:
        yield from (date.fromordinal(day) for day in range(min(days).toordinal(), max(days).toordinal(), step))
        yield max(days)


def tolls(tables: Mapping[str, pa.Table]) -> list[tuple[str, list[Bar]]]:
    """Give what each source says of people killed, for the attacks that most sources count."""
    names = dict(zip(*(tables["attacks"][name].to_pylist() for name in ("attack_id", "name")), strict=True))
    sources = {row["source_id"]: row for row in tables["sources"].to_pylist()}
    said = grouped(tables["casualties"].to_pylist(), itemgetter("attack_id", "source_id"))
    told: dict[str, list[Bar]] = defaultdict(list)
    for row in sorted(tables["reports"].to_pylist(), key=lambda row: _in_time(sources[row["source_id"]])):
        if words := figure_words(row, "killed", said[row["attack_id"], row["source_id"]]):
            source = sources[row["source_id"]]
            label = f"{source_name(source)} {source['published_day'] or ''}".strip()
            told[row["attack_id"]].append(Bar(label, *_ends(row), words))
    several = [(names[key], bars) for key, bars in told.items() if len(bars) > 1]
    several.sort(key=lambda each: (-len(each[1]), each[0]))
    return [(name, bars[:_MOST_BARS]) for name, bars in several[:_MOST_ATTACKS]]


def _in_time(source: Row) -> tuple[str, str]:
    return str(source["published_day"] or "9"), source["source_id"]


def _ends(report: Row) -> tuple[int | None, int | None]:
    low, high = report["killed_low"], report["killed_high"]
    return (report["killed"], report["killed"]) if low is high is None else (low, high)


def _day(day: date) -> str:
    return day.isoformat()


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _year(day: date) -> str:
    return f"{day:%Y}"


def _decade(day: date) -> str:
    return f"{day.year // 10}0s"


def _image(name: str, drawing: str) -> str:
    return f"![{name}](data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()})"


def _bars(bars: Sequence[Bar]) -> str:
    """Draw labelled bars."""
    return _drawing(_BAR * max(len(bars), 1) + 20, list(_drawn(bars)))


def _drawing(height: int, parts: Sequence[str]) -> str:
    """Put parts on ground of their own, to be read on light and dark pages."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" rx="6" fill="#f6f7f9"/>'
        f"{''.join(parts) or _text(_WIDTH // 2, 22, 'nothing to show', 'middle')}</svg>"
    )


def _columns(counts: Sequence[tuple[str, int]]) -> str:
    """Draw a column for each time, its count above it; as many times are named as have room."""
    most = max((count for _, count in counts), default=0) or 1
    wide = (_WIDTH - 40) / max(len(counts), 1)
    step = ceil(_LABEL / wide)
    parts = []
    for place, (label, count) in enumerate(counts):
        left, high = 20 + place * wide, round(_HIGH * count / most, 1)
        column = f'width="{min(wide * 0.8, 60):.1f}" height="{high}" rx="2" fill="#3b6ea5"/>'
        parts.append(f'<rect x="{left:.1f}" y="{_HIGH + 30 - high}" {column}')
        at = left + min(wide * 0.8, 60) / 2
        if count:
            parts.append(_text(at, _HIGH + 24 - high, f"{count:,}", "middle"))
        if place % step == 0:
            parts.append(_text(max(at, 34), _HIGH + 48, label, "middle"))
    return _drawing(_HIGH + 60, parts)


def _drawn(bars: Sequence[Bar]) -> Iterator[str]:
    most = max((end for bar in bars for end in (bar.low, bar.high) if end is not None), default=0) or 1
    for place, bar in enumerate(bars):
        top = 10 + place * _BAR
        sure, far = (_length(end, most) for end in (bar.low or 0, bar.low if bar.high is None else bar.high))
        yield _text(_LEFT - 8, top + 13, bar.label if len(bar.label) <= 34 else f"{bar.label[:33]}…", "end")
        yield f'<rect x="{_LEFT}" y="{top + 3}" width="{far}" height="{_BAR - 6}" rx="2" fill="#a9c1dc"/>'
        yield f'<rect x="{_LEFT}" y="{top + 3}" width="{sure}" height="{_BAR - 6}" rx="2" fill="#3b6ea5"/>'
        yield _text(_LEFT + max(sure, far) + 6, top + 13, f"{'→ ' if bar.high is None else ''}{bar.words}", "start")


def _length(end: int | None, most: int) -> float:
    return round((_WIDTH - _LEFT - 130) * (end or 0) / most, 1)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#24292f">{escape(text)}</text>'
