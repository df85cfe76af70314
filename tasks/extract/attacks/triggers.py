"""Words that tell of an attack."""

from collections.abc import Iterator, Sequence
from itertools import islice

from tasks.extract.attacks.trigger_fits import fits, hurts, tolls
from tasks.extract.attacks.unreal import is_staged
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import objects_of
from tasks.extract.grammar.relations import is_object, is_particle, is_preposition
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerEntry, begin_phrases, entry_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token
from tasks.extract.reading.reading import Reading

_REACH_OF_SET = 25
_YEAR = 4  # digits
_REACH_PAST_A_THING = 10
SPORT_WORDS = 4
"""So many different words of sport make a report of a match, which is full of shots, attacks and explosions."""


def find_triggers(reading: Reading) -> Iterator[Trigger]:
    """Give the triggers of a document in order, at most one a token."""
    of_a_match = len({token.lower_ for token in reading.doc} & word_class("attacks/sport")) >= SPORT_WORDS
    staged = is_staged(reading.doc)
    for token in reading.doc:
        if (of_a_match and not hurts(token)) or (staged and not _has_its_year(token)):
            continue
        readings = [each for each in (_multiword(token), _single(token), _by_its_means(token)) if each]
        yield from islice((each for each in readings if fits(each)), 1)


def _has_its_year(token: Token) -> bool:
    """Whether a sentence names a year and a place: in a review of a film, too, "the hall was bombed in 1996"."""
    years = any(word.ent_type_ == "DATE" and word.is_digit and len(word.text) == _YEAR for word in token.sent)
    return years and any(word.ent_type_ == "GPE" for word in token.sent)


def find_tolls(reading: Reading, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give tolls that tell of attacks by themselves, in a document that tells of others, where no trigger is near."""
    if not any(not trigger.refers_back for trigger in triggers):
        return
    told = {trigger.token.i for trigger in triggers}
    for token in reading.doc:
        readings = [each for each in (_multiword(token), _single(token)) if each and each.token.i not in told]
        yield from islice((each for each in readings if tolls(each)), 1)


def is_event_noun(token: Token) -> bool:
    """Whether a noun can name an attack: not a vehicle or a weapon, which only tell of one where they are used."""
    entry = entry_of(token.lemma_.lower(), "noun")
    return entry is not None and not entry.has(Trait.IS_A_THING)


def _single(token: Token) -> Trigger | None:
    pos = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}.get(token.pos_)
    if token.pos_ == "ADJ" and (token.tag_ in {"VBN", "VBD"} or _past(token) is not None):
        pos = "verb"
    if token.lower_ == "dead" and token.pos_ == "ADJ":
        pos = "noun"  # "around 280 dead"
    entry = _compound(token) if pos == "noun" else _past(token) if pos == "verb" else None
    entry = entry or (entry_of(token.lemma_.lower(), pos) if pos else None) or _gerund(token)
    return Trigger(token, token.doc[token.i : token.i + 1], entry) if entry else None


def _gerund(token: Token) -> TriggerEntry | None:
    """The row of a verb for its noun, where it says what was acted on: "the dynamiting of a mast"."""
    if token.pos_ != "NOUN" or not token.lower_.endswith("ing") or not frame_of(token).heads(Role.PATIENT):
        return None
    row = _row_of_stem(token.lower_.removesuffix("ing"))
    return None if row is None or row.has(Trait.IS_CALM) else row


def _past(token: Token) -> TriggerEntry | None:
    """The row of a past form that the lemmatizer does not know: of a rare verb, or as an adjective: "a felled mast"."""
    stem = token.lower_.removesuffix("ed")
    unknown = token.lemma_.lower() in {token.lower_, f"{stem}e"}
    if not unknown or stem == token.lower_ or token.tag_ not in {"VBN", "VBD", "JJ"}:
        return None
    return _row_of_stem(stem)


def _row_of_stem(stem: str) -> TriggerEntry | None:
    """The row of the verb that a form without its ending is of: "dynamit", "fell", "gutt"."""
    bare = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return next(filter(None, (entry_of(lemma, "verb") for lemma in (stem, f"{stem}e", bare))), None)


def _by_its_means(token: Token) -> Trigger | None:
    """Any verb, which what it was done with may make an attack: "was whacked with a bat"."""
    entry = entry_of("by means", "verb") if token.pos_ == "VERB" else None
    return Trigger(token, token.doc[token.i : token.i + 1], entry) if entry else None


def _compound(token: Token) -> TriggerEntry | None:
    """The row of a noun with the one before it: "air raid", "mortar fire"."""
    if token.i == token.sent.start:
        return None
    return entry_of(f"{token.nbor(-1).lower_} {token.lemma_.lower()}", "noun")


def _multiword(token: Token) -> Trigger | None:
    """Recognise "open fire", "blow up", "set fire", "take hostage", "go off" with little between the words."""
    if token.pos_ not in {"VERB", "ADJ"}:
        return None
    lemma = token.lemma_.lower()
    if lemma not in begin_phrases():
        return None
    thing = max((child.i for child in token.children if is_object(child)), default=token.i)
    for other in token.doc[token.i + 1 : max(token.i + 5, min(thing + 2, token.i + _REACH_PAST_A_THING))]:
        if other.is_punct and other.tag_ != "HYPH":
            break
        second = other.lower_ if is_particle(other) else other.lemma_.lower()
        entry = entry_of(f"{lemma} {second}", "verb") or entry_of(f"{lemma} on {second}", "verb")
        if entry and (lemma != "hold" or not is_preposition(other)):
            return Trigger(token, token.doc[token.i : other.i + 1], entry)
    if lemma == "set":
        return _set_far_on_fire(token)
    return _of_its_patient(token) or _with_far_noun(token) or _with_far_preposition(token)


def _with_far_noun(token: Token) -> Trigger | None:
    """ "came under heavy machine-gun fire", "raked a queue with an automatic rifle", "reduced it to ashes".

    The parser may hang what was used on what it was used on: "sprayed a tea stall with bullets".
    """
    behind = [noun for one in frame_of(token).heads(Role.PATIENT) for noun in objects_of(one, "with")]
    for noun in [*objects_of(token, *word_class("attacks/before_a_far_noun")), *behind]:
        entry = entry_of(f"{token.lemma_.lower()} {noun.lemma_.lower()}", "verb")
        if entry:
            return Trigger(token, token.doc[token.i : noun.i + 1], entry)
    return None


def _of_its_patient(token: Token) -> Trigger | None:
    """ "hostages were taken", "with their throats slit": what is acted on stands before the verb."""
    for noun in frame_of(token).heads(Role.PATIENT, Role.AGENT):
        entry = entry_of(f"{token.lemma_.lower()} {noun.lemma_.lower()}", "verb")
        if entry and noun.i < token.i:
            return Trigger(token, token.doc[token.i : token.i + 1], entry)
    return None


def _with_far_preposition(token: Token) -> Trigger | None:
    """ "drove a lorry full of fertiliser bombs into the barracks": the preposition stands behind a long object."""
    if not any(map(is_object, token.children)):
        return None
    entries = (
        entry_of(f"{token.lemma_.lower()} {child.lower_}", "verb") for child in token.children if is_preposition(child)
    )
    entry = next((entry for entry in entries if entry), None)
    return Trigger(token, token.doc[token.i : token.i + 1], entry) if entry else None


def _set_far_on_fire(token: Token) -> Trigger | None:
    """ "set two lorries, a crane and the huts of the workers on fire": the words stand far apart."""
    entry = entry_of("set on fire", "verb")
    for other in token.doc[token.i + 1 : min(token.sent.end, token.i + _REACH_OF_SET)]:
        if other.pos_ == "VERB":
            break
        if entry and other.lower_ == "fire" and other.nbor(-1).lower_ == "on":
            return Trigger(token, token.doc[other.i - 1 : other.i + 1], entry)
    return None
