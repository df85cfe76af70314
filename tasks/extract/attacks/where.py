"""Where: which places of a sentence belong to the attack it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from schemas.mentions import PlaceCell
from schemas.vocabulary import PlaceSource
from tasks.extract.attacks.relatives import stands_before, where_of
from tasks.extract.attacks.triggers import is_event_noun
from tasks.extract.found import FoundActor, FoundDate, FoundPlace
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_active_subject,
    is_clause_on_noun,
    is_modifier,
    is_premodifier,
)
from tasks.extract.lexicons.triggers import Trigger
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import Quantity
from tasks.extract.parse import Token
from tasks.extract.places.cues import load_cues
from tasks.extract.places.home_city import HOSPITAL
from tasks.extract.places.homes import describes_somebody, employs, is_home, is_workplace, of_somebody
from tasks.extract.reading.reading import Reading


@dataclass(frozen=True)
class Circumstances:
    """What the other components found in the document."""

    reading: Reading
    actors: Sequence[FoundActor] = ()
    places: Sequence[FoundPlace] = ()
    dates: Sequence[FoundDate] = ()
    quantities: Sequence[Quantity] = ()

    def of(self, sentence: int) -> "Circumstances":
        """What of it stands in a sentence, given by its number."""
        return self._by_sentence.get(sentence, Circumstances(self.reading))

    @cached_property
    def _by_sentence(self) -> dict[int, "Circumstances"]:
        """Sorted once, so that a long document costs no more for each of its attacks."""
        doc, sorted_ = self.reading.doc, self.reading.by_sentence
        actors = sorted_(self.actors, lambda each: each.tokens)
        places = sorted_(self.places, lambda each: each.tokens)
        dates = sorted_(self.dates, lambda each: each.tokens)
        quantities = sorted_(self.quantities, lambda each: doc[each.digits[0]])
        return {
            number: Circumstances(self.reading, actors[number], places[number], dates[number], quantities[number])
            for number in {*actors, *places, *dates, *quantities}
        }


def places_of(trigger: Trigger, places: Sequence[FoundPlace], inside: set[int]) -> list[FoundPlace]:
    """Places of the sentence in the trigger's scope that may be its scene, the nearest and most specific first."""
    near = [
        place
        for place in places
        if place.tokens.root.i in inside and not names_speaker(place) and not _elsewhere(place, trigger.token)
    ]
    for tells_otherwise in (_where_said, _is_addressed, _is_on_the_way):
        near = [place for place in near if not tells_otherwise(place.tokens.root, trigger.token)] or near
    near = _of_where(near, trigger.token) or near
    near = [place for place in near if not _comes_from(place.tokens.root, trigger.token)] or near
    specific = {"venue": 0, "district": 1, "city": 2, "area": 3, "admin1": 4, "country": 5}

    def order(place: FoundPlace) -> tuple[int, bool, int]:
        root = place.tokens.root
        return specific[place.cell.role], trigger.token not in root.ancestors, abs(root.i - trigger.token.i)

    return sorted(near, key=order)


def cell_of(place: FoundPlace) -> PlaceCell:
    """Give a place as it is handed on, marked where it only says whence somebody is."""
    return of_somebody(place.cell) if describes_somebody(place) else place.cell


def _elsewhere(found: FoundPlace, trigger: Token) -> bool:
    """Whether a place is where somebody is from, worked or was treated, not where they were hurt."""
    root = found.tokens.root
    if is_home(found) or is_workplace(found) or (found.cell.role == "venue" and employs(root)):
        return True
    for ancestor in root.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.lemma_.lower() in word_class("verbs/treatment"):
            return _is_brought_to(root, ancestor)
    return False


def _is_brought_to(place: Token, verb: Token) -> bool:
    """Whether a place is where the hurt were treated or taken: not where they were taken from, or what went before."""
    branch = next((word for word in (place, *place.ancestors) if word.head == verb), place)
    if branch.pos_ in _VERBS:
        return False  # "were taken to hospital after a bomb went off near Gao"
    return verb.lemma_.lower() not in word_class("verbs/transport") or branch.lower_ not in word_class("attacks/off")


_VERBS = ("AUX", "VERB")


def _of_where(places: Sequence[FoundPlace], trigger: Token) -> list[FoundPlace]:
    """The place that a clause with "where" is on, and those in the clause: "stopped near Gao, where it was robbed"."""
    where = where_of(trigger)
    if where is None:
        return []
    told = [place for place in places if stands_before(place.tokens, where)]
    return [*told, *(place for place in places if place.tokens.start > where.i)] if told else []


def _is_addressed(place: Token, trigger: Token) -> bool:
    """Whether a place is whom something was sent to, wherever it got: "a bomb addressed to the embassy in Rome"."""
    for word in (place, *place.ancestors):
        if word == trigger:
            return False
        if word.pos_ == "ADP" and word.lower_ in word_class("attacks/whither"):
            return word.head.lemma_.lower() in word_class("attacks/addressed")
    return False


def _is_on_the_way(place: Token, trigger: Token) -> bool:
    """Whether a place is whence or whither somebody went: "the train from Kano to Lagos", "on his way to Gao"."""
    prep = place.head
    if not follows_preposition(place) or not (prep.lower_ == "from" or prep.lower_ in word_class("attacks/whither")):
        return False
    ends = {
        prep.lower_,
        prep.head.lower_,
        *(t.lower_ for t in (*prep.children, *prep.head.children) if t.pos_ == "ADP"),
    }
    from_to = "from" in ends and not ends.isdisjoint(word_class("attacks/whither"))
    head = prep.head.head if prep.head.pos_ == "ADP" else prep.head
    return head != trigger and (from_to or head.lemma_.lower() in word_class("attacks/travel"))


def _comes_from(place: Token, trigger: Token) -> bool:
    """Whether a place is in a clause on those who act: "fighters who came over the river from Gaya killed ten"."""
    over = takewhile(lambda word: word != trigger, place.ancestors)
    clause = next((word for word in over if is_clause_on_noun(word) and word.pos_ == "VERB"), None)
    return clause is not None and clause.head in frame_of(trigger).heads(Role.AGENT)


def _where_said(place: Token, trigger: Token) -> bool:
    """Whether a place is where somebody told of the attack: "it was reported in La Paz that", "sources in Caracas"."""
    for ancestor in place.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.lower_ == "according":
            return True
        if ancestor.pos_ == "VERB":
            return ancestor.lemma_.lower() in word_class("verbs/speech") and ancestor in trigger.ancestors
    return False


def is_where_asked(found: FoundPlace) -> bool:
    """Whether a place is that of who is told or was asked: "told a Belfast newsroom", "reached by phone in Beira"."""
    root = found.tokens.root
    if is_modifier(root) and root.head.lemma_.lower() in word_class("attacks/telling_place"):
        return True
    return _verb_of(root) in word_class("attacks/asking")


def is_where_said(found: FoundPlace) -> bool:
    """Whether a place hangs on a verb of saying: "said in Beira that it was over"."""
    return _verb_of(found.tokens.root) in word_class("verbs/speech")


def _verb_of(place: Token) -> str:
    """The verb that a place hangs on, "" where it is the place of something that happened."""
    for ancestor in place.ancestors:
        if is_event_noun(ancestor):
            return ""
        if ancestor.pos_ == "VERB":
            return ancestor.lemma_.lower()
    return ""


def treats_the_hurt(found: FoundPlace) -> bool:
    """Whether a place is where the hurt were taken: of a hospital beside an attack nothing else is told."""
    if found.cell.source == PlaceSource.HOSPITAL or HOSPITAL.search(found.cell.name):
        return True
    return any(ancestor.lemma_.lower() in word_class("verbs/treatment") for ancestor in found.tokens.root.ancestors)


def _names_office(place: Token) -> bool:
    """Whether a place only says of what an official who speaks has the office: "according to the governor of Mopti"."""
    holder = place.head.head if follows_preposition(place) and place.head.lower_ == "of" else None
    if holder is None or holder.lemma_.lower() not in word_class("attacks/office"):
        return False
    according = follows_preposition(holder) and holder.head.lower_ == "to" and holder.head.head.lower_ == "according"
    return according or (is_active_subject(holder) and holder.head.lemma_.lower() in word_class("verbs/speech"))


def names_speaker(found: FoundPlace) -> bool:
    """Whether a place stands for somebody of it: "Moscow said", "US troops", "the Washington-based centre"."""
    root = found.tokens.root
    if root.i + 2 < len(root.doc) and root.nbor(1).text == "-" and load_cues().has("based", root.nbor(2).text):
        return True
    if _names_office(root):
        return True
    if is_active_subject(root):
        return found.cell.role == "country" or root.head.lemma_.lower() in word_class("verbs/speech")
    if is_premodifier(root) and found.cell.role == "country":
        return not is_event_noun(root.head)
    return (
        found.cell.role == "country"
        and follows_preposition(root)
        and root.head.lower_ in word_class("attacks/outside_of")
    )
