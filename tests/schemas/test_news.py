from datetime import date

import pytest

from schemas.news import is_long_past, is_news
from schemas.vocabulary import DateBasis
from tasks.extract.dates.terms import DateRange

OUT = date(2024, 5, 20)


def days(start, end=None):
    return DateRange(date.fromisoformat(start), date.fromisoformat(end or start), DateBasis.STATED)


@pytest.mark.parametrize(
    ("when", "news", "past"),
    [
        (days("2024-05-20"), True, False),
        (days("2024-05-06"), True, False),
        (days("2024-05-05"), False, False),
        (days("2024-05-21"), False, False),
        (days("2024-05-01", "2024-05-31"), True, False),
        (days("2024-03-22"), False, False),
        (days("2024-02-01", "2024-02-29"), False, True),
        (days("2023-01-01", "2023-12-31"), False, True),
    ],
)
def test_news_is_of_the_days_before_and_history_of_months_ago(when, news, past):
    assert (is_news(when, OUT), is_long_past(when, OUT)) == (news, past)


def test_where_publication_is_unknown_a_day_is_news_a_month_is_not_and_nothing_is_history():
    assert is_news(days("1987-06-04"), None)
    assert not is_news(days("1987-06-01", "1987-06-30"), None)
    assert not is_long_past(days("1987-06-01", "1987-06-30"), None)
