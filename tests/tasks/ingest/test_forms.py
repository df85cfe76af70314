"""Every form that files come in: one article, many of them, what is known of each, and what cannot be read."""

import bz2
import csv
import gzip
import io
import json
import lzma
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from schemas.documents import Issue, SourceDocument
from schemas.vocabulary import IssueCode, Severity
from tasks.ingest.folder import read_folder
from tasks.ingest.formats import FORMATS


@dataclass(frozen=True)
class Article:
    title: str
    paragraphs: tuple[str, ...]
    url: str
    publisher: str
    published: datetime

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def html(self) -> str:
        return "".join(f"<p>{each}</p>" for each in self.paragraphs)


MILL = Article(
    "Gunmen kill four at a flour mill in Brantwick",
    (
        "Gunmen opened fire at a flour mill in Brantwick on Monday, killing four workers, the police said.",
        "Two guards were wounded and taken to the district hospital, a spokesman for the province told reporters.",
        "Nobody had claimed responsibility for the shooting by the evening, and the roads to the town were closed.",
    ),
    "https://courier.example.org/2024/03/mill",
    "Brantwick Courier",
    datetime(2024, 3, 12, 1, 30, tzinfo=UTC),
)
FERRY = Article(
    "Bomb on a ferry wounds nine near Port Lessing",
    (
        "A bomb went off on a ferry near Port Lessing on Tuesday and wounded nine passengers, the coast guard said.",
        "Divers searched the hull for a second device, and the crossing was to stay closed until the weekend.",
    ),
    "https://courier.example.org/2024/03/ferry",
    "Brantwick Courier",
    datetime(2024, 3, 13, 9, 0, tzinfo=UTC),
)
LOCAL = "2024-03-11T20:30:00-05:00"
"""When the first was published, where that was: still the day before."""


def page(article: Article, published: str = LOCAL) -> bytes:
    head = (
        f'<title>{article.title}</title><meta property="og:site_name" content="{article.publisher}">'
        f'<meta property="article:published_time" content="{published}"><link rel="canonical" href="{article.url}">'
    )
    body = f"<nav><a href='/'>Home</a></nav><article><h1>{article.title}</h1>{article.html}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}<footer>Subscribe</footer></body></html>".encode()


def stamp(article: Article) -> str:
    return LOCAL if article is MILL else article.published.isoformat()


def news_please(*articles: Article) -> list[dict[str, object]]:
    return [
        {"maintext": each.text, "date_publish": stamp(each), "source_domain": each.publisher, "url": each.url}
        | {"title": each.title, "authors": ["A. Writer"], "date_download": "2025-01-01 00:00:00", "language": "en"}
        for each in articles
    ]


def fundus(*articles: Article) -> list[dict[str, object]]:
    return [
        {"title": each.title, "publishing_date": stamp(each), "publisher": each.publisher, "free_access": True}
        | {"body": {"summary": [], "sections": [{"headline": [], "paragraphs": list(each.paragraphs)}]}}
        | {"html": {"requested_url": each.url}, "url": each.url}
        for each in articles
    ]


def news_api(*articles: Article) -> dict[str, object]:
    rows = [
        {"source": {"id": None, "name": each.publisher}, "title": each.title, "url": each.url, "content": each.text}
        | {"publishedAt": stamp(each), "description": "Short."}
        for each in articles
    ]
    return {"status": "ok", "totalResults": len(rows), "articles": rows}


def telegram(*articles: Article) -> dict[str, object]:
    messages: list[dict[str, object]] = [{"id": 1, "type": "service", "date": "2024-01-01T00:00:00"}]
    messages[0] |= {"date_unixtime": "1704067200", "action": "create_channel", "text": ""}
    for number, each in enumerate(articles, 2):
        first, rest = each.text[:7], each.text[7:]
        local = datetime.fromisoformat(stamp(each))
        messages.append(
            {"id": number, "type": "message", "date": f"{local:%Y-%m-%dT%H:%M:%S}", "from": each.publisher}
            | {"date_unixtime": str(int(local.timestamp())), "text": [{"type": "bold", "text": first}, rest]}
        )
    return {"name": articles[0].publisher, "type": "public_channel", "id": 7, "messages": messages}


def table(*articles: Article, delimiter: str = ",", mark: str = "") -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["Headline", "Publication", "Date published", "Link", "Body"])
    writer.writerows([each.title, each.publisher, stamp(each), each.url, each.text] for each in articles)
    return (mark + stream.getvalue()).encode()


def workbook(*articles: Article) -> bytes:
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Articles found on 14 March"])
    book.active.append(["headline", "source", "publication_date", "url", "content"])
    for each in articles:
        day = datetime.fromisoformat(stamp(each)).replace(tzinfo=None)
        book.active.append([each.title, each.publisher, day, each.url, each.text])
    book.save(stream)
    return stream.getvalue()


def parquet(*articles: Article) -> bytes:
    stream = io.BytesIO()
    rows = [{"text": each.text, "title": each.title, "publish_date": stamp(each), "url": each.url} for each in articles]
    pq.write_table(pa.Table.from_pylist([row | {"source_domain": "Brantwick Courier"} for row in rows]), stream)
    return stream.getvalue()


def rss(*articles: Article) -> bytes:
    items = "".join(
        f"<item><title>{each.title}</title><link>{each.url}</link><guid>{each.url}</guid>"
        f"<pubDate>{datetime.fromisoformat(stamp(each)):%a, %d %b %Y %H:%M:%S %z}</pubDate>"
        f"<description>Short.</description><content:encoded><![CDATA[{each.html}]]></content:encoded></item>"
        for each in articles
    )
    name = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f'<?xml version="1.0"?>{name}<channel><title>Brantwick Courier</title>{items}</channel></rss>'.encode()


def atom(*articles: Article) -> bytes:
    entries = "".join(
        f"<entry><id>{each.url}</id><title>{each.title}</title><link href='{each.url}'/>"
        f"<updated>{stamp(each)}</updated><content type='html'>{each.html.replace('<', '&lt;')}</content></entry>"
        for each in articles
    )
    feed = '<feed xmlns="http://www.w3.org/2005/Atom">'
    return f'<?xml version="1.0"?>{feed}<title>Brantwick Courier</title>{entries}</feed>'.encode()


def warc(*articles: Article, packed: bool = False) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    for each in articles:
        for kind, content in (("text/html; charset=utf-8", page(each, stamp(each))), ("image/png", b"\x89PNG")):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(each.url, "response", payload=io.BytesIO(content), http_headers=headers)
            )
    return stream.getvalue()


def wacz(*articles: Article) -> bytes:
    return packed({"archive/data.warc.gz": warc(*articles, packed=True), "pages/pages.jsonl": b'{"format": "x"}\n{}\n',
                   "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}'})  # fmt: skip


def letter(article: Article) -> bytes:
    message = EmailMessage()
    message["From"] = f"{article.publisher} <desk@courier.example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = article.title
    message["Date"] = f"{datetime.fromisoformat(stamp(article)):%a, %d %b %Y %H:%M:%S %z}"
    message["Message-ID"] = f"<{abs(hash(article.url))}@courier.example.org>"
    quoted = "On Friday a reader wrote:\n> A bomb killed forty people in Port Lessing.\n-- \nSubscribe to us"
    message.set_content(f"{article.text}\n\n{quoted}\n")
    return message.as_bytes()


def mailbox(*articles: Article) -> bytes:
    start = b"From desk@courier.example.org Mon Mar 11 20:30:00 2024\n"
    return b"".join(start + letter(each) + b"\n" for each in articles)


def word(*articles: Article) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for each in articles:
        document.add_heading(each.title)
        document.add_paragraph(f"Published March 11, 2024, {each.publisher}")
        for paragraph in each.paragraphs:
            document.add_paragraph(paragraph)
    document.save(stream)
    return stream.getvalue()


def rich_text(*articles: Article) -> bytes:
    lines = [line for each in articles for line in (each.title, "Published March 11, 2024", *each.paragraphs)]
    return (r"{\rtf1\ansi\ansicpg1252{\info{\title " + articles[0].title + "}}" + "\\par\n".join(lines) + "}").encode()


def pdf(*articles: Article) -> bytes:
    """Lines of 60 characters or so, set as a printer does."""
    pieces, at = [], 780
    for each in articles:
        for block in (each.title, "Published March 11, 2024", *each.paragraphs):
            for line in lines_of(block):
                pieces.append(f"BT /F1 11 Tf 60 {at} Td ({line}) Tj ET")
                at -= 14
            at -= 12
    return pdf_of("\n".join(pieces))


def lines_of(block: str) -> list[str]:
    lines = [""]
    for word_ in block.split():
        if len(lines[-1]) + len(word_) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word_}".strip()
    return lines


def pdf_of(stream: str) -> bytes:
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n"
    table_ = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF"
    return f"{data}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table_}{tail}".encode("latin-1")


def locked_pdf() -> bytes:
    """A PDF that opens with a password alone: its dictionary of encryption says so, which is looked at first."""
    lock = f"<< /Filter /Standard /V 1 /R 2 /O <{'4f' * 32}> /U <{'55' * 32}> /P -4 >>"
    return pdf(MILL).replace(b"trailer << ", f"trailer << /Encrypt {lock} /ID [<{'00' * 16}> <{'00' * 16}>] ".encode())


def saved_page(article: Article) -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + article.url + "\r\nSubject: " + article.title + "\r\n"
        "Date: Thu, 14 Mar 2024 08:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\r\n\r\n'
    )
    part = "------B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return head.encode() + part.encode() + page(article) + b"\r\n------B--\r\n"


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zip_of_pages(*articles: Article) -> bytes:
    pages = {f"pages/{number}.html": page(each, stamp(each)) for number, each in enumerate(articles)}
    return packed({**pages, "__MACOSX/x": b"x"})


def wrapped(article: Article) -> str:
    """The text as an archive prints it, in lines of 60 characters."""
    return "\n\n".join("\n".join(lines_of(each)) for each in article.paragraphs)


def nexis(*articles: Article) -> str:
    parts = [
        f"                 {number} of {len(articles)} DOCUMENTS\n\n\n     Copyright 2024 Brantwick Press\n"
        f"          All Rights Reserved\n\n               {each.publisher}\n\n         March 11, 2024 Monday\n"
        f"           Late Edition - Final\n\nSECTION: Section A; Pg. 4\n\n"
        f"LENGTH: 61 words\n\n"
        f"HEADLINE: {each.title}\n\nBYLINE: By A. WRITER\n\nBODY:\n\n{wrapped(each)}\n\n"
        "LOAD-DATE: March 12, 2024\n\nLANGUAGE: ENGLISH\n\n"
        "GRAPHIC: A photo of another attack that killed forty people\n\nPUBLICATION-TYPE: Newspaper\n\n\n"
        for number, each in enumerate(articles, 1)
    ]
    return "Download Request: All Documents\nTerms: (bomb OR gun)\n\n" + "".join(parts)


def nexis_uni(*articles: Article) -> list[str]:
    return [
        line
        for each in articles
        for line in (each.title, each.publisher, "March 11, 2024 Monday", "Copyright 2024 All Rights Reserved",
                     "Section: NEWS", "Length: 61 words", "Byline: A. Writer", "Body", *each.paragraphs, "Graphic",
                     "A photo of forty people", "Classification", "Language: ENGLISH", "Load-Date: March 12, 2024",
                     "End of Document")
    ]  # fmt: skip


def factiva(*articles: Article) -> str:
    return "".join(
        f"SE  News\nHD  {each.title}\nBY  By A. Writer\nWC  61 words\nPD  11 March 2024\n"
        f"ET  20:30\nSN  {each.publisher}\n"
        f"SC  BRWC\nLA  English\nCY  (c) 2024 Brantwick Press\nLP\n{each.paragraphs[0]}\n\nTD\n"
        + "\n\n".join(each.paragraphs[1:])
        + f"\n\nCO  forty : Forty Mills\nNS  gcat : Political News\nAN  Document BRWC00002024031100{number:04}a\n\n"
        for number, each in enumerate(articles)
    )


def factiva_plain(*articles: Article) -> str:
    return "".join(
        f"{each.title}\nBy A. Writer\n61 words\n11 March 2024\n20:30\n{each.publisher}\nBRWC\nEnglish\n"
        f"(c) 2024 Brantwick Press\n\n{each.text}\n\nDocument BRWC00002024031100{number:04}a\n\n"
        for number, each in enumerate(articles)
    )


def factiva_html(*articles: Article) -> str:
    return (
        "<html><body>"
        + "".join(
            f'<div class="article enArticle"><table><tr><td><b>HD</b></td><td><span>{each.title}</span></td></tr>'
            f"<tr><td><b>PD</b></td><td>11 March 2024</td></tr>"
            f"<tr><td><b>SN</b></td><td>{each.publisher}</td></tr>"
            f"<tr><td><b>LA</b></td><td>English</td></tr><tr><td><b>LP</b></td><td>{each.html}</td></tr>"
            f"<tr><td><b>CO</b></td><td>forty : Forty Mills</td></tr>"
            f"<tr><td><b>AN</b></td><td>Document BRWC00002024031100{number:04}a</td></tr></table></div>"
            for number, each in enumerate(articles)
        )
        + "</body></html>"
    )


def proquest(*articles: Article) -> str:
    rule = "_" * 60
    return f"{rule}\n" + "".join(
        f"\nDocument {number} of {len(articles)}\n\n{each.title}\n\nAuthor: Writer, A\n\nAbstract: Forty words.\n\n"
        f"Full text: {each.text}\n\nSubject: Forty\n\nTitle: {each.title}\n\nPublication title: {each.publisher}\n\n"
        f"Publication date: Mar 11, 2024\n\nDocument URL: {each.url}\n\n{rule}\n"
        for number, each in enumerate(articles, 1)
    )


def nexis_html(*articles: Article) -> str:
    paragraphs = "".join(f"<p>{line}</p>" if line.strip() else "" for line in nexis(*articles).split("\n\n"))
    return f"<html><head><title>DOCFULL</title></head><body>{paragraphs}</body></html>"


def nexis_word(*articles: Article) -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    for line in nexis_uni(*articles):
        document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def nexis_rich(*articles: Article) -> bytes:
    return (r"{\rtf1\ansi " + "\\par\n".join(nexis_uni(*articles)) + "}").encode()


def markdown(article: Article) -> bytes:
    front = f"title: {article.title}\ndate: {LOCAL}\npublisher: {article.publisher}\nurl: {article.url}"
    return f"---\n{front}\n---\n\n# {article.title}\n\n{article.text}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()


def wikitext(article: Article) -> bytes:
    first, *rest = article.paragraphs
    body = "\n\n".join(
        [first.replace("Brantwick", "[[w:Brantwick|Brantwick]]").replace("police", "'''police'''"), *rest]
    )
    tail = "== Sources ==\n* {{source|url=x|title=A bomb killed forty}}\n[[Category:Home]]"
    return f"{{{{date|March 11, 2024}}}}\n[[File:Mill.jpg|thumb|Home]]\n{body}\n\n{tail}\n".encode()


def wiki_dump(*articles: Article) -> bytes:
    pages = "".join(
        f"<page><title>{each.title}</title><ns>0</ns><revision><timestamp>2024-03-14T00:00:00Z</timestamp>"
        f"<text>{wikitext(each).decode()}</text></revision></page>"
        for each in articles
    )
    talk = "<page><title>Talk</title><ns>1</ns><revision><text>Hello</text></revision></page>"
    start = '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/">'
    return f"<?xml version='1.0'?>{start}{pages}{talk}</mediawiki>".encode()


def live_page(*articles: Article) -> bytes:
    posts = [
        {"@type": "BlogPosting", "headline": each.title, "datePublished": stamp(each), "articleBody": each.html}
        | {"url": f"{MILL.url}#post-{number}"}
        for number, each in enumerate(articles)
    ]
    stated = {"@context": "https://schema.org", "@graph": [{"@type": "LiveBlogPosting", "liveBlogUpdate": posts}]}
    stated["@graph"][0]["publisher"] = {"@type": "Organization", "name": MILL.publisher}
    script = f'<script type="application/ld+json">{json.dumps(stated)}</script>'
    return f"<!DOCTYPE html><html><head>{script}</head><body><p>Live</p></body></html>".encode()


def amp_live_page(*articles: Article) -> bytes:
    posts = "".join(
        f'<div id="p{n}" data-sort-time="{int(each.published.timestamp())}"><h2>{each.title}</h2>{each.html}</div>'
        for n, each in enumerate(articles)
    )
    head = f'<meta property="og:site_name" content="{MILL.publisher}"><link rel="canonical" href="{MILL.url}">'
    body = f'<amp-live-list id="live"><div items>{posts}</div></amp-live-list>'
    return f"<!doctype html><html amp><head>{head}</head><body>{body}</body></html>".encode()


def gigaword(*articles: Article) -> bytes:
    return "".join(
        f'<DOC id="BRW_ENG_20240311.{number:04}" type="story">\n<HEADLINE>\n{each.title}\n</HEADLINE>\n'
        f"<DATELINE>\nBrantwick\n</DATELINE>\n<TEXT>\n{paragraphs_of(each)}\n</TEXT>\n</DOC>\n"
        for number, each in enumerate(articles)
    ).encode()


def paragraphs_of(article: Article) -> str:
    return "\n".join("<P>\n{}\n</P>".format("\n".join(lines_of(each))) for each in article.paragraphs)


def nitf(article: Article) -> bytes:
    head = f'<pubdata date.publication="20240311T000000" name="{article.publisher}" ex-ref="{article.url}"/>'
    block = f'<block class="lead_paragraph"><p>Short.</p></block><block class="full_text">{article.html}</block>'
    body = f"<body.head><hedline><hl1>{article.title}</hl1></hedline></body.head><body.content>{block}</body.content>"
    start = '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-3.dtd">'
    return f"{start}<nitf><head><title>x</title>{head}</head><body>{body}</body></nitf>".encode()


def lines(rows: list[dict[str, object]]) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def own_lines(*articles: Article) -> bytes:
    return lines([{"text": e.text, "title": e.title, "url": e.url, "publisher": e.publisher, "published_at": stamp(e)}
                  for e in articles])  # fmt: skip


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4
Make = Callable[..., bytes]
MANY: dict[str, Make] = {
    "lines.jsonl": own_lines,
    "lines.jsonl.gz": lambda *articles: gzip.compress(own_lines(*articles)),
    "lines.jsonl.bz2": lambda *articles: bz2.compress(own_lines(*articles)),
    "lines.jsonl.xz": lambda *articles: lzma.compress(own_lines(*articles)),
    "news-please.jsonl": lambda *articles: lines(news_please(*articles)),
    "news-please.json": lambda *articles: json.dumps(news_please(*articles)).encode(),
    "fundus.json": lambda *articles: json.dumps(fundus(*articles), indent=2).encode(),
    "newsapi.json": lambda *articles: json.dumps(news_api(*articles)).encode(),
    "result.json": lambda *articles: json.dumps(telegram(*articles)).encode(),
    "table.csv": table,
    "excel.csv": lambda *articles: table(*articles, delimiter=";", mark="\ufeff"),
    "table.tsv": lambda *articles: table(*articles, delimiter="\t"),
    "book.xlsx": workbook,
    "rows.parquet": parquet,
    "rss.xml": rss,
    "atom.xml": atom,
    "crawl.warc": warc,
    "crawl.warc.gz": lambda *articles: warc(*articles, packed=True),
    "crawl.wacz": wacz,
    "letters.mbox": mailbox,
    "pages.zip": zip_of_pages,
    "nexis.txt": lambda *articles: nexis(*articles).encode(),
    "nexis.html": lambda *articles: nexis_html(*articles).encode(),
    "nexis.docx": nexis_word,
    "nexis.rtf": nexis_rich,
    "factiva.txt": lambda *articles: factiva(*articles).encode(),
    "factiva-plain.txt": lambda *articles: factiva_plain(*articles).encode(),
    "factiva.html": lambda *articles: factiva_html(*articles).encode(),
    "proquest.txt": lambda *articles: proquest(*articles).encode(),
    "dump.xml": wiki_dump,
    "corpus.sgml": gigaword,
}
"""Forms that hold many articles, by the name of a file."""
ONE: dict[str, Make] = {
    "plain.txt": lambda article: f"{article.title}\n\nPublished March 11, 2024\n\n{article.text}\n".encode(),
    "page.html": page,
    "one.json": lambda article: json.dumps(news_please(article)[0]).encode(),
    "page.html.gz": lambda article: gzip.compress(page(article)),
    "letter.eml": letter,
    "note.md": markdown,
    "page.wiki": wikitext,
    "article.nitf": nitf,
    "saved.mhtml": saved_page,
    "file.docx": word,
    "file.rtf": rich_text,
    "file.pdf": pdf,
}
"""Forms that hold one."""
UNSTATED = {"plain.txt", "file.docx", "file.rtf", "file.pdf", "page.wiki", "dump.xml", "corpus.sgml"}
"""Forms that state neither outlet nor address; their text tells the day."""
NO_ADDRESS = ("result.json", "letter", "nexis", "factiva")
ONLY_THE_DAY = ("nexis", "factiva", "proquest", "article.nitf")


def put(raw: Path, name: str, content: bytes) -> None:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def read(raw: Path) -> tuple[list[SourceDocument], list[Issue]]:
    found = list(read_folder(raw))
    return (
        [item for item in found if isinstance(item, SourceDocument)],
        [item for item in found if isinstance(item, Issue)],
    )


def says(document: SourceDocument, article: Article) -> bool:
    """Whether a document is that article, its words in their order, and nothing of another."""
    words = " ".join(document.text.split())
    return all(each in words for each in article.paragraphs) and not any(
        each in words for other in (MILL, FERRY) if other is not article for each in other.paragraphs
    )


@pytest.mark.parametrize("name", [*MANY, *ONE])
def test_one_article_is_read_with_the_day_it_was_published(tmp_path, name):
    put(tmp_path, name, {**MANY, **ONE}[name](MILL))
    (document,), issues = read(tmp_path)
    assert not issues
    assert says(document, MILL)
    assert document.local_day == date(2024, 3, 11)
    for furniture in ("Subscribe", "Home", "forty"):
        assert furniture not in document.text
    if name not in UNSTATED:
        assert document.publisher == MILL.publisher
        assert document.title == (None if name == "result.json" else MILL.title)
        assert document.url in (None if name.startswith(NO_ADDRESS) else MILL.url, MILL.url)
        clock = datetime(2024, 3, 11, 20, 30, tzinfo=UTC) if name == "book.xlsx" else MILL.published
        assert document.published_at == (datetime(2024, 3, 11, tzinfo=UTC) if name.startswith(ONLY_THE_DAY) else clock)


@pytest.mark.parametrize("name", MANY)
def test_many_articles_are_as_many_sources(tmp_path, name):
    put(tmp_path, name, MANY[name](MILL, FERRY))
    documents, issues = read(tmp_path)
    assert not issues
    assert len({document.source_id for document in documents}) == 2
    for document, article in zip(documents, (MILL, FERRY), strict=True):
        assert says(document, article)
        assert document.part


@pytest.mark.parametrize("name", [*MANY, *ONE])
@pytest.mark.parametrize("ending", [".txt", ""])
def test_a_renamed_file_is_known_by_its_content(tmp_path, name, ending):
    put(tmp_path, f"renamed{ending}", {**MANY, **ONE}[name](MILL))
    (document,), issues = read(tmp_path)
    assert not issues
    assert says(document, MILL)
    assert document.local_day == date(2024, 3, 11)


@pytest.mark.parametrize("name", [*MANY, *ONE])
@pytest.mark.parametrize("share", [0, 0.02, 0.3, 0.6, 0.97])
def test_a_file_that_breaks_off_gives_what_it_holds_or_an_issue(tmp_path, name, share):
    content = {**MANY, **ONE}[name](MILL) + b""
    put(tmp_path, name, content[: int(share * len(content))])
    documents, issues = read(tmp_path)
    assert documents or any(issue.severity is Severity.ERROR for issue in issues)
    assert all(issue.file_name == name and name in issue.message for issue in issues)


@pytest.mark.parametrize("name", [*MANY, *ONE])
@pytest.mark.parametrize("content", [b"\0" * 500, PICTURE, b"%&!?/" * 300, b"\n \n"])
def test_a_file_that_is_not_what_its_name_says_is_an_issue(tmp_path, name, content):
    put(tmp_path, name, content)
    documents, issues = read(tmp_path)
    assert not documents
    assert [issue.severity for issue in issues] == [Severity.ERROR]


def test_a_web_archive_keeps_record_capture_and_digest(tmp_path):
    put(tmp_path, "crawl.warc.gz", MANY["crawl.warc.gz"](MILL))
    (document,), _ = read(tmp_path)
    assert document.record_id.startswith("<urn:uuid:")
    assert document.payload_digest.startswith("sha1:")
    assert document.captured_at is not None
    assert document.part == "record 1"
    assert document.source_id == "crawl#1"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100, "JPEG"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"),
        ("talk.mp3", b"ID3\x04" + b"\0" * 100, "MP3"),
        ("old.doc", b"%b%b" % (COMPOUND, "WordDocument".encode("utf-16-le")), ".docx"),
        ("old.xls", b"%b%b" % (COMPOUND, "Workbook".encode("utf-16-le")), ".xlsx"),
        ("other.bin", b"%b%b" % (COMPOUND, "Contents".encode("utf-16-le")), "another program of Windows"),
        ("locked.docx", b"%b%b" % (COMPOUND, "EncryptedPackage".encode("utf-16-le")), "password"),
        ("locked.xlsx", b"%b%b" % (COMPOUND, "EncryptedPackage".encode("utf-16-le")), "password"),
        ("locked.pdf", locked_pdf(), "password"),
        ("text.odt", packed({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}), ".docx"),
        ("talk.pptx", packed({"ppt/presentation.xml": b"<x/>"}), ".pdf"),
        ("data.sqlite", b"SQLite format 3\0" + b"\0" * 100, "SQLite"),
        ("map.xml", b"<?xml version='1.0'?><kml><Placemark/></kml>", "'kml'"),
        ("tool.py", b"import sys\n\ndef main():\n    return sys.argv\n", "no article"),
        ("numbers.csv", b"a,b\n1,2\n", "--field text="),
        ("prices.json", b'{"rows": [{"price": 1}]}', "--field text="),
        ("gdelt.json", b'{"articles": [{"url": "https://a.example", "seendate": "20240311"}]}', "'seendate'"),
        ("dump.sql", b"-- export\nCREATE TABLE articles (id int, body text);\nINSERT INTO articles VALUES", "SQL"),
        ("strange.bin", bytes(range(1, 256)) * 9, "no other encoding"),
    ],
)
def test_what_has_no_reader_is_named_with_what_would_help(tmp_path, name, content, said):
    put(tmp_path, name, content)
    documents, (issue,) = read(tmp_path)
    assert not documents
    assert said in issue.message
    assert issue.severity is Severity.ERROR


def test_nothing_in_a_folder_is_passed_over_but_what_is_ignorable(tmp_path):
    ignorable = "README.md LICENSE manifest.csv .hidden.txt .git/config ~$x.docx Thumbs.db SHA256SUMS"
    for name in ignorable.split():
        put(tmp_path, name, b"file\n")
    put(tmp_path, "a.html", page(MILL))
    put(tmp_path, "b.png", b"\x89PNG\r\n\x1a\n")
    documents, issues = read(tmp_path)
    assert [document.file_name for document in documents] == ["a.html"]
    assert [issue.file_name for issue in issues] == ["b.png"]


def test_the_parts_of_a_workbook_and_an_archive_are_named(tmp_path):
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["price"])
    sheet = book.create_sheet("March")
    sheet.append(["title", "text"])
    sheet.append([MILL.title, MILL.text])
    book.save(stream)
    put(tmp_path, "all.zip", packed({"in/book.xlsx": stream.getvalue(), "in/x.png": b"\x89PNG\r\n\x1a\n"}))
    (document,), issues = read(tmp_path)
    assert (document.file_name, document.part) == ("all.zip", "in/book.xlsx, March, line 2")
    assert document.source_id == "all/in/book/March#2"
    assert [(issue.severity, issue.part) for issue in issues] == [
        (Severity.WARNING, "in/book.xlsx, Sheet"),
        (Severity.ERROR, "in/x.png"),
    ]


def test_columns_of_an_acled_export_are_known(tmp_path):
    header = ["event_id_cnty", "event_date", "year", "source", "notes", "timestamp"]
    row = [
        "BRW1",
        "11 March 2024",
        "2024",
        "Brantwick Courier",
        f"On 11 March 2024, {MILL.paragraphs[0]}",
        "1711000000",
    ]
    stream = io.StringIO()
    csv.writer(stream).writerows([header, row])
    put(tmp_path, "acled.csv", stream.getvalue().encode())
    (document,), issues = read(tmp_path)
    assert not issues
    assert (document.record_id, document.publisher) == ("BRW1", "Brantwick Courier")
    assert document.local_day == date(2024, 3, 11)


def test_unknown_fields_that_look_like_a_date_or_a_title_are_named_once_a_file(tmp_path):
    rows = [{"text": MILL.text, "went_live_date": LOCAL, "page_heading": MILL.title} for _ in range(3)]
    put(tmp_path, "x.jsonl", lines(rows))
    documents, issues = read(tmp_path)
    assert len(documents) == 3
    assert {issue.severity for issue in issues} == {Severity.WARNING}
    assert ["published_at=wentlivedate" in issue.message for issue in issues] == [True, False]
    assert "title=pageheading" in issues[1].message


def test_fields_that_the_user_names_come_first(tmp_path):
    put(tmp_path, "x.jsonl", lines([{"Story Text": MILL.text, "summary": "Short.", "live": LOCAL}]))
    given = {"text": "Story Text", "published_at": "live"}
    (document,) = read_folder(tmp_path, fields=given)
    assert document.text == MILL.text
    assert document.local_day == date(2024, 3, 11)


def test_an_encrypted_archive_is_named(tmp_path):
    data = bytearray(zip_of_pages(MILL))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(mark, start)) >= 0:
            data[start + at] |= 1
            start += 4
    put(tmp_path, "locked.zip", bytes(data))
    documents, issues = read(tmp_path)
    assert not documents
    assert "password" in issues[0].message


def test_a_table_without_rows_and_a_manifest_from_excel(tmp_path):
    put(tmp_path, "empty.csv", b"title,text\n")
    put(tmp_path, "x.txt", MILL.text.encode())
    put(tmp_path, "manifest.csv", "\ufefffile;title;date\nx.txt;Four killed at a mill;11/03/2024\n".encode("utf-8"))
    (document,), issues = read(tmp_path)
    assert document.title == "Four killed at a mill"
    assert [issue.code for issue in issues] == [IssueCode.EMPTY, IssueCode.BAD_METADATA]
    assert "told apart" in issues[1].message


def test_a_manifest_in_an_archive_names_the_files_beside_it(tmp_path):
    manifest = b"file,id,title,published_at\na.txt,mill,Four killed at a mill,2024-03-11\ngone.txt,x,y,z\n"
    rows = b"file,id,publisher,published_at\nmany.jsonl,many,Brantwick Courier,2024-03-12\n"
    inner = {"march/a.txt": MILL.text.encode(), "march/manifest.csv": manifest}
    outer = {"many.jsonl": lines([{"text": FERRY.text}, {"text": f"{FERRY.text} Again."}]), "manifest.csv": rows}
    put(tmp_path, "all.zip", packed({**outer, "inner.zip": packed(inner)}))
    documents, (issue,) = read(tmp_path)
    assert [(each.source_id, each.title, each.publisher, str(each.local_day)) for each in documents] == [
        ("mill", "Four killed at a mill", None, "2024-03-11"),
        ("all/many#1", None, "Brantwick Courier", "2024-03-12"),
        ("all/many#2", None, "Brantwick Courier", "2024-03-12"),
    ]
    assert (issue.code, issue.part, issue.line) == (IssueCode.MANIFEST, "inner.zip, march/manifest.csv", 3)


def test_a_damaged_manifest_in_an_archive_costs_no_article(tmp_path):
    data = bytearray(packed({"a.txt": MILL.text.encode(), "manifest.csv": b"file,title\na.txt,Four killed\n" * 50}))
    at = data.index(b"manifest.csv") + len("manifest.csv")
    data[at : at + 8] = b"\xff" * 8
    put(tmp_path, "all.zip", bytes(data))
    documents, issues = read(tmp_path)
    assert len(documents) == 1
    assert {issue.code for issue in issues} == {IssueCode.MANIFEST}


def test_word_documents_of_office_on_the_web_are_known(tmp_path):
    with zipfile.ZipFile(io.BytesIO(word(MILL))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    renamed = {
        name.replace("document.xml", "document2.xml"): data.replace(b"/document.xml", b"/document2.xml")
        if name.endswith((".rels", "[Content_Types].xml")) else data
        for name, data in members.items()
    }  # fmt: skip
    renamed["_rels/.rels"] = renamed["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    put(tmp_path, "x.docx", packed(renamed))
    (document,), _ = read(tmp_path)
    assert says(document, MILL)


def test_posts_of_one_channel_keep_their_own_times(tmp_path):
    put(tmp_path, "result.json", MANY["result.json"](MILL, replace(FERRY, paragraphs=FERRY.paragraphs[:1])))
    documents, _ = read(tmp_path)
    assert [document.published_at for document in documents] == [MILL.published, FERRY.published]
    assert [document.record_id for document in documents] == ["2", "3"]


@pytest.mark.parametrize("make", [live_page, amp_live_page])
def test_posts_of_a_live_page_are_kept_apart(tmp_path, make):
    put(tmp_path, "live.html", make(MILL, FERRY))
    documents, issues = read(tmp_path)
    assert not issues
    assert [document.published_at for document in documents] == [MILL.published, FERRY.published]
    assert [document.part for document in documents] == ["post 1", "post 2"]
    assert all(says(document, article) for document, article in zip(documents, (MILL, FERRY), strict=True))
    assert {document.publisher for document in documents} == {MILL.publisher}


def test_an_export_whose_articles_cannot_be_told_apart_is_rejected(tmp_path):
    text = nexis(MILL, FERRY).replace(" DOCUMENTS", "")
    put(tmp_path, "export.txt", text.encode())
    documents, (issue,) = read(tmp_path)
    assert not documents
    assert "told apart" in issue.message


def test_the_readme_lists_every_form_with_its_endings():
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    section = readme.split("## What goes in")[1].split("\n## ")[0]
    rows = dict(re.findall(r"^\| ([\w ]+) \| ([\w, ]+) \|", section, re.MULTILINE))
    for form in FORMATS:
        assert set(form.endings) <= set(rows[form.name].split(", ")), form.name


def test_other_days_of_a_column_tell_day_from_month(tmp_path):
    rows = "".join(f"{day},{MILL.paragraphs[0]} {day}\n".replace(", killing", " killing") for day in DAYS)
    put(tmp_path, "x.csv", f"date,text\n{rows}".replace(", the police", " the police").encode())
    documents, issues = read(tmp_path)
    assert not issues
    assert [document.local_day for document in documents] == [date(2024, 4, 3), date(2024, 4, 25)]


DAYS = ("03/04/2024", "25/04/2024")


def test_a_cover_page_is_no_part_of_the_first_article(tmp_path):
    cover = "User Name: Reader\nDate and Time: Thursday, March 14, 2024 10:00:00 AM EST\n1. Some other title\n"
    put(tmp_path, "export.txt", (cover + "\n".join(nexis_uni(MILL))).encode())
    (document,), issues = read(tmp_path)
    assert not issues
    assert (document.title, document.publisher, document.local_day) == (MILL.title, MILL.publisher, date(2024, 3, 11))


def test_an_export_of_mongodb_is_unwrapped(tmp_path):
    row = {"_id": {"$oid": "65ef"}, "text": MILL.text, "date": {"$date": {"$numberLong": "1710207000000"}}}
    put(tmp_path, "x.jsonl", lines([row]))
    (document,), _ = read(tmp_path)
    assert document.published_at == MILL.published


def test_factiva_codes_in_the_cells_of_a_table(tmp_path):
    put(tmp_path, "x.txt", re.sub(r"^([A-Z]{2})  (.*)$", r"\1|\2|", factiva(MILL), flags=re.MULTILINE).encode())
    (document,), issues = read(tmp_path)
    assert not issues
    assert (document.title, document.publisher) == (MILL.title, MILL.publisher)
    assert says(document, MILL)
