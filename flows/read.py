"""A sentence or two, read as the build would: the frames in them and the rows that come out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from flows.terminal import one_line
from schemas.documents import SourceDocument
from schemas.vocabulary import Basis
from tasks.assemble.actors import ActorBook
from tasks.assemble.lineage import read_lineage
from tasks.assemble.reports import read_article
from tasks.assemble.tables import Rows, build_tables
from tasks.clean.document import clean_document
from tasks.extract.trace import PLAIN, FrameTrace, Trace, trace

SOURCE = "text"
_WHERE_AND_WHEN = ("date_start", "date_end", "country_iso2", "admin1", "city", "place_name")
_WHAT = ("attack_types", "weapon_types", "target_types", "stage", "perpetrator_ids", "attribution_status")
_TOLL = ("killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high")
_COUNT = ("outcome", "value", "low", "high", "qualifier", "victim_group", "part_of", "speaker_text", "status")
_CLAIM = ("claim_type", "actor_id", "speaker_text", "speaker_role", "certainty", "polarity", "realis")
_SHOWN = {
    "attacks": (*_WHERE_AND_WHEN, *_WHAT, *_TOLL),
    "casualties": (*_COUNT, "attack_id"),
    "claims": (*_CLAIM, "attack_id"),
    "issues": ("code", "message"),
}
_KEYS = {"casualties": "casualty_id", "claims": "claim_id", "attacks": "attack_id", "issues": "issue_id"}


def read_text(text: str, published: datetime | None = None, title: str | None = None) -> tuple[Trace, dict[str, Rows]]:
    """Read a text as one article; give what was seen in it, and the rows of the tables that a release would hold."""
    whole = f"{title}\n\n{text}" if title else text
    start = len(whole) - len(text)
    published_at = published.astimezone(UTC) if published else None
    source = SourceDocument(SOURCE, SOURCE, whole, "en", title=title, published_at=published_at, body_start=start)
    document = clean_document(source)
    seen = trace(document)
    book = ActorBook()
    book.add(seen.extraction.actors, seen.extraction.actor_mentions)
    articles = [read_article(document, seen.extraction)]
    return seen, build_tables(articles, book, {SOURCE: SOURCE}, (), read_lineage(None))


def show(seen: Trace, tables: dict[str, Rows], console: Console) -> None:
    """Show sentences with their blocks, frames and near misses, then the rows with the rules behind each."""
    for number, sentence in enumerate(seen.sentences):
        if sentence:
            console.print(_sentence(sentence, seen.blocks[number]))
        for frame in seen.frames:
            if frame.sentence == number:
                console.print(_frame(frame))
        for miss in seen.near:
            if miss.sentence == number:
                console.print(Text(f"  {miss.rule_id} at {miss.cue!r} lacks {miss.lacks}", style="dim yellow"))
    for table, columns in _SHOWN.items():
        for row in tables[table]:
            console.print(_row(table, row, columns, list(_rules(tables, row[_KEYS[table]]))))


def _sentence(words: str, block: str) -> Text:
    """A sentence, with the kind of its block unless that is a plain paragraph."""
    line = Text(one_line(words), style="bold")
    return line if block == PLAIN else line.append(f"  ({block})", style="dim")


def _frame(frame: FrameTrace) -> Text:
    line = Text("  ").append(frame.predicate, style="green").append(f" ({frame.voice}, {frame.hangs})", style="dim")
    for argument in frame.arguments:
        line.append(f"  {argument.role} ", style="cyan").append(one_line(argument.words))
        line.append(f" [{argument.via}]", style="dim")
    return line.append(f"  {' '.join(frame.status)}", style="red") if frame.status else line


def _row(table: str, row: dict[str, Any], columns: tuple[str, ...], rules: list[str]) -> Text:
    line = Text(f"{table[:-1] if table != 'casualties' else 'casualty'} ", style="bold yellow")
    line.append(one_line(str(row.get("quote") or row.get("name") or "")))
    for column in columns:
        value = row.get(column)
        if value not in (None, [], ""):
            line.append(f"  {column} ", style="cyan").append(one_line(_written(value)))
    return line.append(f"  by {', '.join(rules)}", style="dim") if rules else line


def _rules(tables: dict[str, Rows], row_id: str) -> Iterator[str]:
    """The rules that read a row's cells, each once, with what they took them from where it is not the own clause."""
    rows = (row for row in tables["evidence"] if row["row_id"] == row_id)
    yield from sorted(
        {row["method"] if row["basis"] == Basis.OWN_CLAUSE else f"{row['method']} ({row['basis']})" for row in rows}
    )


def _written(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
