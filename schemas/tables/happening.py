"""The columns that say when, where and what, shared by reports and attacks."""

import pycountry
from pandera.typing import Series

from schemas.tables.column import Boolean, Day, Integer, Number, String, Strings, Table, described
from schemas.vocabulary import (
    AttackType,
    AttributionStatus,
    DateBasis,
    DatePrecision,
    Stage,
    TargetType,
    WeaponType,
    WherePrecision,
)

COUNTRIES = sorted({country.alpha_2 for country in pycountry.countries} | {"XK"})
"""ISO 3166-1 alpha-2, with the user-assigned XK that the European Union uses for Kosovo."""


class Happening(Table):
    """When, where and what."""

    date_start: Series[Day] = described(
        "First day it can have happened.",
        nullable=True,
        extracted=True,
        gtd="iyear, imonth, iday",
        ucdp="date_start",
        acled="event_date",
        muc4="INCIDENT: DATE",
        example="2024-09-18",
    )
    date_end: Series[Day] = described(
        "Last day it can have happened.",
        nullable=True,
        extracted=True,
        gtd="resolution",
        ucdp="date_end",
        muc4="INCIDENT: DATE",
        example="2024-09-18",
    )
    date_prec: Series[Integer] = described(
        "UCDP precision of the date: 1 day, 2 two to six days, 3 week, 4 month, 5 year.",
        vocabulary=DatePrecision,
        nullable=True,
        gtd="approxdate",
        ucdp="date_prec",
        acled="time_precision",
    )
    date_basis: Series[String] = described("What the date rests on.", vocabulary=DateBasis, extracted=True)
    country_iso2: Series[String] = described(
        "Country, ISO 3166-1 alpha-2.",
        vocabulary=COUNTRIES,
        nullable=True,
        extracted=True,
        example="AF",
        gtd="country_txt",
        ucdp="country",
        acled="country, iso",
        muc4="INCIDENT: LOCATION",
    )
    admin1: Series[String] = described(
        "First-order administrative division.",
        nullable=True,
        extracted=True,
        gtd="provstate",
        ucdp="adm_1",
        acled="admin1",
        muc4="INCIDENT: LOCATION",
        example="Balochistan",
    )
    city: Series[String] = described(
        "City, town or village.",
        nullable=True,
        extracted=True,
        gtd="city",
        acled="location",
        muc4="INCIDENT: LOCATION",
        example="Quetta",
    )
    place_name: Series[String] = described(
        "Most specific place, as written.",
        nullable=True,
        extracted=True,
        gtd="location",
        ucdp="where_description",
        acled="location",
        muc4="INCIDENT: LOCATION",
        example="Sabz Chowk market",
    )
    lat: Series[Number] = described(
        "Latitude.",
        unit="degrees WGS 84",
        nullable=True,
        extracted=True,
        gtd="latitude",
        ucdp="latitude",
        acled="latitude",
        example="30.18414",
    )
    lon: Series[Number] = described(
        "Longitude.",
        unit="degrees WGS 84",
        nullable=True,
        extracted=True,
        gtd="longitude",
        ucdp="longitude",
        acled="longitude",
        example="67.00141",
    )
    where_prec: Series[Integer] = described(
        "UCDP precision of the place: 1 exact, 2 near, 3 and 4 second- and first-order division, 5 fuzzy, 6 country, "
        "7 international.",
        vocabulary=WherePrecision,
        nullable=True,
        gtd="specificity",
        ucdp="where_prec",
        acled="geo_precision",
        extracted=True,
    )
    attack_types: Series[Strings] = described(
        "GTD attack types.",
        vocabulary=AttackType,
        extracted=True,
        gtd="attacktype1_txt",
        acled="sub_event_type",
        muc4="INCIDENT: TYPE",
    )
    weapon_types: Series[Strings] = described(
        "GTD weapon types.",
        vocabulary=WeaponType,
        extracted=True,
        gtd="weaptype1_txt",
        muc4="INCIDENT: INSTRUMENT TYPE",
    )
    target_types: Series[Strings] = described(
        "GTD target types.",
        vocabulary=TargetType,
        extracted=True,
        gtd="targtype1_txt",
        acled="actor2",
        muc4="PHYS TGT: TYPE, HUM TGT: TYPE",
    )
    suicide: Series[Boolean] = described(
        "Whether an attacker meant to die in it; null where nothing is said.",
        nullable=True,
        extracted=True,
        gtd="suicide",
        acled="sub_event_type",
        example="true",
    )
    stage: Series[String] = described(
        "MUC-4 stage of execution.",
        vocabulary=Stage,
        gtd="success",
        muc4="INCIDENT: STAGE OF EXECUTION",
        extracted=True,
    )
    n_perpetrators: Series[Integer] = described(
        "Number of attackers.", unit="persons", minimum=1, nullable=True, extracted=True, gtd="nperps", example="2"
    )
    perpetrator_ids: Series[Strings] = described(
        "Actors claimed, blamed or confirmed as perpetrators.",
        references="actors",
        extracted=True,
        gtd="gname",
        ucdp="side_b",
        acled="actor1",
        muc4="PERP: ORGANIZATION ID",
        example="group/islamic-state-khorasan",
    )
    attribution_status: Series[String] = described(
        "How the attack is attributed, derived from claims.",
        vocabulary=AttributionStatus,
        gtd="claimed",
        muc4="PERP: ORGANIZATION CONFIDENCE",
    )
