"""Times of publication: every common form, the local day kept, nothing guessed."""

from datetime import UTC, date, datetime

import pytest

from tasks.ingest.dates import Moment, read_moment
from tasks.ingest.outlets import country_of

DAY = date(2024, 3, 11)
MIDNIGHT = datetime(2024, 3, 11, tzinfo=UTC)
MORNING = datetime(2024, 3, 11, 10, 15, tzinfo=UTC)
NIGHT_IN_NEW_YORK = datetime(2024, 3, 12, 2, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2024-03-11", MIDNIGHT),
        ("20240311", MIDNIGHT),
        (20240311, MIDNIGHT),
        ("2024/03/11", MIDNIGHT),
        ("11.03.2024", MIDNIGHT),
        ("March 11, 2024", MIDNIGHT),
        ("March 11, 2024 Monday", MIDNIGHT),
        ("Monday, 11th March 2024", MIDNIGHT),
        ("11-Mar-24", MIDNIGHT),
        (date(2024, 3, 11), MIDNIGHT),
        ("2024-03-11T10:15", MORNING),
        ("2024-03-11 10:15:00 UTC", MORNING),
        ("2024-03-11T10:15:00.000Z", MORNING),
        ("20240311T101500Z", MORNING),
        ("20240311101500", MORNING),
        ("Mon, 11 Mar 2024 10:15:00 GMT", MORNING),
        ("Mon Mar 11 10:15:00 +0000 2024", MORNING),
        ("10:15 GMT, 11 March 2024", MORNING),
        ("11 March 2024 10.15am", MORNING),
        (1710152100, MORNING),
        ("1710152100", MORNING),
        (1710152100000, MORNING),
        (1710152100.0, MORNING),
        ("2024-03-11T22:15:00-04:00", NIGHT_IN_NEW_YORK),
        ("Mon, 11 Mar 2024 22:15:00 EDT", NIGHT_IN_NEW_YORK),
        ("March 11, 2024 at 10:15 p.m. ET", NIGHT_IN_NEW_YORK),
        ("Mar. 11, 2024 | 10:15 PM EDT", NIGHT_IN_NEW_YORK),
        ("Mon Mar 11 2024 22:15:00 GMT-0400 (Eastern Daylight Time)", NIGHT_IN_NEW_YORK),
        ("11th of March 2024", MIDNIGHT),
        ("2024-03-11t10:15:00z", MORNING),
        (45362, MIDNIGHT),
        ("45362.4270833", MORNING),
    ],
)
def test_common_forms_are_read_with_the_day_it_was_there(written, at):
    assert read_moment(written) == Moment(at, DAY)


@pytest.mark.parametrize(
    ("country", "day"), [("US", date(2024, 3, 4)), ("GB", date(2024, 4, 3)), ("KE", date(2024, 4, 3))]
)
def test_the_outlets_country_tells_day_from_month(country, day):
    assert read_moment("03/04/2024", country).day == day
    assert read_moment("25/03/2024 08:00").day == date(2024, 3, 25)
    assert read_moment("3/25/2024").day == date(2024, 3, 25)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("03/04/2024", "told apart"),
        ("2 May", "no date"),
        ("March 2024", "no date"),
        ("soon", "no date"),
        ("2024-13-45", "no date"),
        ("March 11, 2024, three dead", "more than a date"),
        ("0001-01-01", "no year"),
        ("9" * 17, "no date"),
        (12, "no date"),
        (float("inf"), "no date"),
        (float("nan"), "no date"),
        (True, "neither"),
        ({}, "neither"),
    ],
)
def test_what_leaves_room_for_doubt_is_not_read(written, reason):
    with pytest.raises(ValueError, match=reason):
        read_moment(written)


@pytest.mark.parametrize(
    ("url", "language", "country"),
    [
        ("https://www.post.example.co.uk/a", None, "GB"),
        ("https://post.example.ke/a", "en-US", "KE"),
        ("https://police.example.gov/a", None, "US"),
        ("https://post.example.com/a", "en-GB", "GB"),
        ("https://post.example.tv/a", "en", None),
        ("http://[broken", None, None),
        (None, None, None),
    ],
)
def test_an_address_or_a_language_tag_tells_the_country(url, language, country):
    assert country_of(url, language) == country
