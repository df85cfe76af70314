"""The rules that claims are found by: a row a construction, its example and counterexample run as tests."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from schemas.vocabulary import Certainty, ClaimType
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.patterns import Pattern, forms, pattern
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A row of claims/rules.csv: words that make a statement of some type, and what has to be true around them.

    `cue` is a pattern (see `lexicons.patterns`); `needs` are words of the clause, or tests of `claims.needs`, of which
    one has to hold; `actor` and `speaker` are places around the cue, tried in order (see `claims.frames`).
    """

    rule_id: str
    claim_type: ClaimType
    cue: str
    needs: tuple[str, ...]
    actor: tuple[str, ...]
    speaker: str
    certainty: Certainty
    example: str
    counterexample: str

    @property
    def pattern(self) -> Pattern:
        """The pattern of the cue."""
        return pattern(self.cue)

    @property
    def negative(self) -> bool:
        """Whether the words of the cue themselves say "not"."""
        elements = (*self.pattern.before, self.pattern.anchor, *self.pattern.after)
        return any(element.words & word_class("grammar/denying_word") for element in elements if element.required)


@lru_cache(maxsize=1)
def claim_rules() -> tuple[ClaimRule, ...]:
    """Give the rules, those that ask for more words before those that ask for fewer."""
    rows = load_lexicon("claims/rules", ClaimRule)
    return tuple(sorted(rows, key=lambda row: (-row.pattern.length, row.rule_id)))


@lru_cache(maxsize=1)
def _by_anchor() -> tuple[Mapping[str, tuple[ClaimRule, ...]], tuple[ClaimRule, ...]]:
    """Give the rules by each word that their anchor may be, and those whose anchor is found by a test."""
    table: dict[str, list[ClaimRule]] = {}
    for row in claim_rules():
        for word in row.pattern.anchor.words:
            table.setdefault(word, []).append(row)
    tested = tuple(row for row in claim_rules() if row.pattern.anchor.test is not None)
    return {word: tuple(rows) for word, rows in table.items()}, tested


def rules_hung_on(token: Token) -> Iterator[ClaimRule]:
    """Give the rules that a token may be the anchor of."""
    table, tested = _by_anchor()
    seen: set[str] = set()
    for form in forms(token):
        for row in table.get(form, ()):
            if row.rule_id not in seen:
                seen.add(row.rule_id)
                yield row
    yield from (row for row in tested if row.rule_id not in seen)


def rules_at(token: Token) -> tuple[ClaimRule, ...]:
    """Give the rules whose cue a sentence has around a token, the more exact first."""
    rows = [row for row in rules_hung_on(token) if row.pattern.matches(token)]
    return tuple(sorted(rows, key=lambda row: -row.pattern.length))
