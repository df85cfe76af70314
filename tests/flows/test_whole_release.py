"""Lies about a whole release, with checksums and the id made good: `verify` tells of each, and never raises."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.verify import verify
from schemas.cells import row_sha256
from schemas.datapackage import PublishedFile
from schemas.tables import PRIMARY_KEYS, TABLES
from tasks.publish.files import describe
from tasks.publish.identity import release_id
from tasks.publish.release import PACKAGE, RUN

Corrupt = Callable[[Path], None]


def rewritten(table: str, change: Callable[[pa.Table], pa.Table]) -> Corrupt:
    """A table with other rows."""

    def corrupt(release: Path) -> None:
        path = release / f"{table}.parquet"
        pq.write_table(change(pq.read_table(path)), path)

    return corrupt


def filled(table: str, column: str, change: Callable[[list[Any]], list[Any]]) -> Corrupt:
    """A column with other cells."""

    def cells(rows: pa.Table) -> pa.Table:
        at = rows.schema.get_field_index(column)
        field = rows.schema.field(at)
        return rows.set_column(at, field, pa.array(change(rows[column].to_pylist()), field.type))

    return rewritten(table, cells)


def resummed(column: str, change: Callable[[Any], Any]) -> Corrupt:
    """A column of sources with other cells, and with the checksums of its rows made good."""

    def corrupt(release: Path) -> None:
        path = release / "sources.parquet"
        table = pq.read_table(path)
        rows = [row | {column: change(row[column])} for row in table.to_pylist()]
        for row in rows:
            told = {name: cell for name, cell in row.items() if name not in ("text", "record_sha256")}
            row["record_sha256"] = row_sha256(told)
        pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)

    return corrupt


def edited(name: str, change: Callable[[Any], object]) -> Corrupt:
    """A JSON file with another content."""

    def corrupt(release: Path) -> None:
        content = json.loads((release / name).read_text())
        change(content)
        (release / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")

    return corrupt


def replaced(name: str, old: str, new: str) -> Corrupt:
    """A file with other words."""

    def corrupt(release: Path) -> None:
        text = (release / name).read_text()
        assert old in text
        (release / name).write_text(text.replace(old, new))

    return corrupt


def doubled(rows: pa.Table) -> pa.Table:
    return pa.concat_tables([rows, rows.slice(0, 1)])


def a_folder_for_claims(release: Path) -> None:
    (release / "claims.parquet").unlink()
    (release / "claims.parquet").mkdir()


CORRUPTIONS = {
    **{f"no row of {name}": rewritten(name, lambda rows: rows.slice(0, 0)) for name in TABLES},
    **{f"first row of {name} gone": rewritten(name, lambda rows: rows.slice(1)) for name in TABLES},
    **{f"last row of {name} gone": rewritten(name, lambda rows: rows.slice(0, rows.num_rows - 1)) for name in TABLES},
    **{
        f"a row of {name} twice": rewritten(name, lambda rows: pa.concat_tables([rows, rows.slice(0, 1)]))
        for name in TABLES
    },
    **{
        f"rows of {name} backwards": rewritten(
            name, lambda rows, key=PRIMARY_KEYS[name]: rows.sort_by([(key, "descending")])
        )
        for name in TABLES
        if name != "copies"  # of which the sample has one row
    },
    "dates a day late": filled("attacks", "date_end", lambda cells: cells[::-1]),
    "coordinates swapped": filled("attacks", "lat", lambda cells: cells[::-1]),
    "all texts upper case": filled("sources", "text", lambda cells: [cell.upper() for cell in cells]),
    "all reports in one attack": filled("reports", "attack_id", lambda cells: cells[:1] * len(cells)),
    "all voices one": filled("sources", "voice_id", lambda cells: cells[:1] * len(cells)),
    "all voices their own": filled("sources", "voice_id", lambda cells: [f"voice-{n:016x}" for n in range(len(cells))]),
    "copies that are none": resummed("reuse_share", lambda share: 1.0 - share),
    "furniture that is none": resummed(
        "boilerplate", lambda ranges: [*ranges, {"start": 0, "end": 1, "kind": "byline"}]
    ),
    "no furniture": resummed("boilerplate", lambda ranges: []),
    "voices by another name": resummed("voice_id", lambda voice: voice[::-1]),
    "nothing was noticed": resummed("flags", lambda flags: []),
    "all counts current": filled("casualties", "status", lambda cells: ["current"] * len(cells)),
    "nobody speaks": filled("claims", "speaker_actor_id", lambda cells: [None] * len(cells)),
    "all claims doubted": filled("claims", "certainty", lambda cells: ["possible"] * len(cells)),
    "no conflicts": filled("attacks", "conflicts", lambda cells: [[] for _ in cells]),
    "more documents were read": edited(RUN, lambda run: run.update(n_documents_in=run["n_documents_in"] + 1)),
    "fewer were rejected": edited(RUN, lambda run: run.update(n_rejected=run["n_rejected"] - 1)),
    "nothing is told of the run": edited(RUN, dict.clear),
    "the run of another release": edited(RUN, lambda run: run.update(release_id="r0")),
    "another licence": edited(PACKAGE, lambda package: package["licenses"].pop()),
    "another publisher": edited(PACKAGE, lambda package: package["sources"].pop(0)),
    "another description": edited("croissant.json", lambda content: content.update(description="Attacks")),
    "a column less is described": edited("croissant.json", lambda content: content["recordSet"][0]["field"].pop()),
    "another definition": replaced("data_dictionary.md", "Unknown is null", "Unknown is zero"),
    "another page": replaced("report.html", "</title>", " by somebody else</title>"),
    "no page": lambda release: (release / "report.html").unlink(),
    "an extra file": lambda release: (release / "notes.txt").write_text("see here"),
    "a folder for a table": lambda release: [
        (release / "claims.parquet").unlink(),
        (release / "claims.parquet").mkdir(),
    ],
    "a run that is no JSON": lambda release: (release / RUN).write_text("{"),
    "a run that is a list": lambda release: (release / RUN).write_text("[]"),
    "a package that is a list": lambda release: (release / PACKAGE).write_text("[]"),
    "a table that is empty": lambda release: (release / "actors.parquet").write_bytes(b""),
}


def made_good(release: Path) -> Path:
    """Give a release the checksums and the name that its files make, as far as they can be read."""
    files = [path for path in sorted(release.iterdir()) if path.is_file() and path.name not in (PACKAGE, RUN)]
    checksums = {path.name: describe(path).sha256 for path in files if path.suffix in (".parquet", ".md")}
    name = release_id(checksums)
    for path in (PACKAGE, "croissant.json", "report.html", RUN):
        if (release / path).is_file():
            (release / path).write_text((release / path).read_text().replace(release.name, name))
    try:
        package = json.loads((release / PACKAGE).read_text())
        described: dict[str, PublishedFile] = {path.name: describe(path) for path in files}
        for resource in package["resources"]:
            if file := described.get(resource["path"]):
                resource |= {"bytes": file.n_bytes, "hash": f"sha256:{file.sha256}"}
        (release / PACKAGE).write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n")
    except (ValueError, TypeError):
        pass
    return release.rename(release.with_name(name))


@pytest.fixture
def copied(sample_release, tmp_path) -> Path:
    copy = tmp_path / sample_release.name
    copy.mkdir()
    for path in sample_release.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def test_a_release_made_good_is_whole(copied):
    assert verify(made_good(copied)) == []


@pytest.mark.parametrize("corrupt", CORRUPTIONS.values(), ids=CORRUPTIONS)
def test_a_lie_about_the_whole_is_found(copied, corrupt):
    corrupt(copied)
    assert verify(made_good(copied))
