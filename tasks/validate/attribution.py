"""Attribution: nobody is a perpetrator whom no claim names, and the status follows from the ledger of claims."""

from collections.abc import Iterator, Sequence

from schemas.branches import most_specific
from schemas.derivations import Statement, attribution_status
from schemas.vocabulary import Certainty, ClaimType, Polarity, Realis, SpeakerRole
from tasks.validate.dataset import Dataset, Row
from tasks.validate.report import Check, Failure, make_check

_BLAMING = {ClaimType.RESPONSIBILITY, ClaimType.ATTRIBUTION, ClaimType.CONFIRMATION}
_ABOUT = {"reports": ("attack_id", "source_id"), "attacks": ("attack_id",)}


def check_attribution(data: Dataset) -> list[Check]:
    """Check reports against the claims of their source on their attack, attacks against all claims on them."""
    checks = []
    for table in _ABOUT:
        n = len(data.rows(table))
        checks += [
            make_check(table, "perpetrators_backed", n, _unbacked(data, table)),
            make_check(table, "attribution_status", n, _misjudged(data, table)),
        ]
    return checks


def _with_claims(data: Dataset, table: str) -> Iterator[tuple[str, Row, Sequence[Row]]]:
    columns = _ABOUT[table]
    claims = data.grouped("claims", *columns)
    for key, row in data.keyed(table):
        yield key, row, claims.get(tuple(row[column] for column in columns), ())


def _unbacked(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row, claims in _with_claims(data, table):
        named = {claim["actor_id"] for claim in claims if claim["claim_type"] in _BLAMING}
        if row["perpetrator_ids"] != list(most_specific(row["perpetrator_ids"], data.lines)):
            yield Failure(key, "perpetrators are not in order, or one is a branch of another")
        for actor_id in row["perpetrator_ids"] or ():
            if actor_id not in named:
                yield Failure(key, f"no claim of responsibility, attribution or confirmation names {actor_id!r}")


def _misjudged(data: Dataset, table: str) -> Iterator[Failure]:
    for key, row, claims in _with_claims(data, table):
        try:
            derived = attribution_status(_statement(claim) for claim in claims)
        except ValueError:  # an unknown label: the vocabulary check names it
            continue
        if row["attribution_status"] != derived:
            yield Failure(key, f"attribution_status is {row['attribution_status']}, its claims make it {derived}")


def _statement(claim: Row) -> Statement:
    return Statement(
        ClaimType(claim["claim_type"]),
        claim["actor_id"],
        SpeakerRole(claim["speaker_role"]),
        Certainty(claim["certainty"]),
        Polarity(claim["polarity"]),
        Realis(claim["realis"]),
        claim["speaker_actor_id"],
    )
