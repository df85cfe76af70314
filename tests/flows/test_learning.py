from flows.learning import learn, learn_choice, write_weights
from schemas.weights import Choice, Example, choose, load_weights, probability


def test_what_tells_examples_apart_gets_weight(tmp_path):
    examples = [
        Example(frozenset({"red" if number % 2 else "blue", "round"}), bool(number % 2), 1.0, f"page-{number}")
        for number in range(60)
    ]
    learned = learn(examples)
    assert learned.quality > 0.99
    assert learned.weights["red"] > 1 > abs(learned.weights["round"])
    write_weights(learned.weights, tmp_path / "weights.csv")
    weights = load_weights(tmp_path / "weights.csv", frozenset({"red", "blue", "round"}))
    assert probability({"red", "round"}, weights) > 0.7 > 0.3 > probability({"blue", "round"}, weights)


def test_the_candidate_that_is_right_is_learned_and_that_there_may_be_none():
    red, blue, far = frozenset({"red"}), frozenset({"blue"}), frozenset({"red", "far"})
    choices = [
        choice
        for number in range(30)
        for choice in (
            Choice((blue, red), frozenset({1}), f"page-{number}"),
            Choice((blue,), frozenset(), f"page-{number}"),
            Choice((far, blue), frozenset(), f"page-{number}"),
        )
    ]
    learned = learn_choice(choices, 1.0, speak_for=frozenset({"red"}), speak_against=frozenset({"far"}))
    assert learned.quality > 0.99
    assert learned.weights["red"] > 0 > learned.weights["far"]
    assert choose((blue, red), learned.weights) == 1
    assert choose((blue, far), learned.weights) is None
