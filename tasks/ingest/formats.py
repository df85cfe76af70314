"""Which reader a file is for: by its content where that leaves no doubt, else by the ending of its name."""

from collections.abc import Callable
from dataclasses import dataclass

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Reader
from tasks.ingest.kinds import is_prose, kind_without_reader, refuse_what_is_no_prose
from tasks.ingest.readers import (
    delimited,
    feed,
    json_file,
    json_lines,
    mail,
    markdown,
    packed,
    parquet,
    pdf,
    plain,
    rich_text,
    saved_page,
    sgml,
    spreadsheet,
    web_archive,
    wiki,
    word,
    zipped,
)
from tasks.ingest.record import UnusableError


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in messages, its endings, how its content is known (None: it cannot be), its reader.

    `binary` ones are no text: whatever is in sentences is another, whatever its ending says.
    """

    name: str
    endings: tuple[str, ...]
    looks_like: Callable[[Content], bool] | None
    read: Reader
    binary: bool = False


FORMATS = (
    Format("packed file", ("gz", "bz2", "xz"), packed.looks_like, packed.read, binary=True),
    Format("Parquet", ("parquet",), parquet.looks_like, parquet.read, binary=True),
    Format("Excel workbook", ("xlsx",), spreadsheet.looks_like, spreadsheet.read, binary=True),
    Format("Word document", ("docx",), word.looks_like, word.read, binary=True),
    Format("WACZ", ("wacz",), zipped.looks_like_wacz, zipped.read_wacz, binary=True),
    Format("zip file", ("zip",), zipped.looks_like, zipped.read, binary=True),
    Format("PDF", ("pdf",), pdf.looks_like, pdf.read, binary=True),
    Format("rich text", ("rtf",), rich_text.looks_like, rich_text.read),
    Format("web archive", ("warc",), web_archive.looks_like, web_archive.read),
    Format("saved page", ("mhtml", "mht"), saved_page.looks_like, saved_page.read),
    Format("mailbox", ("mbox",), mail.looks_like_mailbox, mail.read_mailbox),
    Format("letter", ("eml",), mail.looks_like, mail.read),
    Format("JSON lines", json_lines.ENDINGS, json_lines.looks_like, json_lines.read),
    Format("JSON", ("json",), json_file.looks_like, json_file.read),
    Format("wiki export", (), wiki.looks_like_dump, wiki.read_dump),
    Format("news corpus", ("sgml", "sgm"), sgml.looks_like, sgml.read),
    Format("news article in XML", ("nitf",), sgml.looks_like_article, sgml.read_article),
    Format("feed", ("rss", "atom", "rdf"), feed.looks_like, feed.read),
    Format("web page", ("html", "htm", "xhtml"), plain.looks_like_page, plain.read_page),
    Format("Markdown", ("md", "markdown"), markdown.looks_like, markdown.read),
    Format("wikitext", ("wiki", "wikitext", "mediawiki"), wiki.looks_like, wiki.read),
    Format("table", ("csv", "tsv", "tab"), delimited.looks_like, delimited.read),
    Format("text", ("txt", "text"), None, plain.read_text),
)
"""Every format that can be read; the first that knows a content reads it."""
_TEXT = FORMATS[-1]
_BY_ENDING = {ending: form for form in FORMATS for ending in form.endings}


def format_of(content: Content) -> Format:
    """Give the format of a content.

    Raises:
        UnusableError: it is in none that can be read; the reason says what it is and what would help.
    """
    for form in FORMATS:
        if form.looks_like and form.looks_like(content):
            return form
    kind = kind_without_reader(content)
    if kind:
        raise UnusableError(IssueCode.UNKNOWN_FORMAT, kind)
    by_ending = _BY_ENDING.get(content.ending)
    if by_ending and not (by_ending.binary and is_prose(content)):
        return by_ending
    refuse_what_is_no_prose(content)
    return _TEXT
