"""casualties: one row a statement of harm to people."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Day, Integer, String, Table, described
from schemas.tables.happening import COUNTRIES
from schemas.vocabulary import CountStatus, Outcome, Qualifier, VictimGroup


class Casualties(Table):
    """One row a statement of harm to people, as one source makes it."""

    casualty_id: Series[String] = described("Key.", unique=True, example="casualty-021fcb1ad409a57b")
    attack_id: Series[String] = described(
        "The attack that did the harm.", references="attacks", example="attack-294e3e55bc24c8fc", extracted=True
    )
    source_id: Series[String] = described(
        "The source stating it.", references="sources", example="features/quetta-market-toll-rises"
    )
    outcome: Series[String] = described(
        "What happened to the people counted.", vocabulary=Outcome, extracted=True, muc4="HUM TGT: EFFECT OF INCIDENT"
    )
    victim_group: Series[String] = described(
        "Whom the count is about.",
        vocabulary=VictimGroup,
        extracted=True,
        ucdp="deaths_civilians, deaths_b",
        muc4="HUM TGT: TYPE",
    )
    victim_nationality: Series[String] = described(
        "Nationality of those counted, ISO 3166-1 alpha-2.",
        vocabulary=COUNTRIES,
        nullable=True,
        extracted=True,
        gtd="natlty1_txt",
        muc4="HUM TGT: FOREIGN NATION",
    )
    value: Series[Integer] = described(
        "The number as written; null for vague words.",
        unit="persons",
        minimum=0,
        nullable=True,
        extracted=True,
        muc4="HUM TGT: NUMBER",
        example="12",
    )
    low: Series[Integer] = described("Logical lower bound.", unit="persons", minimum=0, nullable=True, example="12")
    high: Series[Integer] = described("Logical upper bound.", unit="persons", minimum=0, nullable=True, example="12")
    qualifier: Series[String] = described("How the wording bounds the number.", vocabulary=Qualifier, extracted=True)
    part_of: Series[String] = described(
        "The casualty statement that this one is a subset of; never added to it.",
        references="casualties",
        nullable=True,
        example="casualty-2dc0eb38029ec32e",
        extracted=True,
    )
    provisional: Series[Boolean] = described(
        "Whether the source says that the number may still change.", example="true", extracted=True
    )
    speaker_actor_id: Series[String] = described(
        "Who gives the number.", references="actors", nullable=True, extracted=True, example="agency/ke-police"
    )
    speaker_text: Series[String] = described(
        "Who gives the number, as written.", nullable=True, extracted=True, example="a local official"
    )
    as_of: Series[Day] = described("Day the number was current.", nullable=True, example="2024-09-20")
    status: Series[String] = described("What became of the number among the other statements.", vocabulary=CountStatus)
    quote: Series[String] = described("The number with its noun, as written.", example="at least 12 people")
    start: Series[Integer] = described(
        "Start of the quote in sources.text.", unit="Unicode code points", minimum=0, example="181"
    )
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1, example="199"
    )
