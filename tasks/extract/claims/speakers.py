"""Who makes a claim: the perpetrator, whoever the cue's verb says it of, or whoever is reported to say the whole."""

from collections.abc import Sequence

from schemas.vocabulary import ActorType, ClaimType, SpeakerRole
from tasks.extract.claims.frames import calling_verb, holder, is_mouthpiece, subject_over
from tasks.extract.claims.sides import for_its_side
from tasks.extract.claims.types import kind
from tasks.extract.found import FoundActor, Reference, Speaker
from tasks.extract.grammar.claim_rules import ClaimRule
from tasks.extract.grammar.clause import by_object, doer, noun_phrase, surface_subject
from tasks.extract.grammar.predicates import is_speech
from tasks.extract.grammar.relations import (
    first_child,
    is_active_subject,
    is_any_object,
    is_left_over,
    is_participle_clause,
    is_possessor,
    is_premodifier,
    is_undergoer,
)
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import own_subject, said_by_whom, speaker_from, speaker_of

_OFFICIAL = {
    SpeakerRole.GOVERNMENT,
    SpeakerRole.INTELLIGENCE,
    SpeakerRole.MILITARY,
    SpeakerRole.POLICE,
    SpeakerRole.PERPETRATOR,
}
OFFICES = _OFFICIAL - {SpeakerRole.PERPETRATOR}


def speaker_of_cue(
    reading: Reading, cue: Token, row: ClaimRule, actor: FoundActor | None, actors: Sequence[FoundActor]
) -> Speaker | None:
    """Give who makes the claim that a cue opens; None is the narrator."""
    if row.speaker == "actor" and actor is not None:
        if actor.reference == Reference.OWN_SIDE:
            speaker = for_its_side(speaker_of(reading, cue, actors))
            return speaker or Speaker(actor.tokens, actor.actor, SpeakerRole.PERPETRATOR)
        return _perpetrator(reading, cue, actor, actors)
    if row.speaker == "doer":
        return _of_noun(reading, doer(cue) or _left_subject(cue), cue, actors)
    if row.speaker == "replier":
        verb = next((t for t in cue.sent if is_speech(t)), None)
        return _of_noun(reading, said_by_whom(verb), cue, actors) if verb is not None else None
    if row.speaker == "office":
        official = _of_noun(reading, doer(cue), cue, actors)
        return official if official is not None and official.role in OFFICES else None
    if row.speaker == "subject":
        return _of_noun(reading, _judge(cue), cue, actors)
    if row.speaker == "official":
        official = speaker_of(reading, cue, actors)
        return official if official is not None and official.role in _OFFICIAL else None
    if row.speaker == "holder":
        return _of_noun(reading, holder(cue), cue, actors)
    if row.speaker == "giver":
        return _of_noun(reading, _giver(cue), cue, actors)
    if row.speaker == "topic":
        verb = next((t for t in cue.ancestors if t.pos_ == "VERB"), None)
        return _of_noun(reading, doer(verb), cue, actors) if verb is not None else None
    return speaker_of(reading, cue, actors) or _official_subject(reading, cue, row, actors)


def _official_subject(reading: Reading, cue: Token, row: ClaimRule, actors: Sequence[FoundActor]) -> Speaker | None:
    """Give the authority that is said to doubt, treat, look into or hold, where no verb of speech says who tells it."""
    if row.claim_type == ClaimType.ARREST:
        noun = doer(cue) if cue.pos_ == "VERB" else None
    else:
        noun = subject_over(cue) if not kind(row.claim_type).names_actor else None
    speaker = speaker_from(reading, noun, actors) if noun is not None else None
    judging = speaker is not None and speaker.role in {*OFFICES, SpeakerRole.EXPERT}
    return speaker if judging else None


def _perpetrator(reading: Reading, cue: Token, actor: FoundActor, actors: Sequence[FoundActor]) -> Speaker:
    """Give who claims; an army that owns up to its deed keeps its own role."""
    speaker = _claimant(cue, actor)
    if actor.actor.actor_type not in {ActorType.STATE, ActorType.STATE_AGENCY} or speaker.tokens is None:
        return speaker
    known = speaker_from(reading, speaker.tokens.root, actors)
    return speaker if known is None else Speaker(speaker.tokens, actor.actor, known.role)


def _claimant(cue: Token, actor: FoundActor) -> Speaker:
    noun = doer(cue) if cue.pos_ == "VERB" else None
    phrase = noun_phrase(noun) if noun is not None else actor.tokens
    if noun is not None and not (actor.tokens.start < phrase.end and phrase.start < actor.tokens.end):
        phrase = phrase if is_mouthpiece(noun) else noun_phrase(actor.tokens.root)
    return Speaker(phrase, actor.actor, SpeakerRole.PERPETRATOR)


def _of_noun(reading: Reading, noun: Token | None, cue: Token, actors: Sequence[FoundActor]) -> Speaker | None:
    """Describe the speaker that a noun names; where it is a thing ("data confirming …"), who has the thing."""
    reported = speaker_of(reading, cue, actors)
    if noun is None:
        return reported
    hearing = [c for c in (*noun.children, noun.head) if is_participle_clause(c) or (c == noun.head and c != cue)]
    source = next((agent for verb in hearing if (agent := by_object(verb))), None)
    if source is not None and not _is_person(noun) and (heard := speaker_from(reading, source, actors)) is not None:
        return heard
    speaker = speaker_from(reading, noun, actors)
    if speaker is not None and (speaker.actor is not None or speaker.role != SpeakerRole.UNNAMED or _is_person(noun)):
        if is_participle_clause(cue) and speaker.actor is None and reported is not None:
            return reported
        return speaker
    owner = surface_subject(noun.head) if is_any_object(noun) and noun.head.pos_ == "VERB" else None
    if owner is not None:
        owned = speaker_from(reading, owner, actors)
        return reported or owned
    return reported or speaker


def _judge(cue: Token) -> Token | None:
    """Give who holds, calls or sees something so: of a passive ("is held responsible by") whoever "by" names."""
    over = next((t for t in (cue, *cue.ancestors) if t.pos_ in {"VERB", "AUX"}), None) or calling_verb(cue)
    if over is not None and over.lemma_.lower() in word_class("claims/judging") and is_passive(over):
        return by_object(over)
    own = own_subject(over) if over is not None else None
    return own or subject_over(cue) or (surface_subject(over) if over is not None else None)


def _left_subject(cue: Token) -> Token | None:
    """Give the subject nearest before a verb that the parse could not place."""
    if is_premodifier(cue) and cue.sent.root.pos_ in {"NOUN", "PROPN"} and cue.sent.root.i < cue.i:
        return cue.sent.root
    before = cue.doc[cue.sent.start : cue.i] if is_left_over(cue) else ()
    return next((t for t in reversed(before) if is_active_subject(t)), None)


def is_organ(speaker: Speaker, actor: FoundActor) -> bool:
    """Tell whether who speaks is a group's message or its radio ("a message in the name of …", "the rebel radio")."""
    if speaker.tokens is None or speaker.actor is not None or actor.actor.actor_type != ActorType.ARMED_GROUP:
        return False
    head, lower = speaker.tokens.root, {t.lower_ for t in speaker.tokens}
    if lower & word_class("claims/underground") and lower & word_class("claims/speakers_organs"):
        return True
    named = any(t in actor.tokens for t in head.subtree) or actor.refers_back
    return head.lemma_.lower() in word_class("claims/messages") and "name" in {t.lower_ for t in head.subtree} and named


def _is_person(noun: Token) -> bool:
    return noun.pos_ == "PRON" or noun.lemma_.lower() in word_class("claims/somebody")


def _giver(cue: Token) -> Token | None:
    owner = first_child(cue, is_possessor) or by_object(cue)
    if owner is not None:
        return owner
    verb = cue.head
    if verb.pos_ == "VERB" and verb.lemma_ in word_class("claims/giving") and is_undergoer(cue):
        return doer(verb)
    return None
