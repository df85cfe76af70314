"""What each type of claim is like: the one place where a type is declared."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from schemas.vocabulary import ClaimType, Polarity
from tasks.extract.lexicons.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """A row of claims/types.csv.

    `names_actor`: it says who acted, and is no row where nobody is named. `about_an_attack`: it is about one that took
    place, else about one to come. `answers`: it is about a claim made before. `negated`: what its negation is, empty
    where that says nothing ("nobody claimed it").
    """

    claim_type: ClaimType
    polarity: Polarity
    names_actor: bool
    about_an_attack: bool
    answers: bool
    negated: ClaimType | None


@lru_cache(maxsize=1)
def _kinds() -> Mapping[ClaimType, ClaimKind]:
    return {row.claim_type: row for row in load_lexicon("claims/types", ClaimKind)}


def kind(claim_type: ClaimType) -> ClaimKind:
    """Give the declaration of a type of claim."""
    return _kinds()[claim_type]
