"""The clean task: a part of source documents in, a part of clean documents out."""

from schemas.documents import CleanDocument, SourceDocument
from schemas.parts import read_part, write_part
from tasks.clean.task import clean_part


def test_a_part_of_sources_becomes_a_part_of_clean_documents(tmp_path):
    sources = [SourceDocument("a", "a.txt", "OSLO (Wire) - Two were shot.\n\nAdvertisement", "en")]
    part = write_part(tmp_path / "in.parquet", SourceDocument, sources)
    (document,) = read_part(clean_part(part, tmp_path / "out.parquet"), CleanDocument)
    assert document.source == sources[0]
    assert document.reading == "Two were shot."
    assert document.boilerplate[0].kind == "advertisement"
