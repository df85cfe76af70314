"""The American city that a local newspaper or station is of."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from schemas.documents import SourceDocument
from tasks.extract.lexicons.lexicon import load_lexicon

_NAME = r"[A-Z][a-z]+\.?(?: [A-Z][a-z]+)*"
_TOWN_AND_STATE_LAST = re.compile(rf"(?: [-|]|,) ({_NAME}), ([A-Z]{{2}}|{_NAME})$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """A row of places/outlets.csv: the host of a local outlet's pages, and the American city and state it is of."""

    host: str
    city: str
    state: str


def outlet_city(source: SourceDocument) -> str | None:
    """Give the city and state of the outlet that a document is from ("Macon, GA"), by its address or its title's end.

    An archive's address holds that of the page it keeps.
    """
    url = source.url or ""
    host = urlsplit(url[max(url.rfind("http://"), url.rfind("https://"), 0) :]).hostname or ""
    while host:
        if host in _cities():
            return _cities()[host]
        host = host.partition(".")[2]
    titled = _TOWN_AND_STATE_LAST.search(source.title or "")
    return f"{titled[1]}, {titled[2]}" if titled else None


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    return {row.host: f"{row.city}, {row.state}" for row in load_lexicon("places/outlets", Outlet)}
