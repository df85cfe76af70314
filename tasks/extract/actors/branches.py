"""Branches named by their place: "its Khorasan branch", "al-Qaeda's Yemeni affiliate" are groups of their own."""

from collections.abc import Sequence

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.actors.lexicon import aliases_of, fold, lexicon_actors
from tasks.extract.found import FoundActor, Reference
from tasks.extract.grammar.relations import follows_preposition, is_premodifier
from tasks.extract.lexicons.people import nationality_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

METHOD = "actors.branch"


def with_branches(reading: Reading, found: Sequence[FoundActor]) -> list[FoundActor]:
    """Put in place of a group and its "branch" the one branch that the lexicon has for the words between them."""
    taken = {t.i for f in found for t in f.tokens}
    return [_branch(reading, owner, taken) or owner for owner in found]


def _branch(reading: Reading, owner: FoundActor, taken: set[int]) -> FoundActor | None:
    head = _part_of(owner)
    if head is None or head.i in taken or owner.actor.actor_type != ActorType.ARMED_GROUP:
        return None
    words = [t for t in head.lefts if is_premodifier(t) and t.i not in taken]
    branch = _branch_called(owner.actor, words)
    if branch is None:
        return None
    first, last = min(words[0].i, owner.tokens.start), max(head.i + 1, owner.tokens.end)
    return FoundActor(reading.doc[first:last], branch, METHOD, Reference.BRANCH)


def _part_of(owner: FoundActor) -> Token | None:
    """The "branch" whose parent is named before it, or after "of"."""
    root = owner.tokens.root
    head = root.head.head if follows_preposition(root) and root.head.lower_ == "of" else root.head
    owned = is_premodifier(root) or (follows_preposition(root) and root.head.lower_ == "of")
    return head if owned and head.lemma_.lower() in word_class("actors/parts") else None


def _branch_called(parent: KnownActor, words: Sequence[Token]) -> KnownActor | None:
    """The one branch with one of these words in a name of it, else the one that is at home where they say."""
    branches = [actor for actor in lexicon_actors().values() if actor.parent_actor_id == parent.actor_id]
    places = {fold(word.text) for word in words if word.text[:1].isupper()}
    called = [b for b in branches if places & {fold(part) for name in aliases_of(b) for part in name.split()}]
    if len(called) == 1:
        return called[0]
    country = nationality_of(words[0].doc[words[0].i : words[-1].i + 1]) if words else None
    at_home = [branch for branch in called or branches if country and branch.country_iso2 == country[1]]
    return at_home[0] if len(at_home) == 1 else None
