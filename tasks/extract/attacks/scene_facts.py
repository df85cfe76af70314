"""Plain observations on a place and an attack told in its sentence, which the model of `scene` weighs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.facts import Facts
from schemas.mentions import PlaceCell
from schemas.vocabulary import PlaceSource, WherePrecision
from tasks.extract.attacks.triggers import is_event_noun
from tasks.extract.attacks.where import is_where_asked, is_where_said, names_speaker, treats_the_hurt
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_adverbial_clause,
    is_apposition,
    is_clause_on_noun,
    is_complement_clause,
    is_joined,
    is_premodifier,
    is_subject,
)
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.places.homes import describes_somebody, is_home, is_workplace

_VERBS = ("AUX", "VERB")
_FAR = ((3, "close by"), (8, "near by"), (15, "far off"))
_VERBS_OF = {
    "verbs/speech": "on a verb of speech",
    "attacks/travel": "on a verb of travel",
    "verbs/treatment": "on a verb of treatment",
    "verbs/residence": "on a verb of living",
    "verbs/presence": "on a verb of speech",
}
_SEATS = {
    "the speaker's": names_speaker,
    "somebody's home": is_home,
    "somebody's work": is_workplace,
    "somebody's origin": describes_somebody,
    "where somebody was asked": is_where_asked,
    "where it was said": is_where_said,
    "where the hurt were taken": treats_the_hurt,
}
_SOURCES = {
    PlaceSource.SYNTAX: "known by its surroundings",
    PlaceSource.TYPE_NOUN: "known by its type",
    PlaceSource.ROAD: "a road",
    PlaceSource.AGENCY: "known by its police",
    PlaceSource.HOSPITAL: "a hospital",
}
_SEPARATORS = {",": "beyond a comma", ";": "beyond a comma", ":": "beyond a comma", '"': "beyond a quote"}


@dataclass(frozen=True)
class Setting:
    """What leads an attack and its rivals in a sentence, the places named there, and those the document opens with.

    `dateline` is the city that the document is filed from, `lead` are the cities named in its first sentences.
    """

    trigger: Token
    triggers: Sequence[Token]
    places: Sequence[FoundPlace]
    dateline: PlaceCell | None
    lead: frozenset[str]

    @cached_property
    def over(self) -> list[Token]:
        """The words over the trigger, the nearest first."""
        return list(self.trigger.ancestors)

    @cached_property
    def nearest(self) -> FoundPlace | None:
        """The place nearest to the trigger."""
        return min(self.places, key=lambda place: abs(place.tokens.root.i - self.trigger.i), default=None)


def _kind(setting: Setting, place: FoundPlace) -> Iterator[str]:
    role = place.cell.role
    yield f"a {role}" if role in {"city", "country", "district", "venue"} else "an area"
    if place.cell.where_prec == WherePrecision.NEAR:
        yield "only near it"
    if place.cell.source in _SOURCES:
        yield _SOURCES[place.cell.source]


def _governor(place: Token) -> Token:
    """The word that a place hangs on, prepositions left out."""
    word = place.head
    while word.pos_ == "ADP" and word.head != word:
        word = word.head
    return word


def _form(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """How the place is put."""
    root = place.tokens.root
    if follows_preposition(root):
        known = root.head.lower_ in word_class("attacks/scene_prepositions")
        yield f"after {root.head.lower_}" if known else "after another preposition"
    else:
        yield "after no preposition"
        if is_subject(root):
            yield "a subject"
        elif is_joined(root):
            yield "joined to another"
        elif is_apposition(root):
            yield "beside a noun"
        elif is_premodifier(root):
            yield "before " + _sort(root.head)


def _sort(noun: Token) -> str:
    entry = victim_noun(noun)
    if entry is not None and entry.group is not None:
        return "people"
    if is_event_noun(noun):
        return "an event"
    if noun.ent_type_ in {"ORG", "PERSON"}:
        return "an organisation" if noun.ent_type_ == "ORG" else "a person"
    return "a noun"


def _path(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """How the place and the trigger hang together."""
    root, trigger = place.tokens.root, setting.trigger
    governor, above = _governor(root), list(root.ancestors)
    if follows_preposition(root) and governor.pos_ in {"NOUN", "PROPN"}:
        yield "of " + _sort(governor)
    yield from {fact for verbs, fact in _VERBS_OF.items() if governor.lemma_.lower() in word_class(verbs)}
    if governor == trigger:
        yield "on the trigger"
    elif trigger in above:
        between = above[: above.index(trigger)]
        yield "beyond a verb under the trigger" if any(w.pos_ in _VERBS for w in between) else "under the trigger"
        if any(map(is_clause_on_noun, between)):
            yield "in a clause on a noun"
        elif any(is_adverbial_clause(word) or is_complement_clause(word) for word in between):
            yield "in a clause under it"
    else:
        yield from _beside(setting, governor, above)


def _beside(setting: Setting, governor: Token, above: Sequence[Token]) -> Iterator[str]:
    """How a place hangs that is not under the trigger."""
    shared = next((word for word in above if word == setting.trigger or word in setting.over), None)
    if governor == shared:
        yield "on a word over the trigger"
    elif shared is not None:
        verbs = any(word.pos_ in _VERBS for word in above[: above.index(shared)])
        yield "beside the trigger, beyond a verb" if verbs else "beside the trigger"


def _order(setting: Setting, place: FoundPlace) -> Iterator[str]:
    root, trigger = place.tokens.root, setting.trigger
    yield "before the trigger" if root.i < trigger.i else "after the trigger"
    gap = abs(root.i - trigger.i)
    yield next((name for most, name in _FAR if gap <= most), "very far off")
    if place.tokens.start <= root.sent.start + 3:
        yield "opens the sentence"
    between = root.doc[min(root.i, trigger.i) : max(root.i, trigger.i)]
    yield from {_SEPARATORS[word.text] for word in between if word.text in _SEPARATORS}
    if any(word.lemma_.lower() in word_class("verbs/speech") for word in between):
        yield "beyond speech"


def _rivals(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """Other places of the sentence, and other attacks."""
    root, trigger = place.tokens.root, setting.trigger
    if len(setting.places) == 1:
        yield "the only place"
    if place is setting.nearest:
        yield "the nearest place"
    if any(trigger in other.tokens.root.ancestors for other in setting.places) and trigger not in root.ancestors:
        yield "another hangs on the trigger"
    gap = abs(root.i - trigger.i)
    others = [other for other in setting.triggers if other != trigger]
    if any(abs(other.i - root.i) < gap for other in others):
        yield "nearer to another attack"
    if any(min(root.i, trigger.i) < other.i < max(root.i, trigger.i) for other in others):
        yield "beyond another attack"


def _seat(setting: Setting, place: FoundPlace) -> Iterator[str]:
    """Whose place it is rather than the attack's."""
    yield from (fact for fact, holds in _SEATS.items() if holds(place))


def _document(setting: Setting, place: FoundPlace) -> Iterator[str]:
    city = place.cell.city
    if city and setting.dateline is not None and city == setting.dateline.city:
        yield "the dateline's"
    if city and city in setting.lead:
        yield "named in the lead"


FACTS = Facts[Setting, FoundPlace](
    plain=frozenset(
        {
            "a city",
            "a country",
            "a district",
            "a hospital",
            "a road",
            "a subject",
            "a venue",
            "after another preposition",
            "after at",
            "after between",
            "after from",
            "after in",
            "after near",
            "after no preposition",
            "after of",
            "after on",
            "after outside",
            "after the trigger",
            "after to",
            "an area",
            "another hangs on the trigger",
            "before a noun",
            "before a person",
            "before an event",
            "before an organisation",
            "before people",
            "before the trigger",
            "beside a noun",
            "beside the trigger",
            "beside the trigger, beyond a verb",
            "beyond a comma",
            "beyond a quote",
            "beyond a verb under the trigger",
            "beyond another attack",
            "beyond speech",
            "close by",
            "far off",
            "in a clause on a noun",
            "in a clause under it",
            "joined to another",
            "known by its police",
            "known by its surroundings",
            "known by its type",
            "named in the lead",
            "near by",
            "nearer to another attack",
            "of a noun",
            "of a person",
            "of an event",
            "of an organisation",
            "of people",
            "on a verb of living",
            "on a verb of speech",
            "on a verb of travel",
            "on a verb of treatment",
            "on a word over the trigger",
            "on the trigger",
            "only near it",
            "opens the sentence",
            "somebody's home",
            "somebody's origin",
            "somebody's work",
            "the dateline's",
            "the nearest place",
            "the only place",
            "the speaker's",
            "under the trigger",
            "very far off",
            "where it was said",
            "where somebody was asked",
            "where the hurt were taken",
        }
    ),
    give=(_kind, _form, _path, _order, _rivals, _seat, _document),
    pairs=(),
    speak_for=frozenset({"the dateline's", "the only place", "on the trigger"}),
    speak_against=frozenset(
        {
            "another hangs on the trigger",
            "beyond another attack",
            "somebody's home",
            "somebody's work",
            "the speaker's",
            "where somebody was asked",
            "where the hurt were taken",
        }
    ),
)
