"""The side that speaks: "its fighters", "we", "our work", said by a group or army or in its name."""

from collections.abc import Sequence

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType, SpeakerRole
from tasks.extract.actors.lexicon import lexicon_actors
from tasks.extract.claims.frames import actors_named
from tasks.extract.found import FoundActor, Reference, Speaker
from tasks.extract.grammar.clause import doer, only_comes_about
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_of

METHOD = "actors.own_side"
_STATES = {ActorType.STATE, ActorType.STATE_AGENCY}
_NO_OFFICE = {SpeakerRole.PERPETRATOR, SpeakerRole.UNNAMED, SpeakerRole.WITNESS}
_ACCUSED = {SpeakerRole.PERPETRATOR, SpeakerRole.UNNAMED}
_BYSTANDERS = {SpeakerRole.EXPERT, SpeakerRole.WITNESS}
_SIDES = {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.UNSPECIFIED, *_STATES}


def own_side(reading: Reading, cue: Token, actors: Sequence[FoundActor], noun: Token | None = None) -> list[FoundActor]:
    """Give the group or army that speaks, where a noun, else the doer of what a cue says, is itself or its own people.

    A leader who says that he did it himself speaks as himself.
    """
    speaker = speaker_of(reading, cue, actors)
    side = side_of(speaker)
    if speaker is None or side is None or speaker.role in _BYSTANDERS:
        return []
    alone = side.actor_type == ActorType.PERSON and speaker.role in _ACCUSED and _is_he(cue)
    if side.actor_type not in _SIDES and not alone:
        return []
    found = _own_doer(reading, cue, side, actors, noun)
    return [found] if found is not None else []


def _is_he(cue: Token) -> bool:
    """Tell whether it is "he", "she" or "I" who does what a cue says."""
    did = doer(cue) if cue.pos_ == "VERB" else None
    return did is not None and did.lower_ in word_class("claims/himself")


def for_its_side(speaker: Speaker | None) -> Speaker | None:
    """Give a speaker as the voice of the group that it is the news agency of."""
    side = side_of(speaker)
    if speaker is None or side is None or side == speaker.actor:
        return speaker
    return Speaker(speaker.tokens, side, SpeakerRole.PERPETRATOR)


def agencys_side(cue: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group whose news agency does what a cue says."""
    noun = doer(cue)
    voices = [f for f in actors if noun is not None and noun in f.tokens and f.actor.actor_type == ActorType.MEDIA]
    sides = [(f, lexicon_actors().get(f.actor.parent_actor_id or "")) for f in voices]
    return [FoundActor(f.tokens, side, METHOD, Reference.OWN_SIDE) for f, side in sides if side is not None]


def side_of(speaker: Speaker | None) -> KnownActor | None:
    """Give for whom somebody speaks: a group's own news agency for the group."""
    actor = speaker.actor if speaker is not None else None
    if actor is not None and actor.actor_type == ActorType.MEDIA:
        return lexicon_actors().get(actor.parent_actor_id or "", actor)
    return actor


def speaking_side(reading: Reading, cue: Token, speaker: Speaker | None) -> list[FoundActor]:
    """Give who speaks as the one a statement is about: who denies something denies it of itself."""
    side = side_of(speaker)
    if speaker is None or side is None or side.actor_type == ActorType.MEDIA:
        return []
    if side.actor_type == ActorType.PERSON and speaker.role not in _NO_OFFICE:
        return []
    words = speaker.tokens if speaker.tokens is not None else reading.doc[cue.i : cue.i + 1]
    return [FoundActor(words, side, METHOD, Reference.OWN_SIDE)]


def _own_doer(
    reading: Reading, cue: Token, side: KnownActor, actors: Sequence[FoundActor], noun: Token | None
) -> FoundActor | None:
    """Give the words that mean the speaking side, or its branch, as the doer; "ours" and the like mean it itself."""
    noun = noun or (doer(cue) if cue.pos_ in {"VERB", "AUX"} else cue)
    if noun is None or only_comes_about(cue):
        return None
    named = [f for f in actors_named(noun, actors) if side.actor_id in {f.actor.actor_id, f.actor.parent_actor_id}]
    if named:
        return FoundActor(named[0].tokens, named[0].actor, METHOD, Reference.OWN_SIDE)
    himself = side.actor_type not in _STATES and noun.lower_ in word_class("claims/himself")
    own = noun == cue or is_own(noun) or himself or (side.actor_type in _STATES and is_force(noun))
    own = own or (side.actor_type == ActorType.ARMED_GROUP and is_unit(noun))
    return FoundActor(reading.doc[noun.left_edge.i : noun.i + 1], side, METHOD, Reference.OWN_SIDE) if own else None


def is_force(noun: Token) -> bool:
    """Tell whether a noun is "the forces", "the jet", "tanks": said by an army, its own."""
    return noun.lemma_.lower() in word_class("claims/forces") and all(
        c.lower_ == "the" or c.i > noun.i for c in noun.children
    )


def is_unit(noun: Token) -> bool:
    """Tell whether a noun is fighters or a unit of nobody in particular: a group's own, where it speaks."""
    named = any(
        c.pos_ in {"DET", "PROPN", "PRON"} and c.lower_ not in word_class("grammar/indefinite") for c in noun.children
    )
    return noun.lemma_.lower() in word_class("claims/own_units") and not named


def is_own(noun: Token) -> bool:
    """Tell whether a noun means the speaker's own people: "we", "it", "its men", "soldiers of the caliphate"."""
    if noun.lower_ in word_class("claims/own_pronouns"):
        return True
    if noun.lemma_.lower() not in word_class("claims/own_nouns"):
        return False
    around = {t.lower_ for t in noun.subtree}
    return bool(around & word_class("claims/own_marks"))
