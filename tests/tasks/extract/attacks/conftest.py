"""What the tests of attacks share."""

import pytest

from schemas.vocabulary import Realis
from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places


@pytest.fixture
def mentions(reading):
    """Give the mentions of attacks in a text, unreal ones too."""

    def of(text, published="2021-09-05"):
        parsed = reading(text, published)
        found = find_attacks(parsed, (), find_places(parsed), find_dates(parsed))
        return [attack.mention for attack in found]

    return of


@pytest.fixture
def actual(mentions):
    """Give the mentions of attacks that took place in a text."""
    return lambda text: [mention for mention in mentions(text) if mention.realis == Realis.ACTUAL]
