"""A published release checked again, from its files alone."""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from flows.rereading import reread
from schemas.documents import SourceDocument
from tasks.ingest.folder import read_folder
from tasks.publish.release import RUN, FileCheck, read_release, verify_release
from tasks.publish.rendering import check_companions
from tasks.validate.task import validate_tables


def verify(release: Path, raw: Path | None = None) -> list[str]:
    """Give everything that is wrong with a release, in words: files, checksums and id, then rows and their quotes.

    `raw` holds the articles of a release that was published without their texts: with them each quote is checked where
    it stands, without them only that it could stand there. A release so broken that a check breaks on it is a finding.

    Raises:
        RawFolderError: there is nothing to read in `raw`.
    """
    texts = None if raw is None else _texts(raw, _fields(release))
    findings = _told(release, lambda: _files(release))
    findings += _told(release, lambda: _rows(release, texts))
    if not findings:
        findings += _told(release, lambda: _in_words(check_companions(release)))
        findings += _told(release, lambda: list(reread(release, texts)))
    if texts is not None and not findings:
        findings += _told(release, lambda: _missing(release, texts))
    return findings


def _told(release: Path, findings: Callable[[], list[str]]) -> list[str]:
    try:
        return findings()
    except Exception as error:
        return [f"{release.name}: cannot be checked: {type(error).__name__}: {error}"]


def _files(release: Path) -> list[str]:
    return _in_words(verify_release(release))


def _in_words(checks: Iterable[FileCheck]) -> list[str]:
    return [f"{check.file}: {check.name}: {problem}" for check in checks for problem in check.problems]


def _rows(release: Path, texts: Mapping[str, str] | None) -> list[str]:
    failed = validate_tables(release, texts).failed
    return [f"{check.table}: {check.name}: {failure.message}" for check in failed for failure in check.failures]


def _missing(release: Path, texts: Mapping[str, str]) -> list[str]:
    rows = read_release(release)["sources"].select(["source_id", "text_sha256"]).to_pylist()
    missing = (row["source_id"] for row in rows if row["text_sha256"] not in texts)
    return [f"sources: text: the articles given do not hold the text of {source_id}" for source_id in missing]


def withholds_texts(release: Path) -> bool:
    """Whether a release was published with quotes alone."""
    texts = read_release(release)["sources"]["text"]
    return bool(len(texts) and texts.null_count == len(texts))


def _fields(release: Path) -> dict[str, str]:
    """Give the names of unusual fields that a release was built with; none where that cannot be read."""
    try:
        settings = json.loads((release / RUN).read_text(encoding="utf-8"))["settings"]
        return dict(settings.get("fields") or {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _texts(raw: Path, fields: Mapping[str, str]) -> dict[str, str]:
    """Read the texts of a folder of articles, by their SHA-256."""
    documents = (found for found in read_folder(raw, fields=fields) if isinstance(found, SourceDocument))
    return {sha256(document.text.encode()).hexdigest(): document.text for document in documents}
