"""Names and codes of countries."""

import pycountry


def country_iso3(code: str | None) -> str | None:
    """Give ISO 3166-1 alpha-3 for alpha-2; Kosovo has the user-assigned XKX."""
    if code == "XK":
        return "XKX"
    country = pycountry.countries.get(alpha_2=code) if code else None
    return str(country.alpha_3) if country else code


def country_name(code: str | None) -> str | None:
    """Give the name of a country by its ISO 3166-1 code, the common one where there is one."""
    if code is None:
        return None
    if code == "XK":
        return "Kosovo"
    country = pycountry.countries.get(alpha_2=code)
    return str(getattr(country, "common_name", country.name)) if country else code
