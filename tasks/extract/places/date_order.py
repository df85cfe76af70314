"""Whether a document writes 3/4 for the third of April or for March 4: as its outlet's country does, else its own."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from tasks.extract.found import FoundPlace
from tasks.extract.lexicons.words import word_class
from tasks.extract.places.find import dominant_country
from tasks.extract.places.outlets import outlet_city
from tasks.extract.reading.reading import Reading

_COUNTRY_DOMAIN = 2  # letters
_ELSEWHERE = {"uk": "GB"}


def month_first(reading: Reading, places: Sequence[FoundPlace]) -> bool | None:
    """Give whether the month stands first in a document's numeric dates, None where no country is known."""
    source = reading.document.source
    if outlet_city(source):
        return True
    host = urlsplit(source.url or "").hostname or ""
    domain = host.rpartition(".")[2]
    country = _ELSEWHERE.get(domain, domain.upper()) if len(domain) == _COUNTRY_DOMAIN else None
    country = country or dominant_country(reading, places)
    return country.lower() in word_class("places/month_first") if country else None
