"""A published release checked again, from its files alone."""

from pathlib import Path

from tasks.publish.release import verify_release
from tasks.validate.task import validate_tables


def verify(release: Path) -> list[str]:
    """Give everything that is wrong with a release, in words: files, checksums and id, then rows and their quotes."""
    findings = [
        f"{check.file}: {check.name}: {problem}" for check in verify_release(release) for problem in check.problems
    ]
    for check in validate_tables(release).failed:
        findings += [f"{check.table}: {check.name}: {failure.message}" for failure in check.failures]
    return findings
