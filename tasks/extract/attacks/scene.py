"""The scene: which of the places named in a sentence are where the attack it tells of took place.

Grammar proposes the places in an attack's own scope (see `where`). A model of plain observations, learned from labelled
articles, strikes out those that are most likely somewhere else, and adds those of the sentence's other words that most
likely are the scene and that nothing puts elsewhere for certain. Of text in capitals the parse gives too little to
weigh, so there the scope alone decides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schemas.mentions import PlaceCell
from schemas.weights import load_weights, probability
from tasks.extract.attacks.events import is_avenged
from tasks.extract.attacks.scene_facts import FACTS, Setting
from tasks.extract.attacks.where import Circumstances, cell_of, places_of
from tasks.extract.found import FoundPlace
from tasks.extract.lexicons.triggers import Trigger

WEIGHTS = Path(__file__).parent / "weights" / "scene.csv"
STRUCK, ADDED = 0.3, 0.6
"""A place in scope less likely than the first is struck out, one out of scope likelier than the second is added."""
_LEAD = 3  # sentences
_SPECIFIC = ("venue", "district", "city", "area", "admin1", "country")


@dataclass(frozen=True)
class Opening:
    """What a document opens with: the city of its dateline, and the cities its first sentences name."""

    dateline: PlaceCell | None
    lead: frozenset[str]


def opening(around: Circumstances, dateline: PlaceCell | None) -> Opening:
    """Give what a document opens with."""
    places = (place for number in range(_LEAD) for place in around.of(number).places)
    return Opening(dateline, frozenset(place.cell.city for place in places if place.cell.city))


def scene_of(
    trigger: Trigger, triggers: Sequence[Trigger], around: Circumstances, inside: set[int], opened: Opening
) -> tuple[PlaceCell, ...]:
    """Give the places of a sentence where the attack that a trigger tells of took place, the most specific first.

    `triggers` are those of the sentence, `around` what is found in it, `inside` the words in the trigger's scope.
    """
    proposed = places_of(trigger, around.places, inside)
    if "all_capitals" in around.reading.document.flags:
        return tuple(map(cell_of, proposed))
    setting = Setting(trigger.token, [each.token for each in triggers], around.places, opened.dateline, opened.lead)
    weights = load_weights(WEIGHTS, FACTS.names)
    likely = {id(place): probability(FACTS.of(setting, place), weights) for place in around.places}
    kept = [place for place in proposed if likely[id(place)] > STRUCK]
    kept += [place for place in _beyond(setting, trigger, proposed) if likely[id(place)] > ADDED]

    def order(place: FoundPlace) -> tuple[int, bool, float]:
        return _SPECIFIC.index(place.cell.role), place not in proposed, -likely[id(place)]

    return tuple(map(cell_of, sorted(kept, key=order)))


def _beyond(setting: Setting, trigger: Trigger, proposed: Sequence[FoundPlace]) -> list[FoundPlace]:
    """The places out of scope that may be the scene: not of another attack, of what was avenged, or of who spoke."""
    own = {trigger.token, *trigger.token.ancestors}
    others = [other for other in setting.triggers if other not in own]
    sentence = {word.i for word in trigger.token.sent if not is_avenged(word, trigger.token)}
    return [
        place
        for place in places_of(trigger, setting.named, sentence)
        if place not in proposed and not any(other in place.tokens.root.ancestors for other in others)
    ]
