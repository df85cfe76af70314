"""Merged cells as functions of the rows they come from.

Assembly computes them, validation computes them again from the tables alone and compares.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.counts import Bound, CountStatement, count_statement
from schemas.tolls import Toll, count_statuses, merge_bounds, merge_toll, report_count, report_figure
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
    "report_count",
    "report_figure",
]


@dataclass(frozen=True, slots=True)
class Statement:
    """The cells of a claim that attribution depends on."""

    claim_type: ClaimType
    actor_id: str | None
    speaker_role: SpeakerRole
    certainty: Certainty
    polarity: Polarity
    realis: Realis


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
    kinds = Counter(claim.claim_type for claim in actual if claim.polarity == Polarity.POSITIVE)
    blamed = [
        claim for claim in actual
        if claim.claim_type == ClaimType.ATTRIBUTION and claim.polarity == Polarity.POSITIVE and claim.actor_id
    ]
    claimed = kinds[ClaimType.RESPONSIBILITY] > 0
    confirmed = kinds[ClaimType.CONFIRMATION] > 0
    denied = any(
        claim.claim_type == ClaimType.DENIAL and claim.speaker_role == SpeakerRole.PERPETRATOR for claim in actual
    )
    disputed = any(
        claim.claim_type in (ClaimType.DENIAL, ClaimType.DOUBT) and claim.speaker_role in _STANDING for claim in actual
    ) or any(
        claim.claim_type == ClaimType.ATTRIBUTION
        and claim.polarity == Polarity.NEGATIVE
        and claim.speaker_role in _STANDING
        for claim in actual
    )
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
