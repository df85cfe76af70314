"""Claims by what is told of an attack's named agents: whoever tells it attributes it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.vocabulary import ActorType, Certainty, ClaimType, Polarity, Realis, SpeakerRole
from tasks.extract.casualties.reality import is_remembered
from tasks.extract.claims.agents import agents_of, own_units, voice_of
from tasks.extract.claims.deeds import deeds_of
from tasks.extract.claims.details import at_most, certainty_of
from tasks.extract.claims.drafts import Draft, is_question, speaks_for, surest, turned
from tasks.extract.claims.named import named_attackers
from tasks.extract.found import FoundActor, FoundAttack, Speaker
from tasks.extract.grammar.claim_rules import rules_at
from tasks.extract.grammar.clause import doer
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.predicates import is_event_noun, is_perpetrator_noun
from tasks.extract.grammar.relations import (
    follows_preposition,
    hangs_below_clause,
    is_active_subject,
    is_content_of_speech,
    is_relative_clause,
    is_undergoer_or_follows,
    starts_new_clause,
)
from tasks.extract.grammar.roles import has_violent_noun
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_of

_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_GROUPS = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED}


def by_agents(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read an attack told of a named actor as an attribution by whoever tells it."""
    voice = voice_of(reading, actors)
    for index, attack in enumerate(attacks):
        cue = attack.trigger
        if attack.mention.realis == Realis.GENERIC or is_question(cue.sent) or _tells_what_followed(cue):
            continue
        if _is_not_claimed(cue) or _is_denied(cue) or _holds_liable(cue):
            continue
        speaker = speaker_of(reading, cue, actors)
        agents = agents_of(attack, actors)
        own = own_units(attack, speaker, voice, actors) if not agents else None
        if attack.mention.realis == Realis.HYPOTHETICAL and not agents and speaker is not None and _may_come(cue):
            yield _feared(attack, None, speaker)
        for actor in [own] if own is not None else agents:
            if voice is not None and speaker is None and actor.actor.actor_id == voice.actor_id:
                speaker = Speaker(actor.tokens, voice, SpeakerRole.PERPETRATOR)
            if attack.mention.realis == Realis.HYPOTHETICAL:
                foreseen = speaker is not None and (not speaks_for(speaker, actor) or _will_come(cue))
                if speaker is not None and foreseen and actor.actor.actor_type in _GROUPS:
                    yield _feared(attack, actor, speaker)
                continue
            if (
                _accuses_itself(speaker, actor)
                or _is_aside(attack, actor, speaker, attacks)
                or _makes_arrests(cue, actor)
            ):
                continue
            if _stops_attackers(cue, actor) or _clears_a_bomb(cue):
                continue
            yield turned(
                _told(cue, actor, speaker, index, _with_agent(reading, attack, actor)), frame_of(cue).status.negative
            )


def _with_agent(reading: Reading, attack: FoundAttack, actor: FoundActor) -> TokenSpan:
    """Give the clause that makes the statement: the one over the attack's own where only that names who did it."""
    word = attack.trigger
    while hangs_below_clause(word) and word.head is not word:
        if reading.clause(word).start <= actor.tokens.start < reading.clause(word).end:
            break
        word = word.head
    over = reading.clause(word)
    named = over.start <= actor.tokens.start < over.end and over.sent == attack.clause.sent
    return over if named else attack.clause


def by_deeds(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read what an attack's named authors did, told in other words than the attack, as an attribution."""
    for cue, actor, index in deeds_of(reading, attacks, actors):
        speaker = speaker_of(reading, cue, actors)
        if is_question(cue.sent) or _accuses_itself(speaker, actor):
            continue
        yield turned(_told(cue, actor, speaker, index, reading.clause(cue)), negated=False)


def by_names(reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]) -> Iterator[Draft]:
    """Read the name of an attack's gunman or bomber as an attribution; "the suspect" makes it a probable one."""
    for noun, person, index in named_attackers(reading, attacks, actors):
        speaker = speaker_of(reading, noun, actors)
        if is_question(noun.sent) or (speaker is not None and speaks_for(speaker, person)):
            continue
        draft = _told(noun, person, speaker, index, reading.clause(noun))
        most = Certainty.PROBABLE if noun.lemma_.lower() == "suspect" else Certainty.CERTAIN
        yield replace(draft, certainty=at_most(draft.certainty, most))


def _told(cue: Token, actor: FoundActor, speaker: Speaker | None, attack: int, clause: TokenSpan) -> Draft:
    certainty, hedge = certainty_of(cue, surest(None, actor), actor.tokens)
    return Draft(
        "attribution.told",
        cue,
        ClaimType.ATTRIBUTION,
        actor,
        speaker,
        certainty,
        hedge,
        Polarity.POSITIVE,
        Realis.ACTUAL,
        attack,
        clause,
    )


def _tells_what_followed(cue: Token) -> bool:
    """Tell whether a relative clause only says what an attack did ("twin bombings that killed 90 people")."""
    relative = next(
        (c for c in cue.children if c.lower_ in word_class("claims/subject_relative") and is_active_subject(c)), None
    )
    if not is_relative_clause(cue) or relative is None:
        return False
    return any(map(is_event_noun, cue.doc[cue.head.i : relative.i]))


def _holds_liable(cue: Token) -> bool:
    """Tell whether somebody is only held responsible, and no hostage: "which it holds responsible for the raid"."""
    return any(c.lemma_.lower() in word_class("claims/liable") for c in cue.children)


def _is_not_claimed(cue: Token) -> bool:
    """Tell whether the attack is what somebody does not claim ("the group did not claim the attacks")."""
    head = cue.head.head if follows_preposition(cue) else cue.head
    claiming = any(row.claim_type == ClaimType.RESPONSIBILITY for row in rules_at(head))
    return is_undergoer_or_follows(cue) and claiming and frame_of(head).status.negative


def _is_denied(cue: Token) -> bool:
    """Tell whether the attack is what somebody denies: "denied firing the rocket", "denied that its men had fired"."""
    below = cue
    for above in cue.ancestors:
        denies = any(row.claim_type == ClaimType.DENIAL for row in rules_at(above))
        if denies and is_content_of_speech(below):
            return not frame_of(above).status.negative
        if starts_new_clause(below) and not is_content_of_speech(below) and not is_relative_clause(below):
            return False
        below = above
    return False


def _is_aside(attack: FoundAttack, actor: FoundActor, speaker: Speaker | None, attacks: Sequence[FoundAttack]) -> bool:
    """Tell whether the narrator names in passing what a state did: with no word on when, where or to whom, or as what
    people mourn or avenge.
    """
    beside = [each.mention for each in attacks if each.trigger.sent == attack.trigger.sent]
    bare = not any(mention.dates or mention.places or mention.victims for mention in beside)
    passing = bare or is_remembered(attack.trigger)
    return actor.actor.actor_type in _STATES and speaker is None and attack.trigger.pos_ == "NOUN" and passing


def _makes_arrests(cue: Token, actor: FoundActor) -> bool:
    """Tell whether police only hold somebody for an attack: "police arrested a man accused of planting it"."""
    holding = next(
        (t for t in cue.ancestors if t.lemma_ in word_class("claims/holding_verb") and t.pos_ == "VERB"), None
    )
    return holding is not None and actor.actor.actor_type in _STATES and actor.tokens.end <= holding.i


def _accuses_itself(speaker: Speaker | None, actor: FoundActor) -> bool:
    """Tell whether who reports an attack, and is no group, would be who made it: the parse is wrong there."""
    no_group = actor.actor.actor_type in _STATES | {ActorType.PERSON}
    return speaker is not None and no_group and speaks_for(speaker, actor)


def _stops_attackers(cue: Token, actor: FoundActor) -> bool:
    """Tell whether soldiers or police only kill the attackers, which is part of the attack and none of theirs."""
    hit = frame_of(cue).heads(Role.PATIENT)
    attackers = all(has_violent_noun(noun) or noun.lower_ in word_class("claims/them") for noun in hit)
    return actor.actor.actor_type in _STATES and bool(hit) and attackers


def _clears_a_bomb(cue: Token) -> bool:
    """Tell whether who blows something up is there to make it safe ("a bomb squad carried out a controlled blast")."""
    words = (t.lower_ for head in frame_of(cue).heads(Role.AGENT, Role.MODIFIER) for t in head.subtree)
    return any(word in word_class("claims/disposal") for word in words)


def _may_come(cue: Token) -> bool:
    """Tell whether a verb says that attackers might attack, or somebody be attacked."""
    modal = any(c.lower_ in word_class("claims/may") for c in cue.children)
    by = doer(cue) if modal and cue.pos_ == "VERB" else None
    return modal and (is_passive(cue) or (by is not None and is_perpetrator_noun(by)))


def _will_come(cue: Token) -> bool:
    """Tell whether it is said outright that an attack will come: "we will strike", "shall be bombed"."""
    return any(c.lower_ in word_class("grammar/future") for word in (cue, cue.head) for c in word.children)


def _feared(attack: FoundAttack, actor: FoundActor | None, speaker: Speaker) -> Draft:
    """Read what somebody says a group, or somebody, might do as a warning."""
    return Draft(
        "warning.feared",
        attack.trigger,
        ClaimType.WARNING,
        actor,
        speaker,
        Certainty.CERTAIN,
        None,
        Polarity.POSITIVE,
        Realis.HYPOTHETICAL,
        None,
        attack.clause,
    )
