"""Roads and lines by the two towns that they join: "the Abuja-Kaduna train", "the Bogra-Rangpur highway"."""

from schemas.vocabulary import PlaceSource
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.context_words import Words
from tasks.extract.places.parts import Part
from tasks.extract.places.runs import NameRun

_MODIFIERS = 3


def route(words: Words, run: NameRun) -> Part | None:
    """Read two names joined by a hyphen before a noun for a way or what goes on it: all it tells is the country."""
    joints = [token.i for token in words.doc[run.start : run.end] if token.text in word_class("places/joint")]
    if not joints or not _goes_on(words, run.end):
        return None
    ends = (words.text(run.start, joints[-1]), words.text(joints[-1] + 1, run.end))
    first, last = ({found.country_iso2 for found in words.named(end) if found.kind != "area"} for end in ends)
    countries = first & last
    if len(countries) != 1:
        return None
    name = words.text(run.start, run.end)
    return Part(run.start, run.end, name, "area", PlaceSource.ROAD, typed=True, country_iso2=countries.pop())


def _goes_on(words: Words, end: int) -> bool:
    after = words.doc[end : end + _MODIFIERS]
    return any(token.lower_ in word_class("places/way") for token in after)
