"""What a relative clause that tells of an attack leans on: "in Gao in June 2022, where a bomb killed ten"."""

from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

_WHEN_OR_WHERE = ("DATE", "GPE", "LOC")
_REACH = 12  # words from "where" to the word that tells of the attack


def where_of(trigger: Token) -> Token | None:
    """The "where" of a trigger's own clause, None where it has none."""
    over = {trigger, *trigger.ancestors}
    before = trigger.doc[max(trigger.sent.start, trigger.i - _REACH) : trigger.i]
    return next((token for token in reversed(before) if token.lower_ == "where" and token.head in over), None)


def stands_before(tokens: TokenSpan, word: Token) -> bool:
    """Whether words stand right before another, but for what separates the two and for a date or place as short."""
    between = tokens.doc[tokens.end : word.i]
    return tokens.end <= word.i and all(
        token.is_punct or token.pos_ == "ADP" or token.ent_type_ in _WHEN_OR_WHERE for token in between
    )
