"""attacks: one row a real attack, merged over sources."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Integer, String, Strings, described
from schemas.tables.happening import Happening
from schemas.vocabulary import Conflict


class Attacks(Happening):
    """One row a real attack, merged over the reports of it."""

    attack_id: Series[String] = described("Key.", unique=True, gtd="eventid", ucdp="id")
    name: Series[String] = described("Name made from the cells.", example="Bombing, Kabul, 2021-08")
    killed_low: Series[Integer] = described(
        "Smallest toll stated.", unit="persons", minimum=0, nullable=True, ucdp="low"
    )
    killed_best: Series[Integer] = described(
        "Toll most voices agree with, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        gtd="nkill",
        ucdp="best",
    )
    killed_high: Series[Integer] = described(
        "Largest toll stated; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
        ucdp="high",
    )
    wounded_low: Series[Integer] = described(
        "Smallest number of wounded stated.", unit="persons", minimum=0, nullable=True
    )
    wounded_best: Series[Integer] = described(
        "Number of wounded most voices agree with, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        gtd="nwound",
    )
    wounded_high: Series[Integer] = described(
        "Largest number of wounded stated; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
    )
    killed_is_minimum: Series[Boolean] = described("killed_best rests on lower bounds only.")
    wounded_is_minimum: Series[Boolean] = described("wounded_best rests on lower bounds only.")
    n_sources: Series[Integer] = described("Sources reporting it.", minimum=1)
    n_voices: Series[Integer] = described("Independent voices among them: copies count once.", minimum=1)
    merged_attack_ids: Series[Strings] = described(
        "Keys of attacks of earlier releases that have turned out to be this one, and stand no more."
    )
    conflicts: Series[Strings] = described("What the sources disagree on.", vocabulary=Conflict)
