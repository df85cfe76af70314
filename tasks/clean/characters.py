"""Rules over single characters: odd spaces, curly quotes, HTML entities, wrongly decoded letters."""

import html
import re

from tasks.clean.aligned import Aligned, Edit

_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_ONE_TO_ONE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys("\u2028\u2029", "\n")
    | dict.fromkeys("‘’‚‛′´`", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑", "-")
)
_INVISIBLE = re.compile("\r(?=\n)|[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]|[\x00-\x08\x0e-\x1b\x7f]")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});")


def _wrongly_decoded() -> dict[str, str]:
    """UTF-8 bytes read as Windows-1252, and the character they stood for."""
    characters = [chr(code) for code in range(0xA0, 0x180)] + list("‘’‚“”„–—…•€™′″ﬁﬂ\u2002\u2003\u2009\u200b\u2028")
    broken = {}
    for character in characters:
        misread = "".join(
            bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in character.encode("utf-8")
        )
        broken[misread] = character
    return broken


_MOJIBAKE = _wrongly_decoded() | {"â€": "”"}
_MOJIBAKE_PATTERN = re.compile("|".join(map(re.escape, sorted(_MOJIBAKE, key=len, reverse=True))))
_MOJIBAKE_SIGN = re.compile("[ÂÃâÄÅ][\x80-\xbf‘-”€™œšžŸŒŠŽƒˆ‰‹›˜†‡•–—…]")


def repair_mojibake(text: Aligned) -> Aligned:
    """Read "â€™" as the one apostrophe that it was before it was decoded wrongly."""
    if not _MOJIBAKE_SIGN.search(text.text):
        return text
    return text.edit(Edit(*m.span(), _MOJIBAKE[m[0]]) for m in _MOJIBAKE_PATTERN.finditer(text.text))


def resolve_entities(text: Aligned) -> Aligned:
    """Read "&amp;" as the one character that it names."""
    if "&" not in text.text:
        return text
    found = ((m.span(), html.unescape(m[0])) for m in _ENTITY.finditer(text.text))
    return text.edit(Edit(*span, character) for span, character in found if len(character) == 1)


def straighten(text: Aligned) -> Aligned:
    """Make odd spaces plain, quotes straight, and lone carriage returns line ends; drop what has no width."""
    text = text.edit(Edit(*m.span()) for m in _INVISIBLE.finditer(text.text))
    return text.respell(text.text.translate(_ONE_TO_ONE).replace("\r", "\n"))
