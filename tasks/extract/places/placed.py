"""What the words before a name make of it: a place that something is in, that holds people, that was hit or entered."""

from itertools import takewhile

from tasks.extract.lexicons.words import word_class
from tasks.extract.places.context_words import Words
from tasks.extract.places.runs import is_capitalised

_APPOSITION = 8  # words
_HEADING = 10  # words before a colon
_DESCRIBING = ("ADJ", "ADV", "DET", "NUM", "SYM", "VERB")


def is_scene(words: Words, start: int) -> bool:
    """Say whether something is told to be or to happen in a name that nothing else makes a place's.

    "killed at Dogofry", "the market of Mushal", "strikes on Karnaz", "fighters entered Nkole".
    """
    return _is_at(words, start) or _is_held(words, start) or _is_hit(words, start) or _is_entered(words, start)


def _is_off(words: Words, start: int) -> bool:
    """Whether something floats or lies off a name: "a ferry off Basco", "20 miles off Mocha"."""
    off = words.before(start)
    return off is not None and off.lower_ == "off" and off.i > 0 and words.doc[off.i - 1].pos_ in {"NOUN", "PROPN"}


def is_described(words: Words, end: int) -> bool:
    """Say whether a name's apposition is that of a place: "Ruva, a village", "Ruva, 40 km north of"."""
    after = words.doc[end : end + _APPOSITION]
    if len(after) < 3 or after[0].text not in (",", "("):
        return False
    kind = next((token for token in after[1:] if token.pos_ == "NOUN"), None)
    if kind is None or any(token.pos_ not in _DESCRIBING for token in words.doc[end + 1 : kind.i]):
        return False
    if kind.lower_ in word_class("places/distance"):
        return any(token.like_num for token in words.doc[end + 1 : kind.i])
    follows = words.at(kind.i + 1)
    placed = words.cues.types_after.get(kind.lower_) in ("city", "district")
    return placed and (follows is None or follows.pos_ != "NOUN")


def is_listed(words: Words, start: int) -> bool:
    """Say whether a name follows another that something is told to be in: "in Afrin and al-Bab"."""
    joint = words.at(start - 1)
    if joint is None or joint.lower_ not in ("and", "or") or joint.i < 2:
        return False
    first = joint.i - 1
    while first > 0 and is_capitalised(words.doc[first - 1]):
        first -= 1
    return is_capitalised(words.doc[joint.i - 1]) and words.is_placed(first, "places")


def _is_at(words: Words, start: int) -> bool:
    """Whether "at" stands before a name, and not to say where somebody works: "an analyst at Verisk"."""
    at = words.before(start)
    if at is None or at.lower_ != "at" or at.head.i == at.i:
        return False
    return at.head.lemma_.lower() not in word_class("places/posts")


def is_settled(words: Words, start: int) -> bool:
    """Say whether a name has a market, residents or ships off it, is overrun or fought at, as no person has or is."""
    if _owned_noun(words, start) in word_class("places/held") or _is_done_to(words, start, "places/overrunning"):
        return True
    return _is_where_it_was(words, start) or _is_reached(words, start) or _is_off(words, start)


def _is_reached(words: Words, start: int) -> bool:
    """Whether somebody is told to move into a name: "drove into Tessit", "marched into"."""
    into = words.before(start)
    return into is not None and into.lower_ == "into" and into.head.lemma_.lower() in word_class("places/moving_into")


def heads_its_sentence(words: Words, start: int) -> bool:
    """Say whether a name opens a sentence, as the place of what follows a colon: "Suruc, six weeks later: a bomber"."""
    if start != words.doc[start].sent.start:
        return False
    head = list(takewhile(lambda token: token.text != ":", words.doc[start : start + _HEADING]))
    after = words.at(start + len(head))
    timed = any(token.ent_type_ == "DATE" for token in head[1:])
    return timed and after is not None and after.text == ":" and all(token.pos_ != "VERB" for token in head)


def _is_where_it_was(words: Words, start: int) -> bool:
    """Whether what stands or was done is said to be at a name: "the base at Inata", "the ambush at", "killed at"."""
    at = words.before(start)
    if at is None or at.lower_ != "at" or at.head.i == at.i or _owns(words, start):
        return False
    if at.head.pos_ == "VERB" and at.head.lemma_.lower() in word_class("places/done_at"):
        return True
    nouns = {at.head.lower_, words.doc[at.i - 1].lower_}
    held = word_class("places/held") | word_class("places/takes_place")
    return any(words.cues.has("event", noun) or noun in words.cues.venues or noun in held for noun in nouns)


def _owns(words: Words, start: int) -> bool:
    """Whether a name is followed by the mark of what it owns: "the party at Miller's"."""
    name = takewhile(lambda token: is_capitalised(token) or token.text == "-", words.doc[start:])
    after = words.at(start + sum(1 for _ in name))
    return after is not None and after.text in word_class("places/plain_possessive")


def _owned_noun(words: Words, start: int) -> str:
    """What stands before "of" and a name; "" where nothing does."""
    of = words.before(start)
    owned = words.before(of.i) if of is not None and of.lower_ == "of" else None
    return owned.lower_ if owned is not None else ""


def _is_held(words: Words, start: int) -> bool:
    """Whether a name is said to have houses or people of its own: "residents of Homol", "the camp of Lalo"."""
    owned = _owned_noun(words, start)
    sided = words.cues.has("direction", owned) or words.cues.has("near", owned)
    return sided or owned in words.cues.venues or owned in word_class("places/held")


def _is_hit(words: Words, start: int) -> bool:
    """Whether an attack or fire is told to be on a name: "an attack on", "shells rained on"."""
    on = words.before(start)
    if on is None or on.lower_ not in ("on", "over"):
        return False
    return words.cues.has("event", on.head.text) or on.head.lemma_.lower() in word_class("places/falling")


def _is_entered(words: Words, start: int) -> bool:
    """Whether a name is what somebody enters, takes or shells."""
    return any(_is_done_to(words, start, verbs) for verbs in ("places/entering", "places/overrunning"))


def _is_done_to(words: Words, start: int, verbs: str) -> bool:
    verb = words.before(start)
    return verb is not None and verb.pos_ == "VERB" and verb.lemma_.lower() in word_class(verbs)
