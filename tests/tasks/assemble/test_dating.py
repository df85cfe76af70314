from datetime import date

from tasks.assemble.dating import with_dates_before

TEXT = "A bomb exploded in Quetta on Friday. Gunmen shot at a bus in Kabul. Villagers were kidnapped in Kerman."


def _dates(news, groups, published="2024-03-24"):
    dated = with_dates_before(news.extraction, groups, date.fromisoformat(published))
    return [[cell.start.isoformat() for cell in mention.dates] for mention in dated.attacks]


def _news(page, **second):
    news = page(TEXT)
    news.attack("A bomb exploded", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("Gunmen shot at a bus", kind="Armed Assault", places=[news.place("Kabul")], **second)
    return news


def test_an_attack_told_after_the_news_of_a_day_is_of_that_day(page):
    assert _dates(_news(page), [[0], [1]]) == [["2024-03-22"], ["2024-03-22"]]


def test_not_so_far_down_nor_where_it_refers_back_nor_after_old_news(page):
    assert _dates(_news(page, sentence=9), [[0], [1]])[1] == []
    assert _dates(_news(page, anaphoric=True), [[0], [1]])[1] == []
    assert _dates(_news(page), [[0], [1]], "2024-06-01")[1] == []


def test_what_had_happened_before_is_not_of_the_day_of_the_news(page):
    news = page("A bomb hit a bank in Quetta on Friday. Gunmen had raided a school in Turbat.")
    news.attack("A bomb hit a bank", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("Gunmen had raided a school", places=[news.place("Turbat")])
    bombing, raid = with_dates_before(news.extraction, [(0,), (1,)], date(2024, 3, 24)).attacks
    assert bombing.dates
    assert not raid.dates
