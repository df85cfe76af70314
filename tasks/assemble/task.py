"""The stage's task: parts of clean documents, extractions and issues -> the tables."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from prefect import task
from prefect.cache_policies import NO_CACHE

from schemas.documents import CleanDocument, Issue
from schemas.export import arrow_schema
from schemas.mentions import Extraction
from schemas.parts import read_part, table_of
from schemas.reuse import Wording, copy_rows, wording
from schemas.summaries import summaries
from schemas.tables import PRIMARY_KEYS
from tasks.assemble.actors import ActorBook
from tasks.assemble.lineage import read_lineage
from tasks.assemble.reports import ReadArticle, read_article
from tasks.assemble.tables import build_tables, source_row
from tasks.assemble.voices import Fingerprint, Voice, find_voices, fingerprint


def assemble_parts(
    clean: Sequence[Path], extracted: Sequence[Path], issues: Sequence[Path], out: Path, previous: Path | None = None
) -> Path:
    """Write `out/<table>.parquet` for every table, each sorted by its key.

    `clean[i]` and `extracted[i]` hold the same documents. Texts are held for one part at a time, and once more in Arrow
    memory while the sources are sorted. `previous` is the release before: its attacks keep their keys.

    Raises:
        ValueError: the parts do not pair up.
    """
    book = ActorBook()
    articles: list[ReadArticle] = []
    prints: list[Fingerprint] = []
    for document, extraction in _documents(clean, extracted):
        prints.append(fingerprint(document))
        articles.append(read_article(document, extraction))
        book.add(extraction.actors, extraction.actor_mentions)
    voices = find_voices(prints)
    del prints
    articles.sort(key=lambda article: article.article.source_id)
    noted = [issue for path in issues for issue in read_part(path, Issue)]
    voice_ids = {source_id: voice.voice_id for source_id, voice in voices.items()}
    out.mkdir(parents=True, exist_ok=True)
    sources = _sources(clean, voices)
    _write(out, "sources", sources)
    _write(out, "copies", table_of(arrow_schema("copies"), _copies(sources)))
    tables = build_tables(articles, book, voice_ids, noted, read_lineage(previous))
    published = sources.select(["source_id", "published_day"]).to_pylist()
    told = summaries(tables["attacks"], tables["reports"], published, tables["actors"])
    tables["attacks"] = [row | told[row["attack_id"]] for row in tables["attacks"]]
    for name, rows in tables.items():
        _write(out, name, table_of(arrow_schema(name), rows))
    return out


def _documents(clean: Sequence[Path], extracted: Sequence[Path]) -> Iterator[tuple[CleanDocument, Extraction]]:
    """Pair each document with what was read in it, part by part."""
    for documents_path, extractions_path in zip(clean, extracted, strict=True):
        documents = {document.source.source_id: document for document in read_part(documents_path, CleanDocument)}
        texts = {source_id: document.source.text for source_id, document in documents.items()}
        extractions = {each.source_id: each for each in read_part(extractions_path, Extraction, texts)}
        if documents.keys() != extractions.keys():
            odd = sorted(documents.keys() ^ extractions.keys())
            raise ValueError(f"{documents_path.name} and {extractions_path.name} differ in documents: {odd[:5]}")
        for source_id, document in documents.items():
            yield document, extractions[source_id]


def _sources(clean: Sequence[Path], voices: dict[str, Voice]) -> pa.Table:
    schema = arrow_schema("sources")
    parts = [
        table_of(schema, (source_row(doc, voices[doc.source.source_id]) for doc in read_part(path, CleanDocument)))
        for path in clean
    ]
    return pa.concat_tables(parts or [schema.empty_table()]).sort_by(PRIMARY_KEYS["sources"])


def _copies(sources: pa.Table) -> list[dict[str, Any]]:
    """Give the rows of copies; only texts of voices that several sources share are looked at."""
    shared = Counter(sources["voice_id"].to_pylist())
    voices: dict[str, list[Wording]] = defaultdict(list)
    for number, voice_id in enumerate(sources["voice_id"].to_pylist()):
        if shared[voice_id] > 1:
            voices[voice_id].append(wording(sources.slice(number, 1).to_pylist()[0]))
    rows = (row for wordings in voices.values() for row in copy_rows(wordings))
    return sorted(rows, key=lambda row: str(row["copy_id"]))


def _write(out: Path, name: str, table: pa.Table) -> None:
    pq.write_table(table.combine_chunks(), out / f"{name}.parquet", compression="zstd")


@task(name="assemble", task_run_name="assemble", cache_policy=NO_CACHE)
def assemble_task(
    clean: list[Path], extracted: list[Path], issues: list[Path], out: Path, previous: Path | None
) -> Path:
    """See `assemble_parts`."""
    return assemble_parts(clean, extracted, issues, out, previous)
