"""Words of an attack as the page searches them: names, aliases, quotes and numbers, folded.

The page folds what a reader types in the same way (`report/search.js`).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_APART = re.compile(r"[\W_]+")


def folded(texts: Iterable[str | None]) -> str:
    """Give the words of texts in one line, each once: no case, no accents, no punctuation.

    A word with punctuation inside stands in one piece and in its parts: "ISIS-K" is found as isisk, isis and k.
    """
    return " ".join(dict.fromkeys(word for text in texts if text for token in text.split() for word in _words(token)))


@lru_cache(maxsize=200_000)
def _words(token: str) -> tuple[str, ...]:
    return tuple(_forms(token))


def _forms(token: str) -> Iterator[str]:
    apart = unicodedata.normalize("NFKD", token)
    plain = "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M")).lower()
    parts = [part for part in _APART.split(plain) if part]
    if len(parts) > 1:
        yield "".join(parts)
        yield " ".join(parts)
    yield from parts
