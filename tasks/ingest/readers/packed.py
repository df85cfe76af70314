"""Files that hold one file packed by gzip, bzip2 or xz: what is in them goes through the door again."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from tasks.ingest.content import Content, Found, unpacked

_OPENERS: dict[bytes, Callable[[Any], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}
_BY_ENDING: dict[str, Callable[[Any], Any]] = {"gz": gzip.open, "bz2": bz2.open, "xz": lzma.open}


def looks_like(content: Content) -> bool:
    """Whether it begins as a packed file does."""
    return content.head.startswith(tuple(_OPENERS))


def read(content: Content) -> Iterator[Found]:
    """Hand on what is packed, under the same name without the last ending."""
    by_magic = (unpack for magic, unpack in _OPENERS.items() if content.head.startswith(magic))
    unpack = next(by_magic, _BY_ENDING.get(content.ending, gzip.open))

    def opener() -> BinaryIO:
        return unpacked(unpack(content.open()), content.size())

    name = content.name.removesuffix(f".{content.ending}") if content.ending in _BY_ENDING else content.name
    yield Content(content.place, name, opener, content.names, content.depth + 1)
