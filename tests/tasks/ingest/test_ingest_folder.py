"""Ingest: every document of a folder is either read exactly as it stands or named in one issue with the reason."""

import csv
import gzip
import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, MetadataBasis, Severity
from tasks.ingest.folder import RawFolderError, read_folder
from tasks.ingest.record import MAX_BYTES

ARTICLE = "Two men were shot and killed outside a bar in the old town on Sunday night, the police said on Monday."
SPANISH = (
    "Dos hombres murieron el domingo por la noche frente a un bar del centro, según informó ayer la policía local."
)


def put(raw: Path, name: str, content: str | bytes) -> None:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def put_lines(raw: Path, name: str, *rows: object) -> None:
    put(raw, name, "".join(f"{json.dumps(row)}\n" for row in rows))


def put_manifest(raw: Path, name: str, *rows: dict[str, str]) -> None:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, sorted({key for row in rows for key in row}))
        writer.writeheader()
        writer.writerows(rows)


def read(raw: Path) -> tuple[list[SourceDocument], list[Issue]]:
    found = list(read_folder(raw))
    return (
        [item for item in found if isinstance(item, SourceDocument)],
        [item for item in found if isinstance(item, Issue)],
    )


def only_document(raw: Path) -> SourceDocument:
    documents, issues = read(raw)
    assert not issues
    (document,) = documents
    return document


def only_issue(raw: Path) -> Issue:
    documents, issues = read(raw)
    assert not documents
    (issue,) = issues
    assert issue.severity is Severity.ERROR
    return issue


def test_a_text_file_is_kept_exactly(tmp_path):
    text = f"  {ARTICLE}\r\n\r\n“Quoted” – é\n"
    put(tmp_path, "wires/first.txt", b"\xef\xbb\xbf" + text.encode())
    document = only_document(tmp_path)
    assert document.text == text
    assert (document.source_id, document.file_name, document.language) == ("wires/first", "wires/first.txt", "en")
    assert document.published_at is None
    assert document.published_basis is MetadataBasis.NONE


def test_files_come_in_sorted_order(tmp_path):
    for name in ("b.txt", "a/z.TXT", "a.txt"):
        put(tmp_path, name, ARTICLE)
    documents, issues = read(tmp_path)
    assert [document.file_name for document in documents] == ["a.txt", "a/z.TXT", "b.txt"]
    assert not issues


def test_own_fields_come_before_the_manifest_and_that_before_the_text(tmp_path):
    put_lines(tmp_path, "feed.jsonl", {"id": 7, "text": f"OSLO, 2 MAY 2019 (Wire) -- {ARTICLE}", "publisher": "Own"})
    put_manifest(tmp_path, "manifest.csv", {"file": "feed.jsonl", "publisher": "Other", "title": "Two shot"})
    document = only_document(tmp_path)
    assert (document.source_id, document.publisher, document.title, document.agency) == ("7", "Own", "Two shot", "Wire")
    assert (document.published_at, document.published_basis) == (datetime(2019, 5, 2, tzinfo=UTC), MetadataBasis.TEXT)


def test_a_manifest_speaks_of_its_own_folder_and_the_nearest_wins(tmp_path):
    put(tmp_path, "sub/x.txt", ARTICLE)
    put_manifest(tmp_path, "manifest.csv", {"file": "sub/x.txt", "title": "Far", "agency": "Far"})
    put_manifest(tmp_path, "sub/manifest.csv", {"file": "x.txt", "title": "Near", "agency": ""})
    document = only_document(tmp_path)
    assert (document.title, document.agency) == ("Near", "Far")


def test_what_a_manifest_gets_wrong_is_a_warning(tmp_path):
    put(tmp_path, "x.txt", ARTICLE)
    put_manifest(
        tmp_path, "manifest.csv", {"file": "gone.txt", "title": "T"}, {"file": "x.txt", "published_at": "soon"}
    )
    put(tmp_path, "sub/manifest.csv", b"name,title\nx,y\n")
    documents, issues = read(tmp_path)
    assert documents[0].published_at is None
    assert [issue.code for issue in issues] == [IssueCode.MANIFEST, IssueCode.MANIFEST, IssueCode.BAD_METADATA]
    assert {issue.severity for issue in issues} == {Severity.WARNING}


PAGE = f"""<html><head><title>Two shot - Elmira Post</title><meta property="og:site_name" content="Elmira Post">
<meta property="article:published_time" content="2019-05-02T23:30:00-04:00">
<link rel="canonical" href="https://post.example/two-shot"></head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><article><h1>Two shot</h1><p>{ARTICLE}</p>
<p>The gunmen fled in a white van, and detectives said on Monday that they had no suspect so far.</p></article>
<footer>Subscribe now</footer></body></html>"""


@pytest.mark.parametrize("name", ["page.html", "page.HTM", "feed.jsonl"])
def test_the_article_of_a_page_becomes_the_text(tmp_path, name):
    if name.endswith("jsonl"):
        put_lines(tmp_path, name, {"id": "page", "html": PAGE})
    else:
        put(tmp_path, name, PAGE)
    document = only_document(tmp_path)
    assert ARTICLE in document.text.splitlines()
    assert "Sports" not in document.text
    assert document.publisher == "Elmira Post"
    assert document.url == "https://post.example/two-shot"
    assert document.published_at == datetime(2019, 5, 3, 3, 30, tzinfo=UTC)
    assert {document.publisher_basis, document.published_basis} == {MetadataBasis.HTML}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("x.txt", b"", IssueCode.EMPTY),
        ("x.txt", b" \n\t ...\n", IssueCode.EMPTY),
        ("x.jsonl", b"", IssueCode.EMPTY),
        ("x.html", b"<html><body></body></html>", IssueCode.EMPTY),
        ("x.txt", ARTICLE.encode() + b"\0\1\2", IssueCode.BINARY),
        ("x.txt", "naïve café — ".encode() * 20 + b"\xff\xfe\xfa", IssueCode.UNDECODABLE),
        ("x.txt", SPANISH.encode(), IssueCode.NOT_ENGLISH),
        ("x.txt", SPANISH.upper().encode(), IssueCode.NOT_ENGLISH),
        ("x.txt", "周一，枪手在市场上开枪打死四名商人，警方说。".encode(), IssueCode.NOT_ENGLISH),
        ("x.txt", "В воскресенье вечером в центре города у бара были убиты двое мужчин. ".encode("cp1251") * 5, None),
        ("x.txt", b"a" * (MAX_BYTES + 1), IssueCode.TOO_LARGE),
        ("x.jsonl", b'{"text": "unfinished\n', IssueCode.BROKEN_JSON),
        ("x.jsonl", b"[" * 100_000 + b"\n", IssueCode.BROKEN_JSON),
        ("x.json", b"", IssueCode.BROKEN_JSON),
        ("x.json", b'[{"text": "\x00\x1b ]', IssueCode.BROKEN_JSON),
        ("x.jsonl", b'["text"]\n', IssueCode.WRONG_TYPE),
        ("x.jsonl", b'{"id": true, "text": "a"}\n', IssueCode.WRONG_TYPE),
        ("x.jsonl", b'{"id": 1.5, "text": "a"}\n', IssueCode.WRONG_TYPE),
        ("x.jsonl", b'{"text": [1]}\n', IssueCode.WRONG_TYPE),
        ("x.jsonl", b'{"text": "a", "title": 3}\n', IssueCode.WRONG_TYPE),
        ("x.jsonl", b'{"title": "no text"}\n', IssueCode.EMPTY),
        ("x.jsonl", b'{"text": "lone \\ud800 surrogate"}\n', IssueCode.UNDECODABLE),
        ("x.jsonl", b'{"text": "caf\xe9"}\n', IssueCode.UNDECODABLE),
        ("x.jsonl.gz", b"no gzip", IssueCode.UNREADABLE),
        ("x.parquet", b"no parquet", IssueCode.UNREADABLE),
    ],
)
def test_what_cannot_be_used_is_named_with_the_reason(tmp_path, name, content, code):
    put(tmp_path, name, content)
    issue = only_issue(tmp_path)
    assert code is None or issue.code is code
    assert issue.file_name == name
    assert name in issue.message
    assert issue.message.isprintable()


def test_windows_encoding_is_read_and_flagged(tmp_path):
    text = f"{ARTICLE} “It’s over,” said José."
    put(tmp_path, "x.txt", text.encode("cp1252"))
    document = only_document(tmp_path)
    assert (document.text, document.flags) == (text, ("guessed_encoding",))


def test_names_in_other_languages_do_not_make_a_text_foreign(tmp_path):
    put(
        tmp_path,
        "x.txt",
        "BOMBA EN SAN SALVADOR: JOSE NAPOLEON DUARTE, GUILLERMO UNGO AND RUBEN ZAMORA WERE AT THE SCENE.",
    )
    assert only_document(tmp_path)


def test_one_bad_line_costs_one_document(tmp_path):
    put(
        tmp_path,
        "feed.jsonl",
        b'{"id": "a", "text": "First."}\n\nbroken\n{"id": "b", "text": "Second."}\n' + b"x" * (MAX_BYTES + 9) + b"\n"
        b'{"text": "Third."}',
    )
    documents, issues = read(tmp_path)
    assert [document.source_id for document in documents] == ["a", "b", "feed#6"]
    assert [(issue.code, issue.line) for issue in issues] == [(IssueCode.BROKEN_JSON, 3), (IssueCode.TOO_LARGE, 5)]


def test_two_documents_with_one_id_are_both_rejected_and_named(tmp_path):
    put(tmp_path, "a.txt", ARTICLE)
    put(tmp_path, "a.html", PAGE)
    put_lines(
        tmp_path, "feed.jsonl", {"id": "z", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "b", "text": "Three."}
    )
    documents, issues = read(tmp_path)
    assert [document.source_id for document in documents] == ["z", "b"]
    assert [(issue.code, issue.file_name, issue.source_id) for issue in issues] == [
        (IssueCode.DUPLICATE_ID, "a.html", "a"),
        (IssueCode.DUPLICATE_ID, "a.txt", "a"),
        (IssueCode.DUPLICATE_ID, "feed.jsonl", "a"),
    ]
    assert "a.txt" in issues[0].message
    assert "feed.jsonl, line 2" in issues[0].message


def test_a_truncated_archive_gives_what_it_holds_and_one_issue(tmp_path):
    rows = [{"id": str(n), "text": f"{random.Random(n).random()} {ARTICLE}"} for n in range(2000)]
    data = gzip.compress("".join(f"{json.dumps(row)}\n" for row in rows).encode())
    put(tmp_path, "feed.jsonl.gz", data[: len(data) // 2])
    documents, issues = read(tmp_path)
    assert 0 < len(documents) < 2000
    assert [(issue.code, issue.severity) for issue in issues] == [(IssueCode.UNREADABLE, Severity.ERROR)]


def test_parquet_rows_are_documents(tmp_path):
    when = datetime(2019, 5, 2, 10, 0)
    rows = {"id": ["a", "b"], "text": [ARTICLE, None], "published_at": [when, when], "title": [None, "T"]}
    pq.write_table(pa.table(rows), tmp_path / "x.parquet")
    documents, issues = read(tmp_path)
    assert [document.published_at for document in documents] == [when.replace(tzinfo=UTC)]
    assert [(issue.code, issue.line) for issue in issues] == [(IssueCode.EMPTY, 2)]


@pytest.mark.parametrize(
    ("given_time", "read_time"),
    [
        ("2019-05-02", datetime(2019, 5, 2, tzinfo=UTC)),
        ("2019-05-02T10:00:00", datetime(2019, 5, 2, 10, tzinfo=UTC)),
        ("2019-05-02T10:00:00+02:00", datetime(2019, 5, 2, 8, tzinfo=UTC)),
        ("2019-05-02T10:00:00Z", datetime(2019, 5, 2, 10, tzinfo=UTC)),
        ("2 May", None),
        (20190502, datetime(2019, 5, 2, tzinfo=UTC)),
    ],
)
def test_times_of_publication(tmp_path, given_time, read_time):
    put_lines(tmp_path, "x.jsonl", {"id": "x", "text": ARTICLE, "published_at": given_time})
    documents, issues = read(tmp_path)
    assert documents[0].published_at == read_time
    assert [issue.severity for issue in issues] == ([] if read_time else [Severity.WARNING])


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(RawFolderError, match="no such folder"):
        list(read_folder(tmp_path / "gone"))
    with pytest.raises(RawFolderError, match="empty"):
        list(read_folder(tmp_path))
    put(tmp_path, "README.md", "x")
    with pytest.raises(RawFolderError, match="no document"):
        list(read_folder(tmp_path))


@given(
    st.lists(
        st.binary(max_size=60) | st.sampled_from([b'{"id": 1, "text": "One."}', b'{"text": "a"}', b"{}"]), max_size=8
    )
)
@settings(max_examples=60, deadline=None)
def test_every_line_is_a_document_or_an_issue(tmp_path_factory, lines):
    raw = tmp_path_factory.mktemp("raw")
    lines = [line.replace(b"\n", b"").replace(b"\r", b"") for line in lines]
    put(raw, "x.jsonl", b"\n".join((b'{"id": "first", "text": "First."}', *lines)))
    documents, issues = read(raw)
    n_lines = sum(bool(line.strip()) for line in lines)
    n_rejected = sum(issue.severity is Severity.ERROR for issue in issues)
    assert len(documents) + n_rejected == n_lines + 1


@pytest.mark.parametrize(
    ("title", "text", "headline"),
    [
        ("Two men shot outside Elmira bar", ARTICLE, "Two men shot outside Elmira bar\n\n"),
        (
            "Two men shot outside  Elmira\nbar | Elmira Post",
            ARTICLE,
            "Two men shot outside Elmira bar | Elmira Post\n\n",
        ),
        ("Two Men Shot Outside Elmira Bar - Elmira Post", f"Two men shot outside Elmira bar.\n\n{ARTICLE}", ""),
        ("Two men shot outside…", f"TWO MEN SHOT OUTSIDE A BAR\n\n{ARTICLE}", ""),
        ("Home page", ARTICLE, ""),
    ],
)
def test_a_headline_given_beside_the_text_is_part_of_it(tmp_path, title, text, headline):
    put_lines(tmp_path, "feed.jsonl", {"text": text, "title": title})
    document = only_document(tmp_path)
    assert document.title == title
    assert document.text == headline + text
    assert document.text[document.body_start :] == text
