"""Score labelled sets: `python -m flows.score SCORERS SET [SET …]`; `make score` calls it.

A set is a folder with `documents.jsonl` and its labels; SCORERS is the folder of scorers, each called with tables and
labels. Which one reads a set is known by the labels' name.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from flows.plain import build_tables, read_set

_SCORERS = {
    "gold.json": ("score_articles.py", "gold.json"),
    "expected.jsonl": ("score_checks.py", "expected.jsonl"),
    "gold.jsonl": ("score.py", ""),
    "incidents.jsonl": ("score.py", ""),
}
"""Name of the labels -> the scorer, and what of the set it takes; the first that is there counts."""


def score(scorers: Path, folders: Sequence[Path]) -> int:
    """Build each set plainly and print what its scorer says; give the exit status.

    Raises:
        FileNotFoundError: a folder holds no labels of a known name.
    """
    status = 0
    for folder in folders:
        command, labels = _scorer(folder)
        with tempfile.TemporaryDirectory() as work, read_set(folder) as read:
            tables = build_tables(read, Path(work))
            sys.stdout.write(f"== {folder.name}\n")
            sys.stdout.flush()
            called = [sys.executable, str(scorers / command), str(tables), str(folder / labels)]
            status |= subprocess.run(called, check=False).returncode
    return status


def _scorer(folder: Path) -> tuple[str, str]:
    for name, scorer in _SCORERS.items():
        if (folder / name).is_file():
            return scorer
    raise FileNotFoundError(f"{folder} holds none of {', '.join(_SCORERS)}")


if __name__ == "__main__":
    sys.exit(score(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
