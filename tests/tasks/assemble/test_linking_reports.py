import random

from schemas.branches import actor_lines
from schemas.vocabulary import DateBasis
from tasks.assemble.linking import link_reports

LINES = actor_lines({"group/north-branch": "group/league", "group/league": None, "group/rivals": None})


def _report(page, source_id, text, published, date=None, places=(), killed=None, **attack):
    news = page(text, published, source_id)
    quote = text.split(".")[0]
    dates = [news.date(*date)] if date else []
    news.attack(quote, dates=dates, places=[news.place(*place) for place in places], **attack)
    if killed:
        news.harm(*killed)
    (report,) = news.read().reports
    return report


def _link(reports):
    return link_reports(reports, LINES, {report.article.source_id: report.article.source_id for report in reports})


def _clusters(*reports):
    return sorted(sorted(report.article.source_id for report in cluster.reports) for cluster in _link(reports))


def _shooting(
    page, source_id, street, day, victims=(), text="Two people were shot in Toledo on {day}. It was {street}."
):
    return _report(
        page,
        source_id,
        text.format(day=f"May {day}", street=f"near the {street} laundry"),
        f"2014-05-{day + 1:02}",
        (f"May {day}", f"2014-05-{day:02}"),
        [("Toledo",)],
        kind="Armed Assault",
        target="Private Citizens & Property",
        victims=victims,
    )


def test_two_articles_on_one_shooting_are_one_attack(page):
    a = _shooting(page, "a", "Brantwick Zellerfield", 3, ["Dana Quillfeather"])
    b = _shooting(page, "b", "Brantwick Zellerfield", 3, ["Dana Quillfeather"])
    assert _clusters(a, b) == [["a", "b"]]


def test_two_shootings_in_one_city_on_one_day_stay_two(page):
    a = _shooting(page, "a", "Brantwick Zellerfield", 3, ["Dana Quillfeather"])
    b = _shooting(page, "b", "Oxhollow Pemberwane", 3, ["Ruth Applegarth"])
    assert _clusters(a, b) == [["a"], ["b"]]


def test_the_next_day_tells_against_one_attack_unless_more_is_shared(page):
    def told(source_id, text, day):
        date = (day, {"Sunday": "2014-05-04", "Monday": "2014-05-05"}[day], None, DateBasis.RELATIVE_TO_PUBLICATION)
        harm = ("Two men", 0, 2)
        return _report(page, source_id, text, "2014-05-05", date, [("Toledo",)], harm, target="Business")

    first = told("a", "Two men were shot in Toledo on Sunday.", "Sunday")
    same_day, next_day = (told("b", f"Two men died in Toledo on {day}.", day) for day in ("Sunday", "Monday"))
    assert _clusters(first, same_day) == [["a", "b"]]
    assert _clusters(first, next_day) == [["a"], ["b"]]


def test_a_wrong_year_is_no_second_attack(page):
    a = _report(
        page,
        "a",
        "Twin bombings at the shrine of Soleimani killed nearly 100 people in Iran in January.",
        "2024-03-24",
        ("January", "2024-01-01", "2024-01-31"),
        [("Iran",)],
        ("nearly 100 people", 0, 100),
        target="Private Citizens & Property",
        suicide="true",
    )
    b = _report(
        page,
        "b",
        "A blast in 2020 at a memorial to Suleimani in Kerman killed 95 people.",
        "2024-03-24",
        ("2020", "2020-01-01", "2020-12-31"),
        [("Kerman",)],
        ("95 people", 0, 95),
        target="Private Citizens & Property",
    )
    c = _report(
        page,
        "c",
        "Bombs in Kerman in January at the Soleimani memorial killed 95 people.",
        "2024-03-24",
        ("January", "2024-01-01", "2024-01-31"),
        [("Kerman",)],
        ("95 people", 0, 95),
        target="Private Citizens & Property",
    )
    assert _clusters(a, b, c) == [["a", "b", "c"]]


def test_what_was_news_in_two_years_is_two_attacks_however_alike(page):
    def told(name, year):
        text = "Two people were shot in Toledo on Monday near the Brantwick Zellerfield laundry."
        news = page(text, f"{year}-05-06", name)
        monday = news.date("on Monday", f"{year}-05-05", basis=DateBasis.RELATIVE_TO_PUBLICATION)
        news.attack("Two people were shot", dates=[monday], places=[news.place("Toledo")], kind="Armed Assault")
        (report,) = news.read().reports
        return report

    assert _clusters(told("a", 2014), told("b", 2014)) == [["a", "b"]]
    assert _clusters(told("a", 2014), told("b", 2016)) == [["a"], ["b"]]


def test_other_countries_are_never_one_attack(page):
    a = _report(
        page,
        "a",
        "A bomb killed 30 people in Quetta on May 3.",
        "2014-05-04",
        ("May 3", "2014-05-03"),
        [("Quetta",)],
        ("30 people", 0, 30),
    )
    b = _report(
        page,
        "b",
        "A bomb killed 30 people in Kabul on May 3.",
        "2014-05-04",
        ("May 3", "2014-05-03"),
        [("Kabul",)],
        ("30 people", 0, 30),
    )
    assert _clusters(a, b) == [["a"], ["b"]]


def test_the_attacks_of_one_source_are_not_linked(page):
    news = page("A bomb went off in Quetta on May 3. A bomb went off in Quetta on May 1.", "2014-05-04")
    for day in (3, 1):
        news.attack(
            f"in Quetta on May {day}", dates=[news.date(f"May {day}", f"2014-05-0{day}")], places=[news.place("Quetta")]
        )
    assert len(_link(news.read().reports)) == 2


def test_order_does_not_matter_and_ids_stay_when_documents_are_added(page):
    reports = [_shooting(page, f"s{n}{copy}", f"Brantwick{n} Zellerfield{n}", n + 1) for n in range(6) for copy in "ab"]
    reports += [_shooting(page, f"s{n}c", f"Brantwick{n} Zellerfield{n}", n + 1) for n in range(6)]
    linked = _link(reports)
    for seed in range(3):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert _link(shuffled) == linked
    before = {cluster.reports[0].report_id for cluster in _link([r for r in reports if r.article.source_id[-1] != "c"])}
    assert before == {cluster.reports[0].report_id for cluster in linked}


def test_two_reports_without_a_place_may_be_one_attack(page):
    def told(name, killed):
        text = "A girl of 18, Dana Quillfeather, was shot on May 3 by a boy of 17 while she had her hair done."
        news = page(text, "2014-05-04", name)
        date = news.date("May 3", "2014-05-03")
        news.attack("was shot", dates=[date], kind="Armed Assault", target="Private Citizens & Property")
        news.harm("A girl", 0, killed)
        (report,) = news.read().reports
        return report

    assert _clusters(told("a", 1), told("b", 1)) == [["a", "b"]]
