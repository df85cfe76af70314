"""Let Atheris look for bytes that break a target: `python atheris_fuzzing.py NAME -max_total_time=60`.

It follows the branches of this project's packages alone: all that are imported are 48,000 functions, and take longer to
prepare than to try. Bytes that break something, or take longer than LONGEST, are left in a file that it names.
"""

import os
import sys
import tempfile
from pathlib import Path

import atheris

LONGEST = 60  # seconds


def main(name: str, options: list[str]) -> None:
    """Try a target with its seeds, then with what Atheris makes of them.

    Imports are here for the processes that a target starts, which import this module and are not followed.
    """
    with atheris.instrument_imports(include=["flows", "schemas", "tasks"]):
        from tests.flows.conftest import BAKERY, FERRY, HARBOUR, build_plainly, write_lines
        from tests.flows.fuzzing import RELEASE, TARGETS, seeds
    with tempfile.TemporaryDirectory() as folder:
        if name == "verify":
            write_lines(Path(folder) / "raw" / "news.jsonl", BAKERY, HARBOUR, FERRY)
            os.environ[RELEASE] = str(build_plainly(Path(folder) / "raw", Path(folder))[0])
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, data in enumerate(seeds(name)):
            (corpus / str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], f"-timeout={LONGEST}", "-rss_limit_mb=6000", *options, str(corpus)], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
