"""Addresses of articles as they are compared: without what tells no page from another."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|ref_src|source|cmpid|ito|smid|amp|outputtype", re.IGNORECASE
)
_ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}[a-z_]*/(?=https?:/)", re.IGNORECASE)
_ASIDE = re.compile(r"^(?:www|m|mobile|amp)\.")
_AMP = re.compile(r"/amp/?$|\.amp(?:\.html)?$")


@lru_cache(maxsize=1024)
def comparable_address(url: str | None) -> str | None:
    """Give what two addresses of one page share, None for a front page, which shows something else each day.

    Scheme, `www.`, the Wayback Machine's prefix, fragment, tracking parameters and marks of AMP pages are left out.
    """
    try:
        parts = urlsplit(_ARCHIVE.sub("", (url or "").strip()))
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    path = _AMP.sub("", parts.path).rstrip("/")
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name)]
    if not host or not (path or kept):
        return None
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{_ASIDE.sub('', host)}{path}{query}"
