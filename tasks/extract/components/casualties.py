"""Statements of harm to people: how many, who, and what happened to them."""

from collections.abc import Sequence

from schemas.mentions import CasualtyMention, Cell
from schemas.vocabulary import Outcome
from tasks.extract.components.casualty_drafts import Draft, read_drafts
from tasks.extract.components.casualty_reality import is_provisional
from tasks.extract.components.casualty_tally import tally
from tasks.extract.components.speakers import speaker_of
from tasks.extract.found import FoundActor, FoundAttack, Speaker
from tasks.extract.linking import attack_of
from tasks.extract.reading import Reading


def find_casualties(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> tuple[CasualtyMention, ...]:
    """Read every statement of people killed, wounded, missing or abducted, in text order of the phrases of people.

    Persons described one by one are told apart, so that repeats and members of a stated total point to it by `part_of`.
    """
    drafts = tally(read_drafts(reading.doc))
    return tuple(_mention(reading, attacks, actors, draft) for draft in drafts)


def _mention(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor], draft: Draft
) -> CasualtyMention:
    people = draft.people
    speaker = speaker_of(reading, draft.word, actors)
    return CasualtyMention(
        sentence=reading.sentence_number(people.tokens),
        attack=attack_of(reading, attacks, draft.word),
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
    people, method = draft.people, f"casualties.{draft.rule}"
    cells = [
        Cell("outcome", draft.harm, reading.span(draft.word), method),
        Cell("victim_group", people.group.value, reading.span(people.noun if people.noun is not None else people.tokens), method),
    ]
    if people.value is not None:
        words = people.number if people.number is not None else people.tokens
        cells.append(Cell("value", str(people.value), reading.span(words), method))
    if people.nationality:
        token, country = people.nationality
        cells.append(Cell("victim_nationality", country, reading.span(token), method))
    if speaker is not None and speaker.tokens is not None:
        words = reading.span(speaker.tokens)
        cells.append(Cell("speaker_text", words.quote, words, "casualties.speaker"))
        if speaker.actor is not None:
            cells.append(Cell("speaker_actor_id", speaker.actor.actor_id, words, "casualties.speaker"))
    return tuple(cells)
