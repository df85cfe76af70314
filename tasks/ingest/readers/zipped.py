"""Zip files: every file in them goes through the door again; one that would burst the budget is refused unopened."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from schemas.vocabulary import IssueCode
from tasks.ingest.content import Content, Found, unpacked
from tasks.ingest.kinds import is_other_archive
from tasks.ingest.listing import is_ignorable
from tasks.ingest.manifest import Manifests, manifests_among
from tasks.ingest.record import UnusableError

MOST_MEMBERS = 100_000
MOST_BYTES = 20_000_000_000
_ENCRYPTED = 0x1
_WARCS = ("archive/",)


def looks_like(content: Content) -> bool:
    """Whether it begins as a zip file does."""
    return content.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not is_other_archive(content)


def looks_like_wacz(content: Content) -> bool:
    """Whether it is a zip file of web archives, after the WACZ specification 1.1.1."""
    names = content.member_names
    return "datapackage.json" in names and any(name.startswith(_WARCS) and ".warc" in name for name in names)


def read(content: Content) -> Iterator[Found]:
    """Hand on every file, in the order of their names."""
    yield from _members(content, lambda name: not is_ignorable(name))


def read_wacz(content: Content) -> Iterator[Found]:
    """Hand on the web archives alone: the indexes and lists of pages beside them say nothing that is not in these."""
    yield from _members(content, lambda name: name.startswith(_WARCS) and ".warc" in name)


def _members(content: Content, wanted: Callable[[str], bool]) -> Iterator[Found]:
    try:
        with content.open() as stream, ZipFile(stream) as archive:
            listed = archive.infolist()
            _refuse_bombs(listed)
            members = sorted((each for each in listed if not each.is_dir()), key=lambda each: each.filename)
            taken = [member for member in members if wanted(member.filename)]
            manifests = _manifests(content, archive, [member.filename for member in members])
            yield from manifests.issues
            for member in taken:
                yield _member(content, archive, member, manifests)
            if not taken:
                yield content.place.reject(UnusableError(IssueCode.EMPTY, "the archive holds no file to be read"))
    except BadZipFile as error:
        yield content.place.reject(UnusableError(IssueCode.UNREADABLE, f"a damaged archive: {error}"))


def _manifests(content: Content, archive: ZipFile, names: list[str]) -> Manifests:
    """Read the manifests in an archive, which name files beside them there."""
    manifests = Manifests()
    for name in manifests_among(names):
        manifests.read(content.member(name, partial(_open, archive, archive.getinfo(name))), name, set(names))
    return manifests


def _member(content: Content, archive: ZipFile, member: ZipInfo, manifests: Manifests) -> Found:
    name = member.filename
    if member.flag_bits & _ENCRYPTED:
        reason = "encrypted with a password: unpack it and give what is in it"
        return content.place.member(name).reject(UnusableError(IssueCode.UNREADABLE, reason))
    return replace(content.member(name, partial(_open, archive, member)), stated=manifests.of(name))


def _open(archive: ZipFile, member: ZipInfo) -> BinaryIO:
    return unpacked(cast(BinaryIO, archive.open(member)), member.compress_size)


def _refuse_bombs(members: list[ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise UnusableError(IssueCode.TOO_LARGE, f"an archive of {len(members):,} files, more than {MOST_MEMBERS:,}")
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise UnusableError(IssueCode.TOO_LARGE, f"an archive that unpacks to over {MOST_BYTES // 10**9} GB: refused")
