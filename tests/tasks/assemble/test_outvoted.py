"""One voice against all others."""

import pytest

from tasks.assemble.attacks import merge_attack
from tasks.assemble.outvoted import outvoted
from tasks.assemble.tolls import Speakers


def told(page, source_id, *, day="2024-05-03", place="Quetta", killed=30):
    news = page(f"A bomb on May 3 in {place} killed {killed} people.", "2024-05-09", source_id)
    news.attack("A bomb", dates=[news.date("May 3", day)], places=[news.place(place)])
    news.harm(f"{killed} people", 0, killed)
    return news


def issues(*pages, voices=None):
    reports = [report for news in pages for report in news.read().reports]
    voices = {report.article.source_id: report.article.source_id for report in reports} | (voices or {})
    return list(outvoted(merge_attack("attack-1", reports, Speakers(voices, ()), {})))


@pytest.mark.parametrize(
    ("odd", "message"),
    [
        ({"day": "2023-05-03"}, "date 2023-05-03 is contradicted by all 3 other voices: 2024-05-03"),
        (
            {"place": "Kerman"},
            "place Kerman, Kerman, IR is contradicted",
        ),
        ({"killed": 300}, "'300 people' is far from what every other voice says"),
    ],
)
def test_what_all_other_voices_contradict_is_named_with_its_source(page, odd, message):
    (issue,) = issues(told(page, "odd", **odd), *(told(page, name) for name in "abc"))
    assert issue.source_id == "odd"
    assert issue.message.startswith(f"odd.txt: {message}")


def test_one_other_voice_is_not_enough_to_call_a_source_wrong(page):
    assert issues(told(page, "odd", day="2023-05-03"), told(page, "a")) == []


def test_copies_are_one_other_voice(page):
    pages = [told(page, "odd", day="2023-05-03"), *(told(page, name) for name in "abc")]
    assert issues(*pages, voices=dict.fromkeys("abc", "agency")) == []


def test_a_day_more_is_no_contradiction(page):
    assert issues(told(page, "late", day="2024-05-04"), *(told(page, name) for name in "abc")) == []
