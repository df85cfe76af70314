"""The name of a release, made from what is in it."""

from collections.abc import Mapping
from hashlib import sha256

DICTIONARY = "data_dictionary.md"
_DIGITS = 16


def release_id(checksums: Mapping[str, str]) -> str:
    """Make the id from the SHA-256 of each table's file and of the data dictionary, by file name.

    The dictionary stands for the schemas: the same rows under other definitions are another release. What differs
    between two runs over the same input (times, versions of tools) is not in it.
    """
    listed = "".join(f"{name} {checksum}\n" for name, checksum in sorted(checksums.items()))
    return f"r{sha256(listed.encode()).hexdigest()[:_DIGITS]}"
