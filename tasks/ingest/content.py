"""Bytes with a name: a file of the folder, or a member of one, opened anew each time it is read."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.fields import FieldNames
from tasks.ingest.record import MAX_BYTES, TOO_LARGE, Place, Record, UnusableError

HEAD_BYTES = 65_536
MAX_FILE_BYTES = 100_000_000
"""Office files, pages saved with their pictures and the like may be larger than the article in them."""
_MOST_XML = 50_000_000
_FREE_EXPANSION, _MOST_EXPANSION = 50_000_000, 200
"""What is unpacked may be so many bytes, or so many times what it was packed into, whichever is more."""


@dataclass(frozen=True)
class Content:
    """Something to be read. `name` is its last name, `depth` counts the files that it lies inside of, `stated` is what
    a manifest beside it in its archive says of it.
    """

    place: Place
    name: str
    opener: Callable[[], BinaryIO]
    names: FieldNames = field(default_factory=FieldNames)
    depth: int = 0
    stated: Mapping[str, str] = field(default_factory=dict)

    def open(self) -> BinaryIO:
        """Open the bytes; the stream can be read again from where it is told to."""
        return self.opener()

    @cached_property
    def head(self) -> bytes:
        """The first 64 kB."""
        with self.open() as stream:
            return stream.read(HEAD_BYTES)

    @cached_property
    def ending(self) -> str:
        """The last ending of the name, in small letters, without its dot."""
        return self.name.lower().rpartition(".")[2] if "." in self.name else ""

    def data(self, most: int = MAX_BYTES) -> bytes:
        """Read everything.

        Raises:
            UnusableError: it is larger than `most`.
        """
        with self.open() as stream:
            data = stream.read(most + 1)
        if len(data) <= most:
            return data
        told = f"over {most // 1_000_000} MB, which is not read into memory; give it in smaller files"
        raise TOO_LARGE if most == MAX_BYTES else UnusableError(IssueCode.TOO_LARGE, told)

    def size(self) -> int:
        """Give its length in bytes."""
        with self.open() as stream:
            return stream.seek(0, io.SEEK_END)

    def is_at_most(self, most: int) -> bool:
        """Whether it is no larger than so many bytes."""
        with self.open() as stream:
            while most >= 0 and (data := stream.read(1 << 20)):
                most -= len(data)
        return most >= 0

    @cached_property
    def member_names(self) -> frozenset[str]:
        """What lies in it, if it is a zip file; nothing where it is none, or a damaged one."""
        return frozenset(self._member_sizes)

    @cached_property
    def _member_sizes(self) -> dict[str, int]:
        if not self.head.startswith(b"PK"):
            return {}
        try:
            with self.open() as stream, ZipFile(stream) as archive:
                return {member.filename: member.file_size for member in archive.infolist()}
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return {}

    def refuse_swollen(self) -> None:
        """Refuse an office file whose XML, which is read into memory, is larger than that of any article.

        Raises:
            UnusableError: it is.
        """
        xml = sum(size for name, size in self._member_sizes.items() if name.endswith((".xml", ".rels")))
        if xml > _MOST_XML or not self.is_at_most(MAX_FILE_BYTES):
            reason = f"an office file with over {_MOST_XML // 1_000_000} MB of text and layout"
            raise UnusableError(IssueCode.TOO_LARGE, reason)

    def member(self, name: str, opener: Callable[[], BinaryIO]) -> "Content":
        """Something that lies in this under a name."""
        return Content(self.place.member(name), name.rpartition("/")[2], opener, self.names, self.depth + 1)

    def holding(self, data: bytes, place: Place, name: str) -> "Content":
        """Bytes taken out of this."""
        return Content(place, name, lambda: io.BytesIO(data), self.names, self.depth + 1)


Found = Record | Issue | Content
Reader = Callable[[Content], Iterator[Found]]
"""Gives what is in a content: documents, issues, and further contents to be read in turn."""


def most_unpacked(packed_bytes: int) -> int:
    """Give how many bytes may come out of so many."""
    return max(_FREE_EXPANSION, packed_bytes * _MOST_EXPANSION)


def out_of_proportion(most: int) -> UnusableError:
    """Say that more came out than may."""
    reason = f"unpacks to over {most // 1_000_000} MB, out of proportion to its size: refused"
    return UnusableError(IssueCode.TOO_LARGE, reason)


class Unpacked(io.RawIOBase):
    """A stream that refuses to grow out of proportion to what it was packed into."""

    def __init__(self, stream: BinaryIO, packed_bytes: int) -> None:
        super().__init__()
        self._stream = stream
        self._most = most_unpacked(packed_bytes)

    def readable(self) -> bool:
        """It can be read."""
        return True

    def seekable(self) -> bool:
        """It can be read again."""
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        if whence == io.SEEK_END:
            while self.read(1 << 20):
                pass
        return self._stream.seek(offset, io.SEEK_SET if whence == io.SEEK_SET else io.SEEK_CUR)

    def tell(self) -> int:
        """Say where it is."""
        return self._stream.tell()

    def readinto(self, buffer: object) -> int:
        """Read on."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        if self._stream.tell() > self._most:
            raise out_of_proportion(self._most)
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """Close what is below too."""
        self._stream.close()
        super().close()


def unpacked(stream: BinaryIO, packed_bytes: int) -> BinaryIO:
    """Guard a stream that unpacks."""
    return cast(BinaryIO, io.BufferedReader(Unpacked(stream, packed_bytes), 1 << 16))
