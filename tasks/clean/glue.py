"""Rule over sentence ends: where the space after one was lost."""

import re

from tasks.clean.aligned import Aligned, Edit

_GLUED = re.compile(
    r"""(?<=[a-z0-9)%][.?!])["']?(?=(?P<next>["(]?[A-Z](?:[a-z'][a-z ]|[ ])))|(?<=[a-z][?!]")(?=[A-Z][a-z])"""
)
_NO_SENTENCE = re.compile(r"www\.|https?:|[@/]|\.(?:com|org|net|gov|edu|co)\b", re.IGNORECASE)


def split_glued_sentences(text: Aligned) -> Aligned:
    """Put the space back between a sentence's end and the capital that follows it: "shooting.Police"."""
    return text.edit(
        Edit(m.end(), m.end(), " ") for m in _GLUED.finditer(text.text) if not _in_address(text.text, m.start())
    )


def _in_address(text: str, at: int) -> bool:
    """Whether the word around a place is a web or mail address."""
    start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
    end = min((stop for stop in (text.find(" ", at), text.find("\n", at)) if stop >= 0), default=len(text))
    return bool(_NO_SENTENCE.search(text, start, end))
