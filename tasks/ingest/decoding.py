"""Bytes to text: UTF-8 first, another encoding only where the result reads like a Western language."""

import codecs
import re

from charset_normalizer import from_bytes

from schemas.vocabulary import IssueCode
from tasks.ingest.record import UnusableError

GUESSED_ENCODING = "guessed_encoding"

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_NO_CHARSETS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
"""Codecs of Python that no page is written in; some fail, some run what they decode through other rules."""
_WESTERN = re.compile(r"[À-ÖØ-öø-ÿŠšŽžŒœŸ‘’‚“”„–—…•€™£©®°§«»·¡¿½¼¾ªº\u00a0\u00ad]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL_SHARE = 0.02
_MOST_FOREIGN_SHARE = 0.05
_MOST_CHAOS = 0.1
_BROKEN_UTF8 = "\ufffd"


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decode a file; gives the text without byte order mark, and flags.

    Raises:
        UnusableError: the bytes are no text, or in no encoding that can be told with confidence.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decode_marked(data, encoding), ()
    if b"\0" in data:
        raise UnusableError(IssueCode.BINARY, "the file holds NUL bytes: it is no text")
    try:
        text, flags = data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _guess(data, error), (GUESSED_ENCODING,)
    refuse_control_characters(text)
    return text, flags


def encoding_of(head: bytes) -> str:
    """Tell the encoding of a file too large to be decoded at once, from its first lines."""
    marked = (encoding for mark, encoding in _BYTE_ORDER_MARKS.items() if head.startswith(mark))
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return next(marked, "cp1252")
    return next(marked, "utf-8")


def codec_of(charset: str | None) -> str | None:
    """Give Python's name for a charset that a page or a letter states, None where it is no encoding of text."""
    try:
        codec = codecs.lookup((charset or "").strip())
    except (LookupError, ValueError):
        return None
    is_text = getattr(codec, "_is_text_encoding", True)
    return codec.name if is_text and codec.name not in _NO_CHARSETS else None


def refuse_control_characters(text: str) -> None:
    """Raise where a text holds NUL, a lone surrogate, or more control characters than a slip."""
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL_SHARE * len(text):
        raise UnusableError(IssueCode.BINARY, "the text holds NUL or many control characters: it is no text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UnusableError(IssueCode.UNDECODABLE, f"lone surrogate at character {error.start}") from None


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnusableError(IssueCode.UNDECODABLE, f"not {encoding} as its first bytes say: {error.reason}") from None
    refuse_control_characters(text)
    return text


def _guess(data: bytes, error: UnicodeDecodeError) -> str:
    readable = data.decode("utf-8", errors="replace")
    valid = sum(1 for char in readable if char > "\x7f" and char != _BROKEN_UTF8)
    if valid <= readable.count(_BROKEN_UTF8):
        text = _western(data) or _detected(data)
        if text is not None:
            return text
    raise UnusableError(IssueCode.UNDECODABLE, f"not UTF-8 at byte {error.start}, and no other encoding fits")


def _western(data: bytes) -> str | None:
    """Windows-1252, if nearly everything is ASCII and the rest are its letters, quotes and dashes."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if char > "\x7f"]
    fits = all(map(_WESTERN.match, foreign)) and len(foreign) <= _MOST_FOREIGN_SHARE * len(text)
    return text if fits and not _CONTROL.search(text) else None


def _detected(data: bytes) -> str | None:
    best = from_bytes(data[:200_000]).best()
    if best is None or best.chaos > _MOST_CHAOS or best.coherence == 0:
        return None
    try:
        text = data.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
