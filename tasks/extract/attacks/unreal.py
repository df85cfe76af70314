"""What sounds like an attack and is none: drills, fiction, animals, sentences of courts."""

from collections.abc import Iterator

from tasks.extract.grammar.clause import complement_clauses
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token

_SURE, _STORY, _DRILL = 2, 4, 3
"""So many different words make a text one on a story, or on a drill."""


def is_make_believe(token: Token) -> bool:
    """Whether an act is part of an exercise or a story, of an animal, or the sentence of a court."""
    return _in_setting(token, "attacks/drill", "attacks/fiction") or _by_an_animal(token) or _by_a_court(token)


def is_staged(doc: Doc) -> bool:
    """Whether a whole text is on a drill, a film or a book: so many different words for it stand there."""
    words = {token.lemma_.lower() for token in doc} | {token.lower_ for token in doc}
    told = words & word_class("attacks/of_a_story")
    sure = words & word_class("attacks/of_a_story_alone")
    played = words & word_class("attacks/of_a_drill")
    return (len(sure) >= _SURE and len(told | sure) >= _STORY) or len(played) >= _DRILL


def _in_setting(token: Token, *settings: str) -> bool:
    """Whether a word for an exercise or a story is over an act, tells it or is where it is set: "in the film"."""
    words = set[str]().union(*map(word_class, settings))
    over = [word for word in token.ancestors if word.pos_ in {"NOUN", "PROPN"}]
    over += [teller for verb in complement_clauses(token) for teller in frame_of(verb).heads(Role.AGENT)]
    inside = [word for act in (token, *_verbs_over(token)) for word in frame_of(act).heads(Role.PLACE, Role.MODIFIER)]
    return any(word.lemma_.lower() in words for word in (*over, *inside))


def _verbs_over(token: Token) -> Iterator[Token]:
    return (word for word in token.ancestors if word.pos_ in {"VERB", "AUX"})


def _by_an_animal(token: Token) -> bool:
    agents = frame_of(token).heads(Role.AGENT)
    return bool(agents) and all(agent.lemma_.lower() in word_class("attacks/animal") for agent in agents)


def _by_a_court(token: Token) -> bool:
    """Whether somebody is put to death by law: the sentence speaks of a court, a conviction or the gallows."""
    if token.lemma_.lower() not in word_class("attacks/put_to_death"):
        return False
    return any(word.lemma_.lower() in word_class("attacks/court") for word in token.sent)
