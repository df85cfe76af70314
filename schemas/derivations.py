"""Merged cells as functions of the rows they come from.

Assembly computes them, validation computes them again from the tables alone and compares.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.vocabulary import AttributionStatus, Certainty, ClaimType, Polarity, Realis, SpeakerRole


@dataclass(frozen=True, slots=True)
class Bound:
    """One independent voice's figure as a closed interval of persons; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Toll:
    """The merged figure: extremes stated and the value most voices agree with. Persons."""

    low: int | None
    best: int | None
    high: int | None
    is_minimum: bool


def merge_bounds(bounds: Sequence[Bound]) -> Toll:
    """Merge the intervals of independent voices.

    Best is the stated end that lies in most intervals, ties to the smaller; low and high are the extremes stated. When only
    lower bounds exist, best is the largest of them and the toll is a minimum.

    Source: the dataset contract, "Merging counts".
    """
    stated = [bound for bound in bounds if bound.low is not None or bound.high is not None]
    ends = sorted({end for bound in stated for end in (bound.low, bound.high) if end is not None})
    if not ends:
        return Toll(None, None, None, is_minimum=False)
    votes = {
        end: sum((b.low is None or b.low <= end) and (b.high is None or end <= b.high) for b in stated) for end in ends
    }
    best = max(ends, key=lambda end: (votes[end], -end))
    lows = [bound.low for bound in stated if bound.low is not None]
    highs = [bound.high for bound in stated if bound.high is not None]
    is_minimum = not any(b.high is not None and (b.low is None or b.low <= best) and best <= b.high for b in stated)
    high = max(highs) if highs and max(highs) >= best else None
    return Toll(min([*lows, best]), best, None if is_minimum else high, is_minimum)


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
    if claimed and confirmed:
        return AttributionStatus.CLAIMED_AND_CONFIRMED
    if claimed:
        return AttributionStatus.DISPUTED if disputed else AttributionStatus.CLAIMED
    if confirmed:
        return AttributionStatus.CONFIRMED
    if denied:
        return AttributionStatus.DENIED
    if as_fact:
        return AttributionStatus.DISPUTED if disputed else AttributionStatus.ATTRIBUTED
    if blamed:
        return AttributionStatus.SUSPECTED
    return AttributionStatus.UNATTRIBUTED
