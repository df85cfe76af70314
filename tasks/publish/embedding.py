"""Data carried inside a page: compressed, and written so that no byte of it can be read as markup."""

import json
import zlib
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

_LEVEL = 6


def packed(content: Any) -> str:
    """Write JSON, deflated (zlib), as base64: letters, digits, `+`, `/` and `=` only.

    Compressed because quotes, offsets and names repeat; the page inflates a part when its reader asks for it.
    """
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
    return b64encode(zlib.compress(plain.encode(), _LEVEL)).decode()


def packed_parts(name: str, items: Sequence[Any], size: int) -> dict[str, str]:
    """Pack items in order into parts `<name>-0`, `<name>-1`, … of `size` items each."""
    return {f"{name}-{at // size}": packed(items[at : at + size]) for at in range(0, len(items), size)}


def source_hashes(blocks: Sequence[str]) -> str:
    """Give the sources that a content security policy lets run or style: exactly these inline blocks."""
    return " ".join(f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'" for block in blocks)
