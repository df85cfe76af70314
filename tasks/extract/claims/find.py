"""The ledger of claims in a document: who says what about responsibility, and about the attack as an event."""

from collections.abc import Sequence

from schemas.mentions import Cell, ClaimMention
from schemas.vocabulary import ActorType, ClaimType, Polarity, SpeakerRole
from tasks.extract.claims.cues import by_cues
from tasks.extract.claims.details import medium_of, stated_on
from tasks.extract.claims.drafts import Draft, by_the_accused, for_the_accused
from tasks.extract.claims.mutual import by_each_other
from tasks.extract.claims.targets import link_targets
from tasks.extract.claims.told import by_agents, by_deeds, by_names
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.relations import is_joined
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_NEED_AN_ACTOR = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION}
_NOT_BEFORE = {ClaimType.ATTRIBUTION, ClaimType.MOTIVE, ClaimType.ARREST}
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}


def find_claims(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> tuple[ClaimMention, ...]:
    """Find the statements about responsibility in a reading, in text order; `target` counts in the tuple returned."""
    drafts = [
        *by_cues(reading, attacks, actors),
        *by_each_other(reading, attacks, actors),
        *by_agents(reading, attacks, actors),
        *by_deeds(reading, attacks, actors),
        *by_names(reading, attacks, actors),
    ]
    drafts.sort(key=lambda d: d.cue.i)
    drafts = [for_the_accused(by_the_accused(draft, drafts), drafts) for draft in drafts]
    drafts = [draft for draft in drafts if not (draft.spread and _blames_another(draft, drafts))]
    kept = [draft for draft in _without_repeats(drafts) if not _is_act_of_war(draft)]
    mentions = [_mention(reading, draft) for draft in kept]
    return link_targets(mentions, [draft.far for draft in kept], [attack.mention for attack in attacks])


def _blames_another(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether the text itself names another author of an attack than who is blamed for "the attacks"."""
    return any(
        other.attack == draft.attack and other.actor and draft.actor and other.actor.actor != draft.actor.actor
        for other in drafts
        if not other.spread and other.claim_type in _NEED_AN_ACTOR and other.polarity == Polarity.POSITIVE
    )


def _is_act_of_war(draft: Draft) -> bool:
    """Tell whether a state is said to have done what is no attack here (a killing abroad, told in passing)."""
    stated = draft.actor is not None and draft.actor.actor.actor_type in _STATES
    return stated and draft.claim_type == ClaimType.ATTRIBUTION and draft.attack is None


def _without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one row for what a sentence says of one actor and attack: a claim or denial goes before an attribution."""
    kept: list[Draft] = []
    seen: set[tuple[object, ...]] = set()
    for d in drafts:
        actor_id = d.actor.actor.actor_id if d.actor else None
        if d.claim_type == ClaimType.ATTRIBUTION and any(_goes_before(other, d) for other in drafts):
            continue
        words = d.speaker.tokens if d.claim_type == ClaimType.WARNING and d.speaker else None
        warner = words.text if words is not None else None
        key = (d.cue.sent.start, d.claim_type, actor_id, d.attack, d.polarity, warner)
        if key not in seen:
            seen.add(key)
            kept.append(d)
    return kept


def _goes_before(other: Draft, attribution: Draft) -> bool:
    """Tell whether an attribution only repeats what its sentence says by a claim, or what an answer is about.

    An accusation stands beside the denial that answers it ("the army accused the group, which denied it").
    """
    if other.actor is None or attribution.actor is None or other.claim_type in _NOT_BEFORE:
        return False
    one, same = attribution.cue, other.actor.actor.actor_id == attribution.actor.actor.actor_id
    together = same and other.cue.sent.start == one.sent.start and other.attack == attribution.attack
    if not together or other.claim_type == ClaimType.RESPONSIBILITY:
        return together
    return _is_inside(one, other.cue)


def _is_inside(word: Token, over: Token) -> bool:
    """Tell whether a word stands in what another governs, and not in a clause joined to it."""
    while word != over and not is_joined(word) and word.head.i != word.i:
        word = word.head
    return word == over


def _mention(reading: Reading, draft: Draft) -> ClaimMention:
    """Ground a draft in the source: every cell that words stand behind gets them."""
    method = f"claims.{draft.rule_id}"
    cue = reading.span(draft.cue)
    speaker = draft.speaker
    cells = [Cell("claim_type", draft.claim_type, cue, method)]
    if draft.actor is not None:
        cells.append(Cell("actor_id", draft.actor.actor.actor_id, reading.span(draft.actor.tokens), method))
    text = None
    if speaker is not None and speaker.tokens is not None:
        span = reading.span(speaker.tokens)
        text = span.quote
        cells += [Cell("speaker_text", text, span, method), Cell("speaker_role", speaker.role, span, method)]
        if speaker.actor is not None:
            cells.append(Cell("speaker_actor_id", speaker.actor.actor_id, span, method))
    if draft.hedge is not None:
        cells.append(Cell("certainty", draft.certainty, reading.span(draft.hedge), method))
    medium = medium_of(draft.cue) if draft.claim_type == ClaimType.RESPONSIBILITY else None
    if medium is not None:
        cells.append(Cell("medium", medium[0], reading.span(medium[1]), method))
    stated = stated_on(reading, draft.cue)
    if stated is not None:
        cells.append(Cell("stated_at", stated[0].isoformat(), reading.span(stated[1]), method))
    return ClaimMention(
        sentence=reading.sentence_number(draft.cue),
        claim_type=draft.claim_type,
        attack=draft.attack,
        actor_id=draft.actor.actor.actor_id if draft.actor else None,
        speaker_text=text,
        speaker_actor_id=speaker.actor.actor_id if speaker and speaker.actor else None,
        speaker_role=speaker.role if speaker else SpeakerRole.MEDIA,
        certainty=draft.certainty,
        polarity=draft.polarity,
        realis=draft.realis,
        medium=medium[0] if medium else None,
        stated_at=stated[0] if stated else None,
        target=None,
        quote=reading.span(draft.quote),
        cells=tuple(cells),
    )
