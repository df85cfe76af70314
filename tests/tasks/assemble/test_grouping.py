from datetime import date

from schemas.vocabulary import Realis
from tasks.assemble.grouping import all_groups, group_mentions

KIDNAPPING = "Hostage Taking (Kidnapping)"
TEXT = (
    "A bomb exploded on Friday in Quetta. The blast killed six people. Gunmen shot at a bus in Kabul in 2022. "
    "The attack shook the region. Rebels may bomb Moscow. Villagers were kidnapped near Quetta."
)


def _groups(page, published="2024-03-24"):
    return [
        (set(group.members), group.is_main)
        for group in group_mentions(page.extraction, date.fromisoformat(published) if published else None)
    ]


def test_other_places_and_years_are_other_attacks(page):
    news = page(TEXT)
    news.attack("A bomb exploded", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("The blast", anaphoric=True)
    news.attack(
        "Gunmen shot at a bus",
        kind="Armed Assault",
        dates=[news.date("2022", "2022-01-01", "2022-12-31")],
        places=[news.place("Kabul")],
    )
    assert _groups(news) == [({0, 1}, True), ({2}, False)]


def test_what_refers_back_joins_the_attack_of_its_paragraph(page):
    news = page(TEXT)
    news.attack("A bomb exploded", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("Gunmen shot", kind="Armed Assault", target="Transportation", places=[news.place("Kabul")], paragraph=1)
    news.attack("The attack", kind=None, anaphoric=True, paragraph=1)
    assert all_groups(news.extraction, date(2024, 3, 24)) == [(0,), (1, 2)]


def test_a_killing_elsewhere_and_at_another_time_refers_to_no_attack_told_before(page):
    news = page("Two were killed in Quetta on Friday. In 2019 rebels killed 130 in Kabul. Nine were killed in Kabul.")
    news.attack("killed", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    old = [news.date("2019", "2019-01-01", "2019-12-31")]
    news.attack("rebels killed", kind=None, anaphoric=True, dates=old, places=[news.place("Kabul")])
    assert all_groups(news.extraction, date(2024, 3, 24)) == [(0,), (1,)]


def test_a_headline_joins_the_attack_it_announces(page):
    news = page("Bomb kills six. A bomb exploded in Quetta.")
    news.attack("Bomb kills six", headline=True)
    news.attack("A bomb exploded", places=[news.place("Quetta")])
    news.harm("six", 0, 6)
    assert _groups(news) == [({0, 1}, True)]


def test_a_headline_joins_the_news_rather_than_what_is_told_more_of_an_old_attack(page):
    text = "Gunman hits driver. A driver was shot on Friday. He was shot at in 2022. The attack made news. It hurt."
    news = page(text)
    news.attack("Gunman hits driver", kind="Armed Assault", headline=True)
    news.attack("A driver was shot", dates=[news.date("Friday", "2024-03-22")], kind="Armed Assault")
    news.attack("He was shot at", dates=[news.date("2022", "2022-01-01", "2022-12-31")], kind="Armed Assault")
    news.attack("The attack", anaphoric=True, kind=None)
    news.attack("It hurt", anaphoric=True, kind=None)
    assert (0, 1) in all_groups(news.extraction, date(2024, 3, 24))


def test_what_may_happen_is_no_attack(page):
    news = page(TEXT)
    news.attack("Rebels may bomb", places=[news.place("Moscow")], realis=Realis.HYPOTHETICAL)
    assert _groups(news) == []


def test_a_kidnapping_is_not_a_bombing(page):
    news = page(TEXT)
    news.attack("A bomb exploded", places=[news.place("Quetta")], target="Business")
    news.attack("Villagers", kind="Hostage Taking (Kidnapping)", places=[news.place("Quetta")], victims=["Anna Holm"])
    assert len(_groups(news)) == 2


def test_neighbouring_towns_are_one_place(page):
    news = page("Gunmen opened fire near Moscow. The hall in Krasnogorsk burned.")
    news.attack("Gunmen opened fire", places=[news.place("Moscow")], target="Business")
    news.attack("The hall in Krasnogorsk burned", places=[news.place("Krasnogorsk")])
    assert len(_groups(news)) == 1


def test_an_old_attack_told_first_is_not_the_main_one(page):
    news = page(TEXT)
    news.attack(
        "Gunmen shot at a bus",
        kind="Armed Assault",
        dates=[news.date("2022", "2022-01-01", "2022-12-31")],
        places=[news.place("Kabul")],
    )
    news.attack("A bomb exploded", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    assert _groups(news) == [({0}, False), ({1}, True)]


def test_a_vague_word_alone_is_no_attack(page):
    news = page("The attack shook the region.")
    news.attack("The attack", kind=None, anaphoric=True)
    assert _groups(news) == []


def test_a_killing_that_a_sentence_mentions_beside_another_attack_joins_none(page):
    text = "Gunmen opened fire in Moscow. A bomb in Kerman hit people who mourned the murder of a judge in 2019."
    news = page(text)
    news.attack("Gunmen opened fire", kind="Armed Assault", places=[news.place("Moscow")], target="Business")
    news.attack("A bomb in Kerman", places=[news.place("Kerman")], target="Private Citizens & Property")
    dates = [news.date("2019", "2019-01-01", "2019-12-31")]
    news.attack("the murder of a judge in 2019", kind="Assassination", dates=dates, sentence=1)
    assert _groups(news) == [({0}, True), ({1}, False)]


def test_when_and_where_are_enough_in_its_own_right_but_not_for_what_refers_back(page):
    news = page("The 2022 attack in Kabul is not forgotten.")
    dates, places = [news.date("2022", "2022-01-01", "2022-12-31")], [news.place("Kabul")]
    news.attack("attack", kind=None, dates=dates, places=places)
    assert _groups(news) == [({0}, True)]
    news = page("Their attack in Kabul of 2022 looked sharp.")
    dates, places = [news.date("2022", "2022-01-01", "2022-12-31")], [news.place("Kabul")]
    news.attack("Their attack", kind=None, anaphoric=True, dates=dates, places=places)
    assert _groups(news) == []


def test_an_attack_that_says_where_but_not_when_or_whom_is_left_out(page):
    news = page("Shots were heard in Kabul.")
    news.attack("Shots", kind="Armed Assault", places=[news.place("Kabul")], sentence=12)
    assert _groups(news, None) == []


def test_a_roundup_of_past_attacks_is_not_drawn_into_the_news(page):
    news = page(
        "Gunmen opened fire in Moscow on Friday. In 2021 a bomb hit Kerman. In September 2022 a bomb hit Kabul."
    )
    news.attack(
        "Gunmen opened fire",
        kind="Armed Assault",
        dates=[news.date("Friday", "2024-03-22")],
        places=[news.place("Moscow")],
        target="Business",
    )
    news.attack(
        "a bomb hit Kerman",
        dates=[news.date("2021", "2021-01-01", "2021-12-31")],
        places=[news.place("Kerman")],
    )
    news.attack(
        "In September 2022 a bomb",
        dates=[news.date("September 2022", "2022-09-01", "2022-09-30")],
        places=[news.place("Kabul")],
    )
    assert _groups(news) == [({0}, True), ({1}, False), ({2}, False)]


def test_an_old_attack_does_not_join_undated_news_for_want_of_a_known_place(page):
    news = page("Gunmen opened fire in Moscow. A bomb at the northern airport in 2021 killed 13.")
    news.attack("Gunmen opened fire", kind="Armed Assault", places=[news.place("Moscow")], target="Business")
    news.attack(
        "A bomb at the northern airport",
        dates=[news.date("2021", "2021-01-01", "2021-12-31")],
        places=[news.unknown("northern airport")],
        target="Airports & Aircraft",
    )
    news.harm("13", 1, 13)
    assert _groups(news, None) == [({0}, True), ({1}, False)]


def test_another_attack_is_one_of_its_own(page):
    news = page("A bomb exploded in Quetta on Friday. Another bomb went off in Quetta and killed two people.")
    news.attack("A bomb exploded", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("Another bomb", places=[news.place("Quetta")], another=True)
    news.harm("two people", 1, 2)
    assert _groups(news) == [({0}, True), ({1}, False)]


def test_a_bomb_before_the_shooting_is_part_of_the_attack(page):
    news = page(
        "Fighters stormed a beach in Quetta on Friday and shot dead 30 people. A man blew himself up outside a hotel.",
        "2024-03-24",
    )
    news.attack(
        "Fighters stormed a beach in Quetta on Friday",
        kind="Armed Assault",
        target="Private Citizens & Property",
        dates=[news.date("Friday", "2024-03-22")],
        places=[news.place("Quetta")],
    )
    news.attack("A man blew himself up", target="Business", places=[news.unknown("a hotel")])
    assert [group.members for group in group_mentions(news.extraction, None)] == [(0, 1)]


def test_other_deaths_in_a_place_of_their_own_are_another_attack(page):
    news = page("Gunmen killed nine farmers on Friday. In Quetta a raid on farmers left four dead.")
    news.attack("Gunmen killed nine farmers", kind="Armed Assault", dates=[news.date("Friday", "2024-03-22")])
    news.attack("a raid on farmers", kind="Armed Assault", places=[news.place("Quetta")])
    news.harm("nine farmers", 0, 9)
    news.harm("four", 1, 4)
    assert len(_groups(news)) == 2


def test_one_of_the_dead_is_no_other_attack(page):
    news = page("Gunmen killed nine farmers in Quetta on Friday. One man was shot dead as he ran.")
    news.attack(
        "Gunmen killed nine farmers",
        kind="Armed Assault",
        dates=[news.date("Friday", "2024-03-22")],
        places=[news.place("Quetta")],
    )
    news.attack("shot dead", kind="Armed Assault", target="Private Citizens & Property")
    news.harm("nine farmers", 0, 9)
    news.harm("One man", 1, 1)
    assert _groups(news) == [({0, 1}, True)]


def _two_attacks(page, then):
    """A bombing in Quetta, a shooting in Kabul, and what is told after them."""
    news = page(f"A bomb exploded at a bank in Quetta on Friday. Gunmen shot two men in Kabul. {then}")
    news.attack("A bomb", target="Business", dates=[news.date("Friday", "2024-03-22")], places=[news.place("Quetta")])
    news.attack("Gunmen shot", kind="Armed Assault", target="Private Citizens & Property", places=[news.place("Kabul")])
    news.harm("two men", 1, 2)
    return news


def test_once_another_attack_is_told_little_agreement_does_not_lead_back(page):
    news = _two_attacks(page, "Charges went off at a bakery near Quetta.")
    news.attack("Charges went off", target="Utilities", dates=[news.date("Friday", "2024-03-22")])
    assert len(all_groups(news.extraction, date(2024, 3, 24))) == 3


def test_much_agreement_leads_back_to_the_attack_told_before(page):
    news = _two_attacks(page, "Charges went off at the bank.")
    dates, places = [news.date("Friday", "2024-03-22")], [news.place("Quetta")]
    news.attack("Charges went off", target="Business", dates=dates, places=places)
    assert all_groups(news.extraction, date(2024, 3, 24)) == [(0, 2), (1,)]


def test_a_victim_who_was_named_makes_it_the_same_attack_wherever_else_it_is_put(page):
    news = page("Anna Holm was seized on her way to Kabul. Guards said that Holm was taken near Quetta.")
    news.attack("Anna Holm was seized", kind=KIDNAPPING, places=[news.place("Kabul")], victims=["Anna Holm"])
    news.attack("Holm was taken", kind=KIDNAPPING, places=[news.place("Quetta")], victims=["Holm"])
    assert all_groups(news.extraction, None) == [(0, 1)]


def test_a_bomb_of_the_night_is_one_attack_whichever_of_two_days_it_is_put_on(page):
    news = page("A bomb hit a bank in Quetta on Friday. On Thursday night a bomb wrecked the bank.")
    friday, thursday = [news.date("Friday", "2024-03-22")], [news.date("Thursday", "2024-03-21")]
    news.attack("A bomb hit a bank", target="Business", dates=friday, places=[news.place("Quetta")])
    news.attack("a bomb wrecked", target="Business", dates=thursday)
    assert _groups(news) == [({0, 1}, True)]
