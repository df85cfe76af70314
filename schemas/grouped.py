"""Things sorted into groups by what they have in common."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def grouped(things: Iterable[T], key: Callable[[T], K]) -> defaultdict[K, list[T]]:
    """Give the things of each key, in their order; an unknown key has none."""
    groups: defaultdict[K, list[T]] = defaultdict(list)
    for each in things:
        groups[key(each)].append(each)
    return groups
