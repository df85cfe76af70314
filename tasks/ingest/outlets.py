"""The country an outlet is of, as far as its address or its language tag says."""

import re
from urllib.parse import urlsplit

import pycountry

_AMERICAN = frozenset({"edu", "gov", "mil", "us"})
_UNTELLING = frozenset({"ai", "cc", "co", "fm", "io", "ly", "me", "tv", "ws"})
"""Domains of countries that outlets of all countries use."""
_REGION = re.compile(r"^[a-z]{2,3}[-_]([A-Za-z]{2})\b")


def country_of(url: str | None, language: str | None) -> str | None:
    """Give the ISO 3166 code (two letters) of an outlet's country, None where nothing tells it."""
    domain = _host(url).rpartition(".")[2]
    if domain in _AMERICAN:
        return "US"
    if len(domain) == 2 and domain not in _UNTELLING:
        return "GB" if domain == "uk" else _known(domain)
    region = _REGION.match(language or "")
    return _known(region[1]) if region else None


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def _known(code: str) -> str | None:
    return code.upper() if pycountry.countries.get(alpha_2=code.upper()) else None
