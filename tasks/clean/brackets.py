"""Rule over the square brackets of monitoring services: technical remarks go, glosses stay."""

import re

from tasks.clean.aligned import Aligned, Edit

_OPENING = re.compile(r"\s*(?:\[(?P<inside>[^\[\]\n]{2,400})\]\s*)")
_GENRE = re.compile(
    r"""text|excerpts?|summary|continued|report|article|speech|statement|commentary|communique|editorial|interview|dispatch
    |news[ ]conference|station[ ]commentary|announcement|unattributed|letter|press[ ]release|video[ ]report|from[ ]the
    |by[ ]|special|feature|column|roundup""",
    re.IGNORECASE | re.VERBOSE,
)
_REMARK = re.compile(
    r"""\[(?:
    (?:begin|end)[ ][^\[\]]{0,20}(?:recording|excerpts?|text)|recording|(?:end[ ])?text|excerpts?|continued
    |[^\[\]]{0,40}(?:indistinct|unintelligible|omitted|inaudible|incomplete)
    |[^\[\]]{0,40}\bas[ ](?:heard|received|published|transliterated|printed|broadcast)
    |changes[ ]thought|corrects[ ](?:him|her)self|applause|laughter|shouting|chanting|interrupted|sic|signed|dated
    |not[ ]further[ ]identified|expansion[ ]unknown|preceding[ ][^\[\]]{0,40}|video[^\[\]]{0,60}|\d{4}[ ]gmt
    |\d+[ -](?:second|minute)[ ]break[ ]in[ ]reception
    |(?:(?:unidentified|first|second|male|female)[ ])?(?:reporter|moderator|announcer|correspondent|speaker)
    )\]""",
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
