"""Voices: how many sources report an attack, and how many of them are independent."""

from collections.abc import Iterator

from schemas.reuse import copy_rows, wording
from tasks.validate.dataset import Dataset
from tasks.validate.derived import unlike
from tasks.validate.report import Check, Failure, make_check


def check_voices(data: Dataset) -> list[Check]:
    """Recount sources and voices of every attack from reports and sources; compare texts of one voice again."""
    checks = [make_check("attacks", "voices", len(data.rows("attacks")), _miscounted(data))]
    if data.withholds_texts:
        return checks
    return [*checks, make_check("copies", "reuse", len(data.rows("copies")), _uncopied(data))]


def _uncopied(data: Dataset) -> Iterator[Failure]:
    voices = [rows for rows in data.grouped("sources", "voice_id").values() if len(rows) > 1]
    rows = (row for sources in voices for row in copy_rows(map(wording, sources)))
    yield from unlike(data, "copies", rows, "the two texts do not share most")


def _miscounted(data: Dataset) -> Iterator[Failure]:
    reports = data.grouped("reports", "attack_id")
    for key, row in data.keyed("attacks"):
        names = {report["source_id"] for report in reports.get((key,), ())}
        sources = [source for name in names if (source := data.find("sources", name))]
        n_voices = len({source["voice_id"] for source in sources})
        if row["n_voices"] > row["n_sources"]:
            yield Failure(key, f"{row['n_voices']} voices are more than {row['n_sources']} sources")
        elif (row["n_sources"], row["n_voices"]) != (len(names), n_voices):
            stored = f"{row['n_sources']} sources and {row['n_voices']} voices stand there"
            yield Failure(key, f"{stored}, its reports make {len(names)} and {n_voices}")
