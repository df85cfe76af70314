from flows.learning import learn, write_weights
from schemas.weights import Example, load_weights, probability


def test_what_tells_examples_apart_gets_weight(tmp_path):
    examples = [
        Example(frozenset({"red" if number % 2 else "blue", "round"}), bool(number % 2), 1.0, f"page-{number}")
        for number in range(60)
    ]
    learned = learn(examples)
    assert learned.area > 0.99
    assert learned.weights["red"] > 1 > abs(learned.weights["round"])
    write_weights(learned.weights, tmp_path / "weights.csv")
    weights = load_weights(tmp_path / "weights.csv", frozenset({"red", "blue", "round"}))
    assert probability({"red", "round"}, weights) > 0.7 > 0.3 > probability({"blue", "round"}, weights)
