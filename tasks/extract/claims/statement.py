"""The clause that makes a statement: what a claim quotes."""

from tasks.extract.grammar.predicates import is_speech
from tasks.extract.grammar.relations import is_adverbial_clause, is_content_or_object, is_joined, is_joint
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading, trim


def statement(reading: Reading, cue: Token) -> TokenSpan:
    """Give the clause around a cue, without what its subject is said to have done or said besides."""
    clause = reading.clause(cue)
    over = {cue.i, *(t.i for t in cue.ancestors)}
    ends = [t.left_edge.i for t in clause if t.i > cue.i and t.i not in over and t.head.i in over and _goes_on(t)]
    end = min(ends, default=clause.end)
    return trim(_without_and(reading.doc[clause.start : end])) if end > cue.i + 1 else clause


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb tells of something further: "and said …", ", bragging that …"."""
    if verb.pos_ not in {"VERB", "AUX"} or (is_speech(verb) and not any(map(is_content_or_object, verb.children))):
        return False
    return is_joined(verb) or (is_adverbial_clause(verb) and verb.tag_ == "VBG" and verb.nbor(-1).text == ",")


def _without_and(words: TokenSpan) -> TokenSpan:
    last = words[-1]
    return words[:-1] if is_joint(last) and len(words) > 1 else words
