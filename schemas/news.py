"""What is news when an article comes out, and what is long past: one answer for every stage."""

from datetime import date, timedelta
from typing import Protocol

from schemas.vocabulary import DatePrecision

NEWS_DAYS = 14
"""What an article is about happened at most so long before it came out."""
LONG_PAST_DAYS = 60
"""What ended longer ago is history, told in full where it comes up. What lies between the two was news lately, and
articles refer back to it in as few words as to the news.
"""


class Dated(Protocol):
    """A range of days, both ends included, with its UCDP precision."""

    @property
    def start(self) -> date:
        """The first day."""

    @property
    def end(self) -> date:
        """The last day."""

    @property
    def prec(self) -> int:
        """A code of `DatePrecision`."""


def is_news(when: Dated, published: date | None) -> bool:
    """Whether a date lies within the days that news is about; where publication is unknown, whether it names days."""
    if published is None:
        return when.prec < DatePrecision.MONTH
    return when.end >= published - timedelta(days=NEWS_DAYS) and when.start <= published


def is_long_past(when: Dated, published: date | None) -> bool:
    """Whether a date had ended long before publication; never where that is unknown."""
    return published is not None and when.end < published - timedelta(days=LONG_PAST_DAYS)
