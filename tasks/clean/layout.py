"""Rules over lines: which line ends are wraps inside a paragraph and which end it."""

import re
from dataclasses import dataclass

from tasks.clean.aligned import Aligned, Edit

PARAGRAPH_BREAK = "\n\n"
WRAPPED_LINES = "wrapped_lines"

_GAP = re.compile(r"[ \n]*\n[ \n]*|^ +| {2,}| +$")
_LIST_ITEM = re.compile(r"(?:[-*•·–]|\(?\d{1,2}[.)]|--)\s")
_SENTENCE_END = re.compile(r"""[.?!:]["')\]]*$""")
_WIDEST_WRAP = 140
_SLACK = 10
_FEWEST_WRAPS = 3
_TELLING_WIDTH = 55
_WRAPPED_SHARE = 0.6
_RUN_ON_SHARE = 0.3
_SHORT_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _LineEnd:
    """The end of a line inside a block of lines: the line before, the line after."""

    before: str
    after: str
    indented: bool

    def filled(self, width: int) -> bool:
        """Whether the next line's first word would not have fitted, as where a machine wrapped the text."""
        return len(self.before) + 1 + len(self.after.split(" ", 1)[0]) > width - _SLACK

    def opens_item(self) -> bool:
        """Whether the next line is set off: indented or a list item."""
        return self.indented or bool(_LIST_ITEM.match(self.after))

    def runs_on(self) -> bool:
        """Whether the next line goes on in the middle of a sentence."""
        return self.after[:1].islower() and not _SENTENCE_END.search(self.before)


def join_lines(text: Aligned) -> tuple[Aligned, bool]:
    """Join wrapped lines and set paragraphs apart by one blank line; tells whether the text was hard-wrapped.

    A text is hard-wrapped when most of its lines break only where the next word would not have fitted. In other texts
    a line is a paragraph, unless the next one goes on in lower case.
    """
    ends = {gap.span(): _line_end(text.text, gap) for gap in _GAP.finditer(text.text) if _is_single(gap)}
    width = _wrap_width(list(ends.values()))
    edits = []
    for gap in _GAP.finditer(text.text):
        start, end = gap.span()
        if start == 0 or end == len(text.text):
            replacement = ""
        elif "\n" not in gap[0]:
            replacement = " "
        elif gap.span() in ends and _is_wrap(ends[gap.span()], width):
            replacement = "" if _splits_word(ends[gap.span()]) else " "
        else:
            replacement = PARAGRAPH_BREAK
        if replacement != gap[0]:
            edits.append(Edit(start, end, replacement))
    return text.edit(edits), width is not None


def _is_single(gap: re.Match[str]) -> bool:
    return gap[0].count("\n") == 1 and gap.start() > 0 and gap.end() < len(gap.string)


def _line_end(text: str, gap: re.Match[str]) -> _LineEnd:
    line_start = text.rfind("\n", 0, gap.start()) + 1
    line_stop = text.find("\n", gap.end())
    before, after = text[line_start : gap.start()], text[gap.end() : line_stop if line_stop >= 0 else len(text)]
    indent = len(gap[0]) - gap[0].rindex("\n") - 1
    own_indent = len(before) - len(before.lstrip(" "))
    return _LineEnd(before.strip(), after.strip(), indent >= own_indent + 2)


def _wrap_width(ends: list[_LineEnd]) -> int | None:
    """Width at which a text was wrapped, None if it was not."""
    if not ends:
        return None
    lengths = sorted(len(end.before) for end in ends)
    width = lengths[int(0.8 * (len(lengths) - 1))]
    if lengths[-1] > _WIDEST_WRAP or (len(ends) < _FEWEST_WRAPS and width < _TELLING_WIDTH):
        return None
    filled = sum(end.filled(width) for end in ends)
    full_stops = sum(bool(_SENTENCE_END.search(end.before)) for end in ends)
    runs_on = sum(end.runs_on() for end in ends)
    in_capitals = all(end.before.isupper() or not end.before for end in ends)
    breaks_sentences = runs_on >= _RUN_ON_SHARE * len(ends) or in_capitals
    wraps = filled >= _WRAPPED_SHARE * len(ends) and full_stops <= len(ends) / 2 and breaks_sentences
    return width if wraps else None


def _is_wrap(end: _LineEnd, width: int | None) -> bool:
    if end.opens_item():
        return False
    return end.runs_on() or (width is not None and len(end.before) >= _SHORT_SHARE * width)


def _splits_word(end: _LineEnd) -> bool:
    """Whether the line ends in the hyphen of a compound."""
    return end.before.endswith("-") and end.before[-2:-1].isalnum()
