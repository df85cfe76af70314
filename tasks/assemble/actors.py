"""The actors of all documents: one row each, with the names as written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from schemas.documents import Span
from schemas.mentions import ActorMention, KnownActor
from schemas.vocabulary import ActorType
from tasks.assemble.happening import Grounded

_KNOWN = ("name", "actor_type", "parent_actor_id", "country_iso2", "wikidata_qid")
_REFERRING = {"actor_id", "speaker_actor_id"}


class UnknownActorError(ValueError):
    """A row refers to an actor that no document describes."""


@dataclass(slots=True)
class ActorBook:
    """Collects what documents say of actors, in any order."""

    descriptions: dict[str, Counter[KnownActor]] = field(default_factory=dict)
    named: dict[str, list[ActorMention]] = field(default_factory=dict)
    referred: set[str] = field(default_factory=set)

    def add(self, actors: Iterable[KnownActor], mentions: Iterable[ActorMention]) -> None:
        """Take in the actors of one document and where it names them."""
        for actor in actors:
            self.descriptions.setdefault(actor.actor_id, Counter())[actor] += 1
        for mention in mentions:
            self.named.setdefault(mention.actor_id, []).append(mention)

    def refer(self, grounded: Iterable[Grounded]) -> None:
        """Take in the cells of claims and casualties that refer to actors."""
        self.referred.update(str(each.value) for each in grounded if each.column in _REFERRING)

    def known(self) -> dict[str, KnownActor]:
        """Give each actor's description: the one most documents give, of several the first in alphabetical order."""
        return {
            actor_id: min(said, key=lambda actor: (-said[actor], repr(actor)))
            for actor_id, said in sorted(self.descriptions.items())
        }


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor with its mentions and the words that its cells rest on; for a parent never named, those for a branch."""

    actor: KnownActor
    mentions: tuple[ActorMention, ...]
    grounded: tuple[Grounded, ...]

    def row(self) -> dict[str, Any]:
        """Give the row of the actors table."""
        actor = self.actor
        return {
            "actor_id": actor.actor_id,
            "name": actor.name,
            "actor_type": actor.actor_type.value,
            "parent_actor_id": actor.parent_actor_id,
            "country_iso2": actor.country_iso2,
            "wikidata_qid": actor.wikidata_qid,
            "aliases": sorted({mention.span.quote for mention in self.mentions}),
            "n_mentions": len(self.mentions),
            "source_ids": sorted({mention.span.source_id for mention in self.mentions}),
        }


def actor_rows(book: ActorBook) -> list[ActorRow]:
    """Give the actors that rows refer to, the armed groups that are named, and the parents of both.

    Raises:
        UnknownActorError: a row refers to an actor that no document describes.
    """
    known = book.known()
    kept = set(book.referred) | {
        actor_id for actor_id in book.named if actor_id in known and _is_group(known[actor_id])
    }
    waiting = sorted(kept)
    while waiting:
        actor_id = waiting.pop()
        if actor_id not in known:
            raise UnknownActorError(f"{actor_id!r} is referred to, but described by no document")
        parent = known[actor_id].parent_actor_id
        if parent and parent not in kept:
            kept.add(parent)
            waiting.append(parent)
    branches: dict[str, list[str]] = {}
    for actor_id in sorted(kept):
        if parent := known[actor_id].parent_actor_id:
            branches.setdefault(parent, []).append(actor_id)
    return [_actor_row(known[actor_id], book, branches) for actor_id in sorted(kept)]


def _is_group(actor: KnownActor) -> bool:
    return actor.actor_type == ActorType.ARMED_GROUP


def _actor_row(actor: KnownActor, book: ActorBook, branches: Mapping[str, Sequence[str]]) -> ActorRow:
    mentions = _mentions(actor.actor_id, book)
    known = {column: value for column in _KNOWN if (value := getattr(actor, column)) is not None}
    grounded = [
        Grounded(column, value, mention.span, mention.method)
        for mention in (mentions or _of_branches(actor.actor_id, book, branches))[:1]
        for column, value in known.items()
    ]
    grounded += [Grounded("aliases", mention.span.quote, mention.span, mention.method) for mention in mentions]
    return ActorRow(actor, tuple(mentions), tuple(grounded))


def _mentions(actor_id: str, book: ActorBook) -> list[ActorMention]:
    """Where an actor is named, in order, each place once."""
    by_position = {_position(mention.span): mention for mention in reversed(book.named.get(actor_id, ()))}
    return [by_position[position] for position in sorted(by_position)]


def _of_branches(
    actor_id: str, book: ActorBook, branches: Mapping[str, Sequence[str]], above: Set[str] = frozenset()
) -> list[ActorMention]:
    """Where branches of an actor are named, or their branches."""
    seen = {actor_id, *above}
    below = [branch for branch in branches.get(actor_id, ()) if branch not in seen]
    found = (_mentions(branch, book) or _of_branches(branch, book, branches, seen) for branch in below)
    return next((mentions for mentions in found if mentions), [])


def _position(span: Span) -> tuple[str, int, int]:
    return span.source_id, span.start, span.end
