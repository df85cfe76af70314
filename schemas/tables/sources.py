"""sources: one row a document."""

from pandera.typing import Series

from schemas.tables.column import Day, Instant, Integer, Number, Ranges, String, Strings, Table, described
from schemas.vocabulary import MetadataBasis


class Sources(Table):
    """One row a document, with its headline and its text exactly as decoded."""

    source_id: Series[String] = described(
        "Key: the id given with the document, else its path without ending.",
        unique=True,
        muc4="MESSAGE: ID",
        example="wires/quetta-market-first-take",
    )
    file_name: Series[String] = described(
        "File it was read from, relative to the input folder.", example="wires/quetta-market-first-take.txt"
    )
    part: Series[String] = described(
        "Where in the file it stands, in a file of many: a member, a sheet, a line, a record. Null for a whole file.",
        nullable=True,
        example="2024/feed.jsonl, line 17",
    )
    record_id: Series[String] = described(
        "Identifier that its archive, mailbox or feed gives it.",
        nullable=True,
        example="<urn:uuid:56f71c2b-1d93-4d1a-9e3c-4f9a3b1c7f10>",
    )
    captured_at: Series[Instant] = described(
        "When a web archive captured it.", unit="UTC", nullable=True, example="2024-09-19T06:00:12Z"
    )
    payload_digest: Series[String] = described(
        "Digest of the bytes captured, as the web archive states it.",
        nullable=True,
        example="sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ",
    )
    text: Series[String] = described(
        "The headline, where one is given beside the text and the text does not begin with it, and a blank line; then "
        "exactly the decoded text; for HTML the extracted article. All spans point into it. Null throughout a release "
        "that publishes quotes alone.",
        nullable=True,
        example="QUETTA, Sept 18 - A bomb …",
    )
    text_sha256: Series[String] = described(
        "SHA-256 of the text in UTF-8.",
        pattern=r"^[0-9a-f]{64}$",
        example="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    )
    n_chars: Series[Integer] = described("Length of the text.", unit="Unicode code points", minimum=1, example="1843")
    body_start: Series[Integer] = described(
        "Where the text itself begins, after a headline that was given beside it; 0 where there is none.",
        unit="Unicode code points",
        minimum=0,
        example="0",
    )
    language: Series[String] = described("Language of the text.", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", example="en")
    publisher: Series[String] = described(
        "Who published the article.",
        nullable=True,
        gtd="scite1",
        ucdp="source_office",
        acled="source",
        example="Interpress Wire",
    )
    agency: Series[String] = described("News agency the article comes from.", nullable=True, example="Interpress Wire")
    title: Series[String] = described(
        "Headline, from the metadata.", nullable=True, ucdp="source_headline", example="Blast in market kills 12"
    )
    url: Series[String] = described("Address of the article.", nullable=True, example="https://example.org/news/1")
    licence: Series[String] = described("Licence of the text.", nullable=True, example="CC0-1.0")
    publisher_basis: Series[String] = described("Where the publisher was found.", vocabulary=MetadataBasis)
    published_at: Series[Instant] = described(
        "When the article was published.", unit="UTC", nullable=True, ucdp="source_date", example="2024-09-18T14:05:00Z"
    )
    published_day: Series[Day] = described(
        "Day of publication where the outlet is: by the offset that was given with the time, else in UTC.",
        nullable=True,
        example="2024-09-18",
    )
    published_basis: Series[String] = described("Where the time of publication was found.", vocabulary=MetadataBasis)
    voice_id: Series[String] = described(
        "Documents that copy one another share it: they are one voice.", example="wires/quetta-market-first-take"
    )
    reuse_share: Series[Number] = described(
        "Share of the body copied from earlier sources.", unit="0 to 1", minimum=0, example="0.42"
    )
    boilerplate: Series[Ranges] = described(
        "Stretches of the text that carry no facts.",
        unit="Unicode code points",
        example='[{"start": 52, "end": 69, "kind": "byline"}]',
    )
    record_sha256: Series[String] = described(
        "SHA-256 of the other cells of the row but its text, which has its own: tells of one that was changed.",
        pattern=r"^[0-9a-f]{64}$",
        example="60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    )
    flags: Series[Strings] = described("What cleaning noticed, for example all_capitals.", example="all_capitals")
