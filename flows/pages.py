"""What Prefect's pages say of a build, as Markdown and rows of tables; sized for pages that open at once."""

import csv
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.conflicts import ODDS_IN_WORDS, at_odds
from schemas.documents import Issue
from schemas.figures import figure_words
from schemas.grouped import grouped
from schemas.naming import source_name
from schemas.tables import PRIMARY_KEYS, TABLES
from tasks.publish.changes import Attack, Changes
from tasks.validate.report import Check, Failure, ValidationReport

Row = dict[str, Any]

SERVED = "ATTACKBASE_PAGES"
"""Environment variable: where `attackbase serve` shows the releases, if it does."""
MOST_ROWS = 1000
"""Rows of a table; longer ones open slowly."""
MOST_LINES = 20
"""Rows of a table inside Markdown."""
_QUOTE_CHARS = 80


def rejected_rows(issues: Iterable[Issue]) -> list[Row]:
    """Give one row a document that was rejected."""
    return [
        {"file": issue.file_name, "line": issue.line, "document": issue.source_id, "why": issue.message}
        for issue in issues
    ][:MOST_ROWS]


@cache
def _explanations() -> Mapping[str, str]:
    """What each check looks at, in a sentence, by its name."""
    with (Path(__file__).parent / "checks_in_words.csv").open(encoding="utf-8", newline="") as lines:
        return {row["check"]: row["says"] for row in csv.DictReader(lines)}


def in_words(check: str) -> str:
    """Say in a sentence what a check makes sure of; a check of one column or outcome has its name behind a colon."""
    name, _, of = check.partition(":")
    return f"{_explanations().get(name, '')}{f' ({of})' if of else ''}"


def check_rows(report: ValidationReport) -> list[Row]:
    """Give one row a check, those that failed first."""
    rows = [
        {
            "result": "passed" if check.passed else "FAILED",
            "table": check.table,
            "check": check.name,
            "makes sure that": in_words(check.name),
            "looked at": check.n_checked,
            "failed": check.n_failed,
        }
        for check in report.checks
    ]
    return sorted(rows, key=lambda row: row["result"] == "passed")


def failure_rows(report: ValidationReport, folder: Path) -> list[Row]:
    """Give one row a row that breaks the contract, with the words it came from."""
    failures = [(check, failure) for check in report.failed for failure in check.failures][:MOST_ROWS]
    quotes = _quotes([(check.table, failure.row_id) for check, failure in failures], folder)
    return [
        {
            "table": check.table,
            "check": check.name,
            "row": failure.row_id,
            "quote": quotes.get((check.table, failure.row_id)),
            "what": failure.message,
        }
        for check, failure in failures
    ]


def validation_page(report: ValidationReport, folder: Path) -> str:
    """Tell whether the tables keep the contract; a section for each check that they do not."""
    lines = [
        f"**Refused: {len(report.failed)} of {len(report.checks)} checks failed. Nothing was published.**"
        if report.failed
        else f"**Passed: {len(report.checks)} checks.**",
        "",
        *_markdown(("table", "rows", "checks passed", "checks failed"), _by_table(report)),
        "",
        "## What was checked",
        "",
        *_markdown(("makes sure that", "looked at", "failed"), _by_check(report)),
    ]
    if report.failed:
        lines += ["", f"The refused tables are kept in `{folder}` until the next build."]
    for check in report.failed:
        lines += ["", f"## {check.table}: {check.name}", "", in_words(check.name), "", *_failed(check, folder)]
    return "\n".join(lines)


def _by_table(report: ValidationReport) -> Iterator[tuple[object, ...]]:
    for table in dict.fromkeys([*TABLES, *(check.table for check in report.checks)]):
        passed = [check.passed for check in report.checks if check.table == table]
        yield table, _counted(report.row_counts.get(table)), passed.count(True), passed.count(False) or "–"


def _by_check(report: ValidationReport) -> Iterator[tuple[object, ...]]:
    """Add up the checks of one kind over all tables and columns."""
    checked, failed = Counter[str](), Counter[str]()
    for check in report.checks:
        name = check.name.partition(":")[0]
        checked[name] += check.n_checked
        failed[name] += check.n_failed
    for name in checked:
        yield in_words(name) or name, _counted(checked[name]), failed[name] or "–"


def _failed(check: Check, folder: Path) -> Iterator[str]:
    shown: Sequence[Failure] = check.failures[:MOST_LINES]
    quotes = _quotes([(check.table, failure.row_id) for failure in shown], folder)
    yield f"{check.n_failed:,} of {check.n_checked:,}"
    yield ""
    rows = (
        (
            f"`{failure.row_id}`" if failure.row_id else "the table",
            failure.message,
            quotes.get((check.table, failure.row_id)),
        )
        for failure in shown
    )
    yield from _markdown(("row", "what", "quote"), rows)
    if check.n_failed > len(shown):
        yield "\nMore are in the artifact `validation-failures`."


def _quotes(wanted: Iterable[tuple[str, str | None]], folder: Path) -> dict[tuple[str, str | None], str]:
    """Give the words behind rows; those behind an attack are the words of one of its reports."""
    ids: dict[str, set[str]] = defaultdict(set)
    for table, row_id in wanted:
        if row_id is not None:
            ids[table].add(row_id)
    quotes: dict[tuple[str, str | None], str] = {}
    for table, of_table in ids.items():
        path = folder / f"{'reports' if table == 'attacks' else table}.parquet"
        columns = [PRIMARY_KEYS[table], "quote"]
        if path.exists() and {*columns} <= {*pq.read_schema(path).names}:
            for key, quote in _pairs(pq.read_table(path, columns=columns, filters=[(columns[0], "in", of_table)])):
                quotes.setdefault((table, key), _short(quote))
    return quotes


def _pairs(table: pa.Table) -> Iterator[tuple[str, str]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def summary_page(counts: Mapping[str, int], release: Path, changes: Changes | None) -> str:
    """Tell what a build made, and what differs from the release before."""
    before = {} if changes is None else {table: then for table, (then, _) in changes.rows.items()}
    rows = ((name, f"{count:,}", _change(before.get(name), count)) for name, count in counts.items())
    lines = [f"Release `{release.name}`", "", *_markdown(("", "count", "change"), rows), ""]
    if changes is None:
        return "\n".join([*lines, "The first release in this folder."])
    groups = {
        "New attacks": changes.new,
        "Changed attacks": changes.changed,
        "Merged attacks": changes.merged,
        "Split attacks": changes.split,
        "Vanished attacks": changes.vanished,
    }
    if not any(groups.values()):
        lines += ["No attack differs from the release before."]
    for title, attacks in groups.items():
        lines += _group(title, attacks)
    return "\n".join(lines)


def _change(before: int | None, now: int) -> str:
    return "" if before is None or before == now else f"{now - before:+,}"


def _group(title: str, attacks: Sequence[Attack]) -> Iterator[str]:
    if attacks:
        yield f"## {title}: {len(attacks):,}\n"
        yield from _markdown(
            ("attack", "what", "key"), ((a.name, _what(a), f"`{a.attack_id}`") for a in attacks[:MOST_LINES])
        )
        if len(attacks) > MOST_LINES:
            yield f"\n… and {len(attacks) - MOST_LINES:,} more."
        yield ""


def _what(attack: Attack) -> str:
    cells = [f"{cell.column} {_cell(cell.before)} → {_cell(cell.after)}" for cell in attack.cells]
    others = [f"was {', '.join(attack.others)}"] if attack.others else []
    return "; ".join([*others, *cells[:4], *(["…"] if len(cells) > 4 else [])])


def conflict_rows(tables: Mapping[str, pa.Table]) -> list[Row]:
    """Give the attacks on which voices disagree, with what each source says; those that most voices tell of first."""
    conflicts = tables["conflicts"].to_pylist()
    odds, names = at_odds(conflicts), _names(tables)
    said: dict[str, list[str]] = defaultdict(list)
    for row in conflicts:
        if row["kind"] not in odds.get(row["attack_id"], ()):
            continue  # a toll that rose
        said[row["attack_id"]] += [_said(row["column"], value, names) for value in row["values"]]
    casualties = grouped(tables["casualties"].to_pylist(), itemgetter("attack_id"))
    found = [row for row in tables["attacks"].to_pylist() if row["attack_id"] in odds]
    found.sort(key=lambda row: (-len(odds[row["attack_id"]]), -row["n_voices"], row["name"]))
    return [
        {
            "attack": row["name"],
            "accounts disagree on": ", ".join(ODDS_IN_WORDS[kind] for kind in odds[row["attack_id"]]),
            "who says what": "; ".join(said[row["attack_id"]]),
            **{outcome: figure_words(row, outcome, casualties[row["attack_id"]]) for outcome in ("killed", "wounded")},
            "voices / sources": f"{row['n_voices']} / {row['n_sources']}",
            "key": row["attack_id"],
        }
        for row in found[:MOST_ROWS]
    ]


def _names(tables: Mapping[str, pa.Table]) -> Mapping[str, str]:
    """The names of sources and actors by their keys."""
    named = {row["source_id"]: source_name(row) for row in tables["sources"].to_pylist()}
    return named | {row["actor_id"]: row["name"] for row in tables["actors"].to_pylist()}


def _said(column: str, value: Row, names: Mapping[str, str]) -> str:
    sources = ", ".join(dict.fromkeys(names[source] for source in value["source_ids"]))
    what = column.removesuffix("_best").removesuffix("_start").removesuffix("_iso2").replace("perpetrator_ids", "by")
    return f"{what} {names.get(value['value'], value['value'])} ({sources})"


def page_address(release: Path) -> str:
    """Give the address of a release's page: where it is served, else its file."""
    served = os.environ.get(SERVED)
    return f"{served}/{release.name}/report.html" if served else (release / "report.html").absolute().as_uri()


def release_page(release: Path) -> str:
    """Tell where the release is and how to open it."""
    served, report = SERVED in os.environ, page_address(release)
    copy = "A browser follows no link from here to a file: copy the address, on the machine of the worker."
    return "\n".join(
        [
            f"Release `{release.name}`",
            "",
            f"[{'The page of this release' if served else report}]({report})",
            "",
            *([] if served else [copy, ""]),
            "```sh",
            f"attackbase verify {release}",
            "```",
        ]
    )


def _markdown(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns = list(columns)
    for line in (columns, ["---"] * len(columns), *(map(_cell, row) for row in rows)):
        yield f"| {' | '.join(line)} |"


def _cell(value: object) -> str:
    """Write a value so that it cannot end the cell, the row or the page's own markup."""
    if isinstance(value, list):
        return ", ".join(map(_cell, value)) or "–"
    if value is None:
        return "–"
    text = " ".join(str(value).split())
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("[", "\\[") if text else "–"


def _counted(count: int | None) -> str:
    return "–" if count is None else f"{count:,}"


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _QUOTE_CHARS else f"{line[:_QUOTE_CHARS].rstrip()} …"
