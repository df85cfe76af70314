"""A parse as plain objects says what spaCy says."""

import pytest
from spacy.tokens import Doc

from tasks.extract.parse import plain
from tasks.extract.reading.language import load_language

TEXT = (
    "Gunmen killed Ana Ruiz, a judge who was feared, and her two clerks in Toledo on 3 May 2024.\n\n"
    "“We don't know why,” the police said; nobody claimed it. Four people died, 20 were hurt…  HELP CAME LATE\n"
)
WORDS = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_")
FORMS = ("is_alpha", "is_digit", "is_punct", "is_quote", "is_space", "is_stop", "is_title", "is_upper", "like_num")
AROUND = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts", "sent")


@pytest.fixture(scope="module")
def parses():
    parse = load_language()(TEXT)
    return parse, plain(parse)


def bounds(run):
    return None if run is None else (run.start, run.end)


def numbers(words):
    return [word.i for word in words]


@pytest.mark.parametrize("name", [*WORDS, *FORMS])
def test_words_are_what_spacy_says(parses, name):
    theirs, ours = parses
    assert [getattr(word, name) for word in ours] == [getattr(word, name) for word in theirs]


@pytest.mark.parametrize("name", AROUND)
def test_what_is_around_a_word_is_what_spacy_says(parses, name):
    theirs, ours = parses
    assert [numbers(getattr(word, name)) for word in ours] == [numbers(getattr(word, name)) for word in theirs]


def test_heads_edges_and_neighbours_are_spacys(parses):
    theirs, ours = parses
    for word, same in zip(theirs, ours, strict=True):
        assert (word.head.i, word.left_edge.i, word.right_edge.i) == (same.head.i, same.left_edge.i, same.right_edge.i)
    assert ours[3].nbor(-2) is ours[1]
    with pytest.raises(IndexError):
        ours[0].nbor(-1)


def test_sentences_and_names_are_spacys(parses):
    theirs, ours = parses
    assert [(each.start, each.end) for each in ours.sents] == [(each.start, each.end) for each in theirs.sents]
    named = [(each.start, each.end, each.label_, each.text) for each in theirs.ents]
    assert [(each.start, each.end, each.label_, each.text) for each in ours.ents] == named


def test_every_run_of_words_is_what_spacy_says(parses):
    theirs, ours = parses
    for start in range(len(theirs)):
        for end in range(start + 1, len(theirs) + 1):
            run, same = theirs[start:end], ours[start:end]
            assert (same.text, same.lemma_, same.start_char, same.end_char) == (
                run.text,
                run.lemma_,
                run.start_char,
                run.end_char,
            )
            assert same.root.i == run.root.i
            assert numbers(same.subtree) == numbers(run.subtree)
            assert numbers(same.sent) == numbers(run.sent)
            assert [each.start for each in same.ents] == [each.start for each in run.ents]


def test_every_stretch_of_the_text_has_the_words_that_spacy_gives_it(parses):
    theirs, ours = parses
    for start in range(0, len(TEXT), 3):
        for end in range(start + 1, len(TEXT) + 2, 5):
            run, same = theirs.char_span(start, end, alignment_mode="expand"), ours.char_span(start, end)
            assert bounds(same) == bounds(run)


def test_runs_are_cut_and_counted_as_lists_are(parses):
    _, ours = parses
    run = ours[2:8]
    assert (len(run), run[0].i, run[-1].i, numbers(run[1:3]), numbers(run[4:99])) == (6, 2, 7, [3, 4], [6, 7])
    assert run == ours[2:8] != ours[2:9]
    assert {run} == {ours[2:8]}
    with pytest.raises(IndexError):
        run[6]


def test_an_empty_text_has_no_words():
    assert list(plain(load_language()(""))) == []


def test_a_tree_may_be_deeper_than_calls_may_be():
    depth = 3000
    vocab = load_language().vocab
    chain = Doc(vocab, words=["on"] * depth, heads=[0, *range(depth - 1)], deps=["ROOT", *["prep"] * (depth - 1)])
    assert plain(chain)[0].right_edge.i == depth - 1
