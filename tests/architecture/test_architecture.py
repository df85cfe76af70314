"""The rules of the house, checked by machine."""

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from schemas.export import columns
from schemas.tables import TABLES

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for package in ("flows", "tasks", "schemas") for path in (ROOT / package).rglob("*.py"))
LEXICONS = sorted(path for package in ("tasks", "schemas") for path in (ROOT / package).rglob("*.csv"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_arrows_point_one_way():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_says_what_it_is_and_prints_nothing(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "no docstring"
    prints = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == "print"]
    assert not prints


@pytest.mark.parametrize("path", LEXICONS, ids=named)
def test_a_lexicon_is_a_sorted_table_without_repetition(path):
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in header), "no header row"
    assert all(len(row) == len(header) for row in rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    assert rows == sorted(rows) or lines == sorted(lines)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_described(table):
    assert TABLES[table].__doc__
    for name, column in columns(table).items():
        assert column["description"].endswith("."), name
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)


def test_every_package_is_locked_by_hash_and_from_no_named_place():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line[0].isspace()]
    assert packages
    assert all(re.match(r"[a-z0-9._-]+==\S+", line) and line.endswith("\\") for line in packages)
    assert all(re.fullmatch(r"\s+--hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines if line[:1].isspace())


def imported_by(*modules: str) -> set[str]:
    """Give the packages in memory after an import in a process of its own."""
    code = f"import sys, {', '.join(modules)}; sys.stdout.write(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()}


def test_the_command_line_starts_light():
    assert not imported_by("flows.cli") & {"prefect", "pandas", "pyarrow", "pydantic", "rich", "spacy"}


def test_prefect_is_not_imported_before_it_can_be_configured():
    before_it = ("flows.settings", "flows.preflight", "tasks.ingest.folder", "tasks.publish.publication")
    assert "prefect" not in imported_by(*before_it)
