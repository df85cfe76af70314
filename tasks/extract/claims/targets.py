"""What a confirmation, a denial or a doubt is about: the claim or attribution it answers."""

from collections.abc import Sequence
from dataclasses import replace

from schemas.mentions import AttackMention, ClaimMention
from schemas.vocabulary import ClaimType, Polarity, Realis, SpeakerRole
from tasks.extract.lexicons.words import word_class

_RIGHT_AFTER = 2  # sentences
_ANSWERS = {ClaimType.CONFIRMATION, ClaimType.DENIAL, ClaimType.DOUBT}
_NO_PARTIES = {SpeakerRole.UNNAMED, SpeakerRole.WITNESS, SpeakerRole.EXPERT}
_ANSWERED = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION}


def link_targets(
    claims: Sequence[ClaimMention], far: Sequence[int | None], attacks: Sequence[AttackMention]
) -> tuple[ClaimMention, ...]:
    """Give each answer its target, and take over the target's actor and attack where the answer names none.

    `far` holds, for each claim, the attack of another sentence that it is about where it answers nothing, or nothing
    said since that attack was told of.
    """
    linked = []
    for index, claim in enumerate(claims):
        answers = claim.claim_type in _ANSWERS and not _is_of_suspects(claim) and not _is_of_the_event(claim)
        target = _target(claims, index) if answers else None
        told = far[index]
        if target is None or (told is not None and _is_since(attacks[told], claim, claims[target])):
            linked.append(claim if claim.attack is not None else replace(claim, attack=told))
            continue
        about = claims[target]
        attack = about.attack if claim.attack is None and claim.realis == Realis.ACTUAL else claim.attack
        linked.append(_about(replace(claim, target=target, attack=attack), about))
    return tuple(linked)


def _is_since(attack: AttackMention, answer: ClaimMention, about: ClaimMention) -> bool:
    """Tell whether an attack is told of right before an answer, and after the claim that it might be about."""
    return about.sentence < attack.sentence < answer.sentence <= attack.sentence + _RIGHT_AFTER


def _is_of_suspects(answer: ClaimMention) -> bool:
    """Tell whether somebody only denies, for an accused person, what no group is blamed for."""
    return answer.claim_type == ClaimType.DENIAL and answer.actor_id is None and answer.speaker_role in _NO_PARTIES


def _is_of_the_event(answer: ClaimMention) -> bool:
    """Tell whether an authority only confirms that an attack took place, not who did it."""
    if answer.claim_type != ClaimType.CONFIRMATION or answer.actor_id is not None:
        return False
    return not any(word in answer.quote.quote.lower() for word in word_class("claims/who_did_it"))


def _about(answer: ClaimMention, claim: ClaimMention) -> ClaimMention:
    """Let an answer that names nobody be about whom the claim is about, on the claim's evidence."""
    if answer.actor_id is not None:
        return answer
    evidence = tuple(cell for cell in claim.cells if cell.column == "actor_id")
    return replace(answer, actor_id=claim.actor_id, cells=answer.cells + evidence)


def _target(claims: Sequence[ClaimMention], index: int) -> int | None:
    """Pick the claim answered: of the same actor, in the same sentence, a group's own, told before, the nearest."""
    answer = claims[index]
    fitting = [
        i
        for i, c in enumerate(claims)
        if c.claim_type in _ANSWERED
        and c.polarity == Polarity.POSITIVE
        and c.realis == Realis.ACTUAL
        and (answer.actor_id is None or c.actor_id == answer.actor_id)
        and (answer.attack is None or c.attack is None or c.attack == answer.attack)
    ]
    words = set(answer.quote.quote.lower().split())
    official = bool(words & word_class("claims/versions"))
    if words & word_class("claims/claims") and answer.claim_type != ClaimType.DENIAL:
        fitting = [i for i in fitting if claims[i].claim_type == ClaimType.RESPONSIBILITY]
    if not fitting:
        return None

    def fit(i: int) -> tuple[bool, bool, bool, bool, int]:
        c = claims[i]
        own = c.claim_type == ClaimType.RESPONSIBILITY
        stated = official and c.speaker_role == SpeakerRole.GOVERNMENT
        return stated, c.sentence == answer.sentence, own, i < index, -abs(index - i)

    return max(fitting, key=fit)
