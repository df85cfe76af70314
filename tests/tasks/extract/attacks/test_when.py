"""When: each example names the day of publication and the first day of every attack that took place, in order."""

import pytest

from schemas.vocabulary import Realis
from tasks.extract.attacks.find import find_attacks
from tasks.extract.dates.find import find_dates
from tasks.extract.places.find import find_places

PUBLISHED = "2024-06-20"

EXAMPLES = [
    # what a relative clause says of the harm is the day of the attack
    ("The army denies a gas attack on Ruva that killed 80 people in April 2017.", ["2017-04-01"]),
    # a clause with "where" is on the place and the day before it
    ("Mourners lit candles, as others did in Ruva in June 2022, where a missile hit a market.", ["2022-06-01"]),
    ("It is the worst bloodshed since February, when men of the clan were caught in an ambush.", ["2024-02-01"]),
    ("It was on a Friday, 13 October 2023, that an assailant stabbed a teacher in Arras.", ["2023-10-13"]),
    # the day that opens a sentence is that of the first attack in it
    ("In mid-April gunmen abducted 30 students in Ruva.", ["2024-04-01"]),
    ("On New Year's Eve gunmen killed three soldiers in Menaka.", ["2023-12-31"]),
    ("In May 2019, its men said they had sent the bomber who killed two engineers in Ruva.", ["2019-05-01"]),
    # of two days the one beside the law is the law's
    ("A man was arrested on Tuesday over the killing of a pastor in Kisumu on 2 June.", ["2024-06-02"]),
    ("Three years to the day after a bomb killed 22 people at a hall on 22 May 2017, bells rang.", ["2017-05-22"]),
    # the day of a rite is no day beside a month
    ("Gunmen killed 300 people at Friday prayers in Ruva in November 2017.", ["2017-11-01"]),
    # a count of days after a month counts from nothing
    ("Raiders struck Kolo on Tuesday. In April they had stormed Ruva; two days afterwards a bus was shot at.", None),
]


@pytest.mark.parametrize(("text", "days"), EXAMPLES, ids=[text[:50] for text, _ in EXAMPLES])
def test_the_day_of_an_attack(reading, text, days):
    parsed = reading(text, PUBLISHED)
    found = [each.mention for each in find_attacks(parsed, (), find_places(parsed), find_dates(parsed))]
    told = [str(each.dates[0].start) for each in found if each.realis == Realis.ACTUAL and each.dates]
    if days is None:
        assert "2024-06-20" not in told
    else:
        assert told == days


def test_the_day_of_a_burial_is_not_that_of_the_attack(reading):
    parsed = reading("The victims of the bombing in Ruva were buried on Wednesday.", PUBLISHED)
    [found] = find_attacks(parsed, (), find_places(parsed), find_dates(parsed))
    assert not found.mention.dates
