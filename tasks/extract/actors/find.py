"""Actors of a document: groups, states and their agencies, people who speak, and the words that refer back to them."""

from collections.abc import Sequence

from schemas.mentions import ActorMention, KnownActor
from tasks.extract.actors.anaphors import find_anaphors
from tasks.extract.actors.branches import with_branches
from tasks.extract.actors.described import find_described, find_led_groups
from tasks.extract.actors.groups import find_unlisted_groups
from tasks.extract.actors.lexicon import lexicon_actors
from tasks.extract.actors.names import find_names, without_kin
from tasks.extract.actors.people import find_people
from tasks.extract.actors.state_names import state_actor
from tasks.extract.actors.states import find_states
from tasks.extract.found import FoundActor, FoundPlace, Reference
from tasks.extract.reading.reading import Reading


def find_actors(reading: Reading, places: Sequence[FoundPlace] = ()) -> tuple[FoundActor, ...]:
    """Find every actor of a reading in text order; no two share a token, the lexicon goes before what is guessed.

    The places tell whose army "the army" is where the text names no country.
    """
    found: list[FoundActor] = []
    found += find_names(reading)
    found += _free(find_states(reading, found, places), found)
    unlisted = find_unlisted_groups(reading, found)
    found = [*_free(found, unlisted), *unlisted]
    found += find_led_groups(reading, {t.i for f in found for t in f.tokens})
    found += find_people(reading, found)
    found = with_branches(reading, found)
    found += with_branches(reading, _free(find_anaphors(reading, found), found))
    found += find_described(reading, {t.i for f in found for t in f.tokens})
    return tuple(without_kin(reading, sorted(found, key=lambda f: f.tokens.start)))


def _free(candidates: Sequence[FoundActor], found: Sequence[FoundActor]) -> list[FoundActor]:
    taken = {t.i for f in found for t in f.tokens}
    return [f for f in candidates if not any(t.i in taken for t in f.tokens)]


def actor_table(found: Sequence[FoundActor]) -> tuple[KnownActor, ...]:
    """Give each actor found once, and the parents of each, sorted by id."""
    table: dict[str, KnownActor] = {}
    waiting = [f.actor for f in found]
    while waiting:
        actor = waiting.pop()
        if actor.actor_id in table:
            continue
        table[actor.actor_id] = actor
        parent = actor.parent_actor_id
        if parent and parent.startswith("state/"):
            waiting.append(state_actor(parent.removeprefix("state/").upper()))
        elif parent:
            waiting.append(lexicon_actors()[parent])
    return tuple(table[actor_id] for actor_id in sorted(table))


def actor_mentions(reading: Reading, found: Sequence[FoundActor]) -> tuple[ActorMention, ...]:
    """Give the places where an actor is named; words that only refer back are no names."""
    mentions = []
    for f in found:
        if f.reference == Reference.NAME:
            written = f.tokens.text.rstrip(".,;:")
            span = reading.document.cut(f.tokens.start_char, f.tokens.start_char + len(written))
            mentions.append(ActorMention(f.actor.actor_id, span, f.method))
    return tuple(mentions)
