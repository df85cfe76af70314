"""Which attack of a document a number or a statement belongs to."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from schemas.vocabulary import Realis
from tasks.extract.found import FoundAttack
from tasks.extract.reading.reading import Reading

_REACH_OF_A_RELATIVE = 16  # words
_EXAMPLE = re.compile(r"\W*[Ff]or (?:example|instance)\b")


def attack_of(
    reading: Reading, attacks: Sequence[FoundAttack], token: Token, reach: int = 3, *, done: bool = False
) -> int | None:
    """Give the index of the attack that a token belongs to, None where none is near.

    Looked for in this order: the nearest in the same sentence by the parse (none, where that one is not actual), the
    nearest in up to `reach` sentences before it (of the same paragraph first), the first of the document. `done` is
    true for what is known to have happened, which no attack that was only planned or tried to be stopped explains.
    """
    actual = [index for index, found in enumerate(attacks) if found.mention.realis == Realis.ACTUAL]
    number = reading.sentence_number(token)
    here = [index for index, found in enumerate(attacks) if found.mention.sentence == number]
    if here:
        nearest = min(here, key=lambda index: _tree_distance(token, attacks[index].trigger))
        told = _told_in_relative(attacks, here, token)
        nearest = nearest if told is None else told
        if nearest in actual:
            return nearest
        if not done or attacks[nearest].mention.realis != Realis.HYPOTHETICAL:
            return None
    near = [index for index in actual if number - reach <= attacks[index].mention.sentence < number]
    before = [index for index in near if not _is_example(attacks[index])]
    if before:
        paragraph = reading.paragraph_number(token)
        return max(
            before,
            key=lambda index: (attacks[index].mention.paragraph == paragraph, attacks[index].mention.sentence),
        )
    return actual[0] if actual else None


def _told_in_relative(attacks: Sequence[FoundAttack], here: Sequence[int], token: Token) -> int | None:
    """Give the attack whose noun stands last before ", which claimed the lives of ten": that clause tells of it."""
    verb = next((each for each in (token, *token.ancestors) if each.dep_ == "relcl"), None)
    which = next((c for c in verb.children if c.lower_ == "which" and c.dep_ == "nsubj"), None) if verb else None
    if which is None or which.i == 0 or which.nbor(-1).text != ",":
        return None
    before = [index for index in here if 0 < which.i - attacks[index].trigger.i <= _REACH_OF_A_RELATIVE]
    last = max(before, key=lambda index: attacks[index].trigger.i, default=None)
    return last if last is not None and attacks[last].trigger.pos_ in {"NOUN", "PROPN"} else None


def _is_example(attack: FoundAttack) -> bool:
    """Whether an attack is told of only as an instance: "For example, the group was behind ..."."""
    return _EXAMPLE.match(attack.trigger.sent.text) is not None


def _tree_distance(a: Token, b: Token) -> float:
    """Count the arcs between two tokens of a sentence, a little more where they stand far apart."""
    up = {token.i: steps for steps, token in enumerate((a, *a.ancestors))}
    for steps, token in enumerate((b, *b.ancestors)):
        if token.i in up:
            return steps + up[token.i] + abs(a.i - b.i) / 1000
    return 100 + abs(a.i - b.i) / 1000
