"""Named actors who are said to have killed, wounded, fired or destroyed by a verb that is no mention of an attack.

"The peasants were killed by members of the Front": the verb tells of an attack told elsewhere, or of another word.
"""

from collections.abc import Iterator, Sequence

from schemas.vocabulary import ActorType, Realis
from tasks.extract.attacks.attachment import attack_of_harm
from tasks.extract.claims.drafts import speaks_for
from tasks.extract.claims.frames import actors_named
from tasks.extract.found import FoundActor, FoundAttack
from tasks.extract.grammar.clause import doer
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.predicates import is_violent_verb
from tasks.extract.grammar.relations import is_determiner
from tasks.extract.grammar.roles import has_violent_noun, object_heads, state_force
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading
from tasks.extract.speech.speakers import speaker_of

_ARMED = {ActorType.ARMED_GROUP, ActorType.UNSPECIFIED}
_STATES = {ActorType.STATE_AGENCY}


def deeds_of(
    reading: Reading, attacks: Sequence[FoundAttack], actors: Sequence[FoundActor]
) -> Iterator[tuple[Token, FoundActor, int]]:
    """Give each such verb with who did it and the attack that it tells of."""
    leading = {attack.trigger.i for attack in attacks}
    for token in reading.doc:
        if token.i in leading or not is_violent_verb(token) or frame_of(token).status.negative or _is_idle(token):
            continue
        noun = doer(token)
        dies = noun in frame_of(token).heads(Role.PATIENT)  # "forty men of the force died"
        doers = actors_named(noun, actors) if noun is not None and not dies else []
        doers = [f for f in doers if f.actor.actor_type in _ARMED or _is_no_operation(token, f)]
        if not doers or frame_of(token).status.realis != Realis.ACTUAL:
            continue
        attack = attack_of_harm(reading, attacks, token)
        known = attack is not None and _is_told_of(attacks[attack], token)
        if attack is not None:
            yield from ((token, f, attack) for f in doers if known or _tells_of_itself(reading, token, f, actors))


def _is_idle(verb: Token) -> bool:
    """Tell whether nothing was done, or it is a turn of speech: "launched nothing", "took the step of saying"."""
    return any(noun.lemma_.lower() in word_class("claims/idle_objects") for noun in frame_of(verb).heads(Role.PATIENT))


def _is_no_operation(verb: Token, found: FoundActor) -> bool:
    """Tell whether soldiers or police hurt people who are neither fighters nor soldiers."""
    harmed = object_heads(verb)
    people = [*harmed, *(t for noun in harmed for of in noun.children if of.lower_ == "of" for t in of.children)]
    attackers = word_class("claims/them")
    fought = any(has_violent_noun(t) or state_force(t) or t.lower_ in attackers for t in people)
    cleared = any(noun.lower_ in word_class("claims/left_of_it") for noun in harmed)  # "took the remains away"
    return found.actor.actor_type in _STATES and bool(harmed) and not fought and not cleared


def _is_told_of(attack: FoundAttack, verb: Token) -> bool:
    """Tell whether a verb tells of the attack of its sentence, of the first of all where none was told yet, or before.

    The last only where the verb speaks of people known from there.
    """
    if attack.trigger.sent == verb.sent or attack.trigger.i > verb.i:
        return True
    return any(map(_is_known, object_heads(verb)))


def _tells_of_itself(reading: Reading, verb: Token, found: FoundActor, actors: Sequence[FoundActor]) -> bool:
    """Tell whether a group says what its own fighters did, which is the attack told before."""
    speaker = speaker_of(reading, verb, actors)
    return speaker is not None and speaks_for(speaker, found)


def _is_known(noun: Token) -> bool:
    return noun.lower_ in word_class("claims/known") or any(
        c.lower_ in word_class("claims/known") and is_determiner(c) for c in noun.children
    )
