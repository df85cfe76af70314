"""Speakers: who states the clause around a word."""

import pytest

from tasks.extract.actors.find import find_actors
from tasks.extract.speech.speakers import speaker_of


@pytest.fixture
def speaker(reading):
    def find(text, word):
        read = reading(text)
        token = [t for t in read.doc if t.text == word][-1]
        return speaker_of(read, token, find_actors(read))

    return find


@pytest.mark.parametrize(
    ("text", "word", "words", "role"),
    [
        ("Police said gunmen attacked the bank.", "attacked", "Police", "police"),
        ("Gunmen attacked the bank, police said.", "attacked", "police", "police"),
        ("Police: Gunmen attacked the bank", "attacked", "Police", "police"),
        ("According to witnesses, two men attacked the bank.", "attacked", "witnesses", "witness"),
        (
            "Two men attacked the bank, according to a hospital official.",
            "attacked",
            "a hospital official",
            "government",
        ),
        ("A US official told reporters that militants attacked the post.", "attacked", "A US official", "government"),
        (
            "An intelligence official said that militants attacked the post.",
            "attacked",
            "An intelligence official",
            "intelligence",
        ),
        (
            "Army spokesman Colonel Juan Sol said rebels attacked the farm.",
            "attacked",
            "Army spokesman Colonel Juan Sol",
            "military",
        ),
        ('"They attacked us," said Maria Luz, a resident of the town.', "attacked", "Maria Luz", "witness"),
        (
            "Anna Hart of the Harbour Institute said militants attacked the post.",
            "attacked",
            "Anna Hart of the Harbour Institute",
            "expert",
        ),
        ("Sources said militants attacked the post.", "attacked", "Sources", "unnamed"),
        ("The newspaper reported that militants attacked the post.", "attacked", "The newspaper", "media"),
        ("A Taliban spokesman said fighters attacked the post.", "attacked", "A Taliban spokesman", "perpetrator"),
        ("Sheriff Tom Gray said a man attacked the clerk.", "attacked", "Sheriff Tom Gray", "police"),
        ("Prosecutors allege that he attacked the clerk.", "attacked", "Prosecutors", "government"),
    ],
)
def test_who_says_so(speaker, text, word, words, role):
    found = speaker(text, word)
    assert found is not None
    assert (found.tokens.text, found.role) == (words, role)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked the bank.", "attacked"),
        ("Police said nothing. Gunmen attacked the bank.", "attacked"),
        ("Gunmen attacked the bank before police said they were safe.", "attacked"),
    ],
)
def test_the_narrator(speaker, text, word):
    assert speaker(text, word) is None


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Moscow said Ukraine attacked the bridge.", "attacked", "state/ru"),
        ("The Taliban said fighters attacked the post.", "attacked", "group/taliban"),
        (
            "Anna Hart, an analyst, said the post was lost. She added that rebels attacked it.",
            "attacked",
            "person/anna-hart",
        ),
        ("The Taliban attacked a post. The group said its men attacked a second one.", "attacked", "group/taliban"),
    ],
)
def test_the_actor_who_speaks(speaker, text, word, actor):
    found = speaker(text, word)
    assert found is not None
    assert found.actor is not None
    assert found.actor.actor_id == actor


def test_he_is_the_official_who_spoke_before(speaker):
    found = speaker("A police officer said two men died. He said gunmen attacked the bank.", "attacked")
    assert found is not None
    assert (found.tokens.text, found.role) == ("He", "police")


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Even so, he said, the rebels attacked the farm.", "attacked", "he"),
        ("Police said they believed rebels attacked the farm.", "attacked", "Police"),
        ('"It was genuine. Rebels attacked the farm," Juan Sol said.', "genuine", "Juan Sol"),
        ('"We know," Juan Sol told the Mirror. "Rebels attacked the farm."', "attacked", "Juan Sol"),
    ],
)
def test_speakers_named_around_what_is_said(speaker, text, word, words):
    found = speaker(text, word)
    assert found is not None
    assert found.tokens.text == words


def test_its_assessment_is_that_of_the_body_named_before(speaker):
    text = "Romania's intelligence service disagrees. Its assessment says rebels attacked the farm."
    found = speaker(text, "attacked")
    assert found is not None
    assert (found.tokens.text, found.role) == ("Its assessment", "intelligence")


def test_a_rival_that_is_named_speaks_for_its_group(speaker):
    found = speaker("Its rival, the Taliban, said rebels attacked the farm.", "attacked")
    assert found is not None
    assert found.actor is not None
    assert (found.actor.actor_id, found.role) == ("group/taliban", "perpetrator")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gunmen attacked the bank; the mayor said he was shocked.", "attacked"),
        ("Elmira bank: Gunmen attacked the guards", "attacked"),
        ("Gunmen attack bus near Elmira, up to 30 feared dead", "dead"),
    ],
)
def test_the_narrator_speaks(speaker, text, word):
    assert speaker(text, word) is None
