"""What assembly remembers of a document once its text is let go: its day, and the names it may share with others."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from schemas.documents import CleanDocument
from tasks.assemble.agreement import fold
from tasks.assemble.voices import body_hash

_LATEST = datetime.max.replace(tzinfo=UTC)
_NAME = re.compile(r"(?<=[a-z0-9,;)’'] )(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*")
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_VOWELS = re.compile(r"(?<!^)[aeiouyhw]|(.)(?=\1)")
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]olds?\b|, (\d{1,3}),|\bage[sd]?:? (\d{1,3})(?: and (\d{1,3}))?\b")
_SERIES = re.compile(
    r"\b(?:one|first|second|third|fourth|fifth|last|latest|part) (?:of|in) (?:at least |the )?"
    r"(?:a series of|two|three|four|five|six|seven|eight|nine|ten|several|\d+)(?: [\w-]+){0,2} "
    r"(?:attacks|assaults|bombings|blasts|bombs|explosions|devices|incidents|kidnappings|shootings|offices|targets)\b",
    re.IGNORECASE,
)
CLUE_LETTERS = 4
SKELETON_LETTERS = 3
_CALENDAR = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))


@dataclass(frozen=True, slots=True)
class Article:
    """A document without its text. `day` is the day of publication: the metadata's, else the dateline's.

    `names` are the clues of every proper name in the body, see `clues`; `ages` those of persons; `series` tells whether
    the body calls an attack one of several; `outlets` are the folded names of publisher and agency; `body` stands for
    all words below the headline.
    """

    source_id: str
    file_name: str
    published_at: datetime | None
    day: date | None
    names: frozenset[str]
    ages: frozenset[int] = frozenset()
    series: bool = False
    outlets: frozenset[str] = frozenset()
    body: int = 0

    @property
    def order(self) -> tuple[datetime, str]:
        """Sort key: the earliest published first, undated ones last."""
        return self.published_at or _LATEST, self.source_id


def article_of(document: CleanDocument) -> Article:
    """Reduce a document to what linking needs."""
    source = document.source
    day = source.local_day or document.dateline_date
    names = clues(name for match in _NAME.finditer(document.reading) for name in match.group().split())
    series = _SERIES.search(document.reading) is not None
    outlets = frozenset(fold(name) for name in (source.publisher, source.agency) if name)
    return Article(
        source.source_id,
        source.file_name,
        source.published_at,
        day,
        names,
        ages_in(document.reading),
        series,
        outlets,
        body_hash(document),
    )


def ages_in(text: str) -> frozenset[int]:
    """The ages of persons that a text gives, in years."""
    return frozenset(int(age) for match in _AGE.finditer(text) for age in match.groups() if age)


def words(text: str) -> Iterable[str]:
    """The words of a text, as written."""
    return (match.group() for match in _WORD.finditer(text))


def clues(written: Iterable[str]) -> frozenset[str]:
    """Reduce words to what two spellings of one name share: Suleimani and Soleimani are both "slmn"."""
    folded = {fold(word.removesuffix("’s").removesuffix("'s")) for word in written}
    kept = {word for word in folded if len(word) >= CLUE_LETTERS and word not in _CALENDAR}
    return frozenset(_skeleton(word) for word in kept)


def _skeleton(word: str) -> str:
    skeleton = _VOWELS.sub("", word)
    return skeleton if len(skeleton) >= SKELETON_LETTERS else word
