"""Counts of several statements, sources and voices, worked out by hand."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.counts import Bound, CountStatement, count_statement
from schemas.tolls import Toll, count_statuses, merge_bounds, merge_toll, report_figure, report_toll
from schemas.vocabulary import CountStatus, Qualifier, VictimGroup

BOUNDS = {
    "exact": lambda n: (n, n),
    "at_least": lambda n: (n, None),
    "more_than": lambda n: (n + 1, None),
    "up_to": lambda n: (None, n),
    "about": lambda n: (None, None),
}


def said(qualifier: str, value: int, source: str = "a", at: str | None = None, **cells) -> CountStatement:
    """One statement: `said("at_least", 60, "bbc", "2024-03-22T22:00")`; every source is its own voice unless told."""
    low, high = BOUNDS[qualifier](value)
    cells = {"voice_id": source, "victim_group": VictimGroup.ALL, "start": cells.get("sentence", 0) * 100, **cells}
    cells.setdefault("casualty_id", f"{source}-{qualifier}-{value}-{cells['victim_group']}-{cells['start']}")
    published = datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None
    return CountStatement(
        source_id=source,
        value=value,
        low=low,
        high=high,
        qualifier=Qualifier(qualifier),
        published_at=published,
        **cells,
    )


class TestReportToll:
    def test_a_figure_is_printed_or_implied_exactly(self):
        assert report_toll([said("more_than", 170)]) == Toll(171, None, None, is_minimum=True)
        assert report_toll([said("at_least", 12)]) == Toll(12, 12, None, is_minimum=True)
        assert report_toll([said("up_to", 30)]) == Toll(None, 30, 30, is_minimum=False)


class TestMergeBounds:
    def test_the_value_in_most_intervals_wins(self):
        assert merge_bounds([Bound(60, None), Bound(133, 133), Bound(133, 133), Bound(137, None)]) == Toll(
            133, 133, 137, is_minimum=False
        )

    def test_a_tie_goes_to_the_smaller(self):
        assert merge_bounds([Bound(4, 4), Bound(3, 3)]).best == 3

    def test_lower_bounds_alone_make_a_minimum(self):
        assert merge_bounds([Bound(60, None), Bound(137, None)]) == Toll(137, 137, None, is_minimum=True)

    def test_an_upper_bound_alone_says_nothing_of_the_low_end(self):
        assert merge_bounds([Bound(None, 30)]) == Toll(None, 30, 30, is_minimum=False)

    def test_nothing_stated(self):
        assert merge_bounds([]) == Toll(None, None, None, is_minimum=False)


class TestReportFigure:
    def test_the_lead_is_narrowed_by_what_agrees_with_it(self):
        assert report_figure([said("up_to", 30), said("exact", 24, sentence=4)]) == Bound(24, 24)

    def test_what_excludes_the_lead_is_left_out(self):
        assert report_figure([said("exact", 19), said("exact", 12, sentence=6)]) == Bound(19, 19)

    def test_one_sentence_divides_the_victims(self):
        parts = [
            said("up_to", 170, victim_group=VictimGroup.CIVILIAN),
            said("exact", 13, victim_group=VictimGroup.MILITARY),
        ]
        assert report_toll(parts) == Toll(None, None, 183, is_minimum=False)
        assert report_figure(parts) == Bound(None, 183)

    def test_a_count_of_all_comes_before_groups(self):
        assert report_toll([said("exact", 28), said("exact", 3, victim_group=VictimGroup.POLICE)]).best == 28

    def test_groups_of_different_sentences_are_not_added(self):
        first = said("exact", 2, victim_group=VictimGroup.POLICE)
        assert report_toll([first, said("exact", 5, victim_group=VictimGroup.CIVILIAN, sentence=3)]).best == 5

    def test_subsets_attackers_and_vague_words_do_not_count(self):
        assert (
            report_figure(
                [
                    said("exact", 13, part_of="x"),
                    said("exact", 4, victim_group=VictimGroup.PERPETRATOR),
                    CountStatement("v", "a", "a", VictimGroup.ALL, None, None, None, Qualifier.VAGUE),
                ]
            )
            is None
        )

    def test_more_than_170_of_which_13(self):
        assert report_figure([said("more_than", 170), said("exact", 13, part_of="x")]) == Bound(171, None)

    def test_a_bare_value_stands_for_itself(self):
        assert report_toll([said("about", 40)]).best == 40

    def test_a_firm_number_comes_before_a_round_one(self):
        assert report_toll([said("about", 40), said("exact", 38, sentence=5)]).best == 38

    def test_an_armed_groups_number_counts_only_where_there_is_no_other(self):
        boast = said("exact", 70, sentence=1, partisan=True)
        assert report_toll([boast]).best == 70
        assert report_toll([boast, said("exact", 19, sentence=3)]).best == 19


class TestMergeToll:
    def test_a_larger_minimum_supersedes_and_an_earlier_exact_count_gives_way(self):
        toll = merge_toll(
            [
                said("at_least", 60, "bbc", "2024-03-22T21:00"),
                said("exact", 133, "tass", "2024-03-23T18:00"),
                said("at_least", 137, "dw", "2024-03-24T10:00"),
            ]
        )
        assert toll == Toll(133, 137, None, is_minimum=True)

    def test_a_later_exact_count_wins(self):
        toll = merge_toll(
            [
                said("at_least", 12, "wire", "2024-09-18T06:00"),
                said("exact", 15, "mirror", "2024-09-18T17:00"),
                said("exact", 19, "post", "2024-09-20T01:00"),
            ]
        )
        assert toll == Toll(15, 19, 19, is_minimum=False)

    def test_on_one_day_most_voices_win_over_a_fall(self):
        figures = [said("exact", 4, s, f"2024-01-02T1{h}:00") for h, s in enumerate("abc")]
        assert merge_toll([*figures, said("exact", 3, "d", "2024-01-02T15:00")]) == Toll(3, 4, 4, is_minimum=False)

    def test_copies_are_one_voice(self):
        copies = [said("exact", 5, s, voice_id="wire") for s in "abc"]
        assert merge_toll([*copies, said("exact", 4, "d"), said("exact", 4, "e")]).best == 4

    def test_a_source_that_counts_one_group_is_a_lower_bound(self):
        assert merge_toll([said("exact", 28, "a"), said("exact", 3, "b", victim_group=VictimGroup.POLICE)]) == Toll(
            28, 28, 28, is_minimum=False
        )

    def test_a_division_and_a_total_of_two_sources(self):
        assert merge_toll(
            [
                said("up_to", 170, "a", victim_group=VictimGroup.CIVILIAN),
                said("exact", 13, "a", victim_group=VictimGroup.MILITARY),
                said("more_than", 170, "b"),
            ]
        ) == Toll(171, 171, 183, is_minimum=False)

    def test_outliers_stay_out(self):
        assert merge_toll([said("exact", 28, "a"), said("exact", 340, "b", status=CountStatus.OUTLIER)]).high == 28

    def test_nothing_to_count(self):
        assert merge_toll([said("exact", 2, victim_group=VictimGroup.PERPETRATOR)]).best is None


class TestCountStatuses:
    def test_every_kind(self):
        statements = [
            said("at_least", 12, "wire", "2024-09-18T06:00", casualty_id="first"),
            said("at_least", 12, "copy", "2024-09-18T08:00", voice_id="wire", casualty_id="copied"),
            said("exact", 19, "post", "2024-09-20T01:00", casualty_id="last"),
            said("exact", 18, "mail", "2024-09-20T01:00", casualty_id="other"),
            said("exact", 70, "post", "2024-09-20T01:00", partisan=True, sentence=4, casualty_id="boast"),
            said("exact", 2, "post", "2024-09-20T01:00", part_of="last", sentence=5, casualty_id="subset"),
        ]
        assert count_statuses(statements) == {
            "first": CountStatus.SUPERSEDED,
            "copied": CountStatus.REPEATED,
            "last": CountStatus.CONFLICTING,
            "other": CountStatus.CONFLICTING,
            "boast": CountStatus.OUTLIER,
            "subset": CountStatus.CURRENT,
        }

    def test_three_times_off_what_three_others_say(self):
        statements = [said("exact", n, s, casualty_id=s) for s, n in zip("abcd", (28, 29, 28, 280), strict=True)]
        assert count_statuses(statements)["d"] == CountStatus.OUTLIER


def test_statements_of_one_sentence_are_known_by_their_place_in_the_text():
    text = "It was U.S. soil. Two soldiers and\nthree farmers died.\n\nPolice saw five more."
    source = {"voice_id": "v", "published_at": None, "text": text}
    unsaid = ["low", "high", "part_of", "as_of", "victim_nationality", "speaker_text", "speaker_actor_id"]
    row = dict.fromkeys(unsaid) | {"casualty_id": "c", "source_id": "s", "victim_group": "all", "qualifier": "exact"}
    two, three, five = (
        count_statement(row | {"value": value, "start": text.index(word)}, source)
        for value, word in ((2, "Two"), (3, "three"), (5, "five"))
    )
    assert two.sentence == three.sentence != five.sentence


def test_a_live_page_ends_with_its_last_count():
    text = "LIVE\n\n17:05\nTwo are dead.\n\n19:10\nSeven are dead.\n\n9:30 pm\nEleven are dead.\n"
    source = {"voice_id": "v", "published_at": None, "text": text}
    unsaid = ["part_of", "as_of", "victim_nationality", "speaker_text", "speaker_actor_id"]
    statements = [
        count_statement(
            dict.fromkeys(unsaid)
            | {"casualty_id": word, "source_id": "s", "victim_group": "all", "qualifier": "exact"}
            | {"value": value, "low": value, "high": value, "start": text.index(word)},
            source,
        )
        for value, word in ((2, "Two"), (7, "Seven"), (11, "Eleven"))
    ]
    assert [statement.minute for statement in statements] == [17 * 60 + 5, 19 * 60 + 10, 21 * 60 + 30]
    assert merge_toll(statements) == Toll(2, 11, 11, is_minimum=False)
    replaced, current = CountStatus.SUPERSEDED, CountStatus.CURRENT
    assert count_statuses(statements) == {"Two": replaced, "Seven": replaced, "Eleven": current}


STATEMENTS = st.lists(
    st.builds(
        lambda i, q, n, s, day, group, sentence: said(
            q,
            n,
            f"s{s}",
            f"2024-01-0{day}T0{day}:00",
            voice_id=f"v{s // 2}",
            victim_group=group,
            sentence=sentence,
            casualty_id=f"{i}",
            partisan=i % 5 == 0,
        ),
        st.integers(0, 10**6),
        st.sampled_from(sorted(BOUNDS)),
        st.integers(0, 30),
        st.integers(0, 5),
        st.integers(1, 3),
        st.sampled_from([VictimGroup.ALL, VictimGroup.CIVILIAN, VictimGroup.POLICE]),
        st.integers(0, 3),
    ),
    max_size=7,
    unique_by=(lambda s: s.casualty_id, lambda s: (s.source_id, s.start)),
)


@settings(max_examples=60, deadline=None)
@given(STATEMENTS, st.randoms())
def test_order_never_matters_and_best_lies_between_the_extremes(statements, random):
    shuffled = list(statements)
    random.shuffle(shuffled)
    toll = merge_toll(statements)
    assert merge_toll(shuffled) == toll
    assert count_statuses(shuffled) == count_statuses(statements)
    assert (toll.best is None) == (not statements)
    if statements:
        assert (toll.low or 0) <= toll.best
        assert toll.high is None or toll.best <= toll.high


def updated(value: int, words: str) -> CountStatement:
    """A statement that stands right after some words of its article."""
    cells = {
        "casualty_id": words, "source_id": "a", "victim_group": "all", "value": value, "low": value, "high": value,
        "qualifier": "exact", "part_of": None, "as_of": None, "victim_nationality": None, "speaker_text": None,
        "speaker_actor_id": None, "start": len(words),
    }  # fmt: skip
    return count_statement(cells, {"voice_id": "a", "published_at": None, "text": f"{words}{value}."})


def test_a_count_that_an_article_says_it_rose_to_replaces_its_earlier_one():
    first = updated(3, "Gunmen killed ")
    later = updated(4, "Gunmen killed 3. One of the wounded died, bringing the death toll to ")
    assert (first.is_update, later.is_update) == (False, True)
    assert merge_toll([first, later]).best == 4
    assert count_statuses([first, later])[first.casualty_id] == CountStatus.SUPERSEDED


def test_a_toll_that_just_stands_replaces_nothing():
    assert not updated(4, "One of the wounded died. The death toll in last year's attack was ").is_update


def test_of_two_captures_of_one_page_the_later_counts():
    def captured(day: int) -> tuple[str, datetime]:
        return "courier.example.org/mill", datetime(2024, 3, day, tzinfo=UTC)

    early = said("exact", 7, "early", "2024-03-11", voice_id="v", revision=captured(11))
    late = said("exact", 5, "late", "2024-03-11", voice_id="v", revision=captured(13))
    assert merge_toll([early, late]) == merge_toll([late, early]) == Toll(5, 5, 7, is_minimum=False)
    statuses = count_statuses([early, late])
    assert statuses[early.casualty_id] == CountStatus.SUPERSEDED
    assert statuses[late.casualty_id] == CountStatus.CURRENT
