"""How often each rule fires on labelled sets, and how often it is right: `python -m flows.rules SET [SET …]`.

A set is a folder with `documents.jsonl`. Where a `gold.json` beside it labels stretches of the texts (see
`schemas.labels`), each row that a rule read a cell of is held against them: a casualty against labelled casualties of
its outcome, a claim against labelled claims of its type, a report against labelled mentions of attacks. A row that
shares no character with one of them is lost to the rules behind it. Rows in headlines given beside a text,
which are not labelled, count for neither. Of labels that only say what a document tells, no rule can be judged.
"""

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from flows.plain import build_tables, read_set
from schemas.labels import LabelledArticle, LabelledSpan, read_articles
from tasks.extract.rules import rule_ids
from tasks.publish.firings import Row, rows_by_rule

_GOLD = "gold.json"
_KEYS = {"reports": "report_id", "casualties": "casualty_id", "claims": "claim_id"}
_LABELS = {"casualties": "outcome", "claims": "claim_type"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows with a cell that a rule read: of each set, and those of labelled stretches and of none."""

    fires: tuple[int, ...]
    won: int
    lost: int


def tally(folders: Sequence[Path]) -> dict[str, Tally]:
    """Count for each rule, those that never fire too, by its id."""
    fires: list[Mapping[str, set[Row]]] = []
    won: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    for folder in folders:
        tables = _tables(folder)
        rows = rows_by_rule(tables["evidence"])
        fires.append(rows)
        judged = dict(_judged(tables, read_articles(folder))) if (folder / _GOLD).is_file() else {}
        for rule, read in rows.items():
            verdicts = [judged[row] for row in read if row in judged]
            won[rule] += sum(verdicts)
            lost[rule] += len(verdicts) - sum(verdicts)
    ids = {*rule_ids(), *(rule for rows in fires for rule in rows)}
    return {
        rule: Tally(tuple(len(rows.get(rule, ())) for rows in fires), won[rule], lost[rule]) for rule in sorted(ids)
    }


def _tables(folder: Path) -> dict[str, list[dict[str, Any]]]:
    with tempfile.TemporaryDirectory() as work, read_set(folder) as read:
        built = build_tables(read, Path(work))
        return {name: pq.read_table(built / f"{name}.parquet").to_pylist() for name in ("sources", "evidence", *_KEYS)}


def _judged(
    tables: Mapping[str, Sequence[Mapping[str, Any]]], articles: Mapping[str, LabelledArticle]
) -> Iterator[tuple[Row, bool]]:
    """Say of each row of a text whether a labelled stretch of its kind is under it."""
    body = {source["source_id"]: source["body_start"] for source in tables["sources"]}
    mentions: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in tables["evidence"]:
        if each["table"] == "reports" and each["column"] == "n_mentions":
            mentions[each["row_id"]].append((each["start"], each["end"]))
    for table, key in _KEYS.items():
        for row in tables[table]:
            article, shift = articles[row["source_id"]], body[row["source_id"]]
            spans = mentions[row[key]] if table == "reports" else [(row["start"], row["end"])]
            own = [(start - shift, end - shift) for start, end in spans if start >= shift]
            if own:
                yield (table, row[key]), _is_labelled(own, _labelled(article, table, row))


def _labelled(article: LabelledArticle, table: str, row: Mapping[str, Any]) -> list[LabelledSpan]:
    if table == "reports":
        return list(article.mentions)
    spans = article.casualties if table == "casualties" else article.claims
    return [span for span in spans if span.label == row[_LABELS[table]]]


def _is_labelled(spans: Sequence[tuple[int, int]], labelled: Sequence[LabelledSpan]) -> bool:
    return any(span.overlap(start, end) for start, end in spans for span in labelled)


def lines(folders: Sequence[Path], tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Write a table: the rules in order, a column a set, then rows won and lost."""
    width = max(map(len, tallies))
    names = [folder.name for folder in folders]
    yield "  ".join(["rule".ljust(width), *names, "   won", "  lost"])
    for rule, told in tallies.items():
        counts = [str(count).rjust(len(name)) for count, name in zip(told.fires, names, strict=True)]
        yield "  ".join([rule.ljust(width), *counts, f"{told.won:6}", f"{told.lost:6}"])


if __name__ == "__main__":
    sets = [Path(name) for name in sys.argv[1:]]
    sys.stdout.writelines(f"{line}\n" for line in lines(sets, tally(sets)))
