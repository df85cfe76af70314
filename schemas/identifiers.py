"""Stable identifiers: a row's id is made from what it says, so it survives reruns and added documents."""

import re
import unicodedata
from hashlib import blake2b

_DIGEST_BYTES = 8


def identifier(kind: str, *parts: object) -> str:
    """Make the id of a row from its kind and the parts that identify it, for example `casualty-1f0c…`."""
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{kind}-{blake2b(text.encode(), digest_size=_DIGEST_BYTES, person=kind.encode()[:16]).hexdigest()}"


def slug(name: str) -> str:
    """Fold a name to lower-case ASCII words joined by hyphens: "Al-Qa'ida" -> "al-qaida"."""
    folded = unicodedata.normalize("NFKD", name.replace("'", "").replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
