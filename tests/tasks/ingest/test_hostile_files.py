"""Files that would hurt: none reads outside the folder, ends the build, or costs more than its share."""

import gzip
import io
import json
import os
import socket
import tracemalloc
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, Severity
from tasks.ingest import folder, reading
from tasks.ingest.content import Content
from tasks.ingest.folder import read_folder
from tasks.ingest.reading import records_of
from tasks.ingest.record import MAX_CHARS, Place, Record

ARTICLE = "Gunmen opened fire at a flour mill in Brantwick on Monday, killing four workers, the police said."
SECONDS = 20
"""What reading any of these files may take of a slow machine's processor; most take a tenth of one."""


def read(raw: Path) -> tuple[list[SourceDocument], list[Issue]]:
    found = list(read_folder(raw))
    return (
        [item for item in found if isinstance(item, SourceDocument)],
        [item for item in found if isinstance(item, Issue)],
    )


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_nothing_outside_the_folder_is_read(tmp_path):
    outside, raw = tmp_path / "outside", tmp_path / "raw"
    outside.mkdir()
    (raw / "sub").mkdir(parents=True)
    (outside / "secret.txt").write_text(ARTICLE)
    (outside / "manifest.csv").write_text("file,title\nmine.txt,Secret title of an article\n")
    (raw / "mine.txt").write_text(ARTICLE)
    (raw / "link.txt").symlink_to(outside / "secret.txt")
    (raw / "linked").symlink_to(outside)
    (raw / "manifest.csv").symlink_to(outside / "manifest.csv")
    (raw / "gone.txt").symlink_to(raw / "nowhere.txt")
    (raw / "sub" / "loop").symlink_to(raw)
    documents, issues = read(raw)
    assert [(document.file_name, document.title) for document in documents] == [("mine.txt", None)]
    assert {issue.file_name: issue.severity for issue in issues} == {
        "gone.txt": Severity.ERROR,
        "link.txt": Severity.ERROR,
        "linked": Severity.ERROR,
        "manifest.csv": Severity.ERROR,
        "sub/loop": Severity.WARNING,
    }
    assert {issue.code for issue in issues} == {IssueCode.NOT_FOLLOWED}


def test_pipes_and_sockets_are_named_and_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.txt").write_text(ARTICLE)
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        documents, issues = read(tmp_path)
    assert len(documents) == 1
    assert ["a pipe" in issue.message or "a socket" in issue.message for issue in issues] == [True, True]


def test_folders_nested_without_end_are_an_issue(tmp_path):
    (tmp_path / "x.txt").write_text(ARTICLE)
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)
    documents, (issue,) = read(tmp_path)
    assert len(documents) == 1
    assert "nested more than" in issue.message
    for _ in range(1000):  # pytest cannot remove what it cannot name
        (tmp_path / "d").rename(tmp_path / "e")
        inside = tmp_path / "e" / "d"
        if inside.exists():
            inside.rename(tmp_path / "d")
        (tmp_path / "e").rmdir()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_listed_is_an_issue(tmp_path):
    (tmp_path / "x.txt").write_text(ARTICLE)
    (tmp_path / "closed").mkdir(mode=0)
    _, (issue,) = read(tmp_path)
    assert (issue.file_name, "cannot be listed" in issue.message) == ("closed", True)


def test_names_never_reach_a_terminal_raw(tmp_path):
    (tmp_path / "a\x1b[31m\nb.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "z.zip").write_bytes(zipped({"\x1b]0;x\x07.png": b"\x89PNG\r\n\x1a\n"}))
    _, issues = read(tmp_path)
    assert len(issues) == 2
    assert all(part.isprintable() for issue in issues for part in (issue.message, issue.file_name, issue.part or ""))


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "unicode_escape", "base64", "no-such", "x" * 400])
def test_a_charset_that_is_none_is_not_believed(tmp_path, charset):
    page = f'<html><head><meta charset="{charset}"></head><body><article><p>{ARTICLE}</p></article></body></html>'
    (tmp_path / "page.html").write_text(page)
    letter = f"From: a@example.org\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
    (tmp_path / "letter.eml").write_text(f"{letter}Subject: =?{charset}?q?x?=\n\n{ARTICLE}\n")
    documents, _ = read(tmp_path)
    assert [ARTICLE in document.text for document in documents] == [True, True]


def bomb_of_rows() -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([f"{ARTICLE} " * 2000]).take(pa.array([0] * 500))}), stream)
    return stream.getvalue()


def page(before: str) -> bytes:
    return f"<html><body>{before}{ARTICLE}".encode()


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": ARTICLE.encode()})
    for number in range(depth):
        data = zipped({f"{number}.zip": data})
    return data


def entities() -> bytes:
    return b'<!ENTITY e "eeeeeeeeee">' + b"".join(
        b'<!ENTITY e%d "%s">' % (n, (b"&e%s;" % (b"%d" % (n - 1) if n else b"")) * 10) for n in range(10)
    )


def parts(number: int) -> list[bytes]:
    return [b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(number)]


HOSTILE = {
    "attributes.html": partial(page, f"<p {' '.join(f'a{n}=1' for n in range(40_000))}>"),
    "flat.html": partial(page, "<b>x</b>" * 100_000),
    "deep.html": partial(page, "<div>" * 100_000),
    "lines.jsonl.gz": lambda: gzip.compress(b"x\n" * 300_000),
    "zeros.txt.gz": lambda: gzip.compress(b"\0" * 200_000_000, 1),
    "bomb.zip": lambda: zipped({"a.txt": b"the " * 40_000_000}),
    "nested.zip": partial(nested, 12),
    "deep.json": lambda: b'{"a":' * 200_000,
    "wide.json": lambda: b'{"text":"x",' + b",".join(b'"k%d":1' % n for n in range(50_000)) + b"}",
    "quote.csv": lambda: b'title,text\na,"' + b"the " * 2_000_000,
    "rows.csv": lambda: b"title,text\n" + b"a,b\n" * 100_000,
    "bomb.parquet": bomb_of_rows,
    "long.txt": lambda: ARTICLE.encode() * 40_000,
    "value.json": lambda: b'[{"text":"x"},{"text":"' + ARTICLE.encode() * 300_000 + b'"}]',
    "long.eml": lambda: b"From: a\nMessage-ID: 1\nReceived: x\n\n" + ARTICLE.encode() * 80_000,
    "entities.docx": lambda: zipped({"word/document.xml": b"<!DOCTYPE d [" + entities() + b"]><d>&e9;</d>"}),
    "swollen.docx": lambda: zipped({"word/document.xml": b"<w:p>" * 12_000_000}),
    "entities.rss": lambda: (
        b"<?xml version='1.0'?><!DOCTYPE r [" + entities() + b"]><rss><channel>&e9;</channel></rss>"
    ),
    "braces.rtf": lambda: b"{\\rtf1" + b"{" * 500_000 + ARTICLE.encode(),
    "headers.eml": lambda: b"From: a\nMessage-ID: 1\nReceived: x\nSubject: " + b"=?utf-8?q?x?= " * 50_000 + b"\n\nx",
    "parts.eml": lambda: b"From: a\nMessage-ID: 1\nMIME-Version: 1.0\n" + b"".join(parts(2000)),
    "braces.wiki": lambda: b"'''a''' [[b]]\n== c ==\n" + b"{{" * 50_000,
    "stars.md": lambda: b"*a " * 60_000,
    "record.warc": lambda: (
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"
    ),
    "noise.pdf": lambda: b"%PDF-1.4\n" + bytes(range(256)) * 800,
}


def spent() -> float:
    """Seconds of processor time, children's included: a busy machine makes no file costly."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_an_issue_and_costs_little(tmp_path, name):
    (tmp_path / name).write_bytes(HOSTILE[name]())
    (tmp_path / "zz.txt").write_text(ARTICLE)
    start = spent()
    documents, issues = read(tmp_path)
    assert spent() - start < SECONDS
    assert documents[-1].file_name == "zz.txt"
    assert len(issues) <= folder.MOST_ISSUES + 1
    assert all(len(document.text) <= MAX_CHARS for document in documents)
    assert len(documents) > 1 or any(issue.severity is Severity.ERROR for issue in issues)


def test_days_that_no_calendar_has_cost_no_document(tmp_path):
    rows = {
        "text": [ARTICLE, f"{ARTICLE} Again."],
        "published_at": pa.array([2**60, 1710115200000000], pa.timestamp("us")),
        "seen_on": pa.array([2**30, 2**30], pa.date32()),
    }
    pq.write_table(pa.table(rows), tmp_path / "x.parquet")
    documents, issues = read(tmp_path)
    assert [document.local_day for document in documents] == [None, date(2024, 3, 11)]
    assert {issue.severity for issue in issues} == {Severity.WARNING}


@pytest.mark.parametrize("digits", [20, 400, 5_000, 100_000])
def test_a_number_of_any_length_costs_no_other_document(tmp_path, digits):
    rows = [json.dumps({"id": name, "text": "Rain fell on the valley.", "n": 0}) for name in "abc"]
    rows[1] = rows[1].replace('"n": 0', f'"n": {"7" * digits}')
    (tmp_path / "x.json").write_text(f"[{','.join(rows)}]")
    found = list(read_folder(tmp_path))
    assert [each.source_id for each in found][:1] == ["a"]
    assert all(isinstance(each, SourceDocument) for each in found) or found[-1].code == IssueCode.BROKEN_JSON
    assert len(found) == (3 if digits < 4_300 else 2)


def test_a_file_of_which_nothing_can_be_used_is_given_up(tmp_path):
    (tmp_path / "x.jsonl").write_text("{}\n" * 5_000)
    documents, issues = read(tmp_path)
    assert not documents
    assert len(issues) == folder.MOST_ISSUES + 1
    assert "the rest is not read" in issues[-1].message


def test_a_file_may_hold_many_documents_if_it_is_as_large(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "_FREE_DOCUMENTS", 10)
    monkeypatch.setattr(reading, "_BYTES_A_DOCUMENT", 5)
    (tmp_path / "large.csv").write_text("title,text\n" + "".join(f'Title,"{ARTICLE}"\n' for _ in range(30)))
    (tmp_path / "small.csv").write_text("title,text\n" + ",b\n" * 30)
    documents, (issue,) = read(tmp_path)
    assert sum(document.file_name == "large.csv" for document in documents) == 30
    assert (issue.file_name, "out of proportion" in issue.message) == ("small.csv", True)


def test_a_web_archive_of_any_size_is_read_in_flat_memory():
    def peak(n_records: int) -> int:
        data = archive(n_records)
        tracemalloc.start()
        found = sum(
            isinstance(each, Record)
            for each in records_of(Content(Place("x.warc"), "x.warc", lambda: io.BytesIO(data)))
        )
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found == n_records
        return used

    assert peak(10_000) < peak(100) + 2_000_000


def archive(n_records: int) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    payload = io.BytesIO(f"<html><body><p>{ARTICLE}</p></body></html>".encode())
    record = writer.create_warc_record("https://a.example/x", "response", payload=payload, http_headers=headers)
    writer.write_record(record)
    return stream.getvalue() * n_records


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise_whatever_their_name(tmp_path_factory, data):
    raw = tmp_path_factory.mktemp("raw")
    endings = "txt html json jsonl csv xlsx parquet xml warc warc.gz eml mbox docx rtf pdf mhtml zip gz md wiki"
    start = data.draw(st.sampled_from(STARTS)) + data.draw(st.binary(max_size=300))
    (raw / f"x.{data.draw(st.sampled_from(endings.split()))}").write_bytes(start)
    documents, issues = read(raw)
    assert documents or any(issue.severity is Severity.ERROR for issue in issues)
    json.dumps([issue.message for issue in issues]).encode()


STARTS = [
    b"",
    ARTICLE.encode(),
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"{\\rtf1 ",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
    b"WARC/1.0\r\n",
    b'{"text": "',
    b'[{"text": "a"}, ',
    b"title,text\n",
    b"<?xml version='1.0'?><rss><channel><item>",
    b"<html><body><p>",
    b"From: a@b\nMessage-ID: <1>\nMIME-Version: 1.0\n\n",
    b"From a@b Mon Mar 11 2024\nSubject: x\n\n",
    b"PAR1",
    b"---\ntitle: x\ndate: y\n---\n",
    b"1 of 2 DOCUMENTS\n\nLENGTH: 4 words\n",
]
