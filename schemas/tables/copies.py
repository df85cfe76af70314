"""copies: one row a source that repeats an earlier one."""

from pandera.typing import Series

from schemas.tables.column import Number, String, Table, described


class Copies(Table):
    """One row a source that shares runs of eight words with an earlier source of its voice: with which most."""

    copy_id: Series[String] = described("Key.", unique=True, example="copy-5b0e6d5b8c5f4a11")
    source_id: Series[String] = described("The source that repeats.", references="sources", example="daily/bus-attack")
    copied_source_id: Series[String] = described(
        "The earlier source of the same voice that it shares most with; of several the earliest.",
        references="sources",
        example="wires/bus-attack",
    )
    share: Series[Number] = described(
        "Share of its words, boilerplate left out, that stand in shared runs.", unit="0 to 1", minimum=0, example="0.82"
    )
