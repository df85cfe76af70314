"""A published release checked again, from its files alone."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from schemas.documents import SourceDocument
from tasks.ingest.folder import read_folder
from tasks.publish.release import RUN, read_release, verify_release
from tasks.validate.task import validate_tables


def verify(release: Path, raw: Path | None = None) -> list[str]:
    """Give everything that is wrong with a release, in words: files, checksums and id, then rows and their quotes.

    `raw` holds the articles of a release that was published without their texts: with them each quote is checked where
    it stands, without them only that it could stand there.

    Raises:
        RawFolderError: there is nothing to read in `raw`.
    """
    findings = [
        f"{check.file}: {check.name}: {problem}" for check in verify_release(release) for problem in check.problems
    ]
    texts = None if raw is None else _texts(raw, _fields(release))
    for check in validate_tables(release, texts).failed:
        findings += [f"{check.table}: {check.name}: {failure.message}" for failure in check.failures]
    if texts is not None and not findings:
        rows = read_release(release)["sources"].select(["source_id", "text_sha256"]).to_pylist()
        missing = (row["source_id"] for row in rows if row["text_sha256"] not in texts)
        findings += [f"sources: text: {raw} does not hold the text of {source_id}" for source_id in missing]
    return findings


def withholds_texts(release: Path) -> bool:
    """Whether a release was published with quotes alone."""
    texts = read_release(release)["sources"]["text"]
    return bool(len(texts) and texts.null_count == len(texts))


def _fields(release: Path) -> dict[str, str]:
    """Give the names of unusual fields that a release was built with."""
    settings = json.loads((release / RUN).read_text(encoding="utf-8")).get("settings", {})
    return dict(settings.get("fields") or {})


def _texts(raw: Path, fields: Mapping[str, str]) -> dict[str, str]:
    """Read the texts of a folder of articles, by their SHA-256."""
    documents = (found for found in read_folder(raw, fields=fields) if isinstance(found, SourceDocument))
    return {sha256(document.text.encode()).hexdigest(): document.text for document in documents}
