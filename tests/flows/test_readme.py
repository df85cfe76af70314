"""What the README tells a reader to type works."""

import re
from pathlib import Path

import duckdb
import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## Load it\n")[1].split("\n## ")[0]
BLOCKS = re.findall(r"```(python|sql)\n(.*?)```", SECTION, flags=re.DOTALL)


def test_there_is_something_to_try():
    assert [language for language, _ in BLOCKS] == ["python", "sql", "python"]


@pytest.mark.parametrize(("language", "code"), BLOCKS, ids=["pandas", "duckdb", "polars"])
def test_a_release_loads_as_the_readme_says(language, code, small_release, tmp_path, monkeypatch, capsys):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "latest").symlink_to(small_release)
    monkeypatch.chdir(tmp_path)
    if language == "sql":
        shown = str(duckdb.sql(code))
    else:
        exec(compile(code, "README.md", "exec"), {})
        shown = capsys.readouterr().out
    assert "Mombasa" in shown or "Shabaab" in shown
