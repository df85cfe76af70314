"""Letters (.eml) and mailboxes (.mbox): a document a letter, without headers, quoted letters and signature."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from typing import BinaryIO

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content, Found
from tasks.ingest.decoding import codec_of, decode
from tasks.ingest.markup import fragment_text
from tasks.ingest.record import Record, UnusableError

_HEADERS = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|reply-to|content-type|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_TELLING = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
_LETTER = re.compile(rb"From \S+.{0,60}\d{4}\s*\r?\n[A-Za-z-]+:")
_REPLY_MARK = re.compile(r"^\s*(?:re|fwd?|aw|tr)\s*:\s*", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>|\|)")
_CUT = re.compile(
    r"^(?:-- ?$|_{10,}$|-{2,} ?Original Message ?-{2,}|On .{5,120}wrote:$|From: .*\n(?:Sent|Date|To): )", re.MULTILINE
)
_FORWARDED = re.compile(r"^-{2,} ?Forwarded message ?-{2,}\n(?:[A-Z][\w-]+: .*\n(?:[ \t].*\n)*)+\n?", re.MULTILINE)
_NO_DOCUMENTS = ("image/", "audio/", "video/", "application/pkcs7", "application/pgp", "text/calendar", "text/vcard")


def looks_like(content: Content) -> bool:
    """Whether it begins with the headers of a letter that has been sent."""
    head = content.head.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    names = {name.lower() for name in _HEADERS.findall(head)}
    return b"from" in names and len(names) >= 3 and bool(names & _TELLING) and head[:1].isalpha()


def looks_like_mailbox(content: Content) -> bool:
    """Whether it begins as a mailbox does: a line "From …" with a year, then headers."""
    return _LETTER.match(content.head) is not None


def read(content: Content) -> Iterator[Found]:
    """Read a letter and the documents that are attached to it."""
    letter = message_from_bytes(content.data(MAX_FILE_BYTES), policy=policy.default)
    text = _own_words(_body(letter))
    attached = list(_attachments(content, letter))
    if text.strip():
        yield Record(content.place, {"text": text, **_headers(letter)})
    elif not attached:
        yield content.place.reject(UnusableError(IssueCode.EMPTY, "a letter without words of its own"))
    yield from attached


def read_mailbox(content: Content) -> Iterator[Found]:
    """Read a mailbox letter by letter."""
    with content.open() as stream:
        for number, letter in enumerate(_letters(stream), 1):
            place = content.place.numbered("message", number)
            if letter is None:
                yield place.reject(UnusableError(IssueCode.TOO_LARGE, f"over {MAX_FILE_BYTES // 1_000_000} MB"))
            else:
                yield content.holding(letter, place, "message.eml")


def _letters(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the letters of a mailbox; None stands for one that is too large."""
    lines: list[bytes] = []
    size, blank = 0, True
    while line := stream.readline(1 << 20):
        if blank and line.startswith(b"From ") and size:
            yield b"".join(lines) if size <= MAX_FILE_BYTES else None
            lines, size = [], 0
        elif not line.startswith(b"From ") or size:
            if size <= MAX_FILE_BYTES:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
        blank = not line.strip()
    if size:
        yield b"".join(lines) if size <= MAX_FILE_BYTES else None


def _headers(letter: EmailMessage) -> dict[str, str]:
    name, address = parseaddr(str(letter.get("From", "")))
    known = {
        "title": _REPLY_MARK.sub("", " ".join(str(letter.get("Subject", "")).split())),
        "publisher": name or address.rpartition("@")[2],
        "published_at": str(letter.get("Date", "")),
        "language": str(letter.get("Content-Language", "")),
        "record_id": str(letter.get("Message-ID", "")).strip(),
    }
    return {name: value for name, value in known.items() if value}


def _body(letter: EmailMessage) -> str:
    part = letter.get_body(("plain", "html"))
    if part is None:
        return ""
    text = text_of(part)
    return fragment_text(text) if part.get_content_type() == "text/html" else text.replace("\r\n", "\n")


def text_of(part: MIMEPart) -> str:
    """Decode a part as its charset says, if that is one."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    codec = codec_of(part.get_content_charset())
    try:
        return data.decode(codec) if codec else decode(data)[0]
    except UnicodeDecodeError:
        return decode(data)[0]


def _own_words(text: str) -> str:
    """Leave out what a letter quotes and its signature; a letter that is passed on is what it is about."""
    text = _FORWARDED.sub("", text)
    cut = _CUT.search(text)
    lines = text[: cut.start() if cut else None].split("\n")
    return "\n".join(line for line in lines if not _QUOTED.match(line))


def _attachments(content: Content, letter: EmailMessage) -> Iterator[Content]:
    for number, part in enumerate(letter.iter_attachments(), 1):
        if part.get_content_type().startswith(_NO_DOCUMENTS) or not isinstance(part, EmailMessage):
            continue
        payload = part.get_payload(decode=True)
        name = part.get_filename() or f"attachment {number}"
        if isinstance(payload, bytes) and payload:
            yield content.holding(payload, content.place.member(name), name)
