"""tolls: one row an attack, an outcome and a group of victims."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Integer, String, Strings, Table, described
from schemas.vocabulary import Outcome, VictimGroup


class Tolls(Table):
    """One row a group of people harmed in an attack: how many, merged over the statements on just this group.

    Groups overlap: the row of group `all` is the whole toll, attackers left out. Never add rows up.
    """

    toll_id: Series[String] = described("Key.", unique=True, example="toll-5b0e6d5b8c5f4a11")
    attack_id: Series[String] = described("The attack.", references="attacks", example="attack-294e3e55bc24c8fc")
    outcome: Series[String] = described("What happened to them.", vocabulary=Outcome)
    victim_group: Series[String] = described(
        "Whom the toll is of; all are the victims together.", vocabulary=VictimGroup, ucdp="deaths_civilians, deaths_b"
    )
    low: Series[Integer] = described("Smallest stated.", unit="persons", minimum=0, nullable=True, example="15")
    best: Series[Integer] = described(
        "What most voices agree with.", unit="persons", minimum=0, nullable=True, example="20"
    )
    high: Series[Integer] = described(
        "Largest stated; null where only a minimum is known.", unit="persons", minimum=0, nullable=True, example="20"
    )
    is_minimum: Series[Boolean] = described("best rests on lower bounds only.", example="false")
    in_words: Series[String] = described("The toll as its sources word it.", example="more than 170")
    casualty_ids: Series[Strings] = described(
        "The statements it is merged from; parts of others of the same group are left out.",
        references="casualties",
        example="casualty-021fcb1ad409a57b",
    )
