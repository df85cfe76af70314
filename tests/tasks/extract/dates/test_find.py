"""Dates: each example names the expression, the day of publication and the range it stands for."""

from datetime import date

import pytest

from tasks.extract.dates.find import RULES, SAID, find_dates, stands_in

EXAMPLES = [
    ("A bomb went off on Friday.", "2024-03-24", "on Friday", "2024-03-22", "2024-03-22", 1),
    ("A bomb went off Friday night.", "2024-03-22", "Friday night", "2024-03-22", "2024-03-22", 1),
    ("(May 7, 2013) A device went off.", "2013-05-09", "May 7, 2013", "2013-05-07", "2013-05-07", 1),
    ("Rebels struck on 3 February.", "1990-02-04", "3 February", "1990-02-03", "1990-02-03", 1),
    ("Rebels struck on 28 December.", "1990-01-04", "28 December", "1989-12-28", "1989-12-28", 1),
    ("It was hit in August 2021.", None, "in August 2021", "2021-08-01", "2021-08-31", 4),
    ("It was hit in January.", "2024-03-24", "in January", "2024-01-01", "2024-01-31", 4),
    ("The 2017 metro bombing left 15 dead.", None, "2017", "2017-01-01", "2017-12-31", 5),
    ("The raid took place two weeks ago.", "1990-03-12", "two weeks ago", "1990-02-23", "1990-03-01", 3),
    ("Rebels struck twice in the last 24 hours.", "1990-04-01", "in the last 24 hours", "1990-03-31", "1990-04-01", 2),
    ("A bomb went off a few minutes ago.", "1990-04-01", "a few minutes ago", "1990-04-01", "1990-04-01", 1),
    ("Rebels struck five hours ago.", "1990-04-01", "five hours ago", "1990-03-31", "1990-04-01", 2),
    ("05/21/2014: A mine went off.", None, "05/21/2014", "2014-05-21", "2014-05-21", 1),
    ("A mine went off on 2014-05-21.", None, "2014-05-21", "2014-05-21", "2014-05-21", 1),
    ("It came earlier this month.", "2024-03-24", "earlier this month", "2024-03-01", "2024-03-24", 4),
    ("They raided it on 4 February last year.", "2016-01-14", "4 February last year", "2015-02-04", "2015-02-04", 1),
    (
        "It went off a quarter of a century ago today.",
        "2023-08-15",
        "a quarter of a century ago today",
        "1998-08-15",
        "1998-08-15",
        1,
    ),
    ("They were seized yesterday.", "1990-03-12", "yesterday", "1990-03-11", "1990-03-11", 1),
    ("Shots rang out last night.", "1990-03-12", "last night", "1990-03-11", "1990-03-11", 1),
    (
        "Rebels struck between May 3 and May 6, 2013.",
        "2013-06-01",
        "May 3 and May 6, 2013",
        "2013-05-03",
        "2013-05-06",
        2,
    ),
    ("It happened over the weekend.", "2015-06-09", "over the weekend", "2015-06-06", "2015-06-07", 2),
    ("He fell on New Year's Eve.", "2017-01-04", "New Year's Eve", "2016-12-31", "2016-12-31", 1),
    ("Blasts hit churches on Easter Sunday.", "2019-04-25", "Easter Sunday", "2019-04-21", "2019-04-21", 1),
    ("A parade was shot at on MLK Day.", "2013-01-21", "MLK Day", "2013-01-21", "2013-01-21", 1),
    ("It followed the riot of Good Friday 2016.", None, "Good Friday 2016", "2016-03-25", "2016-03-25", 1),
    ("He was shot two weeks ago Friday.", "2017-03-28", "two weeks ago Friday", "2017-03-17", "2017-03-17", 1),
    ("Officers came Tuesday to 9th Street.", "2017-03-28", "Tuesday", "2017-03-28", "2017-03-28", 1),
    ("A mine went off on the 12th, police said.", "2024-06-20", "on the 12th", "2024-06-12", "2024-06-12", 1),
    ("On the 28th, raiders came.", "2024-07-02", "On the 28th", "2024-06-28", "2024-06-28", 1),
    ("Ten fell in January last year.", "2024-04-13", "January last year", "2023-01-01", "2023-01-31", 4),
    ("Gas was let out in the summer of 1998.", None, "summer of 1998", "1998-06-01", "1998-08-31", 5),
    ("Forty fell yesterday [8th March] there.", "1988-03-11", "8th March", "1988-03-08", "1988-03-08", 1),
    ("They were buried on Tuesday 14 November.", "2023-11-15", "14 November", "2023-11-14", "2023-11-14", 1),
    ("It was Tuesday, May 14, when it fell.", "2024-05-20", "May 14", "2024-05-14", "2024-05-14", 1),
    ("On Saturday last week a bus was hit.", "2025-09-28", "On Saturday last week", "2025-09-20", "2025-09-20", 1),
    (
        "Three years ago on Thursday, a lorry came.",
        "2019-12-16",
        "Three years ago on Thursday",
        "2016-12-19",
        "2016-12-19",
        1,
    ),
    ("It is 19 months since a pilot was taken.", "2024-09-18", "19 months since", "2023-02-01", "2023-02-28", 4),
    ("They marked a decade since the raid.", "2024-09-18", "a decade since", "2014-01-01", "2014-12-31", 5),
    ("On the tenth anniversary of the siege.", "2024-09-18", "tenth anniversary of", "2014-01-01", "2014-12-31", 5),
    ("The 20th anniversary of the raid.", "2024-09-18", "20th anniversary of", "2004-01-01", "2004-12-31", 5),
    ("It was the worst since May, when men fell.", "2024-09-18", "since May", "2024-05-01", "2024-05-31", 4),
    ("It fell three years ago to the day.", "2022-12-08", "three years ago to the day", "2019-12-08", "2019-12-08", 1),
    ("It fell on the second Sunday of June.", "2024-06-20", "second Sunday of June", "2024-06-09", "2024-06-09", 1),
    ("On May 28 this year he ran amok.", "2019-11-10", "May 28 this year", "2019-05-28", "2019-05-28", 1),
    (
        "In the night from Tuesday to Wednesday it fell.",
        "2024-06-20",
        "night from Tuesday to Wednesday",
        "2024-06-18",
        "2024-06-19",
        2,
    ),
    ("Last Tuesday he was shot.", "2024-06-19", "Last Tuesday", "2024-06-11", "2024-06-11", 1),
    ("It fell just over a fortnight ago.", "2024-06-20", "a fortnight ago", "2024-06-03", "2024-06-09", 3),
    (
        "A parade was shot at on the Fourth of July in 2022.",
        "2024-06-20",
        "Fourth of July in 2022",
        "2022-07-04",
        "2022-07-04",
        1,
    ),
    ("A mine went off on 3.4.2024.", None, "3.4.2024", "2024-04-03", "2024-04-03", 1),
    ("Raiders came in the early hours of 15 March.", "2024-03-17", "15 March", "2024-03-15", "2024-03-15", 1),
    ("Fighting raged on 11 and 12 November.", "1989-11-14", "11 and 12 November", "1989-11-11", "1989-11-12", 2),
]


@pytest.mark.parametrize(("text", "published", "quote", "start", "end", "prec"), EXAMPLES)
def test_expression_resolves(reading, text, published, quote, start, end, prec):
    (found,) = find_dates(reading(text, published))
    cell = found.cell
    assert (cell.span.quote, cell.start, cell.end, cell.prec) == (
        quote,
        date.fromisoformat(start),
        date.fromisoformat(end),
        prec,
    )


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off on Friday.",
        "It came on March 7.",
        "A man of 34 may be charged.",
        "The 1980s were worse.",
        "He paid $2015.",
    ],
)
def test_nothing_is_invented_where_nothing_fixes_the_date(reading, text):
    assert find_dates(reading(text)) == ()


def test_the_day_before_counts_from_the_last_date_named(reading):
    found = find_dates(reading("It was hit on 4 May 2013. Two days earlier a bridge fell.", "2013-05-20"))
    assert [cell.cell.start for cell in found] == [date(2013, 5, 4), date(2013, 5, 2)]


def test_the_day_before_is_that_before_the_day_named_unless_it_is_the_day_before_something(reading):
    found = find_dates(reading("Guards came on 4 May 2013 after a fire the day before.", "2013-05-20"))
    assert [cell.cell.start for cell in found] == [date(2013, 5, 4), date(2013, 5, 3)]
    found = find_dates(reading("It burned on 4 May 2013, the day before the vote.", "2013-05-20"))
    assert [cell.cell.start for cell in found] == [date(2013, 5, 4)]


def test_days_after_something_untold_count_back_from_the_day_before_them(reading):
    found = find_dates(reading("He died on 4 May 2013, two days after he was hit.", "2013-05-20"))
    assert [cell.cell.start for cell in found] == [date(2013, 5, 4), date(2013, 5, 2)]


def test_days_after_another_event_are_nobodys_day(reading):
    text = "It was hit on 4 May 2013. The raid came two days after a bridge was blown up."
    assert [cell.cell.start for cell in find_dates(reading(text, "2013-05-20"))] == [date(2013, 5, 4)]


IN_TEXT = [
    (
        "In April 2020 two fell, and in October of that year one.",
        "2022-04-13",
        ("2020-04-01", "2020-04-30"),
        ("2020-10-01", "2020-10-31"),
    ),
    (
        "A jet fell in October 2015. He shot ten the previous May.",
        "2018-04-13",
        ("2015-10-01", "2015-10-31"),
        ("2015-05-01", "2015-05-31"),
    ),
    (
        "Thirty fell in March 2014. Five months before, a jeep came.",
        "2019-04-13",
        ("2014-03-01", "2014-03-31"),
        ("2013-10-01", "2013-10-31"),
    ),
    (
        "Two fell on 3 May. Ten days on, a mine killed one.",
        "2024-06-17",
        ("2024-05-03", "2024-05-03"),
        ("2024-05-13", "2024-05-13"),
    ),
    (
        "Two fell on 3 May. A day later a mine killed one.",
        "2024-06-17",
        ("2024-05-03", "2024-05-03"),
        ("2024-05-04", "2024-05-04"),
    ),
    (
        "Last year a man drove into dancers in September.",
        "2019-11-07",
        ("2018-01-01", "2018-12-31"),
        ("2018-09-01", "2018-09-30"),
    ),
    (
        "A bomb went off on Monday. It came five days after a raid.",
        "2007-04-17",
        ("2007-04-16", "2007-04-16"),
        ("2007-04-11", "2007-04-11"),
    ),
    (
        "2014\n\nRaids went on. On 22 November, 28 people were shot.",
        "2025-10-09",
        ("2014-01-01", "2014-12-31"),
        ("2014-11-22", "2014-11-22"),
    ),
]


@pytest.mark.parametrize(("text", "published", "first", "second"), IN_TEXT)
def test_a_date_counts_from_what_was_named_before_it(reading, text, published, first, second):
    found = [(str(each.cell.start), str(each.cell.end)) for each in find_dates(reading(text, published))]
    assert found == [first, second]


@pytest.mark.parametrize(("month_first", "day"), [(True, date(2024, 3, 4)), (False, date(2024, 4, 3))])
def test_a_date_in_numbers_is_read_as_the_writers_country_does(reading, month_first, day):
    (found,) = find_dates(reading("A mine went off on 03/04/2024."), month_first)
    assert found.cell.start == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("In May 2017 it fell. The same month it burnt.", ["2017-05-01", "2017-05-01"]),
        ("May 2015\n\nOn the 3rd, two fell in Arish.", ["2015-05-01", "2015-05-03"]),
        # a heading holds for what stands under it alone
        ("- July 2016 - Nineteen fell.\n\n- In May a man ran amok.", ["2016-07-01", "2024-05-01"]),
        # a month named since leaves open which of its days a count goes from
        ("It fell on Tuesday. In April it burnt; two days later it broke.", ["2024-06-18", "2024-04-01"]),
    ],
)
def test_what_was_named_before_fixes_what_counts_from_it(reading, text, days):
    assert [str(found.cell.start) for found in find_dates(reading(text, "2024-06-20"))] == days


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_rule_whose_words_a_text_lacks_would_match_nothing_in_it(example):
    text = example[0]
    tried = [match.group() for _, pattern, *_ in RULES for match in pattern.finditer(text)]
    rules = [rule for rule in RULES if stands_in(rule[2], text.casefold())]
    kept = [match.group() for _, pattern, *_ in rules for match in pattern.finditer(text)]
    assert kept == tried


def test_words_are_those_of_rules():
    assert SAID.keys() <= {name for name, *_ in RULES}
