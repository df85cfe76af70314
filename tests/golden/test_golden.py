"""Small articles against the whole tables that a careful reader makes of them.

One folder of `cases` is one hard case: `article.txt`, or several `.txt` of one happening, and the expected tables by
hand. A header above a line of three hyphens says when an article was published, by whom and under which title.
`known_gaps.csv` lists what the program does not yet read as the reader did; a gap that closes fails, so that its line
is taken out.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from schemas.documents import CleanDocument, Issue, SourceDocument
from schemas.mentions import Extraction
from schemas.parts import write_part
from schemas.tables import TABLES
from schemas.vocabulary import MetadataBasis
from tasks.assemble.task import assemble_parts
from tasks.clean.document import clean_document
from tasks.extract.document import extract_documents
from tasks.ingest.headline import with_headline
from tasks.validate.task import validate_tables

GOLDEN = Path(__file__).parent
CASES = sorted(path.name for path in (GOLDEN / "cases").iterdir())
COMPARED = ("attacks", "casualties", "claims")
Row = dict[str, str]
Tables = dict[str, list[dict[str, Any]]]


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


GAPS = {(row["case"], row["table"]): row["why"] for row in _rows(GOLDEN / "known_gaps.csv")}


def _source(path: Path) -> SourceDocument:
    """Read an article with its header."""
    case = path.parent.name
    head, ruled, body = path.read_text(encoding="utf-8").partition("\n---\n")
    header = dict(line.split(": ", 1) for line in head.splitlines()) if ruled else {}
    published = header.get("published")
    text, body_start = with_headline(header.get("title"), body if ruled else head)
    return SourceDocument(
        source_id=f"{case}/{path.stem}",
        file_name=f"{case}/{path.name}",
        text=text,
        language="en",
        publisher=header.get("publisher"),
        publisher_basis=MetadataBasis.METADATA if "publisher" in header else MetadataBasis.NONE,
        published_at=datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None,
        published_basis=MetadataBasis.METADATA if published else MetadataBasis.NONE,
        title=header.get("title"),
        body_start=body_start,
    )


Read = list[tuple[CleanDocument, Extraction]]


@pytest.fixture(scope="session")
def read() -> dict[str, Read]:
    """Every article of every case, read in one go."""
    paths = sorted((GOLDEN / "cases").glob("*/*.txt"))
    clean = [clean_document(_source(path)) for path in paths]
    found: dict[str, Read] = {case: [] for case in CASES}
    for path, document, extraction in zip(paths, clean, extract_documents(clean), strict=True):
        found[path.parent.name].append((document, extraction))
    return found


def _assemble(read: Read, folder: Path) -> Path:
    clean = write_part(folder / "clean", CleanDocument, [document for document, _ in read])
    extracted = write_part(folder / "extracted", Extraction, [extraction for _, extraction in read])
    return assemble_parts([clean], [extracted], [write_part(folder / "issues", Issue, [])], folder / "tables")


@pytest.fixture(scope="session")
def assembled(read: dict[str, Read], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Tables]:
    """The tables of a case, put together once."""
    known: dict[str, Tables] = {}

    def tables(case: str) -> Tables:
        if case not in known:
            out = _assemble(read[case], tmp_path_factory.mktemp(case))
            known[case] = {name: pq.read_table(out / f"{name}.parquet").to_pylist() for name in TABLES}
        return known[case]

    return tables


def _cell(value: object) -> str:
    """Write a cell as a person would: lists in their alphabet, nothing for null."""
    if isinstance(value, list):
        return " | ".join(sorted(str(item) for item in value))
    return "" if value is None else " ".join(str(value).split())


def _readable(tables: Tables) -> Iterator[tuple[str, dict[str, Any]]]:
    """The compared tables' rows with the names that stand behind their keys."""
    names = {row["actor_id"]: row["name"] for row in tables["actors"]}
    claims = {row["claim_id"]: row for row in tables["claims"]}
    for row in tables["attacks"]:
        yield "attacks", row | {"perpetrators": [names[actor_id] for actor_id in row["perpetrator_ids"]]}
    for row in tables["casualties"]:
        yield "casualties", row | {"is_part": row["part_of"] is not None}
    for row in tables["claims"]:
        target = claims.get(row["target_claim_id"])
        targets = f"{target['claim_type']}: {names.get(target['actor_id'], '')}" if target else None
        yield "claims", row | {"actor": names.get(row["actor_id"]), "targets": targets}


@dataclass(slots=True)
class Difference:
    """Rows that only one side has."""

    missing: list[Row] = field(default_factory=list)
    unexpected: list[Row] = field(default_factory=list)

    def __str__(self) -> str:
        """Show each missing row beside the unexpected one that is most like it, cell by cell."""
        lines, left = [], list(self.unexpected)
        for row in self.missing:
            near = max(left, key=lambda other: sum(other[key] == row[key] for key in row), default=None)
            if near is None:
                lines.append(f"missing: {_short(row)}")
                continue
            left.remove(near)
            lines.append(f"differs: {_short(row)}")
            lines += [f"    {key}: expected {row[key]!r}, found {near[key]!r}" for key in row if row[key] != near[key]]
        lines += [f"unexpected: {_short(row)}" for row in left]
        return "\n".join(lines)


def _short(row: Row) -> str:
    return ", ".join(f"{key}={value}" for key, value in row.items() if value)


def compare(expected: list[Row], found: list[Row]) -> Difference:
    """Tell which rows, each as often as it comes, only one side has."""
    difference, left = Difference(), list(found)
    for row in sorted(expected, key=lambda row: tuple(row.values())):
        if row in left:
            left.remove(row)
        else:
            difference.missing.append(row)
    difference.unexpected = sorted(left, key=lambda row: tuple(row.values()))
    return difference


def _comparison(case: str, table: str) -> Any:
    why = GAPS.get((case, table))
    marks = [pytest.mark.xfail(strict=True, reason=why, raises=pytest.fail.Exception)] if why else []
    return pytest.param(case, table, id=f"{case}-{table}", marks=marks)


@pytest.mark.parametrize(("case", "table"), [_comparison(case, table) for case in CASES for table in COMPARED])
def test_the_table_is_what_a_careful_reader_makes_of_the_articles(assembled, case, table):
    path = GOLDEN / "cases" / case / f"{table}.csv"
    columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    rows = (row for name, row in _readable(assembled(case)) if name == table)
    found = [{column: _cell(row[column]) for column in columns} for row in rows]
    difference = compare(_rows(path), found)
    if difference.missing or difference.unexpected:
        pytest.fail(f"{case}/{table}.csv\n{difference}", pytrace=False)


def test_all_cases_together_keep_every_constraint(read, tmp_path):
    out = _assemble(list(chain.from_iterable(read.values())), tmp_path)
    assert [check for check in validate_tables(out).checks if not check.passed] == []


def test_every_known_gap_is_a_comparison_and_gaps_are_few():
    comparisons = {(case, table) for case in CASES for table in COMPARED}
    assert set(GAPS) <= comparisons
    assert len(GAPS) * 3 <= len(comparisons)
