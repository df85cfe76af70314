"""Words that make up numbers, and what a number in one token comes to."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that makes up numbers; `value` is empty for vague words."""

    word: str
    value: int | None
    kind: str


@lru_cache(maxsize=1)
def number_words() -> dict[str, NumberWord]:
    """Give the words that make up numbers."""
    return {row.word: row for row in load_lexicon("numbers/number_words", NumberWord)}


def number_word(word: str) -> int | None:
    """The value of a single number word; None where it is vague or no number."""
    found = number_words().get(word.lower())
    return found.value if found else None


def value_of(number: Token) -> int | None:
    """The value of a number in one token, in digits or a word; None where it is vague or of several words."""
    digits = number.text.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() else number_word(number.text)
