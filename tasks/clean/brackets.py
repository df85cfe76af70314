"""Rule over the square brackets of monitoring services: technical remarks go, glosses stay."""

import re

from tasks.clean.aligned import Aligned, Edit

_OPENING = re.compile(r"\s*(?:\[(?P<inside>[^\[\]\n]{2,160})\]\s*)")
_TEXT_MARK = re.compile(r"(?:text|excerpts?|summary|editorial report|continued)$", re.IGNORECASE)
_GENRE = re.compile(
    r"(?:text|excerpts?|summary|continued|report|article|speech|statement|commentary|communique|editorial|interview|news "
    r"conference|editorial report|station commentary|announcement|unattributed|dispatch|letter|press release|video report|"
    r"from the|by |special|feature|column|roundup)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"""\[(?:(?:begin|end)[ ](?:[\w ]{0,20}[ ])?(?:recording|excerpts?|text|video[ ]recording)
    |(?:end[ ])?text|excerpts?|continued|passage[ ]omitted|[^\[\]]{0,40}(?:indistinct|unintelligible|omitted|inaudible)
    |[^\[\]]{0,40}[ ]?as[ ](?:heard|received|published|transliterated|printed|broadcast)|as[ ](?:heard|received|published)
    |changes[ ]thought|corrects[ ](?:him|her)self|applause|laughter|not[ ]further[ ]identified|expansion[ ]unknown
    |[\d -]+(?:second|minute)[ ]break[ ]in[ ]reception|preceding[ ][^\[\]]{0,40}|sic|reporter|moderator|announcer
    |(?:unidentified|first|second|male|female)[ ](?:speaker|reporter|correspondent|announcer)|correspondent|speaker
    |signed|dated|video[^\[\]]{0,60}|figure[^\[\]]{0,20}|words?[ ]indistinct|\d{4}[ ]gmt|interrupted|shouting|chanting|sentence[ ]incomplete
    |name[ ]indistinct|end[ ]recording|recording|passage[ ]indistinct)\]""",
    re.IGNORECASE | re.VERBOSE,
)


def drop_technical_brackets(text: Aligned) -> Aligned:
    """Leave out remarks such as "[WORDS INDISTINCT]", and the genre, author and "[TEXT]" before the first words.

    A gloss on a name, such as "[FMLN]", stays.
    """
    if "[" not in text.text:
        return text
    opening = _opening_end(text.text)
    edits = [Edit(0, opening)] if opening else []
    edits += [Edit(*m.span()) for m in _REMARK.finditer(text.text, opening)]
    return text.edit(edits)


def _opening_end(text: str) -> int:
    """End of the chain of brackets before the text proper; 0 where there is none."""
    end, genre = 0, False
    while match := _OPENING.match(text, end):
        genre = genre or bool(_GENRE.match(match["inside"]))
        end = match.end()
    return end if genre else 0
