"""Layouts that exports, crawlers and pages really have, as their documentation and samples show them."""

import csv
import io
import json
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, Severity
from tasks.ingest.folder import read_folder
from tasks.ingest.inspecting import inspect_folder
from tests.tasks.ingest.test_forms import FERRY, MILL, Article, packed


def read(raw: Path, name: str, content: str | bytes) -> tuple[list[SourceDocument], list[Issue]]:
    data = content.encode() if isinstance(content, str) else content
    (raw / name).write_bytes(data)
    found = list(read_folder(raw))
    return (
        [item for item in found if isinstance(item, SourceDocument)],
        [item for item in found if isinstance(item, Issue)],
    )


def bodies(documents: list[SourceDocument]) -> list[str]:
    return [document.text[document.body_start :].strip() for document in documents]


NEXIS = """
Download Request: Selected Items: 1-2
Time Of Request: Friday, March 15, 2024  16:51:31

                               1 of 2 DOCUMENTS


                               Brantwick Courier

                            March 11, 2024 Monday
                                  Edition 1;
                                   National

{0.title}

BYLINE: A. Writer

SECTION: NEWS; Pg. 6

LENGTH: 120 words


{0.text}

LOAD-DATE: March 12, 2024

LANGUAGE: ENGLISH


                       Copyright 2024 The Courier Company
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                       Copyright 2024 The Courier Company
                               Brantwick Courier

                  March 13, 2024, Wednesday, Late Edition - Final
                              Correction Appended

LENGTH: 90 words

HEADLINE: {1.title}

BODY:
{1.text}

GRAPHIC: Photo: a ferry

LOAD-DATE: March 13, 2024
"""


def test_the_headline_of_nexis_may_stand_below_the_day_and_its_edition(tmp_path):
    documents, issues = read(tmp_path, "export.txt", NEXIS.format(MILL, FERRY))
    assert not issues
    assert [document.title for document in documents] == [MILL.title, FERRY.title]
    assert [document.publisher for document in documents] == [MILL.publisher, MILL.publisher]
    assert [str(document.local_day) for document in documents] == ["2024-03-11", "2024-03-13"]
    assert bodies(documents) == [MILL.text, FERRY.text]


def test_the_page_of_nexis_has_its_headline_below_the_day_too(tmp_path):
    blocks = [
        "1 of 1 DOCUMENTS",
        MILL.publisher,
        "March 11, 2024 Monday<br>City Final Edition",
        "Gunmen kill four<br>at a mill",
    ]
    blocks += ["LENGTH: 120 words", *MILL.paragraphs, "LOAD-DATE: March 12, 2024", "Copyright 2024 The Courier Company"]
    page = f"<html><head></head><body><!-- <DOCFULL> -->{''.join(f'<p>{each}</p>' for each in blocks)}</body></html>"
    (document,), issues = read(tmp_path, "export.html", page)
    assert not issues
    assert (document.title, document.publisher) == ("Gunmen kill four at a mill", MILL.publisher)
    assert document.text == f"Gunmen kill four at a mill\n\n{MILL.text}"


def test_a_title_with_a_day_in_it_is_no_day_of_publication(tmp_path):
    title = "Mill guards recall the raid of January 5, 2019, after four are killed"
    blocks = [title, MILL.publisher, "March 11, 2024 Monday", "Length: 9 words"]
    blocks += ["Body", MILL.text, "Load-Date: March 12, 2024"]
    text = "\n\n".join(blocks)
    (document,), issues = read(tmp_path, "one.txt", text)
    assert not issues
    assert (document.title, document.publisher, document.local_day) == (title, MILL.publisher, date(2024, 3, 11))
    assert bodies([document]) == [MILL.text]


def factiva_page(*articles: str) -> str:
    """A page of Factiva: all of it stands in a form, under the name of the archive."""
    body = "".join(f'<div class="article enArticle">{each}<br></div>' for each in articles)
    form = f"<form><h1>Factiva</h1><span>Dow Jones</span>{body}<p>Search Summary</p></form>"
    return f"<html><head><title>Factiva</title></head><body>{form}</body></html>"


def paragraphs(article: Article) -> list[str]:
    return [f'<p class="articleParagraph enarticleParagraph">{each}</p>' for each in article.paragraphs]


def coded(article: Article, day: str) -> str:
    first, *rest = paragraphs(article)
    rows = [("HD", f"<b class='enHeadline'>{article.title}</b>"), ("WC", "90 words"), ("PD", day), ("ET", "20:30")]
    rows += [("SN", article.publisher), ("LA", "English"), ("CY", "(c) 2024 The Courier Company"), ("LP", first)]
    rows += [
        ("TD", "".join(rest)),
        ("CLM", "A column"),
        ("NS", "gcat : News"),
        ("AN", f"Document BRW0{day[-4:]}{'x' * 14}"),
    ]
    return f"<table>{''.join(f'<tr><td><b>{code}</b>&nbsp;</td><td>{value}</td></tr>' for code, value in rows)}</table>"


def uncoded(article: Article, day: str) -> str:
    lines = [article.title, "By A. Writer", "<b>1,080 words</b>", day, "09:00 GMT", article.publisher, "BRW", "English"]
    head = "".join(f"<div>{each}</div>" for each in [*lines, "(c) 2024 The Courier Company"])
    return f"{head}{''.join(paragraphs(article))}<p>Document BRW0{day[-4:]}{'x' * 14}</p>"


@pytest.mark.parametrize("layout", [coded, uncoded])
def test_the_articles_of_factivas_page_lie_in_a_form_under_its_name(tmp_path, layout):
    page = factiva_page(layout(MILL, "11 March 2024"), layout(FERRY, "13 March 2024"))
    documents, issues = read(tmp_path, "factiva.html", page)
    assert not issues
    assert [document.title for document in documents] == [MILL.title, FERRY.title]
    assert [document.publisher for document in documents] == [MILL.publisher, FERRY.publisher]
    assert [str(document.local_day) for document in documents] == ["2024-03-11", "2024-03-13"]
    assert bodies(documents) == [MILL.text, FERRY.text]


def test_proquest_may_give_the_title_above_all_labels(tmp_path):
    rule = "_" * 60
    blocks = [rule, "Document 1 of 1", MILL.title, "Author: A. Writer", f"Full text: {MILL.text}"]
    blocks += [
        f"Publication title: {MILL.publisher}",
        "Publication date: Mar 11, 2024",
        "ProQuest document ID: 9",
        rule,
    ]
    text = "\n\n".join(blocks)
    (document,), issues = read(tmp_path, "export.txt", text)
    assert not issues
    assert (document.title, document.local_day) == (MILL.title, date(2024, 3, 11))


def table(rows: list[list[object]]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("header", [["Title", "Text", "Publisher", "URL"], ["TITLE ", " TEXT", "PUBLISHER", "Url"]])
def test_our_names_may_be_written_in_any_letters(tmp_path, header):
    content = table([header, [MILL.title, MILL.text, MILL.publisher, MILL.url]])
    (document,), issues = read(tmp_path, "x.csv", content)
    assert not issues
    assert (document.title, document.publisher, document.url) == (MILL.title, MILL.publisher, MILL.url)
    assert bodies([document]) == [MILL.text]


def test_a_quoted_cell_that_never_ends_takes_no_row_before_it_along(tmp_path):
    good, swallowed = table([["title", "text"], [MILL.title, MILL.text]]), f'x,"{FERRY.text}\ny,{MILL.text}\n'
    (document,), (issue,) = read(tmp_path, "x.csv", good + swallowed)
    assert document.title == MILL.title
    assert (issue.severity, issue.code) == (Severity.ERROR, IssueCode.UNREADABLE)
    assert "never ends" in issue.message


def test_a_row_of_more_cells_than_the_header_has_names_is_no_article(tmp_path):
    (document,), (issue,) = read(
        tmp_path, "x.csv", f"title,text,date\na,Four killed, police said,2024-03-11\nb,{FERRY.title},\n"
    )
    assert document.title == "b"
    assert (issue.line, "4 cells under 3 columns" in issue.message) == (2, True)


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_days_that_excel_counts_are_read(tmp_path, epoch):
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.epoch = epoch or book.epoch
    shift = 1462 if epoch else 0
    for row in (["text", "date"], [MILL.text, 45362 - shift], [FERRY.text, datetime(2024, 3, 13)]):
        book.active.append(row)
    book.save(stream)
    documents, issues = read(tmp_path, "x.xlsx", stream.getvalue())
    assert not issues
    assert [document.local_day for document in documents] == [date(2024, 3, 11), date(2024, 3, 13)]


ROW = {"title": MILL.title, "text": MILL.text, "date": "2024-03-11"}
OTHER = {"title": FERRY.title, "text": FERRY.text, "date": "2024-03-13"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({name: {"0": ROW[name], "1": OTHER[name]} for name in ROW}),
        json.dumps({"columns": list(ROW), "index": [0, 1], "data": [list(ROW.values()), list(OTHER.values())]}),
        json.dumps({"schema": {"fields": [{"name": "title"}]}, "data": [{"index": 0, **ROW}, {"index": 1, **OTHER}]}),
        f"{json.dumps(ROW, indent=2)}\n{json.dumps(OTHER, indent=2)}\n",
    ],
    ids=["pandas by columns", "pandas split", "pandas table", "objects one after the other"],
)
@pytest.mark.parametrize("name", ["x.json", "x.txt"])
def test_json_of_pandas_and_of_several_objects(tmp_path, content, name):
    documents, issues = read(tmp_path, name, content)
    assert not issues
    assert [document.title for document in documents] == [MILL.title, FERRY.title]
    assert [document.source_id for document in documents] == ["x#1", "x#2"]
    assert bodies(documents) == [MILL.text, FERRY.text]


def test_metadata_beside_the_object_that_holds_the_text_is_kept(tmp_path):
    guardian = {"webTitle": MILL.title, "webPublicationDate": "2024-03-11T20:30:00-05:00", "webUrl": MILL.url}
    content = {"response": {"results": [{**guardian, "fields": {"bodyText": MILL.text}}]}}
    (document,), issues = read(tmp_path, "x.json", json.dumps(content))
    assert not issues
    assert (document.title, document.url, document.local_day) == (MILL.title, MILL.url, date(2024, 3, 11))


def test_source_is_an_address_for_some_and_the_outlet_has_another_name(tmp_path):
    row = {
        "raw_text": MILL.text,
        "source": MILL.url,
        "source-hostname": MILL.publisher,
        "hostname": "courier.example.org",
    }
    (document,), _ = read(tmp_path, "x.json", json.dumps(row))
    assert (document.url, document.publisher) == (MILL.url, MILL.publisher)


def test_entities_are_characters_in_what_others_wrote(tmp_path):
    post = {
        "title": {"rendered": "Four killed &#8211; at a mill"},
        "content": {"rendered": "The mill&#8217;s guards fled."},
    }
    (document,), _ = read(tmp_path, "x.json", json.dumps([post]))
    assert document.text == "Four killed – at a mill\n\nThe mill’s guards fled."


def test_channels_of_a_whole_telegram_account_are_outlets(tmp_path):
    sent = {"type": "message", "date": "2024-03-11T20:30:00", "date_unixtime": "1710207000"}
    messages = [
        {**sent, "id": number, "from": f"Channel {number}", "from_id": f"channel{number}", "text": each.text}
        for number, each in enumerate((MILL, FERRY))
    ]
    chats = [{"name": "A chat", "messages": [message]} for message in messages]
    documents, issues = read(tmp_path, "result.json", json.dumps({"chats": {"list": chats}}))
    assert not issues
    assert [document.publisher for document in documents] == ["Channel 0", "Channel 1"]


POSTS = [
    {
        "@type": "BlogPosting",
        "headline": each.title,
        "datePublished": each.published.isoformat(),
        "articleBody": each.text,
    }
    for each in (MILL, FERRY)
]
LIVE_PAGES = {
    "several types": '<script type="application/ld+json">{}</script>'.format(
        json.dumps({"mainEntity": {"@type": ["LiveBlogPosting", "NewsArticle"], "liveBlogUpdate": POSTS}})
    ),
    "in the markup": "".join(
        f'<div itemprop="liveBlogUpdate"><time datetime="{e.published.isoformat()}">20:30</time>{e.html}</div>'
        for e in (MILL, FERRY)
    ),
    "articles": "".join(
        f'<article><time datetime="{e.published.isoformat()}">20:30</time>{e.html}</article>' for e in (MILL, FERRY)
    ),
}


@pytest.mark.parametrize("name", LIVE_PAGES)
def test_posts_of_live_pages_are_kept_apart_however_they_are_marked(tmp_path, name):
    page = f"<html><head><title>Live: attacks of the week</title></head><body>{LIVE_PAGES[name]}</body></html>"
    documents, issues = read(tmp_path, "live.html", page)
    assert not issues
    assert [document.published_at for document in documents] == [MILL.published, FERRY.published]
    assert bodies(documents) == [MILL.text, FERRY.text]


def test_posts_of_a_live_page_in_a_web_archive_keep_where_it_was_captured(tmp_path):
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    page = f"<html><head><title>Live: attacks of the week</title></head><body>{LIVE_PAGES['articles']}</body></html>"
    for headers in ([("Content-Type", "text/html")], []):
        answer = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
        payload = io.BytesIO(page.encode())
        writer.write_record(writer.create_warc_record(MILL.url, "response", payload=payload, http_headers=answer))
    documents, issues = read(tmp_path, "crawl.warc.gz", stream.getvalue())
    assert not issues
    parts = ["record 1, post 1", "record 1, post 2", "record 2, post 1", "record 2, post 2"]
    assert [document.part for document in documents] == parts
    assert {document.url for document in documents} == {MILL.url}
    assert all(document.captured_at and document.record_id for document in documents)
    assert bodies(documents) == [MILL.text, FERRY.text] * 2


def test_teasers_beside_an_article_make_no_live_page(tmp_path):
    page = f"<html><head><title>Workers who live there mourn</title></head><body>{LIVE_PAGES['articles']}</body></html>"
    documents, _ = read(tmp_path, "page.html", page)
    assert len(documents) == 1


def test_the_heading_of_a_short_page_is_a_line_of_its_own(tmp_path):
    first = MILL.paragraphs[0]
    head = f"<h1>{MILL.title}</h1><time datetime='2024-03-11'></time>"
    page = f"<html><body><article>{head}<p>{first}</p></article></body></html>"
    (document,), _ = read(tmp_path, "page.html", page)
    assert document.text.split("\n") == [MILL.title, first]


def test_a_table_in_wikitext_is_its_rows(tmp_path):
    page = f"'''{MILL.paragraphs[0]}'''\n\n{{| class='wikitable'\n! Place !! Killed\n|-\n| [[Brantwick]] || 4\n|}}\n"
    (document,), _ = read(tmp_path, "page.wiki", page)
    assert document.text.split("\n\n") == [MILL.paragraphs[0], "Place\tKilled", "Brantwick\t4"]


def letter(text: str, subject: str = MILL.title) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "reader@example.org", subject, "<1@example.org>"
    message["Date"] = "Sun, 30 Jun 2024 09:00:00 +0000"
    message.set_content(text)
    return message.as_bytes()


def test_a_letter_that_is_passed_on_has_the_day_and_the_writer_of_its_own(tmp_path):
    head = "---------- Forwarded message ---------\nFrom: Brantwick Courier <desk@example.org>\n"
    head += "Date: Mon, Mar 11, 2024 at 8:30 PM\nSubject: x\n\n"
    (document,), _ = read(tmp_path, "x.eml", letter(f"{head}{MILL.text}", f"Fwd: Re: {MILL.title}"))
    assert (document.title, document.publisher, document.local_day) == (MILL.title, MILL.publisher, date(2024, 3, 11))
    assert bodies([document]) == [MILL.text]


def test_a_part_of_a_letter_needs_no_headers(tmp_path):
    head = "From: a@example.org\nMessage-ID: <1@a>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    (document,), issues = read(tmp_path, "x.eml", f"{head}--b\n\n{MILL.text}\n--b--\n")
    assert not issues
    assert document.text.strip() == MILL.text


def test_members_of_an_archive_may_be_named_from_where_it_was_made(tmp_path):
    members = {"./a.txt": MILL.text.encode(), "../b.txt": FERRY.text.encode(), ".git/c.txt": b"x"}
    documents, issues = read(tmp_path, "x.zip", packed(members))
    assert not issues
    assert sorted(bodies(documents)) == sorted([MILL.text, FERRY.text])


@pytest.mark.parametrize("ending", ["pdf", "docx", "xlsx", "parquet", "zip", "gz"])
def test_a_text_in_sentences_is_read_whatever_its_ending(tmp_path, ending):
    (document,), issues = read(tmp_path, f"x.{ending}", MILL.text)
    assert not issues
    assert document.text == MILL.text


def test_inspect_sees_what_a_build_would_use(tmp_path):
    rows = [["text", "date", "url"], [MILL.text, "03/04/2024", "https://courier.example.co.uk/mill"]]
    (tmp_path / "table.csv").write_text(table(rows))
    (tmp_path / "zz.txt").write_text("\n \n")
    told, empty = inspect_folder(tmp_path)
    assert (told.n_documents, told.found["published_at"], told.problems) == (1, 1, [])
    assert (empty.n_documents, empty.n_rejected, empty.problems) == (0, 1, ["there is no text"])
