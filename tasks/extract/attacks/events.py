"""Which words of a sentence tell of one attack, and which words of it belong to that attack."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from schemas.agreement import places_clash
from tasks.extract.attacks.another import is_apart_in_time
from tasks.extract.found import FoundPlace
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.relations import (
    follows_preposition,
    is_content_clause,
    is_joined,
    is_preposition,
    is_relative_clause,
    is_subject,
    leads_on,
    marks_clause,
    starts_new_clause,
)
from tasks.extract.lexicons.triggers import Trait, Trigger, TriggerClass
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token

_REACH_OF_A_RELATIVE = 10


@dataclass
class Event:
    """Triggers of one sentence that tell of one event, the leading one first."""

    triggers: list[Trigger]

    def absorb(self, other: Trigger) -> None:
        """Take another trigger in; it leads where it says more."""
        leads = _weight(other) > _weight(self.triggers[0])
        self.triggers.insert(0 if leads else len(self.triggers), other)


def join_events(triggers: Sequence[Trigger], places: Sequence[FoundPlace] = ()) -> list[Event]:
    """Join triggers of a sentence that tell of one event ("a bombing that killed", "stormed it, setting it on fire").

    The places of the sentence keep apart what two clauses tell of two towns.
    """
    events: list[Event] = []
    for trigger in triggers:
        home = next(
            (event for event in events if any(_same_event(other, trigger, places) for other in event.triggers)), None
        )
        if home is None:
            events.append(Event([trigger]))
        else:
            home.absorb(trigger)
    return events


def _weight(trigger: Trigger) -> bool:
    return not trigger.entry.has(Trait.IS_LED) and not trigger.refers_back


def _same_event(first: Trigger, second: Trigger, places: Sequence[FoundPlace]) -> bool:
    if second.token.i < first.words.end:
        return True
    if _told_of(first, second):
        return True
    if _hours_after(first, second) or _hours_after(second, first):
        return False
    path = _path(first.token, second.token)
    if path is None or any(not leads_on(step) for step in path):
        return False
    if any(step.lemma_.lower() in word_class("verbs/speech") for step in path):
        return False
    if _told_apart(first.token, second.token, path, places):
        return False
    if first.refers_back or second.refers_back or any(trigger.entry.has(Trait.HARMS) for trigger in (first, second)):
        return True
    kinds = {first.entry.attack_type, second.entry.attack_type} - {None}
    return len(kinds) < 2 and not (is_joined(second.token) and _own_circumstance(second.token))


def _hours_after(trigger: Trigger, other: Trigger) -> bool:
    """Whether one attack came so long after or before another: "two hours after the blast, shells landed on"."""
    noun, prep = other.token, other.token.head
    if other.entry.pos != "noun" or not follows_preposition(noun) or _only_dies(trigger.token):
        return False
    if prep.lower_ not in word_class("attacks/sooner_or_later") or trigger.token in noun.subtree:
        return False
    units = [*prep.children, prep.head, *prep.doc[max(prep.sent.start, prep.i - 1) : prep.i]]
    return any(unit.lemma_.lower() in word_class("attacks/apart_in_time") for unit in units)


def _told_apart(first: Token, second: Token, path: Sequence[Token], places: Sequence[FoundPlace]) -> bool:
    """Whether two clauses tell of two events: each with a time of its own, or each with its own people and town.

    "On Monday X killed Y, and on Tuesday a bomb hit Z"; who was shot on Monday and died on Tuesday was shot once.
    """
    low, high = (second, first) if path[0] == second else (first, second)
    if _only_dies(low) or _only_dies(high):
        return False
    clause = next(
        (
            step
            for step in path
            if (starts_new_clause(step) or is_content_clause(step)) and step.pos_ in {"VERB", "AUX"}
        ),
        None,
    )
    if clause is None:
        return False
    inner = set(clause.subtree)
    around = {token for token in high.sent if token not in inner and (token == high or high in token.ancestors)}
    peopled = any(map(is_subject, clause.children))
    if is_joined(clause) and not peopled:
        return False
    times = [{t.lower_ for t in part if t.ent_type_ == "DATE" and not t.is_stop} for part in (inner, around)]
    if (all(times) and not times[0] & times[1]) or (peopled and _hours_apart(clause)):
        return True
    return peopled and (is_joined(clause) or _set_beside(clause)) and _in_two_towns(inner, around, places)


def _set_beside(clause: Token) -> bool:
    """Whether a clause tells of something beside what its sentence does: behind a semicolon or colon, or "while"."""
    if any(child.lower_ in word_class("attacks/set_beside") for child in clause.children if marks_clause(child)):
        return True
    words = clause.head.doc[min(clause.i, clause.head.i) : max(clause.i, clause.head.i)]
    return any(word.text in (";", ":") for word in words)


def _hours_apart(clause: Token) -> bool:
    """Whether a clause says how long before or after the other it took place: "hours earlier", "a day later"."""
    marks = [child for child in clause.children if child.lower_ in word_class("attacks/sooner_or_later")]
    return any(unit.lemma_.lower() in word_class("attacks/apart_in_time") for mark in marks for unit in mark.children)


def _in_two_towns(inner: Set[Token], around: Set[Token], places: Sequence[FoundPlace]) -> bool:
    """Whether each of two parts of a sentence names a place, and none of one can be one of the other."""
    towns = [[place.cell for place in places if place.tokens.root in part] for part in (inner, around)]
    if all(towns):
        return all(places_clash(one, other) for one in towns[0] for other in towns[1])
    named = [{t.lower_ for t in part if t.ent_type_ == "GPE"} for part in (inner, around)]
    return not any(towns) and all(named) and not named[0] & named[1]


def _only_dies(verb: Token) -> bool:
    """Whether a verb tells what became of somebody hurt before; "four died in an ambush" tells of an attack."""
    if verb.lemma_ not in word_class("attacks/dying"):
        return False
    causes = frame_of(verb).heads(Role.PLACE)
    return not any(cause.lemma_.lower() in word_class("attacks/violent_means") for cause in causes)


def _told_of(event: Trigger, harm: Trigger) -> bool:
    """ "a bombing in Iran that killed 94": whatever noun the parser hangs the clause on, it tells of the bombing."""
    near = 0 < harm.token.i - event.token.i <= _REACH_OF_A_RELATIVE
    return (
        near
        and event.entry.pos == "noun"
        and harm.entry.trigger_class == TriggerClass.HARM
        and is_relative_clause(harm.token)
    )


def _own_circumstance(token: Token) -> bool:
    return any(child.ent_type_ in {"DATE", "GPE"} for child in token.subtree)


def _path(first: Token, second: Token) -> list[Token] | None:
    """Tokens passed on the way from the one up to the other; None where neither governs the other."""
    for low, high in ((second, first), (first, second)):
        steps, current = [low], low
        while current.head.i != current.i:
            current = current.head
            if current.i == high.i:
                return steps
            steps.append(current)
    return None


def owners_of(triggers: Sequence[Trigger]) -> dict[int, Token]:
    """The trigger that each token of a sentence belongs to, by the token's place; `triggers` are those of the sentence.

    Made once a sentence: a run-on one has as many triggers as it is long.
    """
    rivals = [trigger.token for trigger in triggers]
    tokens = {token.i: token for rival in rivals for token in rival.sent}
    return {i: rivals[0] if len(rivals) == 1 else _owner(token, rivals) for i, token in tokens.items()}


def scope_of(trigger: Trigger, owners: Mapping[int, Token]) -> list[Token]:
    """Tokens of the sentence that are nearer to this trigger than to another one, what it was to avenge left out."""
    return [
        token
        for token in trigger.token.sent
        if owners[token.i] == trigger.token and not is_avenged(token, trigger.token)
    ]


def _owner(token: Token, rivals: Sequence[Token]) -> Token:
    """The trigger nearest to a token, or the last before it that is told to be hours from that one."""
    nearest = _nearest(token, rivals)
    later = [rival for rival in rivals if nearest.i < rival.i < token.i and is_apart_in_time(rival)]
    return later[-1] if later else nearest


def is_avenged(token: Token, trigger: Token) -> bool:
    """Whether a word tells what an attack answers: "in revenge for the operations in Somalia"."""
    over = takewhile(lambda ancestor: ancestor != trigger, token.ancestors)
    return any(
        is_preposition(word)
        and word.head.lemma_.lower() in word_class("attacks/answer")
        and follows_preposition(word.head)
        for word in over
    )


def _nearest(token: Token, rivals: Sequence[Token]) -> Token:
    chain = {ancestor.i: steps for steps, ancestor in enumerate((token, *token.ancestors))}

    def distance(rival: Token) -> tuple[int, int]:
        for steps, ancestor in enumerate((rival, *rival.ancestors)):
            if ancestor.i in chain:
                return chain[ancestor.i] + steps, abs(rival.i - token.i)
        return 99, abs(rival.i - token.i)

    return min(rivals, key=distance)
