"""evidence: one row a cell a span."""

from pandera.typing import Series

from schemas.tables.column import Integer, String, Table, described
from schemas.vocabulary import Basis


class Evidence(Table):
    """One row a cell a span: the words that a value comes from."""

    evidence_id: Series[String] = described("Key.", unique=True, example="evidence-0022d22aa814be16")
    table: Series[String] = described(
        "Table of the cell.", vocabulary=["reports", "attacks", "casualties", "actors", "claims"]
    )
    row_id: Series[String] = described("Key of the row in that table.", example="report-92ffc6da7fef24c1")
    column: Series[String] = described("Column of the cell.", example="weapon_types")
    source_id: Series[String] = described(
        "The source the words stand in.", references="sources", example="local/toledo-laundromat-shooting"
    )
    value: Series[String] = described("The value as stored; for a list, the item.", example="Firearms")
    quote: Series[String] = described("The words, as written.", example="shot")
    start: Series[Integer] = described(
        "Start of the quote in sources.text.", unit="Unicode code points", minimum=0, example="264"
    )
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1, example="268"
    )
    method: Series[String] = described("Id of the rule that read the value.", example="casualties.count")
    basis: Series[String] = described(
        "What of the text it was taken from: a part of the attack's own clause, or what stands around it.",
        vocabulary=Basis,
        example="own_clause",
    )
