"""evidence: one row a cell a span."""

from pandera.typing import Series

from schemas.tables.column import Integer, String, Table, described


class Evidence(Table):
    """One row a cell a span: the words that a value comes from."""

    evidence_id: Series[String] = described("Key.", unique=True)
    table: Series[String] = described(
        "Table of the cell.", vocabulary=["reports", "attacks", "casualties", "actors", "claims"]
    )
    row_id: Series[String] = described("Key of the row in that table.")
    column: Series[String] = described("Column of the cell.")
    source_id: Series[String] = described("The source the words stand in.", references="sources")
    value: Series[String] = described("The value as stored; for a list, the item.")
    quote: Series[String] = described("The words, as written.")
    start: Series[Integer] = described("Start of the quote in sources.text.", unit="Unicode code points", minimum=0)
    end: Series[Integer] = described(
        "End of the quote in sources.text, exclusive.", unit="Unicode code points", minimum=1
    )
    method: Series[String] = described("Rule or component that read the value.", example="casualties.count")
