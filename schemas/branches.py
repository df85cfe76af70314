"""Actors and what they are branches of."""

from collections.abc import Iterable, Mapping

Lines = Mapping[str, frozenset[str]]
"""The ancestors of each actor, itself included."""


def actor_lines(parents: Mapping[str, str | None]) -> dict[str, frozenset[str]]:
    """Give the ancestors of each actor, itself included, from the parent of each."""
    lines = {}
    for actor in parents:
        line, above = [actor], parents[actor]
        while above and above not in line:
            line.append(above)
            above = parents.get(above)
        lines[actor] = frozenset(line)
    return lines


def related(a: str, b: str, lines: Lines) -> bool:
    """Whether two actors are one, or one is a branch of the other."""
    return a == b or a in lines.get(b, ()) or b in lines.get(a, ())


def most_specific(actors: Iterable[str], lines: Lines) -> tuple[str, ...]:
    """Leave out the parents of others: who claims for its branch is not a second perpetrator."""
    named = set(actors)
    above = {parent for actor in named for parent in lines.get(actor, frozenset({actor})) - {actor}}
    return tuple(sorted(named - above))
