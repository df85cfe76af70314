"""reports: one row an attack a source."""

from pandera.typing import Series

from schemas.tables.column import Boolean, Integer, String, described
from schemas.tables.happening import Happening


class Reports(Happening):
    """One row an attack a source: what this source alone says of this attack."""

    report_id: Series[String] = described("Key.", unique=True)
    attack_id: Series[String] = described("The attack reported.", references="attacks")
    source_id: Series[String] = described("The source reporting.", references="sources")
    is_main: Series[Boolean] = described("Whether the attack is what the article is about.")
    killed: Series[Integer] = described(
        "This source's own figure of people killed, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        extracted=True,
        gtd="nkill",
    )
    wounded: Series[Integer] = described(
        "This source's own figure of people wounded, attackers left out.",
        unit="persons",
        minimum=0,
        nullable=True,
        extracted=True,
        gtd="nwound",
    )
    n_mentions: Series[Integer] = described("Mentions of the attack in the source.", minimum=1)
    quote: Series[String] = described("The mention that carries the most, as written.")
    start: Series[Integer] = described("Start of the quote in sources.text.", unit="Unicode code points", minimum=0)
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1
    )
