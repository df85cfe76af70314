"""Where else a document has a word: looked up, so that a long document is not walked through for each of its words."""

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from tasks.extract.parse import Doc, Token


def same_words(word: Token) -> list[Token]:
    """Give the words of a document that are written as this one, case aside, itself among them, in order."""
    return _at(word.doc, "forms", word.lower_)


def same_lemmas(word: Token) -> list[Token]:
    """Give the words of a document that are forms of the same one, itself among them, in order."""
    return _at(word.doc, "lemmas", word.lemma_.lower())


def _at(doc: Doc, kind: str, word: str) -> list[Token]:
    """Look a word up in an index that is made when first asked for, and kept with the parse."""
    key = f"index of {kind}"
    if key not in doc.user_data:
        words = (token.lower_ if kind == "forms" else token.lemma_.lower() for token in doc)
        doc.user_data[key] = _indexed(words)
    return [doc[index] for index in cast(dict[str, list[int]], doc.user_data[key]).get(word, ())]


def _indexed(words: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        places[word].append(index)
    return dict(places)
