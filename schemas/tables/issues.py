"""issues: one row a thing that could not be used or looks wrong."""

from pandera.typing import Series

from schemas.tables.column import Integer, String, Table, described
from schemas.vocabulary import IssueCode, Severity


class Issues(Table):
    """One row a thing that could not be used or looks wrong; an error is a rejected document."""

    issue_id: Series[String] = described("Key.", unique=True, example="issue-3c61adea00cca336")
    severity: Series[String] = described("error: the document was rejected.", vocabulary=Severity)
    code: Series[String] = described("What kind of issue.", vocabulary=IssueCode)
    source_id: Series[String] = described("The document, where it has an id.", nullable=True, example="feed-17")
    file_name: Series[String] = described("The file.", nullable=True, example="feed.jsonl")
    part: Series[String] = described(
        "Where in a file of many parts: a member, a sheet, a record.", nullable=True, example="2024/page.html"
    )
    line: Series[Integer] = described(
        "1-based line in the file or its part; in files without lines the number of the row or record.",
        nullable=True,
        minimum=1,
        example="17",
    )
    table: Series[String] = described("The table, where the issue is about a row.", nullable=True, example="reports")
    row_id: Series[String] = described("The row.", nullable=True, example="report-92ffc6da7fef24c1")
    message: Series[String] = described("What is wrong, in words.", example="line 17 is no JSON")
