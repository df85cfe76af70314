"""Cases by name: what is one attack and what is two, whatever the weights are."""

import pytest

from schemas.branches import actor_lines
from tasks.assemble.linking import link_reports

LINES = actor_lines({"group/north-branch": "group/league", "group/league": None, "group/rivals": None})


class Desk:
    """Writes one-attack articles; `clusters` links all that were written."""

    def __init__(self, page):
        self.page, self.reports = page, []

    def write(self, source_id, text, published, day=None, place="Quetta", killed=None, venue=None, **attack):
        news = self.page(text, published, source_id)
        dates = [news.date(words, *span) for words, *span in ([day] if day else [])]
        places = [*([news.place(venue, "venue", place)] if venue else []), news.place(place)]
        attack = {"target": "Business", **attack}
        news.attack(text.split(".")[0], dates=dates, places=places, **attack)
        if killed:
            news.harm(f"{killed} people", 0, killed)
        self.reports += news.read().reports

    def clusters(self):
        voices = {report.article.source_id: report.article.source_id for report in self.reports}
        linked = link_reports(self.reports, LINES, voices)
        return sorted(sorted(report.article.source_id for report in cluster.reports) for cluster in linked)


@pytest.fixture
def desk(page):
    return Desk(page)


def test_attacks_that_recur_in_one_market_are_several(desk):
    for month in ("03", "05"):
        desk.write(
            f"m{month}",
            f"A bomb hit the Brantwick market in Quetta on the 3rd. Month {month}.",
            f"2024-{month}-04",
            ("the 3rd", f"2024-{month}-03"),
        )
    assert desk.clusters() == [["m03"], ["m05"]]


def test_an_anniversary_is_told_of_the_attack_it_remembers(desk):
    desk.write(
        "news",
        "A bomb at the Brantwick market in Quetta on May 3 killed 30 people.",
        "2023-05-04",
        ("May 3", "2023-05-03"),
        killed=30,
    )
    desk.write(
        "remembered",
        "A year ago on May 3 a bomb at the Brantwick market in Quetta killed 30 people.",
        "2024-05-03",
        ("May 3", "2023-05-03"),
        killed=30,
    )
    assert desk.clusters() == [["news", "remembered"]]


def test_a_follow_up_weeks_later_is_the_same_attack(desk):
    desk.write(
        "first",
        "Gunmen killed 12 people in Quetta near the Brantwick laundry on May 3.",
        "2024-05-04",
        ("May 3", "2024-05-03"),
        killed=12,
        kind="Armed Assault",
    )
    desk.write(
        "trial",
        "Gunmen who killed 12 people in Quetta on May 3 near the Brantwick laundry were tried.",
        "2024-06-20",
        ("May 3", "2024-05-03"),
        killed=12,
        kind="Armed Assault",
    )
    assert desk.clusters() == [["first", "trial"]]


def test_the_right_day_of_a_wrong_year_is_the_same_attack(desk):
    for source_id, year in (("right", 2025), ("wrong", 2024)):
        desk.write(
            source_id,
            f"Gunmen killed 27 people near the Brantwick laundry in Quetta on 23 January {year}.",
            "2025-02-06",
            (f"23 January {year}", f"{year}-01-23"),
            killed=27,
            kind="Armed Assault",
        )
    assert desk.clusters() == [["right", "wrong"]]


def test_two_attacks_on_one_day_in_one_city_on_other_targets_stay_two(desk):
    for source_id, target in (("school", "Educational Institution"), ("police", "Police")):
        desk.write(
            source_id,
            f"A bomb hit the {source_id} in Quetta on May 3.",
            "2024-05-04",
            ("May 3", "2024-05-03"),
            target=target,
        )
    assert desk.clusters() == [["police"], ["school"]]


def test_two_that_each_call_themselves_one_of_several_stay_two(desk):
    for source_id in ("a", "b"):
        desk.write(
            source_id,
            "A bomb hit an office in Quetta on May 3. This was one of three similar attacks in the city that day.",
            "2024-05-04",
            ("May 3", "2024-05-03"),
        )
    assert desk.clusters() == [["a"], ["b"]]


def test_an_undated_report_joins_the_news_of_its_days(desk):
    desk.write(
        "dated",
        "Gunmen shot Dana Quillfeather, 34, at the Brantwick laundry in Toledo on May 3.",
        "2024-05-04",
        ("May 3", "2024-05-03"),
        place="Toledo",
        kind="Armed Assault",
        victims=["Dana Quillfeather"],
    )
    desk.write(
        "undated",
        "Gunmen shot Dana Quillfeather, 34, as she left the Brantwick laundry in Toledo.",
        "2024-05-06",
        place="Toledo",
        kind="Armed Assault",
        victims=["Dana Quillfeather"],
    )
    assert desk.clusters() == [["dated", "undated"]]


def test_other_towns_on_the_same_day_stay_apart(desk):
    for place in ("Quetta", "Kerman"):
        desk.write(
            place,
            f"A bomb hit an office in {place} on May 3 and killed 30 people.",
            "2024-05-04",
            ("May 3", "2024-05-03"),
            place=place,
            killed=30,
        )
    assert desk.clusters() == [["Kerman"], ["Quetta"]]


def test_coordinated_attacks_of_one_day_stay_apart_where_each_has_its_venue(desk):
    for source_id, venue in (("a1", "Hallam"), ("a2", "Hallam"), ("b1", "Orvel"), ("b2", "Orvel")):
        desk.write(
            source_id,
            f"A bomb on May 3 hit the {venue} checkpoint in Quetta. It was one of four attacks across the city.",
            "2024-05-04",
            ("May 3", "2024-05-03"),
            target="Police",
            venue=f"{venue} checkpoint",
        )
    assert desk.clusters() == [["a1", "a2"], ["b1", "b2"]]


def test_bombings_of_one_city_a_week_apart_are_two_however_alike(desk):
    for source_id, day in (("a1", 3), ("a2", 3), ("b1", 10), ("b2", 10)):
        desk.write(
            source_id,
            f"A bomb at a market in Quetta on May {day} killed 30 people.",
            f"2024-05-{day + 1:02}",
            (f"May {day}", f"2024-05-{day:02}"),
            killed=30,
        )
    assert desk.clusters() == [["a1", "a2"], ["b1", "b2"]]


def test_a_report_with_a_wrong_cell_does_not_chain_two_attacks_together(desk):
    """The report between them gives the day of one and the venue of the other."""
    for source_id, day, place, name in (
        ("a1", 3, "Quetta", "Brantwick"),
        ("a2", 3, "Quetta", "Brantwick"),
        ("between", 3, "Quetta", "Zellerfield"),
        ("b1", 17, "Quetta", "Zellerfield"),
        ("b2", 17, "Quetta", "Zellerfield"),
    ):
        desk.write(
            source_id,
            f"A bomb near the {name} laundry in {place} on May {day} killed people.",
            "2024-05-20",
            (f"May {day}", f"2024-05-{day:02}"),
        )
    clusters = desk.clusters()
    assert not any({"a1", "b1"} <= set(cluster) for cluster in clusters)
    assert any({"a1", "a2"} <= set(cluster) for cluster in clusters)
    assert any({"b1", "b2"} <= set(cluster) for cluster in clusters)


def test_a_roundup_of_several_attacks_gives_each_its_report(desk):
    for city, day, killed in (("Quetta", 3, 30), ("Kerman", 7, 12), ("Kabul", 9, 5)):
        desk.write(
            city,
            f"A bomb in {city} on May {day} killed {killed} people.",
            f"2024-05-{day + 1:02}",
            (f"May {day}", f"2024-05-{day:02}"),
            place=city,
            killed=killed,
        )
    roundup = desk.page(
        "A bomb in Quetta on May 3 killed 30 people. A bomb in Kerman on May 7 killed 12 people. "
        "A bomb in Kabul on May 9 killed 5 people.",
        "2024-05-31",
        "roundup",
    )
    for city, day, killed in (("Quetta", 3, 30), ("Kerman", 7, 12), ("Kabul", 9, 5)):
        index = roundup.attack(
            f"in {city} on May {day}",
            target="Business",
            dates=[roundup.date(f"May {day}", f"2024-05-{day:02}")],
            places=[roundup.place(city)],
        )
        roundup.harm(f"{killed} people", index, killed)
    desk.reports += roundup.read().reports
    assert desk.clusters() == [["Kabul", "roundup"], ["Kerman", "roundup"], ["Quetta", "roundup"]]


def test_articles_without_any_date_are_linked_by_what_they_name(desk):
    shot, other = "Dana Quillfeather, 34, at the Brantwick laundry", "Odo Marchbanks, 51, at the Zellerfield bakery"
    for source_id, told in (("a1", shot), ("a2", shot), ("b", other)):
        desk.write(
            source_id,
            f"Gunmen shot {told} in Toledo. Neighbours wept.",
            None,
            place="Toledo",
            kind="Armed Assault",
            victims=[told.split(",")[0]],
        )
    assert desk.clusters() == [["a1", "a2"], ["b"]]


def test_a_bare_attack_may_be_of_any_kind(desk):
    for source, kind, words in (("bare", None, "An attack on"), ("bomb", "Bombing/Explosion", "A bombing of")):
        desk.write(
            source,
            f"{words} the Brantwick market in Quetta in 2021 killed 30 people.",
            "2023-05-04",
            ("2021", "2021-01-01", "2021-12-31"),
            killed=30,
            venue="Brantwick market",
            kind=kind,
        )
    assert desk.clusters() == [["bare", "bomb"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tal al-Harrat", "Tell el-Harat"), ("M.K. Darab", "Musa Kazim Darab"), ("Kolobiya", "Golobia")],
)
def test_a_town_in_two_spellings_is_one(desk, one, other):
    for source_id, town in (("a", one), ("b", other)):
        desk.write(
            source_id,
            f"A bomb at a bank in {town} killed 6 people on May 3.",
            "2024-05-04",
            ("May 3", "2024-05-03"),
            place=town,
            killed=6,
        )
    assert desk.clusters() == [["a", "b"]]


def test_a_village_is_where_the_district_is_that_another_paper_names_with_it(desk):
    text = "Gunmen killed {n} people in {places} on May 3."
    day = ("May 3", "2024-05-03")
    for source_id, n, places, place in (("a", 9, "Orelu, near Tambaya", "Orelu"), ("b", 14, "Tambaya", "Tambaya")):
        desk.write(
            source_id,
            text.format(n=n, places=places),
            f"2024-05-0{4 + (source_id == 'b')}",
            day,
            place=place,
            killed=n,
            kind="Armed Assault",
        )
    assert desk.clusters() == [["a", "b"]]


def test_a_toll_rises_from_day_to_day_and_does_not_fall(desk):
    for source_id, published, n in (("first", "2024-05-04", 4), ("later", "2024-05-06", 9)):
        desk.write(
            source_id,
            f"A bomb at a bank in Quetta killed {n} people on May 3.",
            published,
            ("May 3", "2024-05-03"),
            killed=n,
        )
    assert desk.clusters() == [["first", "later"]]


def test_a_week_apart_in_one_town_stay_two_though_one_paper_recalls_the_other(desk):
    desk.write(
        "first",
        "A bomb at a bank in Quetta killed 12 people on May 3.",
        "2024-05-04",
        ("May 3", "2024-05-03"),
        killed=12,
    )
    desk.write(
        "second",
        "A bomb at a bank in Quetta killed 15 people on May 8. On May 3 a bomb there had killed 12.",
        "2024-05-09",
        ("May 8", "2024-05-08"),
        killed=15,
    )
    assert desk.clusters() == [["first"], ["second"]]
