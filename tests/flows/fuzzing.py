"""Functions that bytes from anywhere may reach, what has to hold whatever they are, and bytes to start from.

Hypothesis tries them in the tests; `atheris_fuzzing.py` lets Atheris look for bytes that break one of them.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flows.verify import verify
from schemas.documents import CleanDocument, Issue, SourceDocument
from schemas.vocabulary import Severity
from tasks.clean.document import clean_document
from tasks.extract.dates.find import find_dates
from tasks.extract.numbers.find import find_quantities
from tasks.extract.parse import plain
from tasks.extract.reading.language import load_language
from tasks.extract.reading.reading import Reading
from tasks.ingest.dates import read_moment
from tasks.ingest.folder import read_folder
from tasks.ingest.formats import FORMATS
from tests.flows.hostile import Chance, prose
from tests.tasks.ingest.test_forms import FERRY, MANY, MILL, ONE

ENDINGS = tuple(ending for form in FORMATS for ending in form.endings)
PUBLISHED = datetime(2024, 3, 11, tzinfo=UTC)
RELEASE = "ATTACKBASE_FUZZED_RELEASE"
"""Names the environment variable that holds a sound release."""
MOST_CHARS = 600  # of a text that is parsed


def ingest(data: bytes) -> None:
    """A file of any bytes under any ending is read, or rejected."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"x.{ENDINGS[data[0] % len(ENDINGS)] if data else 'txt'}").write_bytes(data[1:])
        found = list(read_folder(Path(folder)))
    assert any(isinstance(each, SourceDocument) or each.severity is Severity.ERROR for each in found)
    assert all(each.message.isprintable() for each in found if isinstance(each, Issue))


def clean(data: bytes) -> None:
    """What is read of any text can be cut from it, and its furniture lies in it."""
    made = cleaned(data)
    if made and made.reading:
        made.cut(0, len(made.reading))
    assert all(0 <= part.start < part.end <= len(made.source.text) for part in (made.boilerplate if made else ()))


def numbers(data: bytes) -> None:
    """Numbers stand where they are said to stand, and their bounds are in order."""
    doc = plain(load_language()(data.decode(errors="replace")[:MOST_CHARS]))
    for quantity in find_quantities(doc):
        low, high = quantity.low, quantity.high
        assert low is None or high is None or low <= high, quantity


def dates(data: bytes) -> None:
    """Days are in order, whatever is said of them; a moment is read or refused."""
    with suppress(ValueError):
        read_moment(data.decode(errors="replace"))
    if (made := cleaned(data[:MOST_CHARS])) and made.reading:
        for found in find_dates(Reading(made, plain(load_language()(made.reading)))):
            assert found.cell.start <= found.cell.end, found


def verifying(data: bytes) -> None:
    """A release with other bytes in one of its files is told, and breaks nothing."""
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / sound_release().name
        shutil.copytree(sound_release(), release)
        files = sorted(release.iterdir())
        path = files[data[0] % len(files) if data else 0]
        before = path.read_bytes()
        at = int.from_bytes(data[1:4], "big") % len(before)
        path.write_bytes(before[:at] + data[4:] + before[at + len(data[4:]) :])
        found = verify(release)
        assert found or path.read_bytes() == before or path.name == "run.json"


TARGETS: dict[str, Callable[[bytes], None]] = {
    "ingest": ingest,
    "clean": clean,
    "numbers": numbers,
    "dates": dates,
    "verify": verifying,
}


def seeds(name: str) -> Iterator[bytes]:
    """Give inputs of a target for Atheris to change: a file of each form, changes to each file of a release, prose."""
    if name == "ingest":
        yield from (_ending(form) + make(MILL, FERRY) for form, make in MANY.items())
        yield from (_ending(form) + make(MILL) for form, make in ONE.items())
    elif name == "verify":
        yield from (bytes((file, 0, 1, at, 0)) for file in range(len(list(sound_release().iterdir()))) for at in (0, 9))
    else:
        yield from (prose(Chance(seed)).encode(errors="ignore") for seed in range(200))


def _ending(name: str) -> bytes:
    """The byte that picks the ending of a file's name."""
    return bytes([max(range(len(ENDINGS)), key=lambda i: len(ENDINGS[i]) * name.endswith(f".{ENDINGS[i]}"))])


def cleaned(data: bytes) -> CleanDocument | None:
    text = data.decode(errors="replace")
    return clean_document(SourceDocument("x", "x.txt", text, "en", published_at=PUBLISHED)) if text.strip() else None


@cache
def sound_release() -> Path:
    return Path(os.environ[RELEASE]).resolve()
