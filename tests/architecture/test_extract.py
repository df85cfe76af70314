"""What is still to move inside extraction may only shrink: words in code, labels of the parser outside the grammar."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tasks.extract.reading.language import load_language

EXTRACT = Path(__file__).parents[2] / "tasks" / "extract"
KNOWS_THE_PARSER = {"grammar", "parse.py", "reading"}
LABELS = frozenset(load_language().get_pipe("parser").labels) - {
    "agent",
    "case",
    "dep",
    "det",
    "mark",
    "meta",
}  # words too
MOST_WORDS = 91
MOST_LABELS = 1


def nodes(without: frozenset[str] = frozenset()) -> Iterator[ast.AST]:
    for path in sorted(EXTRACT.rglob("*.py")):
        if path.relative_to(EXTRACT).parts[0] not in without:
            yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def literals(node: ast.Set) -> list[str]:
    strings = [part.value for part in node.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [each for each in strings if any(map(str.isalpha, each))]


def is_of_words(values: list[str]) -> bool:
    """Labels of the parser, tags and punctuation are no words."""
    return bool(values) and not (
        sum(value in LABELS for value in values) * 2 > len(values) or all(map(str.isupper, values))
    )


def names_facts(node: ast.AST) -> bool:
    """Whether a call lists the observations of a model, whose names are no words of the language read."""
    return isinstance(node, ast.Call) and ast.unparse(node.func).startswith("Facts[")


def test_words_in_code_only_become_fewer():
    """They belong in lexicons/en/<room>/words.csv. Lower the number when it falls."""
    every = list(nodes())
    named = {inner for node in every if names_facts(node) for inner in ast.walk(node)}
    sets = [node for node in every if isinstance(node, ast.Set) and node not in named]
    words = [word for node in sets if is_of_words(values := literals(node)) for word in values]
    assert len(words) <= MOST_WORDS


def test_labels_of_the_parser_outside_the_grammar_only_become_fewer():
    """Rooms above it read frames. Lower the number when it falls."""
    seen = nodes(without=frozenset(KNOWS_THE_PARSER))
    labels = [node.value for node in seen if isinstance(node, ast.Constant) and node.value in LABELS]
    assert len(labels) <= MOST_LABELS


def test_labels_of_the_parser_are_asked_in_the_grammar_only():
    """How two words hang together is asked by name, as `grammar/relations.py` has it."""
    seen = nodes(without=frozenset(KNOWS_THE_PARSER))
    assert not [node.lineno for node in seen if isinstance(node, ast.Attribute) and node.attr == "dep_"]


def reads_method(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "method"


def test_no_code_decides_by_the_rule_that_read_a_value():
    """`method` is the id of a rule, for people to read; what code needs to know is an enum beside it."""
    project = EXTRACT.parents[1]
    found = []
    for path in sorted(file for room in ("schemas", "tasks", "flows") for file in (project / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            compared = isinstance(node, ast.Compare) and any(map(reads_method, (node.left, *node.comparators)))
            taken_apart = isinstance(node, ast.Attribute) and reads_method(node.value)
            if compared or taken_apart:
                found.append(f"{path.relative_to(project)}:{node.lineno}")
    assert not found
