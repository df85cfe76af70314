"""The rules that claims are found by: a row a construction, its example and counterexample run as tests."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from schemas.vocabulary import Certainty, ClaimType
from tasks.extract.grammar.patterns import Element, Pattern, forms, forms_in, passes, pattern
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span, Token

_CANDIDATES, _RULES = "candidates", "claim rules"


@dataclass(frozen=True, slots=True)
class ClaimRule:
    """A row of claims/rules.csv: words that make a statement of some type, and what has to be true around them.

    `cue` is a pattern (see `grammar.patterns`); `needs` are words of the clause, or tests of `claims.needs`, of which
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


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The rules that a sentence may have the words of: by each form of their anchor, and by the test that finds it."""

    by_form: Mapping[str, Sequence[ClaimRule]]
    by_test: Mapping[str, Sequence[ClaimRule]]


@dataclass(frozen=True, slots=True)
class _Asking:
    """A numbered rule with its anchor, and the words, beside the rarest, of which a sentence must have one each."""

    number: int
    rule: ClaimRule
    anchor: Element
    asked_for: tuple[frozenset[str], ...]


@lru_cache(maxsize=1)
def _by_rarest() -> Mapping[str | None, tuple[_Asking, ...]]:
    """Give the rules by each of the fewest words of which a sentence must have one, None where of no words."""
    table: defaultdict[str | None, list[_Asking]] = defaultdict(list)
    for number, row in enumerate(claim_rules()):
        rarest, *others = sorted(row.pattern.asked_for, key=len) or (None,)
        for word in rarest or (None,):
            table[word].append(_Asking(number, row, row.pattern.anchor, tuple(others)))
    return {word: tuple(rows) for word, rows in table.items()}


def _candidates(sentence: Span) -> _Candidates:
    """Give the rules that words of a sentence allow; made once."""
    kept, key = sentence.doc.user_data, (_CANDIDATES, sentence.start)
    if key not in kept:
        kept[key] = _allowed(forms_in(sentence))
    return cast(_Candidates, kept[key])


def _allowed(said: frozenset[str]) -> _Candidates:
    table = _by_rarest()
    rows = {row.number: row for word in (*said, None) for row in table.get(word, ())}
    by_form: defaultdict[str, list[ClaimRule]] = defaultdict(list)
    by_test: defaultdict[str, list[ClaimRule]] = defaultdict(list)
    for _, row in sorted(rows.items()):
        if any(words.isdisjoint(said) for words in row.asked_for):
            continue
        rule, anchor = row.rule, row.anchor
        for form in anchor.words & said:
            by_form[form].append(rule)
        if anchor.test is not None:
            by_test[anchor.test].append(rule)
    return _Candidates(by_form, by_test)


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
    kept, key = token.doc.user_data, (_RULES, token.i)
    if key not in kept:
        rows = [row for row in _hung_on(token, _candidates(token.sent)) if row.pattern.matches(token)]
        kept[key] = tuple(sorted(rows, key=lambda row: -row.pattern.length))
    return cast(tuple[ClaimRule, ...], kept[key])


def _hung_on(token: Token, candidates: _Candidates) -> Iterable[ClaimRule]:
    """Give those of the rules that the words of a sentence allow whose anchor the token may be."""
    rows = {row.rule_id: row for form in forms(token) for row in candidates.by_form.get(form, ())}
    tested = [row for test, found in candidates.by_test.items() if passes(test, token) for row in found]
    if len(candidates.by_test) > 1 and len(tested) > 1:
        tested.sort(key=_number_of)
    rows |= {row.rule_id: row for row in tested if row.rule_id not in rows}
    return rows.values()


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return {row.rule_id: number for number, row in enumerate(claim_rules())}


def _number_of(row: ClaimRule) -> int:
    return _numbers()[row.rule_id]
