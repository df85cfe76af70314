"""Patterns of words in a sentence: the little language of the column `cue` of the claim rules.

A pattern is a row of elements with a space between them. An element is words with `|` between them, each met by lemma
or form; `%name` stands for the words of the class "claims/name"; `@deed`, `@event`, `@attacker`, `@number` and `@word`
are tests of a token.

    deny|reject .. involvement      "denied yesterday that it had any involvement": up to eight words between
    have no|nothing                 side by side, quotation marks, adverbs and articles left aside
    not .. ^verify/V                `^` marks the word that the rule hangs on (else the first), `/V` its part of speech
    own/V up? to                    `?` may be missing
    claim/V !victory                `!` must not follow
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from tasks.extract.grammar.predicates import (
    is_deed,
    is_event_noun,
    is_misread_subject,
    is_perpetrator_noun,
    is_violent_verb,
)
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span, Token

_GAPS = {"..": 8, "...": 18}
_TESTS: Mapping[str, Callable[[Token], bool]] = {
    "@deed": lambda token: is_deed(token) or is_violent_verb(token),
    "@event": is_event_noun,
    "@attacker": is_perpetrator_noun,
    "@number": lambda token: token.like_num,
    "@word": lambda token: token.is_alpha,
}
_POS = {"V": {"VERB", "AUX"}, "N": {"NOUN", "PROPN"}, "P": {"ADP", "SCONJ"}}
_LIGHT_POS = {"ADV", "DET"}
_QUOTES = frozenset("\"“”‘’'`(),")
_STOPS = {";"}
_FORMS = "forms"
_SHOWN = 4  # words of an element


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its words or test, and how many words may stand between it and its neighbour to the left."""

    words: frozenset[str]
    test: str | None
    pos: str | None
    gap: int
    optional: bool
    absent: bool

    @property
    def required(self) -> bool:
        """Whether a sentence must have it."""
        return not (self.optional or self.absent)

    def __str__(self) -> str:
        words = sorted(self.words)
        shown = [*words[:_SHOWN], *(["…"] if len(words) > _SHOWN else []), *([self.test] if self.test else [])]
        return "|".join(shown)

    def fits(self, token: Token) -> bool:
        """Tell whether a token is one of the words, as the part of speech asked for."""
        if self.pos is not None and not _is_pos(token, self.pos):
            return False
        if self.test is not None and passes(self.test, token):
            return True
        return not self.words.isdisjoint(forms(token))


@dataclass(frozen=True)
class Pattern:
    """A pattern: the elements before its anchor (nearest first), the anchor, and those after it."""

    before: tuple[Element, ...]
    anchor: Element
    after: tuple[Element, ...]

    @property
    def length(self) -> int:
        """How many words it asks for: of two patterns the longer says more exactly what is meant."""
        return 1 + sum(element.required for element in (*self.before, *self.after))

    @cached_property
    def asked_for(self) -> tuple[frozenset[str], ...]:
        """The words of which a sentence must have one, element by element."""
        around = (*self.before, *self.after)
        return tuple(element.words for element in around if element.required and element.test is None)

    def matches(self, token: Token) -> bool:
        """Tell whether a sentence has the pattern around a token, with the token as its anchor."""
        sent = token.sent
        if not self.anchor.fits(token):
            return False
        tokens = token.doc.tokens
        right = tokens[token.i + 1 : sent.end]
        left = tokens[sent.start : token.i][::-1]
        return _follows(self.after, right) and _follows(self.before, left)

    def lacks(self, token: Token) -> Element | None:
        """Give the one element without which a sentence has the pattern; None where it has all or lacks more."""
        if self.matches(token) or not self.anchor.fits(token):
            return None
        shorter = [(e, Pattern(_without(self.before, e), self.anchor, self.after)) for e in self.before if e.required]
        shorter += [(e, Pattern(self.before, self.anchor, _without(self.after, e))) for e in self.after if e.required]
        return next((element for element, rest in shorter if rest.matches(token)), None)


def _without(elements: tuple[Element, ...], left_out: Element) -> tuple[Element, ...]:
    return tuple(element for element in elements if element is not left_out)


def passes(test: str, token: Token) -> bool:
    """Tell whether a token passes a test by its name, such as "@deed"."""
    return _TESTS[test](token)


def forms(token: Token) -> tuple[str, ...]:
    """Give the forms by which a word may stand in a lexicon; the lemma of a past form may be wrong."""
    kept = token.doc.user_data.get(_FORMS)
    if kept is None:
        kept = token.doc.user_data[_FORMS] = [*map(_forms, token.doc.tokens)]
    return cast(tuple[str, ...], kept[token.i])


def forms_in(sentence: Span) -> frozenset[str]:
    """The forms of all words of a sentence; made once."""
    kept = sentence.doc.user_data
    key = _FORMS, sentence.start
    if key not in kept:
        kept[key] = frozenset(form for token in sentence for form in forms(token))
    return cast(frozenset[str], kept[key])


def _forms(token: Token) -> tuple[str, ...]:
    lower, lemma = token.lower_, token.lemma_.lower()
    if lower.endswith("ed"):
        return lower, lemma, lower[:-2], lower[:-1]
    return lower, lemma


def _is_pos(token: Token, pos: str) -> bool:
    """Tell whether a token is a verb, noun, adjective or preposition, the parser's usual slips allowed for."""
    verbal = token.tag_.startswith("VB") or _taken_for_a_noun(token)
    if pos == "V":
        return verbal or token.pos_ in _POS["V"] or (token.pos_ == "ADJ" and token.lower_.endswith("ed"))
    if pos == "A":
        return token.pos_ in {"ADJ", "ADV", "NOUN", "X", "INTJ"} or token.tag_ == "VBN"
    return token.pos_ in _POS[pos] and not (pos == "N" and verbal)


def _taken_for_a_noun(token: Token) -> bool:
    """Tell whether what the parse takes for a noun is a verb: "Members of it point to the war", "which it rejects"."""
    if token.pos_ == "NOUN" and token.dep_ == "relcl":
        return True
    subject = any(child.dep_ == "nsubj" or is_misread_subject(child) for child in token.children)
    bare = not any(child.dep_ in {"det", "amod", "cop", "poss"} for child in token.children)
    return token.pos_ == "NOUN" and token.dep_ == "ROOT" and subject and bare


def _follows(elements: Sequence[Element], tokens: Sequence[Token]) -> bool:
    """Tell whether tokens, read away from the anchor, hold the elements in their order."""
    if not elements:
        return True
    first, rest = elements[0], elements[1:]
    within = list(_reachable(first.gap, tokens))
    if first.absent:
        return not any(first.fits(tokens[at]) for at in within) and _follows(rest, tokens)
    met = [at for at in within if first.fits(tokens[at])]
    if first.optional and not met:
        return _follows(rest, tokens)
    return any(_follows(rest, tokens[at + 1 :]) for at in met)


def _reachable(gap: int, tokens: Sequence[Token]) -> Iterator[int]:
    """Give the places where the next element may stand: the next word, light ones left aside, and the gap's."""
    heavy = 0
    for at, token in enumerate(tokens):
        if token.text in _STOPS:
            return
        yield at
        if not (token.text in _QUOTES or token.pos_ in _LIGHT_POS):
            heavy += 1
        if heavy > gap:
            return


@lru_cache(maxsize=1024)
def pattern(text: str) -> Pattern:
    """Read a pattern as it stands in a lexicon.

    Raises:
        ValueError: it has no element, a gap at an end, or an unknown class or test.
    """
    elements: list[Element] = []
    anchor, gap = 0, 0
    for word in text.split():
        if word in _GAPS:
            gap = _GAPS[word]
            continue
        if word.startswith("^"):
            anchor = len(elements)
        elements.append(_element(word.lstrip("^"), gap))
        gap = 0
    if not elements or gap:
        raise ValueError(f"{text!r} is no pattern")
    turned = [_with_gap(e, elements[at + 1].gap) for at, e in enumerate(elements[:anchor])]
    return Pattern(tuple(reversed(turned)), elements[anchor], tuple(elements[anchor + 1 :]))


def _with_gap(element: Element, gap: int) -> Element:
    return Element(element.words, element.test, element.pos, gap, element.optional, element.absent)


def _element(word: str, gap: int) -> Element:
    absent, optional = word.startswith("!"), word.endswith("?")
    word, _, pos = word.lstrip("!").rstrip("?").partition("/")
    words: set[str] = set()
    test = None
    for each in word.split("|"):
        if each.startswith("%"):
            words |= word_class(f"claims/{each[1:]}")
        elif each.startswith("@"):
            test = each
            _TESTS[each]
        else:
            words.add(each)
    return Element(frozenset(words), test, pos or None, gap, optional, absent)
