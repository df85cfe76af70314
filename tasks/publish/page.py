"""A release as one page to read, offline: an index with map and timeline, each attack with the words behind it."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from schemas.conflicts import FLAGS_IN_WORDS, ODDS_IN_WORDS
from schemas.vocabulary import Severity
from tasks.publish.bundles import Bundles, Row
from tasks.publish.embedding import packed, packed_parts, source_hashes

PART_ATTACKS, PART_ARTICLES = 50, 50
"""So many attacks, or articles, are inflated together when one of them is opened."""

_FOLDER = Path(__file__).parent / "report"
_LIBRARY = "vendor/d3.min.js"
_SCRIPTS = (
    "elements.js",
    "store.js",
    "search.js",
    "map.js",
    "timeline.js",
    "quotes.js",
    "article.js",
    "ledger.js",
    "tolls.js",
    "attack.js",
    "index.js",
    "main.js",
)
"""Our own scripts, in the order they build on one another."""


def render_page(release_id: str, tables: Mapping[str, pa.Table]) -> str:
    """Render a self-contained page: nothing loaded from elsewhere, and nothing run but the scripts kept beside this.

    Whatever comes from an article travels as compressed data and reaches the page as text nodes alone; the content
    security policy names the hash of each script, so that nothing else could run even if it got in.
    """
    rows: dict[str, Sequence[Row]] = {name: table.to_pylist() for name, table in tables.items()}
    bundles = Bundles(rows)
    scripts = [_read(_LIBRARY), "\n".join(map(_read, _SCRIPTS))]
    style = _read("report.css")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html.j2").render(
        release_id=release_id,
        style=style,
        style_hashes=source_hashes([style]),
        scripts=scripts,
        script_hashes=source_hashes(scripts),
        first_parts=_first_parts(release_id, bundles),
        parts=_parts(bundles),
        n_attacks=len(rows["attacks"]),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _first_parts(release_id: str, bundles: Bundles) -> dict[str, str]:
    """What the list of attacks needs, by the id of the block it travels in."""
    rows = bundles.rows
    facts: dict[str, Any] = {
        "release_id": release_id,
        "rows": {name: len(of_table) for name, of_table in rows.items()},
        "rejected": sum(row["severity"] == Severity.ERROR for row in rows["issues"]),
        "extent": bundles.extent,
        "odds_in_words": ODDS_IN_WORDS,
        "flags_in_words": FLAGS_IN_WORDS,
        "part_attacks": PART_ATTACKS,
        "part_articles": PART_ARTICLES,
        "attacks": bundles.index(),
    }
    return {"facts": packed(facts), "world": packed(json.loads(_read("world.json")))}


def _parts(bundles: Bundles) -> dict[str, str]:
    """What a reader may open, by the id of the block it travels in."""
    return {
        "shelf": packed(bundles.shelf()),
        "loose": packed(bundles.loose()),
        "search": packed(bundles.search()),
        **packed_parts("attacks", bundles.attacks(), PART_ATTACKS),
        **packed_parts("articles", bundles.articles(), PART_ARTICLES),
    }
