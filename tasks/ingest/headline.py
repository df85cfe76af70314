"""The headline that a record gives beside the text: it is part of what the article says, so it is put before it.

Often a headline alone gives the toll, and where a page was saved without its article, it is all there is of it.
"""

import re

BREAK = "\n\n"
FEWEST_WORDS = 4  # "Home", "Untitled document" and names tell nothing
_SEARCHED = 4000  # characters
_LETTER = re.compile(r"[^\W_]")
_SITE = re.compile(r"\s(?:[|–—»-]|::)\s")
_CUT_OFF = re.compile(r"(?:\.\.\.|…)\s*$")


def with_headline(title: str | None, text: str) -> tuple[str, int]:
    """Put a headline before a text that does not begin with it; gives the whole and where the text itself starts."""
    headline = " ".join((title or "").split())
    if len(headline.split()) < FEWEST_WORDS or _letters(_bare(headline)) in _letters(text[:_SEARCHED]):
        return text, 0
    return f"{headline}{BREAK}{text}", len(headline) + len(BREAK)


def _bare(headline: str) -> str:
    """A headline without the name of its site."""
    return _CUT_OFF.sub("", _SITE.split(headline, maxsplit=1)[0])


def _letters(words: str) -> str:
    return "".join(_LETTER.findall(words.lower()))
