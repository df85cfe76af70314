from math import isclose

import pytest

from schemas.weights import choose, load_weights, probability


def test_facts_without_a_weight_count_nothing():
    weights = {"always": 0.0, "seen": 2.0}
    assert probability({"unheard of"}, weights) == 0.5
    assert isclose(probability({"seen"}, weights), 0.8808, abs_tol=1e-4)


def test_a_table_of_weights_has_its_header(tmp_path):
    path = tmp_path / "weights.csv"
    path.write_text("fact,weight\nalways,-1.50\n", encoding="utf-8")
    assert load_weights(path, frozenset()) == {"always": -1.5}
    other = tmp_path / "other.csv"
    other.write_text("word,weight\n", encoding="utf-8")
    with pytest.raises(ValueError, match="header"):
        load_weights(other, frozenset())


def test_a_table_learned_for_other_facts_is_refused(tmp_path):
    path = tmp_path / "weights.csv"
    path.write_text("fact,weight\nalways,-1.50\nby night,0.20\n", encoding="utf-8")
    assert load_weights(path, frozenset({"by night", "by day"}))["by night"] == 0.2
    with pytest.raises(ValueError, match="by night"):
        load_weights(path, frozenset({"by day"}))


def test_the_likeliest_candidate_is_chosen_unless_none_is_likelier():
    weights = {"always": -1.0, "near": 2.0, "far": -1.0}
    assert choose([{"far"}, {"near"}], weights) == 1
    assert choose([{"far"}, {"far"}], weights) is None
    assert choose([{"near"}], weights, none=2.0) is None
    assert choose([], weights) is None
