from datetime import date

from schemas.vocabulary import (
    AttributionStatus,
    Basis,
    Certainty,
    ClaimType,
    IssueCode,
    SpeakerRole,
    Stage,
    VictimGroup,
)

TEXT = (
    "A suicide bomber struck a market in Quetta on Friday, killing 13 soldiers and 169 civilians. "
    "In March 2024 the blast hit Quetta, Pakistan. The Northern Branch said it did it. Police suspect the Rival Front."
)


def _news(page):
    news = page(TEXT, "2024-03-24")
    news.attack(
        "A suicide bomber struck a market",
        dates=[news.date("Friday", "2024-03-22")],
        suicide="true",
        places=[news.place("market", "venue", "Quetta"), news.place("Quetta")],
        weapon_types="Explosives",
    )
    news.attack(
        "the blast hit", dates=[news.date("March 2024", "2024-03-01", "2024-03-31")], places=[news.place("Pakistan")]
    )
    return news


def test_the_most_precise_date_and_place_win(page):
    (report,) = _news(page).read().reports
    happening = report.happening
    assert happening.date.start == happening.date.end == date(2024, 3, 22)
    assert (happening.place.name, happening.place.city, happening.place.country_iso2) == ("market", "Quetta", "PK")
    assert happening.suicide is True
    assert happening.attack_types == ("Bombing/Explosion",)
    assert report.quote.quote == "A suicide bomber struck a market"


def test_every_cell_has_words(page):
    (report,) = _news(page).read().reports
    words = {each.column: each.span.quote for each in report.grounded}
    assert words["date_start"] == "Friday"
    assert words["country_iso2"] == "Pakistan"
    assert words["place_name"] == "market"
    assert words["suicide"] == "A suicide bomber struck a market"


def test_groups_of_one_sentence_are_added(page):
    news = _news(page)
    news.harm("13 soldiers", 0, 13, group=VictimGroup.MILITARY)
    news.harm("169 civilians", 0, 169, group=VictimGroup.CIVILIAN)
    (report,) = news.read().reports
    assert report.killed.low == report.killed.high == 182


def test_a_date_after_publication_is_dropped_and_reported(page):
    news = page("A bomb exploded in Quetta on May 5.", "2024-03-24")
    news.attack(
        "A bomb exploded", dates=[news.date("May 5", "2024-05-05")], places=[news.place("Quetta")], target="Business"
    )
    article = news.read()
    assert article.reports[0].happening.date is None
    assert [issue.code for issue in article.issues] == [IssueCode.DATE_AFTER_PUBLICATION]


def test_a_range_ends_with_publication(page):
    news = page("A bomb exploded in Quetta this month.", "2024-03-05")
    news.attack(
        "A bomb exploded", dates=[news.date("this month", "2024-03-01", "2024-03-31")], places=[news.place("Quetta")]
    )
    cell = news.read().reports[0].happening.date
    assert (cell.end, cell.prec) == (date(2024, 3, 5), 2)


def test_perpetrators_come_from_claims_alone(page):
    news = _news(page)
    news.claim("Police suspect the Rival Front", 0, claim_type=ClaimType.ATTRIBUTION, certainty=Certainty.POSSIBLE)
    (report,) = news.read().reports
    assert report.happening.attribution_status == AttributionStatus.SUSPECTED
    assert report.happening.perpetrator_ids == ("group/north-branch",)
    assert _news(page).read().reports[0].happening.perpetrator_ids == ()


def test_a_failed_attack_that_killed_was_none(page):
    news = page("They tried to bomb Quetta; 5 people died.", "2024-03-24")
    news.attack("They tried to bomb", places=[news.place("Quetta")], stage="attempted", target="Police")
    assert news.read().reports[0].happening.stage == Stage.ATTEMPTED
    news.harm("5 people", 0, 5)
    assert news.read().reports[0].happening.stage == Stage.ACCOMPLISHED


def test_harm_without_an_attack_and_a_document_without_one_are_issues(page):
    news = page("Floods left 5 people dead.", "2024-03-24")
    news.harm("5 people", None, 5)
    assert {issue.code for issue in news.read().issues} == {IssueCode.NO_ATTACK, IssueCode.UNLINKED_CASUALTY}


def test_a_subset_stays_with_its_whole(page):
    news = _news(page)
    whole = news.harm("169 civilians", 0, 169)
    news.harm("13 soldiers", 0, 13, part_of=whole)
    (report,) = news.read().reports
    assert report.casualties[1].part_of == report.casualties[0].casualty_id
    assert report.killed.low == 169


def test_the_day_of_an_arrest_beside_a_word_that_refers_back_is_not_the_attack_s(page):
    news = page(
        "A bomb exploded in Quetta on Monday. Two men were held over the blast on Friday. The blast of Friday.",
        "2024-03-24",
    )
    news.attack("A bomb exploded", dates=[news.date("Monday", "2024-03-18")], places=[news.place("Quetta")])
    news.attack("the blast", anaphoric=True, dates=[news.date("Friday", "2024-03-22")])
    news.attack("The blast", anaphoric=True, dates=[news.date("Friday", "2024-03-22")])
    assert max(report.happening.date.start for report in news.read().reports if report.is_main) == date(2024, 3, 18)


def test_of_two_days_the_one_told_most_often_wins(page):
    text = "Gunmen shot at a bus in Kabul on Thursday. A killing on Wednesday. They shot on Thursday."
    news = page(text, "2024-03-24")
    target, places = "Transportation", [news.place("Kabul")]
    thursday, wednesday = news.date("Thursday", "2024-03-21"), news.date("Wednesday", "2024-03-20")
    news.attack("A killing", kind="Armed Assault", dates=[wednesday], target=target)
    news.attack("Gunmen shot at a bus", kind="Armed Assault", dates=[thursday], target=target, places=places)
    news.attack("They shot", kind="Armed Assault", dates=[thursday], target=target)
    (report,) = news.read().reports
    assert report.happening.date.start == date(2024, 3, 21)


def test_a_bare_attack_is_no_kind_beside_a_bombing(page):
    news = page("A bomb went off in Quetta. They attacked at noon.", "2024-05-04")
    news.attack("A bomb went off in Quetta", places=[news.place("Quetta")])
    news.attack("They attacked at noon", kind="Armed Assault", anaphoric=True, taken_from=Basis.ATTACKERS)
    (report,) = news.read().reports
    assert report.happening.attack_types == ("Bombing/Explosion",)


def test_the_hurt_are_no_target_where_the_text_says_what_was_attacked(page):
    news = page("Gunmen raided a bank in Quetta. Two officers were hurt.", "2024-05-04")
    news.attack(
        "Gunmen raided a bank in Quetta",
        target="Business",
        places=[news.place("Quetta")],
        taken_from=Basis.OBJECT,
    )
    news.attack("Two officers were hurt", target="Police", anaphoric=True, kind=None, taken_from=Basis.VICTIMS)
    (report,) = news.read().reports
    assert report.happening.target_types == ("Business",)


def test_a_statement_about_several_attacks_is_one_row_an_attack(page):
    news = page(
        "A bomb exploded in Quetta. The blast hit a bus. Gunmen shot at a van in Kabul. Police blamed the Front."
    )
    friday = [news.date("bomb", "2024-03-22")]
    first = news.attack("A bomb exploded", dates=friday, places=[news.place("Quetta")])
    again = news.attack("The blast", anaphoric=True)
    kabul = [news.place("Kabul")]
    other = news.attack("Gunmen shot", kind="Armed Assault", target="Transportation", dates=friday, places=kabul)
    for attack in (first, again, other):
        news.claim("Police blamed the Front", attack, claim_type=ClaimType.ATTRIBUTION, role=SpeakerRole.POLICE)
    claims = [claim.claim_id for report in news.read().reports for claim in report.claims]
    assert len(claims) == len(set(claims)) == 2


def test_a_day_that_only_a_follow_up_names_does_not_outbid_the_month_of_the_attack(page):
    text = "In November 2017 gunmen shot 40 worshippers in Quetta. On Friday families came to the site of the massacre."
    news = page(text, "2018-03-24")
    news.attack(
        "gunmen shot 40 worshippers",
        kind="Armed Assault",
        dates=[news.date("November 2017", "2017-11-01", "2017-11-30")],
        places=[news.place("Quetta")],
    )
    news.attack("the massacre", kind=None, anaphoric=True, dates=[news.date("Friday", "2018-03-23")])
    news.harm("40 worshippers", 0, 40)
    (report,) = news.read().reports
    assert (report.happening.date.start, report.happening.date.end) == (date(2017, 11, 1), date(2017, 11, 30))
