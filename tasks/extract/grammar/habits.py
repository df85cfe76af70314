"""Whether a predicate speaks in general: of habits, of a plural without a number, of what went on for years."""

import calendar
from itertools import takewhile

from tasks.extract.grammar.coordination import is_numbered
from tasks.extract.grammar.participants import PLACE_NAMES, children, goals, objects_of, patients
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_MOST_AT_ONCE = 12  # events told of in one word
_WEEKDAYS = frozenset(name.lower() for name in calendar.day_name)
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
_PRESENT = frozenset({"VBP", "VBZ"})
_PAST = frozenset({"VBD", "VBN"})
_AIMED = ("against", "at", "on", "outside", "upon")
_PLURAL = frozenset({"NNS", "NNPS"})


def is_generic(predicate: Token) -> bool:
    """Whether a verb or event noun tells of no one event."""
    if predicate.tag_ in _PLURAL:
        several = _unbounded(predicate) or _is_a_count(predicate) or _many_times(predicate)
        return several or _of_a_habit(predicate) or _year_by_year(predicate)
    if _of_a_habit(predicate) or _many_times(predicate) or _year_by_year(predicate):
        return True
    present = predicate.tag_ in _PRESENT and predicate.dep_ != "conj"
    if present and not (_told_as_past(predicate) or _of_one_time(predicate)):
        return True
    return _over_the_years(predicate) or _is_a_yearly_total(predicate)


def is_done_again_and_again(verb: Token, event: Token) -> bool:
    """Whether events are what somebody does and not did: "it perpetrates these actions to defend the poor"."""
    return event.tag_ in _PLURAL and verb.tag_ in _PRESENT


def _of_a_habit(word: Token) -> bool:
    """Whether it is what a habit, policy or history is of: "a history of bombing"."""
    inside = word.dep_ in {"pobj", "pcomp"} and word.tag_ != "NN"
    return inside and word.head.head.lemma_.lower() in word_class("grammar/habit")


def _over_the_years(verb: Token) -> bool:
    """ "They have killed many judges", "they have raided villages before", "six were killed over the past year"."""
    has = any(child.lower_ in word_class("grammar/have_now") for child in children(verb, "aux"))
    if has and any(child.lower_ in word_class("grammar/time_and_again") for child in children(verb, "advmod")):
        return True
    if _between_months(verb):
        return True
    if verb.pos_ != "VERB" or verb.lemma_.lower() in word_class("grammar/hurting"):
        return False
    if any(map(_is_a_span_up_to_now, objects_of(verb, "in", "over", "during", "within"))):
        return True
    if not has:
        return False
    if any(item.ent_type_ == "DATE" for item in objects_of(verb, "since")):
        return True
    victims = _acted_on(verb)
    return bool(victims) and all(victim.tag_ == "NNS" and _vaguely_counted(victim) for victim in victims)


def _between_months(verb: Token) -> bool:
    """ "Between January and August 312 people were shot dead": many, or roughly so many, over months."""
    between = [*objects_of(verb, "between"), *(word for word in verb.sent[:1] if word.lower_ == "between")]
    months = sum(word.lower_ in _MONTHS for word in verb.sent)
    return bool(between) and months > 1 and any(map(_roughly_counted, _acted_on(verb)))


def _is_a_span_up_to_now(noun: Token) -> bool:
    """Whether months or years up to the telling are meant: "the past month", "the last three years"."""
    long = noun.lemma_.lower() in word_class("grammar/long_span")
    return long and any(child.lower_ in word_class("grammar/up_to_now") for child in noun.children)


def _acted_on(verb: Token) -> list[Token]:
    return [one.head for one in (*patients(verb), *goals(verb))]


def _vaguely_counted(noun: Token) -> bool:
    before = {token.lower_ for token in noun.lefts} | {token.lemma_.lower() for token in noun.lefts}
    return bool(before & word_class("grammar/vague_count"))


def _many_times(word: Token) -> bool:
    """ "have blown up the line 40 times": a count of attacks; "was shot three times" counts bullets."""
    counted = any(child.lower_ == "times" and children(child, "nummod") for child in word.children)
    return counted and any(child.lower_ in word_class("grammar/have_now") for child in word.children)


def _year_by_year(word: Token) -> bool:
    """ "Thousands are killed on the roads each year"."""
    present = word.tag_ in _PRESENT or any(child.lower_ in word_class("grammar/be_present") for child in word.children)
    often = word_class("grammar/each")
    return present and any(
        each.lower_ in often and each.nbor(1).ent_type_ in {"DATE", "TIME"} for each in word.sent[:-1]
    )


def _told_as_past(verb: Token) -> bool:
    """Whether a present tense tells of the past: in a headline, with a date, or beside verbs that do.

    "set", "hit" and "beat" have one form for both tenses, which the tagger takes for the present.
    """
    if verb.tag_ == "VBZ" or not verb.doc[verb.sent.end - 1].is_punct:
        return True
    one_form = verb.lower_ in word_class("grammar/one_form")
    if any(part.ent_type_ == "DATE" and (part.like_num or (one_form and _is_a_weekday(part))) for part in verb.sent):
        return True
    tags = {other.tag_ for other in verb.sent if other.i != verb.i}
    return one_form and "VBD" in tags and not tags & _PRESENT


def _is_a_weekday(word: Token) -> bool:
    return word.lower_ in _WEEKDAYS


def _of_one_time(verb: Token) -> bool:
    """Whether a present tense is a state or is said of so many: "are in hospital", "eleven people die when …"."""
    people = (*children(verb, "nsubj", "nsubjpass"), *_acted_on(verb))
    counted = any(one.like_num or any(child.like_num for child in one.lefts) for one in people)
    return counted or verb.lemma_ in word_class("grammar/state_verb")


def _is_a_count(plural: Token) -> bool:
    """ "146 attacks on schools in 2023": so many are no one event, unless a day is named."""
    counts = (child for child in plural.children if child.pos_ == "NUM" and child.ent_type_ != "DATE")
    numbers = [int(child.text) for child in counts if child.text.isdecimal()]
    return any(number > _MOST_AT_ONCE for number in numbers) and not any(map(_is_a_weekday, plural.sent))


def _is_a_yearly_total(verb: Token) -> bool:
    """ "Gangs killed more than 4,000 people last year": many or roughly counted people, a bare year, and no place."""
    when = [*children(verb, "npadvmod"), *objects_of(verb, "in", "over", "during")]
    if verb.pos_ != "VERB" or not any(map(_is_a_year, when)):
        return False
    return any(map(_roughly_counted, _acted_on(verb))) and not any(w.ent_type_ in PLACE_NAMES for w in verb.subtree)


def _is_a_year(noun: Token) -> bool:
    whole = noun.lower_ in word_class("grammar/period")
    return whole and any(child.lower_ in word_class("grammar/whole_period") for child in noun.children)


def _roughly_counted(noun: Token) -> bool:
    """Whether people are counted roughly or by the hundred: "more than 90", "1,200"."""
    numbers = children(noun, "nummod") if is_numbered(noun) else []
    by_hundreds = any(number.text.replace(",", "").isdigit() and len(number.text) > 2 for number in numbers)
    return by_hundreds or any(list(number.children) for number in numbers)


def _unbounded(noun: Token) -> bool:
    """A plural without a number, a demonstrative, a date or a place of its own."""
    for child in noun.children:
        if child.ent_type_ != "DATE" and (
            child.dep_ in {"nummod", "poss"} or child.lower_ in word_class("grammar/counted")
        ):
            return False
    if _struck(noun) or _done_on_a_day(noun) or _hurt_a_number(noun) or _aimed_at_one(noun):
        return False
    if noun.head.dep_ == "pobj" and noun.head.head.lemma_ in word_class("grammar/collective"):
        return True
    parts = list(noun.subtree)
    timed = any(part.ent_type_ in {"DATE", "TIME"} for part in parts)
    return not timed or any(part.lower_ == "other" for part in parts)


def _struck(noun: Token) -> bool:
    """Whether events did something on a day or hurt so many, or a headline says what they struck.

    "Explosions hit three towns on Tuesday", "died on Tuesday when a string of blasts tore", "Blasts rock Kabul",
    "Air strikes killed 30 people".
    """
    series = noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in word_class("grammar/collective")
    top = noun.head.head if series else noun
    verb = top.head
    if top.dep_ != "nsubj" or _is_a_trend(verb):
        return False
    if verb.tag_ != "VBD":
        struck = any(thing.pos_ == "PROPN" for thing in _acted_on(verb))
        return struck and verb.dep_ == "ROOT" and not verb.doc[verb.sent.end - 1].is_punct
    if _counts_its_objects(verb):
        return True
    clauses = (verb, verb.head) if verb.dep_ == "advcl" else (verb,)
    when = (part for clause in clauses for child in children(clause, "prep", "npadvmod") for part in child.subtree)
    return any(map(_names_a_day, when)) or _opens_with_a_day(verb)


def _is_a_trend(verb: Token) -> bool:
    """Whether a verb says that there were more or fewer: "attacks fell", not "shells fell on a district"."""
    upon = any(item.ent_type_ not in {"DATE", "TIME"} for item in objects_of(verb, *word_class("grammar/upon")))
    return verb.lemma_.lower() in word_class("grammar/trend") and not upon


def _names_a_day(word: Token) -> bool:
    return word.lower_ in _WEEKDAYS or (word.ent_type_ == "DATE" and word.is_digit)


def _opens_with_a_day(verb: Token) -> bool:
    """Whether the sentence of a verb begins with a day, wherever the parse hangs it: "On Jan. 24 rockets fell on"."""
    opening = takewhile(lambda word: word.ent_type_ == "DATE" or word.pos_ == "ADP", verb.sent)
    return any(map(_names_a_day, opening))


def _done_on_a_day(noun: Token) -> bool:
    """Whether somebody is told to have done it on a day: "launched strikes on targets in Hodeida late on Thursday"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_.lower() not in word_class("attacks/light_verb") or verb.tag_ not in _PAST:
        return False
    when = (part for child in children(verb, "prep", "npadvmod", "advmod") for part in child.subtree)
    return any(map(_names_a_day, when)) or _opens_with_a_day(verb)


def _counts_its_objects(verb: Token) -> bool:
    """Whether a verb says how many it was done to, and not how many over a time."""
    counted = any(part.pos_ == "NUM" for thing in _acted_on(verb) for part in thing.lefts)
    return counted and not {part.lower_ for part in verb.sent} & word_class("grammar/over_time")


def _aimed_at_one(noun: Token) -> bool:
    """Whether attacks were on one or so many things, and told of as done: "launched strikes on two villages".

    "Attacks on schools have risen" is no attack of its own.
    """
    verb = next((word for word in noun.ancestors if word.pos_ == "VERB"), None)
    if verb is None or verb.tag_ not in _PAST or _is_a_trend(verb):
        return False
    if any(child.lower_ in word_class("grammar/auxiliary_now") for child in verb.children):
        return False
    aimed = [goal.head for goal in goals(noun)]
    return any(goal.tag_ in {"NN", "NNP"} or any(child.pos_ == "NUM" for child in goal.children) for goal in aimed)


def _hurt_a_number(noun: Token) -> bool:
    """Whether a number of people is told to be killed or hurt in attacks: "49 killed in shootings at two mosques".

    Tolls of a time or a campaign are of many attacks: "1,400 have been killed in raids since 2015".
    """
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
    if verb.lemma_.lower() not in word_class("attacks/injury_word") or verb.tag_ not in _PAST:
        return False
    words = {part.lower_ for part in noun.sent}
    victims = children(verb, "nsubj", "nsubjpass", "dobj")
    counted = any(part.like_num for victim in victims for part in (victim, *victim.lefts))
    now = any(child.lower_ in word_class("grammar/have_now") for child in verb.children)
    placed = any(_is_one_place(there) for word in (verb, noun) for there in objects_of(word, *_AIMED))
    return counted and placed and not now and not words & word_class("grammar/over_time")


def _is_one_place(there: Token) -> bool:
    """Whether one thing or so many were struck: "at two mosques", "on a hospital"; not "on aid workers"."""
    return there.ent_type_ not in {"DATE", "TIME"} and (there.tag_ in {"NN", "NNP"} or is_numbered(there))
