"""Attacks: every clause that tells of one, with the dates, places, actors and victims that belong to it."""

from collections.abc import Iterator, Sequence

from schemas.mentions import AttackMention, Cell, DateCell, PlaceCell
from schemas.news import is_long_past
from schemas.vocabulary import DatePrecision, Realis, Stage
from tasks.extract.attacks.anchoring import anchored
from tasks.extract.attacks.another import is_another, is_continued
from tasks.extract.attacks.clock import with_clock
from tasks.extract.attacks.days import with_day
from tasks.extract.attacks.events import Event, join_events, owners_of, scope_of
from tasks.extract.attacks.headings import with_headings
from tasks.extract.attacks.named import know_actors
from tasks.extract.attacks.nature import nature_cells
from tasks.extract.attacks.retold import without_what_was_none
from tasks.extract.attacks.scene import Opening, opening, scene_of
from tasks.extract.attacks.stage import stage_of
from tasks.extract.attacks.surroundings import (
    not_of_names,
    only_city,
    with_dateline,
    with_neighbours,
    with_series,
)
from tasks.extract.attacks.triggers import find_tolls, find_triggers
from tasks.extract.attacks.weapons import with_weapons
from tasks.extract.attacks.when import dates_a_thing, dates_of, is_of_filing, opens_period, without_names
from tasks.extract.attacks.where import Circumstances
from tasks.extract.found import FoundActor, FoundAttack, FoundDate, FoundPlace
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_apposition,
    is_determiner,
    is_inside_phrase,
    is_left_over,
    is_possessor,
    is_preposition,
)
from tasks.extract.grammar.roles import has_violent_noun, object_heads
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.numbers.find import find_quantities
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.places.homes import without_homes
from tasks.extract.reading.reading import Reading


def find_attacks(
    reading: Reading,
    actors: Sequence[FoundActor],
    places: Sequence[FoundPlace],
    dates: Sequence[FoundDate],
    dateline: PlaceCell | None = None,
) -> tuple[FoundAttack, ...]:
    """Find the mentions of attacks in a document, in order; unreal ones are kept with their realis.

    `dateline` is the city the document is datelined from.
    """
    know_actors(reading.doc, actors)
    dates = datings(reading, dates, actors)
    around = Circumstances(reading, actors, not_of_names(places, actors), dates, find_quantities(reading.doc))
    told = list(find_triggers(reading))
    told = sorted([*told, *find_tolls(reading, told)], key=lambda trigger: trigger.token.i)
    events = [
        event
        for number, here in reading.by_sentence(told, lambda trigger: trigger.token).items()
        for event in join_events(here, around.of(number).places)
    ]
    triggers = [event.triggers[0] for event in events]
    rivals = reading.by_sentence(triggers, lambda trigger: trigger.token)
    owners = {number: owners_of(here) for number, here in rivals.items()}
    opened = opening(around, dateline)
    found = tuple(
        _mention(reading, event, rivals[number], scope_of(event.triggers[0], owners[number]), around.of(number), opened)
        for event in events
        for number in [reading.sentence_number(event.triggers[0].token)]
    )
    if not any(
        attack.mention.realis == Realis.ACTUAL and not told.refers_back
        for attack, told in zip(found, triggers, strict=True)
    ):
        found = tuple(attack for attack, told in zip(found, triggers, strict=True) if not told.refers_back)
    found = without_what_was_none(reading, found)
    found = with_weapons(reading, with_headings(reading, found, around.dates, around.places))
    found = with_series(found)
    found = with_neighbours(reading, with_day(reading, found, dates), around)
    found = without_homes(found, dateline)
    return with_dateline(reading, found, dateline or only_city(reading, around.places))


def datings(reading: Reading, dates: Sequence[FoundDate], actors: Sequence[FoundActor]) -> tuple[FoundDate, ...]:
    """Give the dates that may be those of attacks: no part of a name, of a thing or of a period."""
    days = without_names(dates, actors)
    own = [date for date in days if not (dates_a_thing(date) or opens_period(date) or is_of_filing(date))]
    return tuple(with_clock(reading, own))


def _mention(
    reading: Reading,
    event: Event,
    triggers: Sequence[Trigger],
    scope: Sequence[Token],
    around: Circumstances,
    opened: Opening,
) -> FoundAttack:
    """Make a mention of an event, given what leads the events of its sentence, its scope and what else stands there."""
    trigger = event.triggers[0]
    token = trigger.token
    inside = {t.i for t in scope}
    clause = reading.clause(token)
    stage, stage_word = stage_of(token)
    nature = _nature(reading, event, scope, around)
    if stage_word is not None:
        nature += (Cell("stage", stage, reading.span(stage_word), "attacks.stage"),)
    sentence = reading.sentences[reading.sentence_number(token)]
    first = all(other.token.i >= token.i for other in triggers)
    others = [[each.token] for each in event.triggers[1:]]
    dates = dates_of([each.token for each in event.triggers], around.dates, inside, first=first)
    dates = next(filter(None, (dates, *(dates_of(told, around.dates, inside, first=False) for told in others))), ())
    dates = anchored(reading, token, [each.token for each in triggers], around.dates, dates)
    scenes = (scene_of(told, triggers, around, inside, opened) for told in event.triggers)
    places = next(filter(None, scenes), ())
    mention = AttackMention(
        sentence=reading.sentence_number(token),
        paragraph=reading.paragraph_number(token),
        trigger=reading.span(trigger.words),
        rule=trigger.method,
        quote=reading.span(clause),
        anaphoric=_anaphoric(
            trigger,
            told=_is_dated(dates) and (_is_a_deed(token) or bool(places)),
            past=_is_long_past(reading, dates, places),
        ),
        headline=not _ends_a_sentence(sentence) and len(sentence) < 25,
        realis=Realis.ACTUAL if stage == Stage.ATTEMPTED else frame_of(token).status.realis,
        nature=nature,
        dates=dates,
        places=places,
        actor_ids=_actors_of(token, around.actors),
        victims=tuple(sorted(_victims(token))),
        another=is_another(trigger),
        continued=is_continued(trigger),
    )
    return FoundAttack(token, clause, mention)


def _is_a_deed(token: Token) -> bool:
    """Whether a word tells what was done, and does not count the dead: "a list gave the names of 15 dead"."""
    return token.pos_ in {"VERB", "AUX"}


def _is_dated(dates: Sequence[DateCell]) -> bool:
    return any(date.prec <= DatePrecision.DAYS for date in dates)


def _is_long_past(reading: Reading, dates: Sequence[DateCell], places: Sequence[PlaceCell]) -> bool:
    """Whether a clause gives a day, month or year long before the news, and a town: "in April 2020 two died in Ede"."""
    past = any(is_long_past(date, reading.published) for date in dates)
    return past and any(place.city for place in places)


def _nature(reading: Reading, event: Event, scope: Sequence[Token], around: Circumstances) -> tuple[Cell, ...]:
    """What the leading trigger says, of the columns it leaves open what the others say, and all kinds they name."""
    cells: tuple[Cell, ...] = ()
    for trigger in event.triggers:
        said, kinds = {cell.column for cell in cells}, {cell.value for cell in cells if cell.column == "attack_types"}
        more = nature_cells(reading, trigger, scope, around.quantities)
        cells += tuple(cell for cell in more if cell.column not in said or _is_further_kind(cell, trigger, kinds))
    return cells


def _is_further_kind(cell: Cell, trigger: Trigger, kinds: set[str]) -> bool:
    """Whether a trigger names a kind of attack of its own beside others: "stormed the hall and blew themselves up"."""
    if cell.column != "attack_types" or not kinds or cell.value in kinds:
        return False
    return trigger.entry.has(Trait.NAMES_ITS_KIND) and cell.value == trigger.entry.attack_type


def _ends_a_sentence(sentence: TokenSpan) -> bool:
    return any(token.text in {".", "!", "?"} for token in sentence[-3:])


def _anaphoric(trigger: Trigger, *, told: bool, past: bool) -> bool:
    """A definite noun without anything of its own, or a bare killing, refers back to what was told before.

    `told` is true where the clause gives it a day, `past` where it gives a town and a time long past; a killing with a
    town alone is more often one told of before.
    """
    token = trigger.token
    if trigger.refers_back or _one_of_several(token):
        return True
    if past:
        return False
    if trigger.entry.pos == "noun" and not trigger.entry.has(Trait.HARMS):
        own = any(child.ent_type_ in {"GPE", "DATE", "LOC", "FAC"} for child in token.subtree)
        definite = any(child.lower_ in word_class("attacks/back") and is_determiner(child) for child in token.children)
        if trigger.entry.trigger_class == TriggerClass.CRIME:
            return not own
        return definite and not own and not _of_new_people(token)
    return trigger.entry.has(Trait.HARMS) and not frame_of(token).heads(Role.AGENT) and not told


def _of_new_people(noun: Token) -> bool:
    """Whether a noun says whom it was done to as something new: "the massacre of 86 villagers", "of a judge"."""
    whom = frame_of(noun).heads(Role.PATIENT)
    return any(
        child.pos_ == "NUM" or child.lower_ in word_class("grammar/indefinite")
        for head in whom
        for child in head.children
    )


def _one_of_several(token: Token) -> bool:
    """ "This was one of two attacks in the area": the one told of before."""
    return (
        follows_preposition(token)
        and token.head.lower_ == "of"
        and token.head.head.lower_ in word_class("attacks/one_of")
    )


def _actors_of(trigger: Token, actors: Sequence[FoundActor]) -> tuple[str, ...]:
    """Actors among those said to act: by name, or as what the attackers are called after ("ISIS militants")."""
    heads = frame_of(trigger).heads(Role.AGENT)
    named = []
    for head in heads:
        phrase = {
            head.i,
            *(
                t.i
                for child in head.children
                if is_inside_phrase(child) or is_preposition(child)
                for t in child.subtree
            ),
        }
        phrase |= set(_name_before(head, phrase))
        for actor in actors:
            if any(t.i in phrase for t in actor.tokens) and actor.actor.actor_id not in named:
                named.append(actor.actor.actor_id)
    return tuple(named)


def _name_before(head: Token, phrase: set[int]) -> Iterator[int]:
    """A name in front of attackers that the parser left out of their phrase: "FMLN urban commandos"."""
    first = min(i for i in phrase if i <= head.i and all(j in phrase for j in range(i, head.i)))
    before = head.doc[first - 1 : first] if first > head.sent.start else ()
    yield from (token.i for token in before if token.is_upper and is_left_over(token) and has_violent_noun(head))


def _victims(trigger: Token) -> set[str]:
    """Names of the persons acted on, as written."""
    names = set()
    for head in object_heads(trigger):
        for token in (head, *(child for child in head.children if is_apposition(child) or is_possessor(child))):
            if token.ent_type_ == "PERSON" and not has_violent_noun(token):
                entity = next((entity for entity in token.sent.ents if entity.start <= token.i < entity.end), None)
                if entity is not None:
                    names.add(entity.text)
    return names
