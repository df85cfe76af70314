"""When and where: which dates and places of a sentence belong to the attack it tells of."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from schemas.mentions import DateCell, PlaceCell
from schemas.vocabulary import DatePrecision
from tasks.extract.components.attack_realis import verbs_of
from tasks.extract.components.attack_trigger_lexicon import Trigger
from tasks.extract.components.attack_triggers import is_event_noun
from tasks.extract.components.attack_words import cue
from tasks.extract.components.casualty_nouns import victim_noun
from tasks.extract.components.numbers import Quantity
from tasks.extract.found import FoundActor, FoundDate, FoundPlace
from tasks.extract.gazetteer_home import HOSPITAL

_NEAR = 5  # words


@dataclass(frozen=True)
class Circumstances:
    """What the other components found in the document."""

    actors: Sequence[FoundActor]
    places: Sequence[FoundPlace]
    dates: Sequence[FoundDate]
    quantities: Sequence[Quantity]


def dates_of(trigger: Token, dates: Sequence[FoundDate], inside: set[int]) -> tuple[DateCell, ...]:
    """Dates of the sentence that say when the attack was: those hung on its own words before those elsewhere."""
    if trigger.lemma_ in {"die", "succumb"}:
        return ()
    near = [date for date in dates if date.tokens.root.i in inside and not _of_another_act(date, trigger)]
    own = [date for date in near if _is_own(date.tokens.root, trigger)]
    if not own and trigger.pos_ in {"NOUN", "PROPN"}:
        near = [date for date in near if _verb_over(date.tokens.root) == _verb_over(trigger)]
    return tuple(date.cell for date in own or near)


def dates_a_thing(date: FoundDate) -> bool:
    """Whether a month, year or holiday only tells which thing is meant: "the 2016 peace deal", "a Christmas market".

    In "a 2016 bombing" it tells when.
    """
    root = date.tokens.root
    modifies = root.dep_ in {"nummod", "compound", "nmod", "amod"} and root.head.pos_ in {"NOUN", "PROPN"}
    vague = date.cell.prec >= DatePrecision.MONTH or date.cell.method.endswith("holiday")
    return vague and modifies and root.head.i > root.i and not is_event_noun(root.head)


def without_names(dates: Sequence[FoundDate], actors: Sequence[FoundActor]) -> list[FoundDate]:
    """Leave out days that are part of an actor's name ("the 19 April Movement")."""
    named = {token.i for actor in actors if "anaphor" not in actor.method for token in actor.tokens}
    return [date for date in dates if not all(token.i in named for token in date.tokens)]


def _is_own(date: Token, trigger: Token) -> bool:
    """Whether a date hangs on the trigger's own words: "killed on Monday", "on the day he was killed"."""
    clause = trigger if trigger.pos_ == "VERB" else _verb_over(trigger)
    if clause is not None and clause.dep_ == "relcl" and clause.head == date:
        return True
    if date.i + 1 < len(date.doc) and date.nbor(1).lower_ == "when" and date.nbor(1).head == trigger:
        return True  # "since Sunday when he was killed"
    return trigger in date.ancestors and not _verb_between(date, trigger)


def _verb_over(token: Token) -> Token | None:
    return next((ancestor for ancestor in token.ancestors if ancestor.pos_ in {"VERB", "AUX"}), None)


def _verb_between(token: Token, trigger: Token) -> bool:
    for ancestor in token.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.pos_ == "VERB" and not _carries_out(ancestor, trigger):
            return True
    return True


def _carries_out(verb: Token, trigger: Token) -> bool:
    """Whether a clause on a noun only says that it was done: "the attack, which was staged on Monday"."""
    return verb.head == trigger and verb.dep_ in {"relcl", "acl"} and verb.lemma_.lower() in cue("light_verb")


def _of_another_act(date: FoundDate, trigger: Token) -> bool:
    """Whether a date hangs on a verb of saying or of the law rather than on the attack: "police said Tuesday".

    A month or year in which an attack was claimed is taken for the attack's too: claims follow within days.
    """
    found, current = date.cell, date.tokens.root
    if trigger.dep_ == "relcl" and trigger.head == current:
        return False
    while current.head.i != current.i and current.i != trigger.i:
        current = current.head
        if current.i == trigger.i:
            return False
        if current.pos_ == "NOUN" and current.lemma_.lower() in cue("afterwards"):
            return True
        if current.lemma_ == "report" and any(child.i == trigger.i for child in current.children):
            return False
        if current.pos_ in {"VERB", "AUX"}:
            lemma = current.lemma_.lower()
            if lemma == "claim" and found.prec >= DatePrecision.MONTH:
                return False
            planned = lemma in verbs_of("plan") and trigger.pos_ != "NOUN"
            says = says_when(date.tokens.root, current)
            return planned or says or _no_later_than(date.tokens.root, current) or _follows(date.tokens.root, current)
    return False


def _follows(date: Token, verb: Token) -> bool:
    """Whether the verb that a date hangs on tells of a hearing, a funeral or the like: "was back in court Monday"."""
    near = [token for token in verb.subtree if abs(token.i - date.i) <= _NEAR]
    told_of = [verb.head] if verb.dep_ == "acl" else []  # "an autopsy conducted Monday"
    return any(token.lemma_.lower() in cue("afterwards") for token in (*near, *told_of))


def _no_later_than(date: Token, verb: Token) -> bool:
    """Whether a date is one at which the hurt were already treated or let go: "as of Monday", "by Monday"."""
    heads = {date.head.lower_, date.head.head.lower_ if date.head.pos_ == "NOUN" else ""}
    return bool(heads & {"by", "of"}) and verb.lemma_.lower() in verbs_of("treatment") | {"release"}


def says_when(date: Token, verb: Token) -> bool:
    """Whether a date is that of a statement or an arrest. In "was shot on Monday, police said" it is not."""
    if verb.lemma_.lower() in verbs_of("legal"):
        return True
    told_after = date.i < verb.i and any(token.text == "," for token in date.doc[date.i : verb.i])
    return verb.lemma_.lower() in verbs_of("speech") and not told_after


def stands_elsewhere(date: TokenSpan) -> bool:
    """Whether a date is that of a statement, an arrest, a hearing to come, or how somebody was doing since."""
    verb = next((token for token in date.root.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    if _follows(date.root, date.root.head):
        return True
    if verb is None:
        return False
    to_come = any(child.lower_ in {"will", "'ll"} for child in verb.children) or _is_planned(verb)
    return to_come or verb.lemma_.lower() in verbs_of("treatment") or says_when(date.root, verb)


def _is_planned(verb: Token) -> bool:
    """Whether something is yet to be done: "are planning to meet on Monday", "is expected Monday"."""
    planning = verb.head if verb.dep_ == "xcomp" else verb
    present = any(child.lower_ in {"is", "are", "'s", "'re"} for child in planning.children)
    return present and planning.lemma_.lower() in {"plan", "expect", "schedule", "set"}


def places_of(trigger: Trigger, places: Sequence[FoundPlace], inside: set[int]) -> tuple[PlaceCell, ...]:
    """Places of the sentence that belong to the trigger, the nearest and most specific first."""
    near = [
        place
        for place in places
        if place.tokens.root.i in inside and not names_speaker(place) and not _elsewhere(place, trigger.token)
    ]
    near = [place for place in near if not _where_said(place.tokens.root, trigger.token)] or near
    specific = {"venue": 0, "district": 1, "city": 2, "area": 3, "admin1": 4, "country": 5}

    def order(place: FoundPlace) -> tuple[int, bool, int]:
        root = place.tokens.root
        return specific[place.cell.role], trigger.token not in root.ancestors, abs(root.i - trigger.token.i)

    near.sort(key=order)
    return tuple(place.cell for place in near)


def _employs(venue: Token) -> bool:
    """Whether a venue only says whose people were hurt: "employees of the embassy", "embassy staff"."""
    owned = venue.dep_ == "pobj" and venue.head.lower_ == "of"
    people = venue.head.head if owned else venue.head if venue.dep_ in {"compound", "nmod", "poss"} else None
    entry = victim_noun(people) if people is not None else None
    return entry is not None and entry.group is not None


def _elsewhere(found: FoundPlace, trigger: Token) -> bool:
    """Whether a place is where somebody is from or was treated, not where they were hurt."""
    root = found.tokens.root
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and (head.head.ent_type_ == "PERSON" or head.head.like_num):
        return True
    if found.cell.role == "venue" and _employs(root):
        return True
    for ancestor in root.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.lemma_.lower() in verbs_of("treatment"):
            return True
    return False


def _where_said(place: Token, trigger: Token) -> bool:
    """Whether a place is where somebody told of the attack: "it was reported in La Paz that", "sources in Caracas"."""
    for ancestor in place.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.lower_ == "according":
            return True
        if ancestor.pos_ == "VERB":
            return ancestor.lemma_.lower() in verbs_of("speech") and ancestor in trigger.ancestors
    return False


def treats_the_hurt(found: FoundPlace) -> bool:
    """Whether a place is where the hurt were taken: of a hospital beside an attack nothing else is told."""
    if found.cell.method == "places:hospital" or HOSPITAL.search(found.cell.name):
        return True
    return any(ancestor.lemma_.lower() in verbs_of("treatment") for ancestor in found.tokens.root.ancestors)


def names_speaker(found: FoundPlace) -> bool:
    """Whether a place stands for somebody of it: "Moscow said", "US troops", "the Washington-based centre"."""
    root = found.tokens.root
    if root.i + 2 < len(root.doc) and root.nbor(1).text == "-" and root.nbor(2).lower_ == "based":
        return True
    if root.dep_ == "nsubj":
        return found.cell.role == "country" or root.head.lemma_.lower() in verbs_of("speech")
    if root.dep_ in {"compound", "amod", "nmod", "poss"} and found.cell.role == "country":
        return not is_event_noun(root.head)
    return found.cell.role == "country" and root.dep_ == "pobj" and root.head.lower_ in {"outside", "by", "from"}
