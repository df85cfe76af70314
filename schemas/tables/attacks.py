"""attacks: one row a real attack, merged over sources."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Day, Integer, String, Strings, described
from schemas.tables.happening import Happening
from schemas.vocabulary import Conflict


class Attacks(Happening):
    """One row a real attack, merged over the reports of it."""

    attack_id: Series[String] = described(
        "Key.",
        unique=True,
        gtd="eventid",
        ucdp="id",
        acled="event_id_cnty",
        muc4="MESSAGE: TEMPLATE",
        example="attack-294e3e55bc24c8fc",
    )
    name: Series[String] = described("Name made from the cells.", example="Bombing, Kabul, 2021-08")
    killed_low: Series[Integer] = described(
        "Smallest toll stated.", unit="persons", minimum=0, nullable=True, ucdp="low", example="15"
    )
    killed_best: Series[Integer] = described(
        "Toll most voices agree with, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        gtd="nkill",
        ucdp="best",
        acled="fatalities",
        muc4="HUM TGT: TOTAL NUMBER (death)",
        example="20",
    )
    killed_high: Series[Integer] = described(
        "Largest toll stated; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
        ucdp="high",
        example="20",
    )
    wounded_low: Series[Integer] = described(
        "Smallest number of wounded stated.", unit="persons", minimum=0, nullable=True, example="38"
    )
    wounded_best: Series[Integer] = described(
        "Number of wounded most voices agree with, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        gtd="nwound",
        muc4="HUM TGT: TOTAL NUMBER (injury)",
        example="43",
    )
    wounded_high: Series[Integer] = described(
        "Largest number of wounded stated; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
        example="43",
    )
    killed_is_minimum: Series[Boolean] = described("killed_best rests on lower bounds only.", example="false")
    wounded_is_minimum: Series[Boolean] = described("wounded_best rests on lower bounds only.", example="false")
    n_sources: Series[Integer] = described("Sources reporting it.", minimum=1, ucdp="number_of_sources", example="4")
    n_voices: Series[Integer] = described("Independent voices among them: copies count once.", minimum=1, example="3")
    country: Series[String] = described(
        "Name of the country.", nullable=True, example="Pakistan", gtd="country_txt", ucdp="country", acled="country"
    )
    country_iso3: Series[String] = described("Country, ISO 3166-1 alpha-3.", nullable=True, example="PAK", acled="iso")
    perpetrators: Series[Strings] = described(
        "Names of the actors in `perpetrator_ids`, in their order.",
        example="Islamic State Khorasan",
        gtd="gname",
        ucdp="side_b",
        acled="actor1",
    )
    source_ids: Series[Strings] = described(
        "The sources reporting it.",
        references="sources",
        example="wires/quetta-market-first-take",
        gtd="scite1, scite2, scite3",
        ucdp="source_article",
        acled="source",
    )
    first_published: Series[Day] = described(
        "Day the first of its sources was published.", nullable=True, example="2024-09-18"
    )
    last_published: Series[Day] = described(
        "Day the last of its sources was published.", nullable=True, example="2024-09-24"
    )
    merged_attack_ids: Series[Strings] = described(
        "Keys of attacks of earlier releases that have turned out to be this one, and stand no more.",
        example="attack-1fa19130a4a23691",
    )
    conflicts: Series[Strings] = described(
        "Kinds of disagreement between voices, each with its rows in `conflicts`, and flags for reading, which one "
        "source alone can raise: single_source_attribution, and what became of its counts.",
        vocabulary=Conflict,
    )
