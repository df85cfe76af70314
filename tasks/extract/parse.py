"""A parse as plain objects: the words of a document, each with everything that spaCy says of it, and runs of them.

spaCy makes a word anew each time that it is asked for, and looks its labels up each time that they are read. Rules ask
for the same few hundred words tens of thousands of times a document, so all is looked up once and kept: a word costs
one object, its attributes and children are read at the price of a field. Names and meanings are spaCy's.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any, SupportsIndex, overload

import numpy as np
import spacy.tokens
from spacy.vocab import Vocab

_ATTRIBUTES: list[int | str] = [
    *("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"),
    *("HEAD", "ORTH", "ENT_IOB", "SENT_START", "SPACY"),
]
_LABELS, _HEAD = slice(0, 5), 5
_IOB = ("", "I", "O", "B")


@dataclass(frozen=True, slots=True)
class Form:
    """What is true of a written word wherever it stands."""

    text: str
    lower_: str
    is_alpha: bool
    is_digit: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_stop: bool
    is_title: bool
    is_upper: bool
    like_num: bool


class Token:
    """A word. `head` is the word that it hangs on, itself at a root; `sent` is its sentence."""

    __slots__ = (
        *("doc", "i", "idx", "form", "text", "lower_", "whitespace_", "lemma_", "pos_", "tag_", "dep_"),
        *("ent_type_", "ent_iob_", "is_sent_start", "is_space", "head", "lefts", "rights", "children", "sent"),
        "_subtree",
    )
    doc: "Doc"
    i: int
    idx: int
    form: Form
    text: str
    lower_: str
    whitespace_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    is_sent_start: bool
    is_space: bool
    head: "Token"
    lefts: "tuple[Token, ...]"
    rights: "tuple[Token, ...]"
    children: "tuple[Token, ...]"
    sent: "Span"
    _subtree: "tuple[Token, ...] | None"

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    def __lt__(self, other: "Token") -> bool:
        return self.i < other.i

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters alone."""
        return self.form.is_alpha

    @property
    def is_digit(self) -> bool:
        """Whether it is of digits alone."""
        return self.form.is_digit

    @property
    def is_punct(self) -> bool:
        """Whether it is a mark."""
        return self.form.is_punct

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.form.is_quote

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the most common words."""
        return self.form.is_stop

    @property
    def is_title(self) -> bool:
        """Whether it is written with a capital, then small letters."""
        return self.form.is_title

    @property
    def is_upper(self) -> bool:
        """Whether it is written in capitals."""
        return self.form.is_upper

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or as a word."""
        return self.form.like_num

    def nbor(self, i: int = 1) -> "Token":
        """Give the word so many after this one, or before it.

        Raises:
            IndexError: there is none.
        """
        index = self.i + i
        if index < 0:
            raise IndexError(index)
        return self.doc.tokens[index]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """Give the words over this one, the nearest first."""
        word, over, steps = self, self.head, 0
        while over is not word and steps < len(self.doc.tokens):
            yield over
            word, over, steps = over, over.head, steps + 1

    @property
    def subtree(self) -> "tuple[Token, ...]":
        """The word with all that hangs on it, in order."""
        if self._subtree is None:
            words: list[Token] = []
            pending: list[tuple[Token, bool]] = [(self, False)]
            while pending:  # a deep tree would be too much for calls within calls
                word, opened = pending.pop()
                if opened or not word.children:
                    words.append(word)
                elif word._subtree is not None:
                    words += word._subtree
                else:
                    pending += [(right, False) for right in reversed(word.rights)]
                    pending.append((word, True))
                    pending += [(left, False) for left in reversed(word.lefts)]
            self._subtree = tuple(words)
        return self._subtree

    @property
    def left_edge(self) -> "Token":
        """The first word of all that hang on this one."""
        return min(self.subtree, key=lambda word: word.i)

    @property
    def right_edge(self) -> "Token":
        """The last word of all that hang on this one."""
        return max(self.subtree, key=lambda word: word.i)

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The words that are coordinated with this one."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        joined = [first]
        for word in joined:
            joined += [right for right in word.rights if right.dep_ == "conj"]
        return tuple(word for word in joined if word is not self)


class Span:
    """Words that follow one another: `[start, end)` of a document. Those of the same words and label are equal."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, index: SupportsIndex) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> "Span": ...
    def __getitem__(self, index: Any) -> Any:
        length = self.end - self.start
        if isinstance(index, slice):
            first, last, _ = index.indices(length)
            return Span(self.doc, self.start + first, self.start + max(first, last))
        if -length <= index < length:
            return self.doc.tokens[index + (self.end if index < 0 else self.start)]
        raise IndexError(index)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Span)
            and self.start == other.start
            and self.end == other.end
            and self.label_ == other.label_
            and self.doc is other.doc
        )

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where the first word starts in the text; where the words before end, if there is none."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where the last word ends in the text."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they are written."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def lemma_(self) -> str:
        """The lemmas of the words."""
        return "".join(word.lemma_ + word.whitespace_ for word in self).strip()

    @property
    def root(self) -> Token:
        """The word that is nearest to the root of its sentence; the first of several."""
        words = self.doc.tokens[self.start : self.end]
        best, fewest = words[0], len(self.doc.tokens)
        for word in words:
            if word.head is word:
                return word
        for word in words:
            if self.start <= word.head.i < self.end:
                continue
            light = (word.is_space or word.is_punct) and not word.children
            steps = len(self.doc.tokens) - 1 if light else sum(1 for _ in word.ancestors)
            if steps < fewest:
                best, fewest = word, steps
        return best

    @property
    def sent(self) -> "Span":
        """The sentence that the first word stands in."""
        return self.doc.tokens[self.start].sent

    @property
    def ents(self) -> list["Span"]:
        """The names that lie in it as a whole."""
        found = []
        for name in self.doc.ents:
            if name.start >= self.start:
                if name.end > self.end:
                    break
                found.append(name)
        return found

    @property
    def subtree(self) -> Iterator[Token]:
        """The words with all that hangs on them."""
        for word in self.doc.tokens[self.start : self.end][::-1]:
            for left in word.lefts:
                if left.i < self.start:
                    yield from left.subtree
        yield from self
        for word in self:
            for right in word.rights:
                if right.i >= self.end:
                    yield from right.subtree


class Doc:
    """A parsed text: its words, sentences and names. `user_data` holds what is made of the parse once."""

    __slots__ = ("__dict__", "ents", "sents", "text", "tokens", "user_data")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()
        self.user_data: dict[Any, Any] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, index: SupportsIndex) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Span: ...
    def __getitem__(self, index: Any) -> Any:
        if not isinstance(index, slice):
            return self.tokens[index]
        first, last, _ = index.indices(len(self.tokens))
        return Span(self, first, max(first, last))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.idx for word in self.tokens]

    def char_span(self, start: int, end: int) -> Span | None:
        """Give the words that a stretch of the text touches; None where it lies outside."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if start == self.tokens[first].idx + len(self.tokens[first].text):
            first += 1
        return Span(self, first, last + 1)

    def _at(self, place: int) -> int | None:
        """The number of the word that a character belongs to, a space to the word before it."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        word = self.tokens[index]
        return index if place < word.idx + len(word.text) + len(word.whitespace_) else None


@lru_cache(maxsize=100_000)
def _form(vocab: Vocab, orth: int) -> Form:
    word: Any = vocab[orth]
    return Form(**{field.name: getattr(word, field.name) for field in fields(Form)})


def plain(parse: spacy.tokens.Doc) -> Doc:
    """Give a parse as plain objects; what is changed in spaCy's afterwards does not show."""
    rows: Any = parse.to_array(_ATTRIBUTES)
    strings, vocab = parse.vocab.strings, parse.vocab
    labels = {code: strings[code] for code in set(rows[:, _LABELS].ravel().tolist())}
    heads = (np.arange(len(rows)) + rows[:, _HEAD].astype(np.int64)).tolist()
    tokens = [Token() for _ in heads]
    doc = Doc(parse.text, tokens)
    place = 0
    for i, (token, head, row) in enumerate(zip(tokens, heads, rows.tolist(), strict=True)):
        lemma, pos, tag, dep, ent_type, _, orth, ent_iob, sent_start, space = row
        form = token.form = _form(vocab, orth)
        token.doc, token.i, token.idx, token.head, token._subtree = doc, i, place, tokens[head], None
        token.text, token.lower_, token.whitespace_ = form.text, form.lower_, " " if space else ""
        token.lemma_, token.pos_, token.tag_, token.dep_ = labels[lemma], labels[pos], labels[tag], labels[dep]
        token.ent_type_, token.ent_iob_ = labels[ent_type], _IOB[ent_iob]
        token.is_sent_start, token.is_space = sent_start == 1, form.is_space
        place += len(form.text) + (1 if space else 0)
    _hang(tokens, heads)
    doc.sents = tuple(_sentences(doc))
    doc.ents = tuple(Span(doc, entity.start, entity.end, entity.label_) for entity in parse.ents)
    return doc


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Tell the words what hangs on them."""
    for token in tokens:
        token.lefts = token.rights = token.children = ()
    lefts: defaultdict[int, list[Token]] = defaultdict(list)
    rights: defaultdict[int, list[Token]] = defaultdict(list)
    for token, head in zip(tokens, heads, strict=True):
        if head != token.i:
            (lefts if token.i < head else rights)[head].append(token)
    for head, children in lefts.items():
        tokens[head].lefts = tokens[head].children = tuple(children)
    for head, children in rights.items():
        tokens[head].rights = tuple(children)
        tokens[head].children = (*tokens[head].lefts, *children)


def _sentences(doc: Doc) -> Iterator[Span]:
    """Cut a document into sentences, and tell its words of theirs."""
    starts = [0, *(token.i for token in doc.tokens[1:] if token.is_sent_start)] if doc.tokens else []
    for start, end in pairwise([*starts, len(doc.tokens)]):
        sentence = Span(doc, start, end)
        for token in doc.tokens[start:end]:
            token.sent = sentence
        yield sentence
