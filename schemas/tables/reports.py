"""reports: one row an attack a source."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Integer, String, described
from schemas.tables.happening import Happening


class Reports(Happening):
    """One row an attack a source: what this source alone says of this attack."""

    report_id: Series[String] = described(
        "Key.", unique=True, muc4="MESSAGE: TEMPLATE", example="report-00cca3363c61adea"
    )
    attack_id: Series[String] = described(
        "The attack reported.", references="attacks", example="attack-294e3e55bc24c8fc"
    )
    source_id: Series[String] = described(
        "The source reporting.",
        references="sources",
        gtd="scite1",
        ucdp="source_article",
        acled="source",
        example="wires/quetta-market-first-take",
    )
    is_main: Series[Boolean] = described("Whether the attack is what the article is about.", example="true")
    killed: Series[Integer] = described(
        "This source's own figure of people killed, attackers left out: a number that it prints or implies exactly.",
        unit="persons",
        minimum=0,
        nullable=True,
        extracted=True,
        gtd="nkill",
        acled="fatalities",
        muc4="HUM TGT: NUMBER",
        example="15",
    )
    killed_low: Series[Integer] = described(
        "Lower bound of this source's figure of people killed: 171 for more than 170.",
        unit="persons",
        minimum=0,
        nullable=True,
        example="15",
    )
    killed_high: Series[Integer] = described(
        "Upper bound of this source's figure of people killed; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
        example="15",
    )
    killed_is_minimum: Series[Boolean] = described(
        "The figure of people killed rests on a lower bound only.", example="false"
    )
    wounded: Series[Integer] = described(
        "This source's own figure of people wounded, attackers left out: a number that it prints or implies exactly.",
        unit="persons",
        minimum=0,
        nullable=True,
        extracted=True,
        gtd="nwound",
        muc4="HUM TGT: NUMBER",
        example="38",
    )
    wounded_low: Series[Integer] = described(
        "Lower bound of this source's figure of people wounded: 171 for more than 170.",
        unit="persons",
        minimum=0,
        nullable=True,
        example="15",
    )
    wounded_high: Series[Integer] = described(
        "Upper bound of this source's figure of people wounded; null where only a minimum is known.",
        unit="persons",
        minimum=0,
        nullable=True,
        example="15",
    )
    wounded_is_minimum: Series[Boolean] = described(
        "The figure of people wounded rests on a lower bound only.", example="false"
    )
    n_mentions: Series[Integer] = described(
        "Mentions of the attack in the source.", minimum=1, example="4", extracted=True
    )
    quote: Series[String] = described(
        "The mention that carries the most, as written.",
        gtd="summary",
        acled="notes",
        example="killing at least 12 people",
    )
    start: Series[Integer] = described(
        "Start of the quote in sources.text.", unit="Unicode code points", minimum=0, example="173"
    )
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1, example="199"
    )
