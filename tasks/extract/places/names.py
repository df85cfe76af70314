"""Finds the single place names of a document, one run of capitalised words after the other."""

from dataclasses import replace

from tasks.extract.parse import Token
from tasks.extract.places.context_words import Words
from tasks.extract.places.parts import Part
from tasks.extract.places.plain import capital, plain_parts
from tasks.extract.places.routes import route
from tasks.extract.places.runs import NameRun, name_runs
from tasks.extract.places.typed import typed_after, typed_before
from tasks.extract.places.venues import venue
from tasks.extract.reading.reading import Reading

_RULES = (route, typed_after, typed_before, venue, capital)
_FUNCTION_WORDS = frozenset({"DET", "ADP", "PRON", "NUM", "SCONJ", "CCONJ"})


def find_parts(reading: Reading) -> list[list[Part]]:
    """Place names in order, sentence by sentence."""
    words = Words(reading)
    return [[part for run in name_runs(sentence) for part in _parts_of(words, run)] for sentence in reading.sentences]


def _parts_of(words: Words, run: NameRun) -> list[Part]:
    run = _name_itself(words, run)
    if words.in_group_name(run):
        return []
    for rule in _RULES:
        part = rule(words, run)
        if part is not None:
            return [_in_surroundings(words, part)]
    return [_in_surroundings(words, part) for part in plain_parts(words, run)]


def _name_itself(words: Words, run: NameRun) -> NameRun:
    """Leave out capitalised words that stand before a name, and take in an article in small letters: "al-Qutn"."""
    start, doc = run.start, words.doc
    while start < run.end - 1 and _opens(words, doc[start]):
        start += 1
    if start == run.start and start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_:
        article = any(words.cues.has(cue, doc[start - 2].text) for cue in ("particle", "glued_particle"))
        start -= 2 * article
    return replace(run, start=start)


def _opens(words: Words, token: Token) -> bool:
    """Say whether a capitalised word stands before a name rather than in it."""
    first = bool(token.is_sent_start) and token.pos_ in {"ADJ", "ADV"} and not words.cues.has("direction", token.text)
    return words.cues.has("opener", token.text) or token.pos_ in _FUNCTION_WORDS or first


def _in_surroundings(words: Words, part: Part) -> Part:
    """Mark a part that the text speaks of the surroundings or a side of: "near Moscow", "northern Iraq"."""
    before, previous = words.before(part.start, skip_article=True), words.at(part.start - 1)
    of_what = words.at(before.i - 1) if before is not None and before.lower_ == "of" else before
    beside = [token for token in (previous, of_what) if token is not None]
    near = any(words.cues.has("near", token.text) for token in beside) or (
        of_what is not None and of_what is not before and words.cues.has("direction", of_what.text)
    )
    home = _is_home(previous, words.at(part.start - 2))
    part = replace(part, near=near, home=home, country_iso2=part.country_iso2 or words.country_before(part.start))
    sided = previous is not None and words.cues.has("direction", previous.text)
    if previous is not None and sided and part.role in ("country", "admin1") and not part.typed:
        return replace(part, start=previous.i, name=f"{previous.text} {part.name}", role="area")
    return part


def _is_home(previous: Token | None, before: Token | None) -> bool:
    """Whether the words before a name say that somebody is of it: "Ana Ray, 9, from", "Ana Ray of"."""
    if previous is None or before is None:
        return False
    return previous.lower_ in ("of", "from") and (before.text == "," or before.ent_type_ == "PERSON")
