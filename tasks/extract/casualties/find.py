"""Statements of harm to people: how many, who, and what happened to them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.mentions import CasualtyMention, Cell
from schemas.vocabulary import Outcome
from tasks.extract.attacks.attachment import attack_of_harm
from tasks.extract.casualties.draft import Draft
from tasks.extract.casualties.drafts import read_drafts
from tasks.extract.casualties.reality import is_provisional
from tasks.extract.casualties.shares import is_share
from tasks.extract.casualties.tally import tally
from tasks.extract.found import FoundActor, FoundAttack, Speaker
from tasks.extract.grammar.relations import is_relative_clause
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_of

_YEAR = re.compile(r"19[5-9]\d|20[0-4]\d")


def find_casualties(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> tuple[CasualtyMention, ...]:
    """Read every statement of people killed, wounded, missing or abducted, in text order of the phrases of people.

    Persons described one by one are told apart, so that repeats and members of a stated total point to it by `part_of`.
    """

    def attack(draft: Draft) -> int | None:
        index = attack_of_harm(reading, attacks, draft.word)
        return None if index is None or _in_other_event(reading, draft.word, attacks[index]) else index

    def are_apart(one: Draft, other: Draft) -> bool:
        return _are_apart(attacks, attack(one), attack(other))

    drafts = tally(read_drafts(reading.doc), are_apart)
    own = [attack(draft) for draft in drafts]
    drafts = [
        replace(draft, part_of=None)
        if not is_share(draft) and _is_of_another(attacks, own[index], own[_above(index, draft)])
        else draft
        for index, draft in enumerate(drafts)
    ]
    return tuple(_mention(reading, actors, draft, own[_whole(index, drafts)]) for index, draft in enumerate(drafts))


def _in_other_event(reading: Reading, word: Token, attack: FoundAttack) -> bool:
    """Whether people are said to have come to harm in a war, an operation or an accident, or, in a sentence that tells
    of no attack, in a year that is not the attack's.
    """
    beside = attack.mention.sentence == reading.sentence_number(word)
    if beside and attack.mention.dates:
        return False
    around = [head for head in (word.head,) if is_relative_clause(word)]
    around += [obj for prep in word.children if prep.lower_ in word_class("grammar/during") for obj in prep.children]
    events = word_class("attacks/accident") | word_class("casualties/events")
    in_one = any(noun.lemma_.lower() in events for noun in around)
    if beside or in_one:
        return in_one
    years = {int(token.text) for token in word.sent if _YEAR.fullmatch(token.text)}
    published = {reading.published.year} if reading.published else set()
    own = {date.start.year for date in attack.mention.dates} or published
    return bool(years and own) and not years & own


def _above(index: int, draft: Draft) -> int:
    return index if draft.part_of is None else draft.part_of


def _whole(index: int, drafts: Sequence[Draft]) -> int:
    """The statement that a part belongs to in the end: it decides on the attack, which its parts share."""
    seen = {index}
    while (above := drafts[index].part_of) is not None and above not in seen:
        index = above
        seen.add(above)
    return index


def _is_of_another(attacks: Sequence[FoundAttack], one: int | None, total: int | None) -> bool:
    """Whether somebody hurt in an attack cannot be among a total: that of another attack, or of none told of."""
    return (one is not None and total is None) or _are_apart(attacks, one, total)


def _are_apart(attacks: Sequence[FoundAttack], one: int | None, other: int | None) -> bool:
    """Whether two mentions of attacks exclude each other by day, country or division, or are told as two."""
    if one is None or other is None or one == other:
        return False
    a, b = attacks[one].mention, attacks[other].mention
    if attacks[max(one, other)].mention.another:
        return True
    for part in ("country_iso2", "admin1"):
        told = [[place for place in mention.places if part == "country_iso2" or place.city] for mention in (a, b)]
        named = [{value for place in places if (value := getattr(place, part))} for places in told]
        if all(named) and not named[0] & named[1]:
            return True
    return bool(a.dates and b.dates) and not any(
        first.start <= second.end and second.start <= first.end for first in a.dates for second in b.dates
    )


def _speaker_of(reading: Reading, actors: Sequence[FoundActor], draft: Draft) -> Speaker | None:
    """Who states a count: never those it counts ("dozens of soldiers feared dead")."""
    speaker = speaker_of(reading, draft.word, actors)
    if speaker is None or speaker.tokens is None:
        return speaker
    people, words = draft.people.tokens, speaker.tokens
    return None if words.start < people.end and people.start < words.end else speaker


def _mention(reading: Reading, actors: Sequence[FoundActor], draft: Draft, attack: int | None) -> CasualtyMention:
    people = draft.people
    speaker = _speaker_of(reading, actors, draft)
    return CasualtyMention(
        sentence=reading.sentence_number(people.tokens),
        attack=attack,
        outcome=Outcome(draft.harm),
        victim_group=people.group,
        victim_nationality=people.nationality[1] if people.nationality else None,
        value=people.value,
        low=people.low,
        high=people.high,
        qualifier=people.qualifier,
        part_of=draft.part_of,
        provisional=is_provisional(draft.word.sent),
        speaker_actor_id=speaker.actor.actor_id if speaker and speaker.actor else None,
        speaker_text=reading.span(speaker.tokens).quote if speaker and speaker.tokens is not None else None,
        as_of=None,
        quote=reading.span(people.tokens),
        cells=_cells(reading, draft, speaker),
    )


def _cells(reading: Reading, draft: Draft, speaker: Speaker | None) -> tuple[Cell, ...]:
    people, method = draft.people, draft.method
    noun = people.tokens if people.noun is None else people.noun
    number = people.tokens if people.number is None else people.number
    cells = [
        Cell("outcome", draft.harm, reading.span(draft.word), method),
        Cell("victim_group", people.group.value, reading.span(noun), method),
    ]
    if people.value is not None:
        cells.append(Cell("value", str(people.value), reading.span(number), method))
    if people.nationality:
        token, country = people.nationality
        cells.append(Cell("victim_nationality", country, reading.span(token), method))
    if speaker is not None and speaker.tokens is not None:
        words = reading.span(speaker.tokens)
        cells.append(Cell("speaker_text", words.quote, words, "casualties.speaker"))
        if speaker.actor is not None:
            cells.append(Cell("speaker_actor_id", speaker.actor.actor_id, words, "casualties.speaker"))
    return tuple(cells)
