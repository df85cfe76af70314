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


def of_one_state(a: str, b: str, lines: Lines) -> bool:
    """Whether two actors are arms of one state: one writer blames the army, another the regime."""
    return any(line.startswith("state/") for line in lines.get(a, frozenset()) & lines.get(b, frozenset()))


def is_kind(actor: str) -> bool:
    """Whether an actor is only a kind of attackers ("Islamist militants"), which may be any group of that kind."""
    return actor.startswith("generic/")


def most_specific(actors: Iterable[str], lines: Lines) -> tuple[str, ...]:
    """Leave out the parents of others, who may claim for a branch, and mere kinds of attackers beside names."""
    named = set(actors)
    above = {parent for actor in named for parent in lines.get(actor, frozenset({actor})) - {actor}}
    kinds = set(filter(is_kind, named))
    return tuple(sorted(named - above - (kinds if named != kinds else set())))
