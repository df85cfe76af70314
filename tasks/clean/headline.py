"""Rule over headlines in title case: each word is written as it would be inside a sentence.

"Five Shot At Party In Fort Worth" reads "Five shot at party in Fort Worth". How the body writes a word decides; where
it does not hold the word, the table of `casing` does.
"""

import re

from tasks.clean.aligned import Aligned
from tasks.clean.casing import usually_small
from tasks.clean.layout import PARAGRAPH_BREAK

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_LONG = 4  # letters: shorter words are often small in title case too
_CAPITALISED_SHARE = 0.85
_FEWEST_WORDS = 3


def restore_headline(text: Aligned) -> Aligned:
    """Write the first paragraph, a headline, in sentence case if it is in title case."""
    end = text.text.find(PARAGRAPH_BREAK)
    headline, body = text.text[:end], text.text[end:]
    if end < 0 or not _is_title_case(headline):
        return text
    small = set(usually_small(headline.upper())) if len(headline.upper()) == len(headline) else set()
    pieces, at = [], 0
    for match in list(_WORD.finditer(headline))[1:]:
        if _is_small(match[0], match.start() in small, body):
            pieces += [headline[at : match.start()], match[0].lower()]
            at = match.end()
    return text.respell("".join([*pieces, text.text[at:]]))


def _is_title_case(headline: str) -> bool:
    words = [word for word in _WORD.findall(headline) if len(word) >= _LONG]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capitalised >= _CAPITALISED_SHARE * len(words)


def _is_small(word: str, usually: bool, body: str) -> bool:
    """Whether a word is written small inside sentences: mostly so in the body, else usually."""
    if word.isupper() and len(word) > 1:
        return False
    small = len(re.findall(rf"\b{re.escape(word.lower())}\b", body))
    capitalised = len(re.findall(rf"(?<=[a-z,] ){re.escape(word)}\b", body))
    return small > capitalised if small or capitalised else usually
