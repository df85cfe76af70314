from datetime import date

import pytest

from schemas.vocabulary import ClaimType, SpeakerRole
from tasks.assemble.telling import tells_enough
from tasks.assemble.telling_facts import facts_of
from tasks.assemble.told import told_of

TEXT = (
    "Gunmen shot a judge in Quetta on Friday. There were clashes and attacks by soldiers elsewhere in the war, and six "
    "people died."
)


def _told(news, published="2024-03-24"):
    groups = [[index] for index in range(len(news.attacks))]
    return told_of(news.extraction, groups, date.fromisoformat(published))


def test_an_attack_with_its_day_and_town_is_enough(page):
    news = page(TEXT)
    dates = [news.date("Friday", "2024-03-22")]
    news.attack("Gunmen shot a judge", kind="Armed Assault", dates=dates, places=[news.place("Quetta")])
    (told,) = _told(news)
    assert facts_of(told) >= {"dated to the day", "in a city", "told in its own right", "in the first sentence"}
    assert tells_enough(told)


def test_a_word_on_a_war_far_down_is_not(page):
    news = page(TEXT)
    news.attack("attacks by soldiers", kind="Armed Assault", target="Military", sentence=14, anaphoric=True)
    (told,) = _told(news)
    assert facts_of(told) >= {"undated", "in no country", "late", "target Military"}
    assert not tells_enough(told)


def test_what_is_long_past_weighs_less(page):
    news = page(TEXT)
    news.attack("Gunmen shot a judge", dates=[news.date("Friday", "2024-03-22")])
    assert "long past" not in facts_of(_told(news)[0])
    assert "long past" in facts_of(_told(news, "2024-09-01")[0])


def test_an_old_attack_that_is_named_with_its_year_and_target_is_enough(page):
    news = page("The siege of the Brantwick theatre in 2002 is not forgotten.", "2024-03-24")
    year = news.date("2002", "2002-01-01", "2002-12-31")
    news.attack("The siege of the Brantwick theatre", target="Business", dates=[year])
    (told,) = _told(news)
    assert tells_enough(told)


def test_what_heads_the_article_is_enough_with_its_town_or_harm(page):
    news = page("Judge shot in Quetta\n\nSign in to read on.")
    news.attack("Judge shot", kind="Armed Assault", headline=True, places=[news.place("Quetta")])
    (told,) = _told(news)
    assert tells_enough(told)


@pytest.mark.parametrize("target", ["Business", "Military"])
def test_a_raid_of_a_named_group_is_enough_with_its_place_and_toll(page, target):
    news = page("Earlier the Brantwick Front raided a post in Quetta and killed six people.", None)
    attack = news.attack("raided", kind=None, target=target, places=[news.place("Quetta")], sentence=15)
    news.harm("six people", attack, 6)
    news.claim("Brantwick Front", attack, claim_type=ClaimType.ATTRIBUTION, role=SpeakerRole.MEDIA)
    (told,) = told_of(news.extraction, [[0]], None)
    assert tells_enough(told)


@pytest.mark.parametrize("toll", [12, None])
def test_what_is_long_past_is_enough_with_its_time_and_toll(page, toll):
    news = page("All were on guard since the attack on the Brantwick weekly in January 2015, in which 12 people died.")
    month = news.date("January 2015", "2015-01-01", "2015-01-31")
    news.attack("the attack on the Brantwick weekly", kind=None, dates=[month], sentence=6)
    if toll:
        news.harm("12 people", 0, toll)
    (told,) = _told(news)
    assert tells_enough(told) is (toll is not None)
