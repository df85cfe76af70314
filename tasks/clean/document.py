"""A source document -> what the language pipeline reads of it."""

from schemas.documents import Boilerplate, CleanDocument, SourceDocument
from tasks.clean.aligned import Aligned, Edit
from tasks.clean.boilerplate import find_boilerplate
from tasks.clean.brackets import drop_technical_brackets
from tasks.clean.casing import ALL_CAPITALS, is_all_capitals, restore_case
from tasks.clean.characters import repair_mojibake, resolve_entities, straighten
from tasks.clean.dateline import take_dateline
from tasks.clean.glue import split_glued_sentences
from tasks.clean.headline import restore_headline
from tasks.clean.layout import PARAGRAPH_BREAK, WRAPPED_LINES, join_lines

MOJIBAKE_REPAIRED = "mojibake_repaired"
GLUED_SENTENCES = "glued_sentences"


def clean_document(source: SourceDocument) -> CleanDocument:
    """Clean a document, rule after rule; each rule sees the text that the one before it left."""
    flags = []
    raw = Aligned.of(source.text)
    text = repair_mojibake(raw)
    if text is not raw:
        flags.append(MOJIBAKE_REPAIRED)
    text = straighten(resolve_entities(text))
    all_capitals = is_all_capitals(text.text)
    if all_capitals:
        flags.append(ALL_CAPITALS)
    text, wrapped = join_lines(text)
    if wrapped:
        flags.append(WRAPPED_LINES)
    spaced = split_glued_sentences(text)
    if spaced is not text:
        flags.append(GLUED_SENTENCES)
    text, boilerplate = _leave_out_boilerplate(spaced, has_headline=source.body_start > 0)
    text, dateline = take_dateline(text, all_capitals)
    text = _tidy(drop_technical_brackets(text))
    if all_capitals:
        text = restore_case(text)
    elif source.body_start:
        text = restore_headline(text)
    return CleanDocument(
        source=source,
        reading=text.text,
        runs=text.runs,
        boilerplate=boilerplate,
        flags=tuple(flags),
        dateline_place=dateline.place,
        dateline_date=dateline.day,
    )


def _leave_out_boilerplate(text: Aligned, has_headline: bool) -> tuple[Aligned, tuple[Boilerplate, ...]]:
    """Leave furniture out of the text, and say where it stands in the raw text."""
    found = find_boilerplate(text.text, max(text.text.find(PARAGRAPH_BREAK), 0) if has_headline else 0)
    if not found:
        return text, ()
    ranges = tuple(Boilerplate(*text.raw_range(item.start, item.end), item.kind) for item in found)
    return _tidy(text.edit(Edit(item.start, item.end) for item in found)), ranges


def _tidy(text: Aligned) -> Aligned:
    """Set right the space that is left where something was taken out."""
    return join_lines(text)[0]
