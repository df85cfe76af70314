"""Labelled articles -> examples of words and the attacks they do and do not belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.documents import Span
from schemas.labels import LabelledArticle, LabelledSpan
from schemas.mentions import PlaceCell
from schemas.vocabulary import Realis
from schemas.weights import Choice, Example
from tasks.extract.attacks import anchoring_facts, scene_facts
from tasks.extract.attacks.attachment_facts import FACTS, Setting
from tasks.extract.attacks.find import datings
from tasks.extract.attacks.scene import opening
from tasks.extract.attacks.surroundings import not_of_names
from tasks.extract.attacks.where import Circumstances
from tasks.extract.casualties.find import find_casualties
from tasks.extract.claims.find import find_claims
from tasks.extract.claims.frames import event_of
from tasks.extract.document import take_steps
from tasks.extract.found import FoundActor, FoundAttack, FoundDate, FoundPlace
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_OF_NO_ATTACK = {"warning", "foiled_plot"}
_NOUNS = {"NOUN", "PROPN", "NUM", "PRON"}


@dataclass(frozen=True)
class Labelled:
    """An article that is read, the attacks found in it, and which labelled attack each of them is."""

    reading: Reading
    labels: LabelledArticle
    actors: Sequence[FoundActor]
    attacks: Sequence[FoundAttack]
    told: Sequence[str | None]
    places: Sequence[FoundPlace] = ()
    dates: Sequence[FoundDate] = ()
    dateline: PlaceCell | None = None

    def place(self, span: Span) -> tuple[int, int]:
        """Give where a span stands in the text as given."""
        shift = self.reading.document.source.body_start
        return span.start - shift, span.end - shift

    def is_none(self, span: Span) -> bool:
        """Whether a stretch is labelled as a number of no attack; what is not labelled at all may be of any."""
        return any(label.overlap(*self.place(span)) for label in self.labels.not_counted)


def label_attacks(reading: Reading, labels: LabelledArticle) -> Labelled:
    """Find the attacks of a reading, and say which labelled one each is."""
    known = take_steps(reading, "attacks")
    attacks = known["attacks"]
    found = Labelled(reading, labels, known["actors"], attacks, (), known["places"], known["dates"], known["dateline"])
    told = [labels.attack_at(found.place(each.mention.trigger), found.place(each.mention.quote)) for each in attacks]
    return replace(found, told=told)


def harm_examples(article: Labelled) -> Iterator[Choice]:
    """Give each word of harm and the attacks it may belong to: harm that is read, and labelled harm that is not."""
    labels, seen = article.labels.casualties, set[LabelledSpan | None]()
    tokens = _tokens(article.reading)
    for mention in find_casualties(article.reading, article.attacks, article.actors):
        harm = next(cell.span for cell in mention.cells if cell.column == "outcome")
        told = _told(labels, article.place(mention.quote), mention.outcome)
        seen.add(told)
        known = told is not None or article.is_none(mention.quote)
        if known and harm.start in tokens and mention.quote.start >= article.reading.document.source.body_start:
            yield _choice(article, tokens[harm.start], told)
    for span in labels:
        root = None if span in seen else _root(article, span)
        if root is not None:
            governed = root.pos_ in _NOUNS and root.head.pos_ in {"VERB", "AUX"}
            yield _choice(article, root.head if governed else root, span)


def claim_examples(article: Labelled) -> Iterator[Choice]:
    """Give the cue of each labelled claim, or what it names, and the attacks it may be about."""
    labels, seen = article.labels.claims, set[LabelledSpan | None]()
    tokens = _tokens(article.reading)
    for mention in find_claims(article.reading, article.attacks, article.actors):
        cue = next(cell.span for cell in mention.cells if cell.column == "claim_type")
        told = _told(labels, article.place(mention.quote), mention.claim_type)
        seen.add(told)
        if told is not None and told.label not in _OF_NO_ATTACK and cue.start in tokens:
            word = tokens[cue.start]
            yield _choice(article, event_of(word) or word, told)
    for span in labels:
        root = None if span in seen or span.label in _OF_NO_ATTACK else _root(article, span)
        if root is not None:
            yield _choice(article, event_of(root) or root, span)


def scene_examples(article: Labelled) -> Iterator[Example]:
    """Give each place named beside an attack whose place is labelled, and whether it was there."""
    around = Circumstances(article.reading, places=not_of_names(article.places, article.actors))
    opened = opening(around, article.dateline)
    for attack, told in zip(article.attacks, article.told, strict=True):
        labelled = article.labels.places.get(told) if told else None
        if labelled is None or attack.mention.realis != Realis.ACTUAL:
            continue
        triggers = [each.trigger for each in article.attacks if each.mention.sentence == attack.mention.sentence]
        named = around.of(attack.mention.sentence).places
        setting = scene_facts.Setting(attack.trigger, triggers, named, opened.dateline, opened.lead)
        for place in named:
            if (holds := labelled.holds(place.cell)) is not None:
                yield Example(scene_facts.FACTS.of(setting, place), holds, 1.0, article.labels.origin)


def anchoring_examples(article: Labelled) -> Iterator[Example]:
    """Give each date named beside an attack whose day is labelled, and whether it is the attack's."""
    dates = datings(article.reading, article.dates, article.actors)
    for attack, told in zip(article.attacks, article.told, strict=True):
        labelled = article.labels.dates.get(told) if told else None
        if labelled is None or attack.mention.realis != Realis.ACTUAL:
            continue
        number = attack.mention.sentence
        named = [date for date in dates if article.reading.sentence_number(date.tokens) == number]
        triggers = [each.trigger for each in article.attacks if each.mention.sentence == number]
        proposed = [date.cell for date in named if date.cell in attack.mention.dates]
        setting = anchoring_facts.Setting(attack.trigger, triggers, named, proposed, article.reading.published)
        for date in named:
            facts = anchoring_facts.FACTS.of(setting, date)
            yield Example(facts, labelled.holds(date.cell), 1.0, article.labels.origin)


def _choice(article: Labelled, word: Token, told: LabelledSpan | None) -> Choice:
    """The attacks that a word may belong to; what is labelled as no harm belongs to none."""
    right = {attack for attack in told.attacks if attack} if told else set()
    setting = Setting(article.reading, article.attacks, word)
    candidates = tuple(FACTS.of(setting, index) for index in range(len(article.attacks)))
    rights = frozenset(index for index, attack in enumerate(article.told) if attack in right)
    return Choice(candidates, rights, article.labels.origin)


def _told(labels: Sequence[LabelledSpan], place: tuple[int, int], label: str) -> LabelledSpan | None:
    """The labelled statement that stands where one is read."""
    there = [span for span in labels if span.label == label and span.overlap(*place)]
    return max(there, key=lambda span: span.overlap(*place), default=None)


def _tokens(reading: Reading) -> dict[int, Token]:
    """The words of a reading by where they start in the source."""
    return {reading.span(token).start: token for token in reading.doc if not token.is_space}


def _root(article: Labelled, span: LabelledSpan) -> Token | None:
    """The word that governs a labelled stretch; None where cleaning left nothing of it."""
    shift = article.reading.document.source.body_start
    inside = [t for start, t in _tokens(article.reading).items() if span.start + shift <= start < span.end + shift]
    return article.reading.doc[inside[0].i : inside[-1].i + 1].root if inside else None
