"""The named actors that an attack's clause shows as its agents."""

from collections import Counter
from collections.abc import Sequence

from schemas.mentions import KnownActor
from schemas.vocabulary import ActorType
from tasks.extract.actors.anaphors import speaks_from_hiding
from tasks.extract.claims.frames import actors_named
from tasks.extract.claims.sides import is_own, is_unit
from tasks.extract.found import FoundActor, FoundAttack, Reference, Speaker
from tasks.extract.grammar.clause import by_object, doer, only_comes_about
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.predicates import is_deed
from tasks.extract.grammar.relations import (
    first_child,
    follows_preposition,
    is_active_subject,
    is_apposition,
    is_article,
    is_auxiliary,
    is_light,
    is_object,
    is_participle_clause,
    is_premodifier,
    is_preposition_or_by,
    is_prepositional,
    links_on,
)
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_AGENT_TYPES = {
    ActorType.ARMED_GROUP,
    ActorType.ORGANISATION,
    ActorType.UNSPECIFIED,
    ActorType.PERSON,
    ActorType.STATE_AGENCY,
    ActorType.STATE,
}
_BY_TYPES = {ActorType.ARMED_GROUP, ActorType.UNSPECIFIED, ActorType.ORGANISATION, ActorType.STATE_AGENCY}
_SUPPOSED_REACH, _NAME_REACH = 24, 6  # tokens
_HOLDERS = {ActorType.ARMED_GROUP, ActorType.UNSPECIFIED, ActorType.STATE, ActorType.STATE_AGENCY}
_FINITE = {"VBD", "VBP", "VBZ"}


def agents_of(attack: FoundAttack, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the actors who carry out an attack: those its mention lists and those its trigger's grammar shows.

    A person, and a group that is only likely meant, has to be the doer itself.
    """
    shown = [f for f in _by_grammar(attack, actors) if f.actor.actor_type != ActorType.PERSON or _does(attack, f)]
    listed = [f for actor_id in attack.mention.actor_ids if (f := _nearest(attack, actor_id, actors)) is not None]
    listed = [f for f in listed if f.actor.actor_type != ActorType.PERSON and f.reference != Reference.LIKELY_ANAPHOR]
    listed = [f for f in listed if not _is_renamed_after(f)]
    ids = {f.actor.actor_id for f in listed}
    found = listed + [f for f in shown if f.actor.actor_id not in ids]
    named = any(f.actor.actor_type == ActorType.ARMED_GROUP for f in found)
    return [f for f in found if not (named and f.actor.actor_type == ActorType.UNSPECIFIED)]


def _is_renamed_after(found: FoundActor) -> bool:
    """Tell whether an actor is only whose branch another is: "the Orka, an offshoot of the Blue Hand"."""
    over = found.tokens.root.head.head
    return is_apposition(over) and over.lemma_.lower() in word_class("actors/parts")


def _does(attack: FoundAttack, person: FoundActor) -> bool:
    """Tell whether a person is said to have shot, stabbed, attacked somebody, and not himself."""
    trigger = attack.trigger
    if trigger.pos_ != "VERB" or trigger.lemma_.lower() not in word_class("claims/done_by_persons"):
        return False
    harmed = first_child(trigger, is_object)
    nominal = any(is_article(c) for c in trigger.children)
    if (
        nominal
        or (harmed is not None and harmed.lower_ in word_class("claims/selves"))
        or any(t.tag_ == "NNPS" for t in person.tokens)
    ):
        return False
    if trigger.tag_ == "VBG" and any(is_auxiliary(c) and c.tag_ in {"VBP", "VBZ"} for c in trigger.children):
        return False
    passive_left_out = trigger.tag_ == "VBN" and not is_passive(trigger) and first_child(trigger, is_auxiliary) is None
    return doer(trigger) in list(person.tokens) and not passive_left_out


def _nearest(attack: FoundAttack, actor_id: str, actors: Sequence[FoundActor]) -> FoundActor | None:
    same = [f for f in actors if f.actor.actor_id == actor_id]
    here = [f for f in same if attack.trigger.sent.start <= f.tokens.start < attack.trigger.sent.end]
    return min(
        here or same,
        key=lambda f: (f.reference == Reference.LIKELY_ANAPHOR, abs(f.tokens.start - attack.trigger.i)),
        default=None,
    )


def _by_grammar(attack: FoundAttack, actors: Sequence[FoundActor]) -> list[FoundActor]:
    trigger = attack.trigger
    frame = frame_of(trigger)
    found = [f for head in frame.heads(Role.AGENT) for f in actors_named(head, actors)]
    found = [f for f in found if f.actor.actor_type in _AGENT_TYPES]
    if trigger.pos_ == "VERB":
        unsaid = not frame.heads(Role.AGENT) or (not found and first_child(trigger, is_active_subject) is None)
        return _by_further_down(trigger, actors) if unsaid else found
    holding = [f for noun in frame.heads(Role.MODIFIER) for f in actors_named(noun, actors) if _may_hold(f, trigger)]
    authors = found or _after_attacked(trigger, actors) or _by_further_down(trigger, actors)
    return holding + [f for f in authors if f.actor.actor_type != ActorType.PERSON]


def _may_hold(found: FoundActor, noun: Token) -> bool:
    """Tell whether an actor before a noun of attack is its author ("Taliban attack", "junta air strikes").

    An organisation before it is more often who was attacked, but for a strike.
    """
    strikes = noun.lemma_.lower() in word_class("actors/state_strikes")
    return found.actor.actor_type in _HOLDERS or (strikes and found.actor.actor_type == ActorType.ORGANISATION)


def _after_attacked(noun: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give who stands after "by" behind those attacked ("the killing of priests by the army")."""
    attacked = (c for prep in noun.children if prep.lower_ in word_class("claims/attacked_link") for c in prep.children)
    agent = next((agent for t in attacked if (agent := by_object(t)) is not None), None)
    return [f for f in actors_named(agent, actors) if f.actor.actor_type in _AGENT_TYPES] if agent is not None else []


def _by_further_down(trigger: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the groups named after a "by" that hangs on what an attack's words govern, no other statement between.

    "the murder of two men perpetrated by …", "held hostage by …"; or on the active verb that tells of the attack, where
    it can be nobody else's ("the city remembers the abduction of nuns by …").
    """
    for by in trigger.doc[trigger.i + 1 : trigger.sent.end]:
        if by.lower_ != "by" or not is_preposition_or_by(by):
            continue
        if ((by.head == trigger or trigger in by.ancestors) and _is_of(by.head, trigger)) or _is_left_over(by, trigger):
            agent = first_child(by, follows_preposition)
            named = actors_named(agent, actors) if agent is not None else []
            return [f for f in named if f.actor.actor_type in _BY_TYPES]
    return _supposed(trigger, actors)


def _is_left_over(by: Token, trigger: Token) -> bool:
    """Tell whether a "by" hangs on an active verb over an event noun, no other verb between the two."""
    over = by.head
    told = trigger.pos_ in {"NOUN", "PROPN"} and over in trigger.ancestors and over.pos_ == "VERB"
    between = trigger.doc[trigger.i + 1 : by.i]
    stated = any(t.pos_ in {"VERB", "PUNCT"} and not is_light(t) for t in between)
    return told and not is_passive(over) and not is_deed(over) and not stated


def _supposed(trigger: Token, actors: Sequence[FoundActor]) -> list[FoundActor]:
    """Give the group named after "apparently by", which the parse often hangs elsewhere, no other deed between."""
    doc, end = trigger.doc, min(trigger.sent.end, trigger.i + _SUPPOSED_REACH)
    for by in doc[trigger.i + 1 : end]:
        if by.pos_ == "VERB" and by != trigger:
            return []
        if by.lower_ == "by" and doc[by.i - 1].lower_ in word_class("claims/supposedly"):
            named = [
                f for f in actors if by.i < f.tokens.start <= by.i + _NAME_REACH and f.actor.actor_type in _BY_TYPES
            ]
            between = doc[by.i : named[0].tokens.start] if named else ()
            return named[:1] if all(t.pos_ not in {"VERB", "PUNCT"} for t in between) else []
    return []


def _is_of(word: Token, trigger: Token) -> bool:
    """Tell whether a word belongs to an attack: the verb of doing it, or what it was done to."""
    while word != trigger:
        done = is_participle_clause(word) and word.tag_ == "VBN" and is_deed(word)
        if not (done or links_on(word) or word == trigger):
            return False
        word = word.head
    return True


def voice_of(reading: Reading, actors: Sequence[FoundActor]) -> KnownActor | None:
    """Give who a document lets speak: its own organ's (a clandestine radio), or whose communique it is or quotes.

    Of several it is the group spoken of most.
    """
    groups = [f for f in actors if f.actor.actor_type in {ActorType.ARMED_GROUP, ActorType.STATE_AGENCY}]
    if not speaks_from_hiding(reading):
        groups = [f for f in groups if _issues(f) or _signs(reading, f)]
    often = Counter(f.actor for f in groups)
    return often.most_common(1)[0][0] if often else None


def _signs(reading: Reading, found: FoundActor) -> bool:
    """Tell whether an actor stands in the heading over a text or in the signature under it."""
    block = reading.block(found.tokens)
    outer = block.number in {0, len(reading.blocks) - 1}
    words = reading.doc.char_span(block.start, block.end)
    bare = words is not None and not any(t.tag_ in _FINITE or t.tag_ == "MD" for t in words)
    return outer and bare and len(reading.blocks) > 1


def _issues(group: FoundActor) -> bool:
    """Tell whether a group is named as the author of a communique or broadcast."""
    head = group.tokens.root.head
    own = head.lemma_.lower() in word_class("claims/organs") and is_premodifier(group.tokens.root)
    issued = (
        head.pos_ == "VERB" and is_active_subject(group.tokens.root) and head.lemma_ in word_class("claims/issuing")
    )
    return own or (issued and any(t.lemma_.lower() in word_class("claims/organs") for t in head.children))


def own_units(
    attack: FoundAttack, speaker: Speaker | None, voice: KnownActor | None, actors: Sequence[FoundActor]
) -> FoundActor | None:
    """Give the group that speaks where it tells of an attack by its own units ("our forces", "its fighters")."""
    agent = doer(attack.trigger) if attack.trigger.pos_ == "VERB" else _bearer(attack)
    group = speaker is not None and speaker.actor is not None and speaker.actor.actor_type == ActorType.ARMED_GROUP
    if only_comes_about(attack.trigger):
        return None
    if agent is None or not (is_own(agent) or (group and is_unit(agent))):
        return None
    first_person = agent.lower_ == "we" or any(c.lower_ == "our" for c in agent.subtree)
    if group and speaker is not None and speaker.actor is not None:
        return _nearest(attack, speaker.actor.actor_id, actors)
    if speaker is None and voice is not None and first_person:
        return FoundActor(attack.trigger.doc[agent.left_edge.i : agent.i + 1], voice, "actors.voice")
    return None


def _bearer(attack: FoundAttack) -> Token | None:
    """Give who stages or launches an attack that is told of by a noun, or does something in it."""
    token = attack.trigger
    while is_prepositional(token) and token.head is not token:
        token = token.head
    head = token if token.pos_ == "VERB" else token.head
    staged = {head.lemma_.lower(), head.lower_.removesuffix("d")} & word_class("claims/staging")
    return doer(head) if staged and (is_object(token) or head is token) else None
