"""The files below a folder, in a fixed order, and an issue for each entry that is none or lies outside of it.

Links are followed to files inside the folder alone, folders behind links never: what they hold is read where it stands.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schemas.documents import Issue
from schemas.vocabulary import IssueCode
from tasks.ingest.manifest import MANIFEST_NAME
from tasks.ingest.record import Place, UnusableError, printable

DEEPEST = 64
"""Folders within folders; what lies deeper is not read."""
_IGNORABLE = re.compile(
    rf"\.(?!\.?$).*|~\$.*|{MANIFEST_NAME}|(?:readme|licen[cs]e|copying|notice|changelog)(?:[._-][a-z]+)*|thumbs\.db|desktop\.ini|"
    r"(?:md5|sha\d+)sums?(?:\.txt)?",
    re.IGNORECASE,
)
_IGNORABLE_FOLDERS = re.compile(r"\.(?!\.?$).*|__MACOSX|__pycache__|node_modules", re.IGNORECASE)
_KINDS = {
    stat.S_ISFIFO: "a pipe",
    stat.S_ISSOCK: "a socket",
    stat.S_ISCHR: "a device",
    stat.S_ISBLK: "a device",
}


_Folders = list[tuple[str, str]]  # paths, and what stands before the names of the files in them


class RawFolderError(ValueError):
    """The input folder is not there, is no folder, or holds no file that could be a document."""


@dataclass(slots=True)
class Listing:
    """Relative paths of files, sorted, and what is wrong with entries that are left out."""

    names: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def documents(self) -> list[str]:
        """The files that may hold documents."""
        return [name for name in self.names if not is_ignorable(name)]


def is_ignorable(name: str) -> bool:
    """Whether a file is passed over on purpose: hidden ones, manifests, read-me files, what systems leave behind."""
    *folders, last = name.split("/")
    return bool(_IGNORABLE.fullmatch(last)) or any(map(_IGNORABLE_FOLDERS.fullmatch, folders))


def list_folder(raw: Path) -> Listing:
    """List the files below a folder, hidden files and folders left out.

    Raises:
        RawFolderError: there is no such folder, or it is empty.
    """
    if not raw.is_dir():
        raise RawFolderError(f"no such folder: {raw}")
    listing = Listing()
    root = os.path.realpath(raw)
    waiting: _Folders = [(str(raw), "")]
    while waiting:
        folder, below = waiting.pop()
        for entry in _entries(folder, below, listing):
            name = f"{below}{entry.name}"
            problem = _sort(entry, name, root, listing, waiting)
            if problem:
                listing.issues.append(Place(printable(name)).reject(UnusableError(IssueCode.NOT_FOLLOWED, problem)))
    if not listing.names and not listing.issues:
        raise RawFolderError(f"the folder is empty: {raw}")
    listing.names.sort()
    listing.issues.sort(key=lambda issue: issue.message)
    return listing


def _entries(folder: str, below: str, listing: Listing) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as error:
        place = Place(printable(below.rstrip("/")) or ".")
        reason = f"the folder cannot be listed: {error.strerror}"
        listing.issues.append(place.reject(UnusableError(IssueCode.UNREADABLE, reason)))


def _sort(entry: os.DirEntry[str], name: str, root: str, listing: Listing, waiting: _Folders) -> str | None:
    """Put an entry where it belongs; gives what is wrong with one that belongs nowhere."""
    if entry.name.startswith("."):
        return None
    if entry.is_symlink():
        return _follow(entry, name, root, listing)
    mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode):
        if _IGNORABLE_FOLDERS.fullmatch(entry.name):
            return None
        if name.count("/") >= DEEPEST:
            return f"a folder nested more than {DEEPEST} deep: what lies in it is not read"
        waiting.append((entry.path, f"{name}/"))
    elif stat.S_ISREG(mode):
        listing.names.append(name)
    else:
        return f"{next((kind for is_kind, kind in _KINDS.items() if is_kind(mode)), 'no file')}, not a file: not read"
    return None


def _follow(entry: os.DirEntry[str], name: str, root: str, listing: Listing) -> str | None:
    """Take a link to a file inside the folder."""
    try:
        target = os.path.realpath(entry.path, strict=True)
    except OSError as error:
        return f"a link that leads nowhere: {error.strerror}"
    if os.path.commonpath([root, target]) != root:
        return "a link that leaves the folder: not followed"
    mode = Path(target).stat().st_mode
    if stat.S_ISDIR(mode):
        reason = "a link to a folder that lies in this one, where it is read"
        listing.issues.append(Place(printable(name)).warn(IssueCode.NOT_FOLLOWED, reason))
        return None
    if not stat.S_ISREG(mode):
        return "a link to what is no file: not read"
    listing.names.append(name)
    return None
