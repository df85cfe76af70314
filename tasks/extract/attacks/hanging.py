"""How a place or a date of a sentence hangs together with an attack told there: observations that models weigh."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from tasks.extract.attacks.triggers import is_event_noun
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
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

_VERBS = ("AUX", "VERB")
_FAR = ((3, "close by"), (8, "near by"), (15, "far off"))
_VERBS_OF = {
    "verbs/speech": "on a verb of speech",
    "attacks/travel": "on a verb of travel",
    "verbs/treatment": "on a verb of treatment",
    "verbs/residence": "on a verb of living",
    "verbs/presence": "on a verb of speech",
}
_SEPARATORS = {",": "beyond a comma", ";": "beyond a comma", ":": "beyond a comma", '"': "beyond a quote"}
OBSERVATIONS = (
    "a subject",
    "after another preposition",
    "after no preposition",
    "after the trigger",
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
    "opens the sentence",
    "the nearest",
    "the only one",
    "under the trigger",
    "very far off",
)
"""All that `form` (but for single prepositions), `path`, `order` and `rivals` may observe."""


class Named(Protocol):
    """A place or a date found in a text."""

    @property
    def tokens(self) -> TokenSpan:
        """Its words."""


class Beside(Protocol):
    """What leads an attack and its rivals in a sentence, and the places, or the dates, named there."""

    @property
    def trigger(self) -> Token:
        """What leads the attack."""

    @property
    def triggers(self) -> Sequence[Token]:
        """What leads the attacks of the sentence."""

    @property
    def named(self) -> Sequence[Named]:
        """The places, or the dates, of the sentence."""


def governor_of(word: Token) -> Token:
    """Give the word that another hangs on, prepositions left out."""
    over = word.head
    while over.pos_ == "ADP" and over.head != over:
        over = over.head
    return over


def form(setting: Beside, named: Named, prepositions: frozenset[str]) -> Iterator[str]:
    """Observe how it is put; `prepositions` are those that are told apart."""
    root = named.tokens.root
    if follows_preposition(root):
        yield f"after {root.head.lower_}" if root.head.lower_ in prepositions else "after another preposition"
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


def path(setting: Beside, named: Named) -> Iterator[str]:
    """Observe how it and the trigger hang together in the parse."""
    root, trigger = named.tokens.root, setting.trigger
    governor, above = governor_of(root), list(root.ancestors)
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
        yield from _not_under(trigger, governor, above)


def _not_under(trigger: Token, governor: Token, above: Sequence[Token]) -> Iterator[str]:
    """Observe how it hangs that is not under the trigger."""
    over = {trigger, *trigger.ancestors}
    shared = next((word for word in above if word in over), None)
    if governor == shared:
        yield "on a word over the trigger"
    elif shared is not None:
        verbs = any(word.pos_ in _VERBS for word in above[: above.index(shared)])
        yield "beside the trigger, beyond a verb" if verbs else "beside the trigger"


def order(setting: Beside, named: Named) -> Iterator[str]:
    """Observe where it stands, and what stands between it and the trigger."""
    root, trigger = named.tokens.root, setting.trigger
    yield "before the trigger" if root.i < trigger.i else "after the trigger"
    gap = abs(root.i - trigger.i)
    yield next((name for most, name in _FAR if gap <= most), "very far off")
    if named.tokens.start <= root.sent.start + 3:
        yield "opens the sentence"
    between = root.doc[min(root.i, trigger.i) : max(root.i, trigger.i)]
    yield from {_SEPARATORS[word.text] for word in between if word.text in _SEPARATORS}
    if any(word.lemma_.lower() in word_class("verbs/speech") for word in between):
        yield "beyond speech"


def rivals(setting: Beside, named: Named) -> Iterator[str]:
    """Observe the others of its kind in the sentence, and other attacks."""
    root, trigger = named.tokens.root, setting.trigger
    if len(setting.named) == 1:
        yield "the only one"
    if named is min(setting.named, key=lambda each: abs(each.tokens.root.i - trigger.i), default=None):
        yield "the nearest"
    if any(trigger in other.tokens.root.ancestors for other in setting.named) and trigger not in root.ancestors:
        yield "another hangs on the trigger"
    gap = abs(root.i - trigger.i)
    others = [other for other in setting.triggers if other != trigger]
    if any(abs(other.i - root.i) < gap for other in others):
        yield "nearer to another attack"
    if any(min(root.i, trigger.i) < other.i < max(root.i, trigger.i) for other in others):
        yield "beyond another attack"
