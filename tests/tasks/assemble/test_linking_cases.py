"""Cases by name: what is one attack and what is two, whatever the weights are."""

import pytest

from tasks.assemble.linking import actor_lines, link_reports

LINES = actor_lines({"group/north-branch": "group/league", "group/league": None, "group/rivals": None})


class Desk:
    """Writes one-attack articles; `clusters` links all that were written."""

    def __init__(self, page):
        self.page, self.reports = page, []

    def write(self, source_id, text, published, day=None, place="Quetta", killed=None, **attack):
        news = self.page(text, published, source_id)
        dates = [news.date(words, *span) for words, *span in ([day] if day else [])]
        attack = {"target": "Business", **attack}
        news.attack(text.split(".")[0], dates=dates, places=[news.place(place)], **attack)
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
