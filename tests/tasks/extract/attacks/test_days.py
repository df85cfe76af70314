"""The day of an attack that no clause dates: the likeliest of the text, else what the hour leaves open."""

from datetime import date

import pytest

from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places


def days_of(reading, text, published):
    parsed = reading(text, published)
    found = find_attacks(parsed, (), find_places(parsed), find_dates(parsed))
    return {(cell.start, cell.end) for attack in found for cell in attack.mention.dates}


def day(number):
    return date(2017, 3, number), date(2017, 3, number)


CASES = [
    (
        "the call rather than the arrest",
        "A man was shot dead at a motel. Officers got a call about 2:15 a.m. Sunday. A suspect was booked on Tuesday.",
        "2017-03-29",
        day(26),
    ),
    (
        "no day on which a victim was doing better",
        "Two boys were shot on Elm Street. They were walking home Monday. One was in stable condition Wednesday.",
        "2017-03-29",
        day(27),
    ),
    (
        "no day of an autopsy or of a meeting to come",
        "A boy was shot dead. An examination ordered at the autopsy conducted Monday took hours. Medics came at 8 a.m. "
        "Friday. Neighbors are planning to meet Wednesday.",
        "2017-03-29",
        day(24),
    ),
    (
        "days are counted back from a death",
        "The girl died Thursday, three days after she was shot in her garden.",
        "2017-03-24",
        day(20),
    ),
    (
        "the day when it happened rather than that of the arrest",
        "A man was arrested Wednesday. Police had looked for him since early Sunday when a woman was shot dead.",
        "2017-03-29",
        day(26),
    ),
    (
        "no day by which the hurt had gone home",
        "By Monday all who were shot at the party on Saturday had been released.",
        "2017-03-28",
        day(25),
    ),
    (
        "no attack of another month",
        "A girl was shot dead in her garden. It was around 9 p.m. Tuesday. She is the second. On Feb. 6 another girl "
        "was shot.",
        "2017-03-29",
        day(28),
    ),
    (
        "no hearing to come",
        "A teenager shot a clerk. It happened Monday night, neighbors said. He will appear in court Wednesday.",
        "2017-03-29",
        day(27),
    ),
    (
        "the day before that on which officers kept watch",
        "Officers kept watch over the block on Thursday after two men were shot there the day before.",
        "2017-03-30",
        day(29),
    ),
    (
        "the day of what is being looked into",
        "Police are investigating a fatal shooting at a car wash early Saturday morning.",
        "2017-03-26",
        day(25),
    ),
    (
        "a park's name is no ceremony",
        "Detectives said Tuesday that the shooting that wounded six guests at Rosa Parks Memorial Park on Monday was a "
        "fight of two rival crews.",
        "2017-03-29",
        day(27),
    ),
    (
        "the day on which somebody was taken to hospital rather than that of a statement",
        "A girl was hospitalized Thursday evening after a bullet entered her home during a shootout. The question was "
        "answered tonight.",
        "2017-03-25",
        day(23),
    ),
    (
        "no day on which the place was cleaned",
        "A crew was cleaning on Monday the bar where two men were shot. The shots rang out at 11 p.m. Sunday.",
        "2017-03-28",
        day(26),
    ),
    (
        "a feast that only says what party it was is no day",
        "Men opened fire on a Father's Day block party. It was held to honour Father's Day. Officers were called on "
        "Saturday at 11 p.m.",
        "2017-03-26",
        day(25),
    ),
    (
        "the small hours of a night are of the next day",
        "A girl was shot outside a club Friday night. A row broke out and someone fired about 2:45 a.m.",
        "2017-03-26",
        day(25),
    ),
    (
        "the late hours of what came overnight are of the first day",
        "Two men were shot overnight on Elm Street. Officers were sent there around 10:30 p.m.",
        "2017-03-26",
        day(25),
    ),
    (
        "the hour of a death is not that of the night",
        "A girl was shot outside a club Friday night. She died at 2:45 a.m.",
        "2017-03-26",
        day(24),
    ),
]


@pytest.mark.parametrize(("case", "text", "published", "expected"), CASES, ids=[case[0] for case in CASES])
def test_the_likeliest_day_is_taken(reading, case, text, published, expected):
    assert expected in days_of(reading, text, published)
    assert len({found for found in days_of(reading, text, published) if found[0].month == expected[0].month}) == 1


def test_an_hour_alone_leaves_the_day_of_publication_and_the_day_before(reading):
    text = "Police are looking for a gunman who shot a man outside a bar. It happened around 9 p.m., they said."
    assert days_of(reading, text, "2017-03-29") == {(date(2017, 3, 28), date(2017, 3, 29))}


def test_the_hour_at_which_a_page_was_put_up_is_none_of_the_attacks(reading):
    text = "Posted: 9:30 p.m.\n\nA gunman shot a man outside a bar, police said."
    assert days_of(reading, text, "2017-03-29") == set()


@pytest.mark.parametrize(
    "work", ["Police are searching for a gunman", "Police investigate", "They continue to look for a gunman"]
)
def test_officers_at_work_leave_the_day_of_publication_and_the_day_before(reading, work):
    text = f"A man was shot outside a bar. {work}, a spokesman said."
    assert days_of(reading, text, "2017-03-29") == {(date(2017, 3, 28), date(2017, 3, 29))}


def test_officers_still_at_work_days_later_leave_nothing(reading):
    text = "A man was shot outside a bar. Police are searching for a gunman. Relatives held a vigil on Sunday."
    assert days_of(reading, text, "2017-03-29") == set()


def test_the_day_of_a_statement_is_not_that_of_what_refers_back_to_a_dated_attack(reading):
    text = (
        "The murder of six priests is being looked into. Yesterday a judge resigned. "
        "The priests were shot dead on 3 March in Oran."
    )
    assert days_of(reading, text, "2017-03-29") == {day(3)}


def test_the_days_of_all_such_cases_do_not_keep_the_hour_of_this_one_out(reading):
    text = (
        "A man shot his friend dead at a party. Officers were called at 1:11 a.m. Monday. "
        "This case is one of several deaths that they responded to over the weekend."
    )
    assert day(27) in days_of(reading, text, "2017-03-27")


@pytest.mark.parametrize(
    ("count", "then"),
    [
        ("18 years after", (date(1999, 1, 1), date(1999, 12, 31))),
        ("18 years to the day after", (date(1999, 3, 18), date(1999, 3, 18))),
    ],
)
def test_years_after_an_attack_tell_when_that_attack_was(reading, count, then):
    text = f"A bomb hit a bus in Burgas on 18 March. The attack came {count} the bombing of a centre."
    assert days_of(reading, text, "2017-03-29") == {day(18), then}
