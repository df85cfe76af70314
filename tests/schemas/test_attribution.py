"""Attribution of an attack from the ledger of claims about it."""

import pytest

from schemas.derivations import Statement, attribution_status
from schemas.vocabulary import Certainty, ClaimType, Polarity, Realis, SpeakerRole


def said(claim_type, actor="red", role="media", certainty="certain", polarity="positive", realis="actual"):
    kind, surely = ClaimType(claim_type), Certainty(certainty)
    return Statement(kind, actor, SpeakerRole(role), surely, Polarity(polarity), Realis(realis))


CLAIMED = said("responsibility_claim", role="perpetrator")
BLAMED = said("attribution", role="government")
CONFIRMED = said("confirmation", role="intelligence")


def denied(actor, role):
    return said("denial", actor, role, polarity="negative")


@pytest.mark.parametrize(
    ("claims", "status"),
    [
        ([], "unattributed"),
        ([said("arrest"), said("motive")], "unattributed"),
        ([said("attribution", certainty="possible")], "suspected"),
        ([BLAMED], "attributed"),
        ([CLAIMED], "claimed"),
        ([BLAMED, CONFIRMED], "confirmed"),
        ([CLAIMED, CONFIRMED], "claimed_and_confirmed"),
        ([CLAIMED, said("doubt", role="expert")], "disputed"),
        ([CLAIMED, said("doubt", role="witness")], "claimed"),
        ([CLAIMED, said("responsibility_claim", role="perpetrator", polarity="negative")], "disputed"),
        ([CLAIMED, denied("red", "perpetrator")], "claimed"),
        ([BLAMED, denied("red", "perpetrator")], "denied"),
        ([BLAMED, denied(None, "government")], "disputed"),
        ([CLAIMED, said("attribution", role="military", polarity="negative")], "disputed"),
        ([said("responsibility_claim", role="perpetrator", realis="hypothetical")], "unattributed"),
    ],
)
def test_the_status_follows_from_the_claims(claims, status):
    assert attribution_status(claims) == status


def test_what_others_deny_of_themselves_disputes_nothing():
    assert attribution_status([CLAIMED, denied("state/in", "government")]) == "claimed"


def test_a_doubt_about_no_actor_is_about_a_detail_and_disputes_nothing():
    assert attribution_status([CLAIMED, said("doubt", None, "police")]) == "claimed"


def test_who_claims_an_attack_and_denies_a_detail_still_claims_it():
    assert attribution_status([CLAIMED, denied("red", "perpetrator")]) == "claimed"


def test_two_who_are_blamed_by_each_other_dispute_the_attack():
    blames = [
        Statement(
            ClaimType.ATTRIBUTION,
            actor,
            SpeakerRole.PERPETRATOR,
            Certainty.CERTAIN,
            Polarity.POSITIVE,
            Realis.ACTUAL,
            by,
        )
        for actor, by in (("red", "blue"), ("blue", "red"))
    ]
    assert attribution_status(blames) == "disputed"
    assert attribution_status(blames[:1]) == "attributed"
