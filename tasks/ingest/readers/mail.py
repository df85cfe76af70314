"""Letters (.eml) and mailboxes (.mbox): a document a letter, without headers, quoted letters and signature."""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO

from schemas.vocabulary import IssueCode
from tasks.ingest.content import MAX_FILE_BYTES, Content, Found
from tasks.ingest.dates import read_moment
from tasks.ingest.decoding import codec_of, decode
from tasks.ingest.markup import fragment_text
from tasks.ingest.record import Record, UnusableError

_HEADERS = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|reply-to|content-type|x-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_TELLING = frozenset({b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"})
_LETTER = re.compile(rb"From \S+.{0,60}\d{4}\s*\r?\n[A-Za-z-]+:")
_REPLY_MARK = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr)\s*:)+\s*", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>|\|)")
_CUT = re.compile(
    r"^(?:-- ?$|_{10,}$|-{2,} ?Original Message ?-{2,}|On .{5,120}wrote:$|From: .*\n(?:Sent|Date|To): )", re.MULTILINE
)
_FORWARDED = re.compile(r"^-{2,} ?Forwarded message ?-{2,}\n(?:[A-Z][\w-]+: .*\n(?:[ \t].*\n)*)+\n?", re.MULTILINE)
_FORWARDED_HEADER = re.compile(r"^(From|Date|Sent): (.+)$", re.MULTILINE)
_HEADER_CHARS = 2_000
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
    letter = message_from_bytes(content.data(MAX_FILE_BYTES))
    parts = [part for part in letter.walk() if not part.is_multipart()]
    body = _body([part for part in parts if not _is_attached(part)])
    written = _text(body) if body is not None else ""  # a part without headers is false
    text = _own_words(written)
    attached = list(_attachments(content, [part for part in parts if part is not body]))
    if text.strip():
        yield Record(content.place, {"text": text, **_headers(letter), **_passed_on(written)})
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


def _headers(letter: Message) -> dict[str, str]:
    name, address = parseaddr(header(letter, "From"))
    known = {
        "title": _REPLY_MARK.sub("", header(letter, "Subject")),
        "publisher": name or address.rpartition("@")[2],
        "published_at": header(letter, "Date"),
        "language": header(letter, "Content-Language"),
        "record_id": header(letter, "Message-ID"),
    }
    return {name: value for name, value in known.items() if value}


def _passed_on(text: str) -> dict[str, str]:
    """Who wrote the letter that one passes on, and when: its words are what is read."""
    forwarded = _FORWARDED.search(text)
    headers: dict[str, str] = dict(_FORWARDED_HEADER.findall(forwarded[0])) if forwarded else {}
    name, address = parseaddr(headers.get("From", ""))
    sent = headers.get("Date", headers.get("Sent", ""))
    known = {"publisher": name or address.rpartition("@")[2], "published_at": sent if _is_moment(sent) else ""}
    return {name: value for name, value in known.items() if value}


def _is_moment(written: str) -> bool:
    try:
        return bool(read_moment(written))
    except ValueError:
        return False


def header(part: Message, name: str) -> str:
    """Give a header in plain words, as far as a header can be long."""
    raw = str(part.get(name, ""))[:_HEADER_CHARS]
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError):  # a broken encoded word
        pieces = [(raw, None)]
    words = (_plain(piece, charset) for piece, charset in pieces)
    return " ".join("".join(words).split())


def _plain(piece: bytes | str, charset: str | None) -> str:
    return piece if isinstance(piece, str) else piece.decode(codec_of(charset) or "latin-1", "replace")


def _body(parts: Sequence[Message]) -> Message | None:
    """The first part in plain text, else the first page."""
    kinds = ("text/plain", "text/html")
    return next((part for kind in kinds for part in parts if part.get_content_type() == kind), None)


def _text(part: Message) -> str:
    text = text_of(part)
    return fragment_text(text) if part.get_content_type() == "text/html" else text.replace("\r\n", "\n")


def text_of(part: Message) -> str:
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


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def _attachments(content: Content, parts: Sequence[Message]) -> Iterator[Content]:
    for number, part in enumerate(parts, 1):
        payload = part.get_payload(decode=True)
        inline = part.get_content_maintype() == "text" and not _is_attached(part)
        if inline or part.get_content_type().startswith(_NO_DOCUMENTS) or not isinstance(payload, bytes) or not payload:
            continue
        name = part.get_filename() or f"attachment {number}"
        yield content.holding(payload, content.place.member(name), name)
