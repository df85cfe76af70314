"""A claim before it is linked to others: its words, who acted, who speaks, and how it is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, Certainty, ClaimType, Polarity, Realis, SpeakerRole
from tasks.extract.claims.speakers import is_organ
from tasks.extract.claims.types import kind
from tasks.extract.found import FoundActor, Reference, Speaker
from tasks.extract.grammar.clause import doer
from tasks.extract.grammar.predicates import is_speech
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_content_clause,
    is_possessor,
    is_relative_clause,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

_NO_OFFICE = {SpeakerRole.UNNAMED, SpeakerRole.WITNESS}


@dataclass(frozen=True)
class Draft:
    """A claim before it is linked to others: its words, who acted, who speaks, and how it is meant.

    `far` is an attack of another sentence that an answer is about only if it answers no claim; `spread` tells that the
    attack is only one of "the attacks" spoken of.
    """

    rule_id: str
    cue: Token
    claim_type: ClaimType
    actor: FoundActor | None
    speaker: Speaker | None
    certainty: Certainty
    hedge: TokenSpan | None
    polarity: Polarity
    realis: Realis
    attack: int | None
    quote: TokenSpan
    far: int | None = None
    spread: bool = False


def turned(draft: Draft, negated: bool) -> Draft:
    """Read an attribution by the accused itself as a claim or, negated, as a denial."""
    if draft.speaker is not None and draft.actor is not None and is_organ(draft.speaker, draft.actor):
        draft = replace(draft, speaker=replace(draft.speaker, actor=draft.actor.actor))
    if draft.speaker is None and draft.actor is not None and _says_of_itself(draft.cue, draft.actor):
        draft = replace(draft, speaker=Speaker(draft.actor.tokens, draft.actor.actor, SpeakerRole.PERPETRATOR))
    if draft.speaker is not None and draft.actor is not None and _of_his_own(draft.cue, draft.actor, draft.speaker):
        draft = replace(draft, speaker=replace(draft.speaker, actor=draft.actor.actor))
    own = draft.speaker is not None and draft.actor is not None and speaks_for(draft.speaker, draft.actor)
    if own and draft.speaker is not None and draft.claim_type == ClaimType.ATTRIBUTION:
        draft = replace(draft, speaker=replace(draft.speaker, role=SpeakerRole.PERPETRATOR))
    if draft.claim_type != ClaimType.ATTRIBUTION:
        return _negated(draft) if negated else _as_the_accused(draft)
    if own and draft.realis == Realis.HYPOTHETICAL:
        return draft if negated else replace(draft, claim_type=ClaimType.WARNING, attack=None)
    if own:
        turned = ClaimType.DENIAL if negated else ClaimType.RESPONSIBILITY
        return replace(draft, claim_type=turned, polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE)
    return _negated(draft) if negated else draft


def _negated(draft: Draft) -> Draft:
    """Give what the negation of a claim is: who says that nobody was involved, or confirms nothing, doubts."""
    negated = kind(draft.claim_type).negated
    return draft if negated is None else replace(draft, claim_type=negated, polarity=kind(negated).polarity)


def _as_the_accused(draft: Draft) -> Draft:
    """Let who denies or confesses, and has no other office, speak as the one accused ("He denies having fired")."""
    speaker = draft.speaker
    if draft.claim_type not in {ClaimType.DENIAL, ClaimType.RESPONSIBILITY} or speaker is None:
        return draft
    himself = (
        draft.actor is not None
        and draft.actor.actor == speaker.actor
        and draft.actor.actor.actor_type == ActorType.PERSON
    )
    if speaker.role not in _NO_OFFICE and not (himself or _speaks_of_himself(draft.cue)):
        return draft
    if speaker.tokens is not None and any(t.lemma_.lower() in word_class("claims/advocates") for t in speaker.tokens):
        return draft
    return replace(draft, speaker=replace(speaker, role=SpeakerRole.PERPETRATOR))


def _speaks_of_himself(cue: Token) -> bool:
    """Tell whether somebody denies his own deed: "I shot nobody", the sergeant said."""
    did = doer(cue) if cue.pos_ == "VERB" else None
    return did is not None and did.lower_ == "i"


def for_the_accused(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Let a state's denial be about the arm of it that is accused: the ministry denies what the air force did."""
    if draft.claim_type != ClaimType.DENIAL or draft.actor is None:
        return draft
    accused = [
        other.actor
        for other in drafts
        if other.claim_type == ClaimType.ATTRIBUTION and other.actor is not None
        if draft.attack in {None, other.attack} and _is_of_one_state(draft.actor.actor, other.actor.actor)
    ]
    if not accused or draft.actor.actor in [found.actor for found in accused]:
        return draft
    return replace(draft, actor=replace(draft.actor, actor=accused[0].actor))


def by_the_accused(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """Read as a denial that who was accused before calls it untrue: "India rejected the claim as absurd"."""
    speaker = draft.speaker.actor if draft.speaker is not None else None
    untrue = {t.lemma_.lower() for t in draft.quote} & word_class("claims/falsehood")
    if draft.claim_type != ClaimType.DOUBT or speaker is None or not untrue:
        return draft
    accused = [
        other.actor
        for other in drafts
        if other.claim_type == ClaimType.ATTRIBUTION and other.cue.i < draft.cue.i
        if other.actor is not None and (other.speaker is None or other.speaker.actor != speaker)
    ]
    mine = [found for found in accused if found.actor == speaker or _is_of_one_state(found.actor, speaker)]
    return replace(draft, claim_type=ClaimType.DENIAL, actor=mine[-1]) if mine and mine[-1] == accused[-1] else draft


def _is_of_one_state(one: KnownActor, other: KnownActor) -> bool:
    states = {ActorType.STATE, ActorType.STATE_AGENCY}
    return {one.actor_type, other.actor_type} <= states and one.country_iso2 == other.country_iso2


def _says_of_itself(cue: Token, actor: FoundActor) -> bool:
    """Tell whether a group's own words stand in a relative clause ("a call from the Front, which said it did it")."""
    over = next((t for t in cue.ancestors if is_speech(t)), None)
    if over is not None and _is_one_pronoun(over, cue):
        return True
    if (
        over is None
        or not is_relative_clause(over)
        or actor.tokens.root.lower_ not in word_class("claims/pronoun_group")
    ):
        return False
    return any(c.lower_ in word_class("claims/person_relative") and is_active_subject(c) for c in over.children)


def _of_his_own(cue: Token, actor: FoundActor, speaker: Speaker) -> bool:
    """Tell whether somebody without an office speaks of his own men: "a man says his PDF unit shot the chief"."""
    did = doer(cue) if cue.pos_ == "VERB" else None
    if did is None or speaker.role not in _NO_OFFICE or speaker.actor is not None:
        return False
    phrase = list(did.subtree)
    owned = any(is_possessor(c) and c.lower_ in word_class("claims/own_marks") for c in phrase)
    return owned and actor.tokens.root in phrase and actor.actor.actor_type == ActorType.ARMED_GROUP


def _is_one_pronoun(over: Token, cue: Token) -> bool:
    """Tell whether who says something and who did it are one pronoun: "it said it had killed them"."""
    below = next((t for t in (cue, *cue.ancestors) if t.head == over), cue)
    said, did = first_child(over, is_active_subject), doer(cue)
    return (
        is_content_clause(below)
        and said is not None
        and did is not None
        and said.lower_ == did.lower_ in word_class("claims/pronoun_group")
    )


def speaks_for(speaker: Speaker, actor: FoundActor) -> bool:
    """Tell whether a speaker is an actor, the parent of it, or a wing or news agency of it."""
    if speaker.actor is None:
        return False
    known = {actor.actor.actor_id, actor.actor.parent_actor_id}
    return speaker.actor.actor_id in known or speaker.actor.parent_actor_id == actor.actor.actor_id


def surest(cue: Token | None, actor: FoundActor) -> Certainty:
    """Give how certain it can be at most who acted: less where words may mean another group, or a person is accused."""
    tried = (
        cue is not None
        and actor.actor.actor_type == ActorType.PERSON
        and cue.lemma_.lower() in word_class("claims/suspecting")
    )
    return (
        Certainty.PROBABLE
        if tried or actor.reference == Reference.LIKELY_ANAPHOR or _only_linked(actor)
        else Certainty.CERTAIN
    )


def _only_linked(actor: FoundActor) -> bool:
    """Tell whether doers are said to be linked to a group, not of it: "militants linked to …", "an …-linked group"."""
    root, after = actor.tokens.root, actor.tokens.doc[actor.tokens.end : actor.tokens.end + 2]
    over = root.head.head if follows_preposition(root) else None
    glued = len(after) > 1 and after[0].text == "-" and after[1].lower_ in word_class("claims/linked")
    return glued or (over is not None and over.lemma_ in word_class("claims/linking"))


def is_question(sentence: TokenSpan) -> bool:
    """Tell whether a sentence asks something."""
    return sentence.text.rstrip().endswith("?")
