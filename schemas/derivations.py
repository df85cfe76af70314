"""Merged cells as functions of the rows they come from.

Assembly computes them, validation computes them again from the tables alone and compares.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from math import log

from schemas.counts import Bound, CountStatement, count_statement
from schemas.tolls import Toll, count_statuses, merge_bounds, merge_toll, report_figure, report_toll
from schemas.vocabulary import AttributionStatus, Certainty, ClaimType, Polarity, Realis, SpeakerRole

__all__ = [
    "Bound",
    "CountStatement",
    "Statement",
    "Toll",
    "attribution_status",
    "count_statement",
    "count_statuses",
    "merge_bounds",
    "merge_toll",
    "report_figure",
    "report_toll",
    "score_needed",
]

_ENOUGH, _ENOUGH_A_RIVAL = 2.25, 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """The cells of a claim that attribution depends on."""

    claim_type: ClaimType
    actor_id: str | None
    speaker_role: SpeakerRole
    certainty: Certainty
    polarity: Polarity
    realis: Realis
    speaker_actor_id: str | None = None


def score_needed(rivals: int) -> float:
    """Give the score from which two reports are one attack; `rivals` counts the other documents that could be meant."""
    return _ENOUGH + _ENOUGH_A_RIVAL * log(max(rivals, 1))


_NAMING = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}
_STANDING = {
    SpeakerRole.GOVERNMENT,
    SpeakerRole.INTELLIGENCE,
    SpeakerRole.MILITARY,
    SpeakerRole.POLICE,
    SpeakerRole.EXPERT,
    SpeakerRole.PERPETRATOR,
}


def attribution_status(claims: Iterable[Statement]) -> AttributionStatus:
    """Derive the status of an attack's attribution from the ledger of claims about it.

    Source: the dataset contract, vocabulary `attribution_status`.
    """
    actual = [claim for claim in claims if claim.realis == Realis.ACTUAL]
    named = {claim.actor_id for claim in actual if claim.claim_type in _NAMING and claim.polarity == Polarity.POSITIVE}
    claimants = {claim.actor_id for claim in actual if claim.claim_type == ClaimType.RESPONSIBILITY}
    kinds = Counter(claim.claim_type for claim in actual if claim.polarity == Polarity.POSITIVE)
    blamed = [
        claim
        for claim in actual
        if claim.claim_type == ClaimType.ATTRIBUTION and claim.polarity == Polarity.POSITIVE and claim.actor_id
    ]
    claimed = kinds[ClaimType.RESPONSIBILITY] > 0
    confirmed = any(claim.claim_type == ClaimType.CONFIRMATION and claim.actor_id in named - {None} for claim in actual)
    against = [claim for claim in actual if _speaks_against(claim, named, claimants)]
    denied = any(
        claim.claim_type == ClaimType.DENIAL and claim.speaker_role == SpeakerRole.PERPETRATOR for claim in against
    )
    disputed = any(claim.speaker_role in _STANDING for claim in against) or _blame_each_other(blamed)
    as_fact = [claim for claim in blamed if claim.certainty == Certainty.CERTAIN]
    rules = (
        (claimed and confirmed, AttributionStatus.CLAIMED_AND_CONFIRMED),
        (claimed and disputed, AttributionStatus.DISPUTED),
        (claimed, AttributionStatus.CLAIMED),
        (confirmed, AttributionStatus.CONFIRMED),
        (denied, AttributionStatus.DENIED),
        (as_fact and disputed, AttributionStatus.DISPUTED),
        (as_fact, AttributionStatus.ATTRIBUTED),
        (blamed, AttributionStatus.SUSPECTED),
        (True, AttributionStatus.UNATTRIBUTED),
    )
    return next(status for holds, status in rules if holds)


def _blame_each_other(blamed: Sequence[Statement]) -> bool:
    """Whether somebody who is blamed lays the attack at another's door."""
    accused = {claim.actor_id for claim in blamed}
    return any(claim.speaker_actor_id in accused - {claim.actor_id} for claim in blamed)


def _speaks_against(claim: Statement, named: Set[str | None], claimants: Set[str | None]) -> bool:
    """Whether a claim says that somebody named as perpetrator is none.

    What others deny of themselves is no answer to it; who claims an attack and denies a detail still claims it, who
    takes the claim back does not; a doubt that is about no actor is about a detail.
    """
    if claim.claim_type in (ClaimType.ATTRIBUTION, ClaimType.RESPONSIBILITY):
        return claim.polarity == Polarity.NEGATIVE
    if claim.claim_type not in (ClaimType.DENIAL, ClaimType.DOUBT):
        return False
    if claim.claim_type == ClaimType.DOUBT and claim.actor_id is None:
        return False
    about_named = claim.actor_id is None or claim.actor_id in named or not named - {None}
    own_detail = claim.speaker_role == SpeakerRole.PERPETRATOR and claim.actor_id in claimants
    return about_named and not own_detail
