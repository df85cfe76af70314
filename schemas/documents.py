"""Documents, the spans cut from them, and the issues raised about them."""

from bisect import bisect_right
from dataclasses import InitVar, dataclass
from datetime import date, datetime

from schemas.vocabulary import IssueCode, MetadataBasis, Severity


class UngroundedSpanError(ValueError):
    """A quote and its offsets disagree with the text they are said to come from."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range `[start, end)` of Unicode code points of a source's text, with the characters it covers.

    The text itself has to be shown when a span is made, so a span that is not in the text cannot exist.
    """

    source_id: str
    start: int
    end: int
    quote: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        """Refuse an empty span and one whose quote is not what stands there."""
        if not 0 <= self.start < self.end <= len(text) or text[self.start : self.end] != self.quote:
            raise UngroundedSpanError(f"{self.source_id}[{self.start}:{self.end}] is not {self.quote!r}")


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One article exactly as decoded, with what is known about it.

    Before `body_start`, if that is not 0, `text` holds the headline that was given beside the article and a blank line.
    `published_day` is the day of publication where the outlet is; `part` says where in its file the article stands.
    """

    source_id: str
    file_name: str
    text: str
    language: str
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    url: str | None = None
    licence: str | None = None
    publisher_basis: MetadataBasis = MetadataBasis.NONE
    published_at: datetime | None = None
    published_basis: MetadataBasis = MetadataBasis.NONE
    flags: tuple[str, ...] = ()
    body_start: int = 0
    published_day: date | None = None
    part: str | None = None
    record_id: str | None = None
    captured_at: datetime | None = None
    payload_digest: str | None = None

    @property
    def local_day(self) -> date | None:
        """Day of publication where the outlet is, in UTC where no offset was given, None where no time is known."""
        return self.published_day or (self.published_at.date() if self.published_at else None)

    def cut(self, start: int, end: int) -> Span:
        """Cut a span out of the text."""
        return Span(self.source_id, start, end, self.text[start:end], self.text)


@dataclass(frozen=True, slots=True)
class Run:
    """`length` characters that stand at `reading` in the cleaned text and at `raw` in the source."""

    reading: int
    raw: int
    length: int


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A stretch of the raw text that carries no facts: kind is promotion, related_links, donation, newsletter, …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class CleanDocument:
    """What the language pipeline reads, aligned to the source by runs.

    `reading` holds the body in blocks (paragraphs, headings, list items) separated by a blank line. Boilerplate, page
    furniture and datelines' technical brackets are left out, wrapped lines are joined, capitals restored. Every
    character of `reading` is covered by a run, or is whitespace that cleaning put in. Runs are sorted by `reading`.
    """

    source: SourceDocument
    reading: str
    runs: tuple[Run, ...]
    boilerplate: tuple[Boilerplate, ...] = ()
    flags: tuple[str, ...] = ()
    dateline_place: str | None = None
    dateline_date: date | None = None

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Translate a half-open range of `reading` into the smallest range of raw text that holds it.

        Where boilerplate was cut out of its middle, the longest piece that is free of it: no span touches boilerplate.
        """
        first = self._run_at(start)
        last = self._run_at(end - 1)
        head = first.raw + min(max(start - first.reading, 0), first.length - 1)
        tail = last.raw + min(max(end - 1 - last.reading, 0), last.length - 1)
        return self.clear_of_boilerplate(head, tail + 1)

    def clear_of_boilerplate(self, start: int, end: int) -> tuple[int, int]:
        """Give the longest piece of a raw range that holds no boilerplate; of equals the first."""
        pieces, at = [], start
        for part in self.boilerplate:
            if part.start < end and part.end > start:
                pieces.append((at, part.start))
                at = part.end
        pieces.append((at, end))
        return max(pieces, key=lambda piece: piece[1] - piece[0])

    def cut(self, start: int, end: int) -> Span:
        """Cut the span of the source that the range `[start, end)` of `reading` stands for."""
        return self.source.cut(*self.raw_range(start, end))

    def _run_at(self, position: int) -> Run:
        index = bisect_right(self.runs, position, key=lambda run: run.reading) - 1
        if index < 0:
            raise UngroundedSpanError(f"{self.source.source_id}: reading position {position} stands for no raw text")
        return self.runs[index]


@dataclass(frozen=True, slots=True)
class Issue:
    """A thing that could not be used or looks wrong, with where it is: `part` of the file, `line` (1-based) of that."""

    severity: Severity
    code: IssueCode
    message: str
    source_id: str | None = None
    file_name: str | None = None
    line: int | None = None
    table: str | None = None
    row_id: str | None = None
    part: str | None = None
