"""A parsed document as the components see it: spaCy tokens on one side, spans of the raw text on the other."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from schemas.documents import CleanDocument, Span
from schemas.grouped import grouped
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.reading.blocks import PARAGRAPH_BREAK, Block, BlockKind, read_blocks

_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Reading:
    """The parse of a clean document's reading text. Sentence and paragraph numbers count from 0."""

    document: CleanDocument
    doc: Doc

    @property
    def published(self) -> date | None:
        """Day of publication: the metadata's, else the dateline's."""
        return self.document.source.local_day or self.document.dateline_date

    @property
    def text(self) -> str:
        """The text that the parse is of."""
        return self.doc.text

    @property
    def sentences(self) -> tuple[TokenSpan, ...]:
        """Sentences in order; none crosses a paragraph break."""
        return self.doc.sents

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Paragraphs, headings and list items in order; a paragraph's number is its block's."""
        return read_blocks(self.text)

    def block(self, token: Token | TokenSpan) -> Block:
        """The block that a token stands in."""
        return self.blocks[min(self.paragraph_number(token), len(self.blocks) - 1)]

    def section(self, token: Token | TokenSpan) -> Block | None:
        """The item or heading that a token stands in or under, None in text that runs on."""
        block = self.block(token)
        if block.kind in {BlockKind.ITEM, BlockKind.HEADING}:
            return block
        return None if block.over is None else self.blocks[block.over]

    @cached_property
    def _sentence_numbers(self) -> list[int]:
        return [number for number, sentence in enumerate(self.sentences) for _ in sentence]

    @cached_property
    def _paragraph_numbers(self) -> list[int]:
        numbers, paragraph = [], 0
        for token in self.doc:
            numbers.append(paragraph)
            paragraph += token.is_space and token.text.count("\n") >= len(PARAGRAPH_BREAK)
        return numbers

    def sentence_number(self, token: Token | TokenSpan) -> int:
        """Number of the sentence that a token, or a span's first token, stands in."""
        return self._sentence_numbers[token.i if isinstance(token, Token) else token.start]

    def paragraph_number(self, token: Token | TokenSpan) -> int:
        """Number of the paragraph that a token, or a span's first token, stands in."""
        return self._paragraph_numbers[token.i if isinstance(token, Token) else token.start]

    def by_sentence(
        self, found: Iterable[_Found], where: Callable[[_Found], Token | TokenSpan]
    ) -> defaultdict[int, list[_Found]]:
        """Sort things by the number of the sentence that each stands in."""
        return grouped(found, lambda each: self.sentence_number(where(each)))

    def span(self, tokens: TokenSpan | Token) -> Span:
        """Cut the raw span that tokens stand for."""
        if isinstance(tokens, Token):
            return self.document.cut(tokens.idx, tokens.idx + len(tokens))
        return self.document.cut(tokens.start_char, tokens.end_char)

    def clause(self, token: Token) -> TokenSpan:
        """The clause around a token: the sentence cut at its semicolons and at clauses of its own subject."""
        sentence = self.sentences[self.sentence_number(token)]
        head = token
        while head.head.i != head.i and not _opens_clause(head):
            head = head.head
        joined = {t.i for child in head.children if _joins_clause(child) for t in child.subtree}
        inner = {t.i for t in head.subtree if sentence.start <= t.i < sentence.end} - joined
        start, end = _up_to_semicolons(self.doc, token.i, min(inner), max(inner) + 1)
        return trim(self.doc[start:end])


def _joins_clause(token: Token) -> bool:
    """Whether a word starts a further clause with a subject of its own, or is the "and" before it."""
    if token.dep_ == "cc":
        token = next((t for t in token.head.children if t.dep_ == "conj" and t.i > token.i), token)
    return token.dep_ == "conj" and token.i > token.head.i and _opens_clause(token)


def _up_to_semicolons(doc: Doc, index: int, start: int, end: int) -> tuple[int, int]:
    """Cut a stretch around a token at the semicolons on both sides, and after the "however" that follows one."""
    before = [t.i for t in doc[start:index] if t.text == ";"]
    after = [t.i for t in doc[index:end] if t.text == ";"]
    start = before[-1] + 1 if before else start
    if before and doc[start].lower_ in word_class("grammar/adversative"):
        start += 1
    return start, after[0] if after else end


_CLAUSES = {"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"}


def _opens_clause(token: Token) -> bool:
    if token.dep_ not in _CLAUSES or token.pos_ not in {"VERB", "AUX"}:
        return False
    return token.dep_ != "conj" or any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children)


def trim(span: TokenSpan) -> TokenSpan:
    """Drop spaces, and punctuation other than brackets and quotes, from both ends of a span."""
    start, end = span.start, span.end
    while start < end - 1 and (span.doc[start].is_space or span.doc[start].text in ",;:.-–—"):
        start += 1
    while start < end - 1 and (span.doc[end - 1].is_space or span.doc[end - 1].text in ",;:.-–—"):
        end -= 1
    return span.doc[start:end]
