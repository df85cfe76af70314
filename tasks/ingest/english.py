"""Is a text English? Function words say so; a language model is asked only where they do not."""

import re

import py3langid

_FEWEST_LETTERS = 80
_READ_CHARS = 6_000
_ENGLISH_SHARE = 0.14
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "a about after all also an and are as at be been before but by for from had has have he her his in into is it "
        "its more not of on or over police said she that the their there they this to told two was were when which who "
        "will with would"
    )
)


def is_english(text: str) -> bool:
    """Tell whether a text is English. Fewer than 80 letters are too few to tell and pass if they are Latin."""
    sample = text[:_READ_CHARS].lower()
    words = _WORD.findall(sample)
    n_letters = sum(map(len, words))
    if sum(letter.isascii() for word in words for letter in word) < n_letters / 2:
        return False
    if n_letters < _FEWEST_LETTERS:
        return True
    if sum(word in _FUNCTION_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return True
    language, _ = py3langid.classify(" ".join(words))
    return bool(language == "en")
