"""spaCy's attribute ruler with a memory: nearly all its patterns look at one token, and tokens alike to them abound."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.attrs import MORPH, POS  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_RULER, _REMEMBERING = "attribute_ruler", "attackbase_attribute_ruler"
_SEEN: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_GIVEN: list[int | str] = [POS, MORPH]
Rules = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Effect:
    """What rules together give a token: the two attributes that nearly all of them give, and others."""

    pos: int | None = None
    morph: int | None = None
    others: dict[int, int] = field(default_factory=dict)


class RememberingRuler(AttributeRuler):
    """An attribute ruler that matches each kind of token once; patterns of several tokens are matched as ever."""

    def remember(self, patterns: Sequence[dict[str, Any]]) -> None:
        """Take over the patterns of another ruler."""
        self.add_patterns(patterns)
        self._alone, self._joint = Matcher(self.vocab), Matcher(self.vocab)
        self._rules: dict[tuple[int, ...], Rules] = {}
        self._effects: dict[Rules, _Effect] = {}
        for number, pattern in enumerate(patterns):
            for tokens in pattern["patterns"]:
                (self._alone if len(tokens) == 1 else self._joint).add(str(number), [tokens])

    def __call__(self, doc: Doc) -> Doc:
        """Give each token of a document what its rules give it; later ones have the last word."""
        joint = self._rules_of_several(doc)
        given: Any = doc.to_array(_GIVEN)
        others: dict[int, dict[int, int]] = {}
        for index, seen in enumerate(map(tuple, doc.to_array(_SEEN).tolist())):
            rules = self._rules.get(seen)
            if rules is None:
                rules = self._rules[seen] = self._in_order(self._alone(doc[index : index + 1], allow_missing=True))
            if index in joint:
                rules = tuple(sorted({*rules, *joint[index]}))
            if rules:
                effect = self._effect_of(rules)
                if effect.pos is not None:
                    given[index, 0] = effect.pos
                if effect.morph is not None:
                    given[index, 1] = effect.morph
                if effect.others:
                    others[index] = effect.others
        doc.from_array(_GIVEN, given)
        for index, attributes in others.items():
            set_token_attrs(doc[index], attributes)
        return doc

    def _effect_of(self, rules: Rules) -> _Effect:
        effect = self._effects.get(rules)
        if effect is None:
            given = {name: value for rule in rules for name, value in self.attrs[rule].items()}
            effect = self._effects[rules] = _Effect(given.pop(POS, None), given.pop(MORPH, None), given)
        return effect

    def _rules_of_several(self, doc: Doc) -> dict[int, set[int]]:
        """The rules that match several tokens, by the token that each is for."""
        found: dict[int, set[int]] = defaultdict(set)
        for match in self._joint(doc, allow_missing=True):
            [rule] = self._in_order([match])
            _, start, end = match
            found[range(start, end)[self.indices[rule]]].add(rule)
        return found

    def _in_order(self, matches: Iterable[tuple[int, int, int]]) -> Rules:
        """The numbers of the rules that matched."""
        return tuple(sorted({int(self.vocab.strings[name]) for name, _, _ in matches}))


@Language.factory(_REMEMBERING)
def _make(nlp: Language, name: str) -> RememberingRuler:
    return RememberingRuler(nlp.vocab, name)


def remember_attributes(nlp: Language) -> None:
    """Replace the attribute ruler of a pipeline by one that remembers, where that changes nothing that it gives."""
    if _RULER not in nlp.pipe_names:
        return
    ruler: Any = nlp.get_pipe(_RULER)
    if isinstance(ruler, AttributeRuler) and all(_is_plain(pattern) for pattern in ruler.patterns):
        nlp.replace_pipe(_RULER, _REMEMBERING)
        remembering: Any = nlp.get_pipe(_RULER)
        remembering.remember(ruler.patterns)


def _is_plain(pattern: Mapping[str, Any]) -> bool:
    """Whether a pattern looks at nothing but what a token is remembered by."""
    return {name for tokens in pattern["patterns"] for token in tokens for name in token} <= {*_SEEN}
