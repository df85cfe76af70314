"""Named facts of a candidate, which a small learned model weighs: what an attack is to a word, a group to a mention."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

Setting = TypeVar("Setting")
Candidate = TypeVar("Candidate")


@dataclass(frozen=True)
class Facts(Generic[Setting, Candidate]):
    """The functions that give the facts of a candidate in its setting, and every fact that there is by its name.

    `pairs` are facts that tell more together than one by one. What is in `speak_for` can never tell against a
    candidate, what is in `speak_against` never for it, whatever a few examples say.
    """

    plain: frozenset[str]
    give: tuple[Callable[[Setting, Candidate], Iterator[str]], ...]
    pairs: tuple[tuple[str, str], ...]
    speak_for: frozenset[str]
    speak_against: frozenset[str]

    @cached_property
    def names(self) -> frozenset[str]:
        """Every fact there is: a table with another one was learned for other code."""
        return self.plain.union(f"{a}, {b}" for a, b in self.pairs)

    def of(self, setting: Setting, candidate: Candidate) -> frozenset[str]:
        """Give the facts that hold of a candidate."""
        facts = frozenset(fact for give in self.give for fact in give(setting, candidate))
        return facts.union(f"{a}, {b}" for a, b in self.pairs if a in facts and b in facts)
