"""What the README tells a reader to type works."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SECTION = README.split("## Load it\n")[1].split("\n## ")[0]
BLOCKS = re.findall(r"```(python|sql|sh|r)\n(.*?)```", SECTION, flags=re.DOTALL)


def run_python(code, capsys):
    exec(compile(code, "README.md", "exec"), {})
    return capsys.readouterr().out


def run_sql(code, capsys):
    with duckdb.connect() as database:
        return str(database.sql(code))


def run_shell(code, capsys):
    """Run our commands as they stand; Datasette answers one request instead of serving until it is stopped."""
    for line in code.splitlines():
        command, *arguments = shlex.split(line)
        assert command.startswith(".venv/bin/")
        if command.endswith("datasette"):
            arguments += ["--get", "/attackbase/attacks.json?_shape=array"]
        module = {"attackbase": "from flows.cli import main", "datasette": "from datasette.cli import cli as main"}
        code = f"{module[Path(command).name]}; main()"
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def run_r(code, capsys):
    has_arrow = (
        shutil.which("Rscript") and not subprocess.run(["Rscript", "-e", "library(arrow)"], check=False).returncode
    )
    if not has_arrow:
        pytest.skip("no R with the package arrow")
    return subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True).stdout


RUNNERS = {"python": run_python, "sql": run_sql, "sh": run_shell, "r": run_r}


def test_there_is_something_to_try():
    assert [language for language, _ in BLOCKS] == ["python", "sql", "python", "python", "r", "sh"]


@pytest.mark.parametrize(("language", "code"), BLOCKS, ids=["pandas", "duckdb", "polars", "pyarrow", "r", "datasette"])
def test_a_release_loads_as_the_readme_says(language, code, small_release, tmp_path, monkeypatch, capsys):
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "latest").symlink_to(small_release)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    shown = RUNNERS[language](code, capsys)
    assert "Mombasa" in shown or "Shabaab" in shown
