"""issues: one row a thing that could not be used or looks wrong."""

from pandera.typing import Series

from schemas.tables.column import Integer, String, Table, described
from schemas.vocabulary import IssueCode, Severity


class Issues(Table):
    """One row a thing that could not be used or looks wrong; an error is a rejected document."""

    issue_id: Series[String] = described("Key.", unique=True)
    severity: Series[String] = described("error: the document was rejected.", vocabulary=Severity)
    code: Series[String] = described("What kind of issue.", vocabulary=IssueCode)
    source_id: Series[String] = described("The document, where it has an id.", nullable=True)
    file_name: Series[String] = described("The file.", nullable=True)
    line: Series[Integer] = described("1-based line in the file.", nullable=True, minimum=1)
    table: Series[String] = described("The table, where the issue is about a row.", nullable=True)
    row_id: Series[String] = described("The row.", nullable=True)
    message: Series[String] = described("What is wrong, in words.")
