"""When: which dates of a sentence belong to the attack it tells of."""

from collections.abc import Sequence
from itertools import takewhile

from schemas.mentions import DateCell
from schemas.vocabulary import DatePrecision
from tasks.extract.attacks.relatives import stands_before, where_of
from tasks.extract.attacks.triggers import is_event_noun
from tasks.extract.found import DateForm, FoundActor, FoundDate
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_adverb,
    is_adverbial_clause,
    is_auxiliary,
    is_clause_on_noun,
    is_content_clause,
    is_core_argument,
    is_count,
    is_open_complement,
    is_owner_or_compound,
    is_participle_clause,
    is_premodifier,
    is_prepositional_clause,
    is_relative_clause,
    is_subject,
    marks_clause,
    opens_clause,
)
from tasks.extract.grammar.roles import has_violent_noun
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token

_NEAR = 5  # words


def dates_of(
    event: Sequence[Token], dates: Sequence[FoundDate], inside: set[int], *, first: bool
) -> tuple[DateCell, ...]:
    """Dates of the sentence that say when the attack was: those hung on its own words before those elsewhere.

    `event` are the words that tell of it, the leading one first; `inside` what of the sentence is nearer to it than to
    others; `first` says whether the sentence tells of no other before.
    """
    trigger = event[0]
    if dies_later(trigger):
        return ()
    inside_of = [date for date in dates if date.tokens.root.i in inside]
    beside = [date for date in inside_of if not said_then(date.tokens) and not _is_counted(date)]
    near = [date for date in beside if not is_of_another_act(date, trigger)]
    own = _own(event, dates, beside, near)
    counted = tuple(date.cell for date in dates if counts_back_to(date.tokens, trigger) and _is_counted(date))
    if counted:
        exact = min(cell.prec for cell in counted)
        sharper = tuple(date.cell for date in inside_of if _sharpens(date.cell, counted))
        return sharper or tuple(date.cell for date in own if date.cell.prec <= exact) or counted
    if first and not own:
        own = [date for date in dates if _opens(date.tokens, trigger) and not is_of_another_act(date, trigger)]
    near = [date for date in near if not only_comes_in(date, trigger)]
    if not own and trigger.pos_ in {"NOUN", "PROPN"}:
        near = [date for date in near if _verb_over(date.tokens.root) in _verbs_of(trigger)]
    return tuple(date.cell for date in own or near)


def _sharpens(cell: DateCell, counted: Sequence[DateCell]) -> bool:
    """Whether a date falls into one that was counted and says more: "five years after a bomb … in March 2019"."""
    return any(cell.prec < wide.prec and wide.start <= cell.start and cell.end <= wide.end for wide in counted)


def _own(
    event: Sequence[Token], dates: Sequence[FoundDate], beside: Sequence[FoundDate], near: Sequence[FoundDate]
) -> list[FoundDate]:
    """The dates that a clause on them, the words of the attack or of its harm say to be its own, in this order."""
    trigger = event[0]
    return (
        [date for date in dates if is_told_by(date.tokens, trigger)]
        or [date for date in beside if _before_where(date, trigger)]
        or [date for date in near if hangs_on(date.tokens.root, trigger)]
        or [date for date in near if any(hangs_on(date.tokens.root, other) for other in _harms(event))]
    )


def _harms(event: Sequence[Token]) -> list[Token]:
    """The other words that tell of an event, but for deaths that may have come later."""
    return [word for word in event[1:] if word.lemma_.lower() not in word_class("attacks/dying")]


def _opens(date: TokenSpan, trigger: Token) -> bool:
    """Whether a date opens the sentence that tells of an attack: "On 4 May 1995, members of the group set off"."""
    before = trigger.doc[trigger.sent.start : date.start]
    return date.sent == trigger.sent and all(token.pos_ in _OPENING or not token.is_alpha for token in before)


_OPENING = ("ADP", "ADV", "DET", "SCONJ")


def _before_where(date: FoundDate, trigger: Token) -> bool:
    """Whether an attack is told in a clause on the place and day before it: "in Gao in June 2022, where"."""
    where = where_of(trigger)
    return where is not None and stands_before(date.tokens, where)


def dies_later(trigger: Token) -> bool:
    """Whether somebody dies after the attack: of wounds, in hospital, or one person alone; not "ten died there on".

    Who is told to have "died on Tuesday" by name may have been shot days before.
    """
    if trigger.lemma_ == "succumb":
        return True
    if trigger.lemma_ != "die":
        return False
    subjects = [child for child in trigger.children if is_subject(child)]
    several = any(child.tag_ in {"NNS", "CD"} for child in subjects)
    after = any(token.lemma_.lower() in word_class("attacks/dying") for token in trigger.subtree if token != trigger)
    return after or not several


def opens_period(date: FoundDate) -> bool:
    """Whether a month or year is one that something has gone on from or to: "since 2014", not "since May, when"."""
    root = date.tokens.root
    opened = (
        date.cell.prec >= DatePrecision.MONTH
        and follows_preposition(root)
        and root.head.lower_ in word_class("grammar/opened_period")
    )
    follows = root.doc[date.tokens.end : date.tokens.end + 2]
    return opened and not any(token.lower_ == "when" for token in follows)


def said_then(date: TokenSpan) -> bool:
    """Whether a date right after a verb of speech is when it was said, the parse aside: "said on Monday it had hit"."""
    words = date.doc[max(0, date.start - 2) : date.start]
    verb = next((word for word in reversed(words) if word.lower_ not in word_class("attacks/before_date")), None)
    after = next((word for word in date.doc[date.end : date.end + 1] if word.sent == date.sent), None)
    told = after is not None and opens_clause(after)
    return told and verb is not None and verb.pos_ == "VERB" and verb.lemma_.lower() in word_class("verbs/speech")


def _is_counted(date: FoundDate) -> bool:
    """Whether a date is that of what came years before: "the raid came two years after a bombing"."""
    return date.form == DateForm.COUNTED_BACK


def counts_back_to(date: TokenSpan, trigger: Token) -> bool:
    """Whether an attack is what stands after "two years after"."""
    if date.sent != trigger.sent or not date.end <= trigger.i <= date.end + _NEAR:
        return False
    return all(token.pos_ not in {"VERB", "AUX"} for token in date.doc[date.end : trigger.i])


def dates_a_thing(date: FoundDate) -> bool:
    """Whether a month, year or holiday only tells which thing is meant: "the 2016 peace deal", "a Christmas market".

    In "a 2016 bombing" it tells when.
    """
    thing = root = date.tokens.root
    while (is_premodifier(thing) or is_count(thing)) and thing.head.pos_ in {"NOUN", "PROPN"}:
        thing = thing.head
    holiday = date.form == DateForm.HOLIDAY
    if holiday and _is_kept(root):
        return True
    if has_violent_noun(thing) or victim_noun(thing) is not None:
        return False  # "on Easter Monday gunmen", "in mid-April residents"
    vague = holiday or date.cell.prec >= DatePrecision.MONTH
    return vague and thing.i > root.i and thing not in date.tokens and not is_event_noun(thing)


def _is_kept(holiday: Token) -> bool:
    """Whether a holiday is what somebody kept: "a party to honour Father's Day", "in celebration of Easter"."""
    if follows_preposition(holiday) and holiday.head.lower_ in word_class("grammar/of_or_for"):
        return not is_event_noun(holiday.head.head)
    return is_core_argument(holiday)


def is_of_filing(date: FoundDate) -> bool:
    """Whether a date is that of the dateline in brackets that opens a text: "(Nairobi, 4 May 2019) - Gunmen"."""
    doc, start = date.tokens.doc, date.tokens.sent.start
    before = doc[start : date.tokens.start]
    closed = any(token.text == ")" for token in doc[date.tokens.end : date.tokens.end + 2])
    return closed and len(before) > 2 and before[0].text == "(" and before[-1].text == ","


def without_names(dates: Sequence[FoundDate], actors: Sequence[FoundActor]) -> list[FoundDate]:
    """Leave out days that are part of an actor's name ("the 19 April Movement")."""
    named = {token.i for actor in actors if not actor.refers_back for token in actor.tokens}
    return [date for date in dates if not all(token.i in named for token in date.tokens)]


def hangs_on(date: Token, trigger: Token) -> bool:
    """Whether a date hangs on the trigger's own words, "killed on Monday", or on what it tells of: "Monday's bomb"."""
    if is_owner_or_compound(date) and trigger.head == date.head and is_clause_on_noun(trigger):
        return True
    return trigger in date.ancestors and not _verb_between(date, trigger)


def is_told_by(date: TokenSpan, trigger: Token) -> bool:
    """Whether the attack tells which day is meant: "on the day he was killed", "since May, when six were killed"."""
    clause = trigger if trigger.pos_ == "VERB" else _verb_over(trigger)
    if clause is None:
        return False
    follows = next((token for token in date.doc[date.end :] if not token.is_punct), None)
    opened = follows is not None and follows.lower_ == "when" and follows.head == clause
    cleft = follows is not None and follows.lower_ == "that" and follows.head == clause and _is_it_was(clause.head)
    return opened or cleft or (is_relative_clause(clause) and clause.head in date)


def _is_it_was(verb: Token) -> bool:
    """ "It was on 7 July that a bomb went off"."""
    return verb.lemma_ == "be" and any(child.lower_ == "it" for child in verb.children)


def only_comes_in(found: FoundDate, trigger: Token) -> bool:
    """Whether a date is that of another act, in whose telling the attack only comes in.

    "Police were still on the scene Monday of the market where ten were killed", "was buried on Monday after he was
    shot"; in "was walking home on Monday when he was shot" it is the attack's.
    """
    date = found.tokens.root
    verb = _verb_over(date)
    if verb is None or verb not in trigger.ancestors or trigger.i < date.i < verb.i:
        return False
    if verb.lemma_ == "claim" and found.cell.prec >= DatePrecision.MONTH:
        return False
    if verb.lemma_.lower() in word_class("verbs/treatment"):
        return False  # "was taken to hospital on Monday after he was shot"
    between = [trigger, *takewhile(lambda ancestor: ancestor != verb, trigger.ancestors)]
    return any(
        is_relative_clause(token)
        or is_content_clause(token)
        or ((is_adverbial_clause(token) or is_prepositional_clause(token)) and _begins_with_after(token))
        for token in between
    )


def _begins_with_after(clause: Token) -> bool:
    return clause.head.lower_ in word_class("attacks/after") or any(
        child.lower_ in word_class("attacks/after") for child in clause.children if marks_clause(child)
    )


def _verb_over(token: Token) -> Token | None:
    return next((ancestor for ancestor in token.ancestors if ancestor.pos_ in {"VERB", "AUX"}), None)


def _verbs_of(noun: Token) -> list[Token | None]:
    """The verb over an event noun, and the one it is told as the time of: "had sat down when the shooting began"."""
    verb = _verb_over(noun)
    while_then = verb is not None and is_adverbial_clause(verb) and _meanwhile(verb)
    return [verb, _verb_over(verb)] if verb is not None and while_then else [verb]


def _verb_between(token: Token, trigger: Token) -> bool:
    for ancestor in token.ancestors:
        if ancestor.i == trigger.i:
            return False
        if ancestor.pos_ == "VERB" and not _carries_out(ancestor, trigger):
            return True
    return True


def _carries_out(verb: Token, trigger: Token) -> bool:
    """Whether a clause on a noun only says that it was done: "the attack, which was staged on Monday", "hit Kabul"."""
    done = word_class("attacks/light_verb") | word_class("attacks/befall") | word_class("attacks/begin")
    return verb.head == trigger and is_clause_on_noun(verb) and verb.lemma_.lower() in done


def is_of_another_act(date: FoundDate, trigger: Token) -> bool:
    """Whether a date hangs on a verb of saying or of the law rather than on the attack: "police said Tuesday".

    A month or year in which an attack was claimed is taken for the attack's too: claims follow within days.
    """
    found, current = date.cell, date.tokens.root
    if is_relative_clause(trigger) and trigger.head == current:
        return False
    while current.head.i != current.i and current.i != trigger.i:
        current = current.head
        if current.i == trigger.i:
            return False
        if current.pos_ == "NOUN" and current.lemma_.lower() in word_class("attacks/afterwards"):
            return True
        if current.lemma_ == "report" and any(child.i == trigger.i for child in current.children):
            return False
        if current.pos_ in {"VERB", "AUX"}:
            if _has_its_own(current, trigger, date):
                return False
            lemma = current.lemma_.lower()
            if lemma == "claim" and found.prec >= DatePrecision.MONTH:
                return False
            planned = lemma in word_class("verbs/plan") - word_class("verbs/try") and trigger.pos_ != "NOUN"
            says = (
                says_when(date.tokens.root, current)
                and not _meanwhile(current)
                and not _looked_into(trigger, date, current)
            )
            return planned or says or _no_later_than(date.tokens.root, current) or _follows(date.tokens.root, current)
    return False


def _has_its_own(verb: Token, trigger: Token, date: FoundDate) -> bool:
    """Whether the day before an attack is the verb's, and the one after it the attack's.

    "Was arrested on Tuesday over the shooting of a priest on 2 June".
    """
    before = verb.doc[verb.i : trigger.i]
    after = verb.doc[trigger.i : date.tokens.start]
    dated = any(token.ent_type_ == "DATE" for token in before) and date.tokens.start > trigger.i
    return dated and not any(token.pos_ in {"VERB", "AUX"} or token.text == "," for token in after[1:])


def _meanwhile(verb: Token) -> bool:
    """Whether what officers did is told as the time of the attack: "was shot as they tried to arrest him Monday"."""
    clause = next((token for token in (verb, *verb.ancestors) if is_adverbial_clause(token)), None)
    opening = (
        [child for child in clause.children if is_adverb(child) or marks_clause(child)] if clause is not None else []
    )
    return any(child.lower_ in word_class("attacks/when_meanwhile") for child in opening)


def _looked_into(trigger: Token, date: FoundDate, verb: Token) -> bool:
    """Whether what is looked into now is told with its day: "police are investigating a shooting Monday"."""
    now = verb.tag_ in {"VBP", "VBZ"} or any(
        child.lower_ in word_class("grammar/be_present") and is_auxiliary(child) for child in verb.children
    )
    return now and verb in trigger.ancestors and trigger.i < date.tokens.start


def _follows(date: Token, verb: Token) -> bool:
    """Whether the verb that a date hangs on tells of a hearing, a funeral or the like: "was back in court Monday"."""
    near = [token for token in verb.subtree if abs(token.i - date.i) <= _NEAR]
    told_of = [verb.head] if is_participle_clause(verb) else []  # "an autopsy conducted Monday"
    return any(
        token.lemma_.lower() in word_class("attacks/afterwards") for token in (*near, *told_of) if token.pos_ != "PROPN"
    )


def _no_later_than(date: Token, verb: Token) -> bool:
    """Whether a date is one at which the hurt were already treated or let go: "as of Monday", "by Monday"."""
    heads = {date.head.lower_, date.head.head.lower_ if date.head.pos_ == "NOUN" else ""}
    return bool(heads & word_class("grammar/by_or_of")) and verb.lemma_.lower() in word_class("verbs/treatment") | {
        "release"
    }


def says_when(date: Token, verb: Token) -> bool:
    """Whether a date is that of a statement, an arrest or a burial. In "was shot on Monday, police said" it is not."""
    if verb.lemma_.lower() in word_class("verbs/legal") | word_class("verbs/aftermath"):
        return True
    told_after = date.i < verb.i and any(token.text == "," for token in date.doc[date.i : verb.i])
    return verb.lemma_.lower() in word_class("verbs/speech") and not told_after


def stands_elsewhere(date: TokenSpan) -> bool:
    """Whether a date is that of a statement, an arrest, a hearing to come, or how somebody was doing since."""
    verb = next((token for token in date.root.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    if _follows(date.root, date.root.head):
        return True
    if verb is None:
        return False
    to_come = any(child.lower_ in word_class("grammar/will") for child in verb.children) or _is_planned(verb)
    return (
        to_come
        or verb.lemma_.lower() in word_class("verbs/treatment") - word_class("verbs/transport")
        or says_when(date.root, verb)
    )


def _is_planned(verb: Token) -> bool:
    """Whether something is yet to be done: "are planning to meet on Monday", "is expected Monday"."""
    planning = verb.head if is_open_complement(verb) else verb
    present = any(child.lower_ in word_class("grammar/be_now") for child in planning.children)
    return present and planning.lemma_.lower() in word_class("attacks/scheduled")
