import pytest

from schemas.branches import actor_lines, most_specific
from schemas.merging import attack_name
from schemas.vocabulary import AttributionStatus, Conflict
from tasks.assemble.attacks import merge_attack
from tasks.assemble.tolls import Speakers

LINES = actor_lines({"group/north-branch": "group/league", "group/league": None, "group/rivals": None})


def _merge(*pages, voices=None):
    reports = [report for news in pages for report in news.read().reports]
    own = {news.document.source.source_id: news.document.source.source_id for news in pages}
    return merge_attack("attack-1", reports, Speakers(own | (voices or {}), {"group/rivals"}), LINES)


def _news(page, source_id, when, killed, claimed=None, place="Quetta"):
    news = page(
        f"A bomb killed {killed} people in {place} in {when}. They said it was theirs.", "2024-03-24", source_id
    )
    spans = {
        "January": ("2024-01-01", "2024-01-31"),
        "2020": ("2020-01-01", "2020-12-31"),
        "2024": ("2024-01-01", "2024-03-24"),
    }
    news.attack("A bomb", dates=[news.date(when, *spans[when])], places=[news.place(place)])
    news.harm(f"{killed} people", 0, killed)
    if claimed:
        news.claim("They said it was theirs", 0, claimed)
    return news


def test_the_finest_date_that_most_voices_allow_wins(page):
    attack = _merge(_news(page, "a", "January", 30), _news(page, "b", "2020", 30), _news(page, "c", "2024", 30))
    assert attack.row["date_start"].isoformat() == "2024-01-01"
    assert Conflict.DATE in attack.row["conflicts"]


@pytest.mark.parametrize(
    ("told", "wins", "case"),
    [
        ((("2024-03-04", 5), ("2024-03-09", 10)), "2024-03-04", "no day after the first article"),
        ((("2024-02-27", 5), ("2024-03-04", 10)), "2024-03-04", "a day shortly before the first article"),
        ((("2024-03-04", 5), ("2024-03-03", 4)), "2024-03-04", "of neighbouring days that told first"),
    ],
)
def test_of_days_that_as_many_voices_tell_wins(page, told, wins, case):
    pages = []
    for number, (day, published) in enumerate(told):
        news = page(f"A bomb killed 30 people in Quetta on {day}.", f"2024-03-{published:02}", f"s{number}")
        news.attack("A bomb", dates=[news.date(day, day)], places=[news.place("Quetta")])
        pages.append(news)
    assert _merge(*pages).row["date_start"].isoformat() == wins, case


def test_copies_vote_once(page):
    pages = [_news(page, "a", "January", 30), _news(page, "b", "2020", 31), _news(page, "c", "2020", 31)]
    alone = _news(page, "d", "January", 30)
    attack = _merge(*pages, alone, voices={"b": "x", "c": "x"})
    assert (attack.row["n_voices"], attack.row["n_sources"]) == (3, 4)
    assert attack.row["killed_best"] == 30


def test_a_branch_and_its_parent_do_not_compete(page, actors):
    family = _merge(
        _news(page, "a", "January", 30, actors["group/north-branch"]),
        _news(page, "b", "January", 30, actors["group/league"]),
    )
    assert family.row["perpetrator_ids"] == ["group/north-branch"]
    assert Conflict.COMPETING_CLAIMS not in family.row["conflicts"]
    rivals = _merge(
        _news(page, "a", "January", 30, actors["group/north-branch"]),
        _news(page, "b", "January", 30, actors["group/rivals"]),
    )
    assert Conflict.COMPETING_CLAIMS in rivals.row["conflicts"]


def test_a_perpetrator_named_by_one_voice_is_marked(page, actors):
    attack = _merge(_news(page, "a", "January", 30, actors["group/north-branch"]), _news(page, "b", "January", 30))
    assert attack.row["attribution_status"] == AttributionStatus.CLAIMED
    assert attack.row["conflicts"] == [Conflict.SINGLE_SOURCE_ATTRIBUTION]


@pytest.mark.parametrize(("when", "name"), [("January", "Bombing, Quetta, 2024-01"), ("2020", "Bombing, Quetta, 2020")])
def test_an_attack_is_named_after_its_cells(page, when, name):
    assert _merge(_news(page, "a", when, 3)).row["name"] == name


def test_a_name_is_never_empty(page):
    news = page("The raid on them went on; 3 people died.", "2024-03-24")
    news.attack("The raid on them", kind=None, victims=["Anna Holm"])
    news.attack("raid", kind=None, anaphoric=True)
    news.harm("3 people", 0, 3)
    assert attack_name(news.read().reports[0].happening.row()) == "Attack"


def test_the_most_specific_actors_stay():
    assert most_specific(["group/league", "group/north-branch", "group/rivals"], LINES) == (
        "group/north-branch",
        "group/rivals",
    )
