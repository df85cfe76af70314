"""A picture of a release: when its attacks took place, and what each source counts."""

from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

import pyarrow as pa

_WIDTH, _LEFT, _BAR = 720, 230, 18
_MOST_BARS = 40
_MOST_ATTACKS = 3


def picture_page(attacks: pa.Table, reports: pa.Table) -> str:
    """Give the pictures as Markdown; Prefect's pages show no drawing but an image with its content in its address."""
    lines = ["## Attacks over time", "", _image("attacks by time", _bars(timeline(attacks)))]
    for name, counts in tolls(attacks, reports):
        lines += ["", f"## Killed, as each source says: {name}", "", _image("people killed by source", _bars(counts))]
    return "\n".join(lines)


def timeline(attacks: pa.Table) -> list[tuple[str, int]]:
    """Count attacks by day, month, year or decade, whichever is fine and yet gives few bars; undated ones come last."""
    days = [day for day in attacks["date_start"].to_pylist() if day]
    undated = attacks.num_rows - len(days)
    for name, step in ((_day, 1), (_month, 28), (_year, 365), (_decade, 3650)):
        names = dict.fromkeys(map(name, _steps(days, step)))
        if len(names) <= _MOST_BARS:
            break
    counts = Counter(map(name, days))
    return [*((bar, counts[bar]) for bar in names), *([("no date", undated)] if undated else [])]


def _steps(days: Sequence[date], step: int) -> Iterator[date]:
    """Go from the first day to the last, so that a time without attacks shows as such."""
    if days:
        yield from (date.fromordinal(day) for day in range(min(days).toordinal(), max(days).toordinal(), step))
        yield max(days)


def tolls(attacks: pa.Table, reports: pa.Table) -> list[tuple[str, list[tuple[str, int]]]]:
    """Give what each source says of people killed, for the attacks that most sources count."""
    names = dict(zip(attacks["attack_id"].to_pylist(), attacks["name"].to_pylist(), strict=True))
    told: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in reports.select(["attack_id", "source_id", "killed"]).to_pylist():
        if row["killed"] is not None:
            told[row["attack_id"]].append((row["source_id"], row["killed"]))
    several = [(names[key], sorted(counts)) for key, counts in told.items() if len(counts) > 1]
    several.sort(key=lambda each: (-len(each[1]), each[0]))
    return [(name, counts[:_MOST_BARS]) for name, counts in several[:_MOST_ATTACKS]]


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


def _bars(bars: Sequence[tuple[str, int]]) -> str:
    """Draw labelled bars on ground of their own, to be read on light and dark pages."""
    height = _BAR * max(len(bars), 1) + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" rx="6" fill="#f6f7f9"/>'
        f"{''.join(_drawn(bars)) or _text(_WIDTH // 2, 22, 'nothing to show', 'middle')}</svg>"
    )


def _drawn(bars: Sequence[tuple[str, int]]) -> Iterator[str]:
    most = max((count for _, count in bars), default=1)
    for place, (label, count) in enumerate(bars):
        top = 10 + place * _BAR
        length = round((_WIDTH - _LEFT - 70) * count / most, 1)
        yield _text(_LEFT - 8, top + 13, label if len(label) <= 34 else f"{label[:33]}…", "end")
        yield f'<rect x="{_LEFT}" y="{top + 3}" width="{length}" height="{_BAR - 6}" rx="2" fill="#3b6ea5"/>'
        yield _text(_LEFT + length + 6, top + 13, f"{count:,}", "start")


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#24292f">{escape(text)}</text>'
