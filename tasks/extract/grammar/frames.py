"""Frames: what a document's predicates say of whom, each read once.

A frame is a verb or an event noun with its arguments, how it is meant, and what it hangs on. Labels of the parser are
known here and nowhere above.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from tasks.extract.grammar.clause import noun_phrase
from tasks.extract.grammar.participants import (
    TIMES,
    Participant,
    Via,
    agents,
    antecedent,
    children,
    goals,
    modifiers,
    patients,
)
from tasks.extract.grammar.status import Status, status_of
from tasks.extract.grammar.voice import Voice, voice_of
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Span as TokenSpan
from tasks.extract.parse import Token


class Role(StrEnum):
    """What a participant is to a predicate, after PropBank."""

    AGENT = "agent"
    PATIENT = "patient"
    GOAL = "goal"
    INSTRUMENT = "instrument"
    PLACE = "place"
    TIME = "time"
    SOURCE = "source"
    MODIFIER = "modifier"


class Hangs(StrEnum):
    """What a clause hangs on."""

    NOTHING = "nothing"
    SPEECH = "speech"
    CONDITION = "condition"
    TIME = "time"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    COORDINATION = "coordination"
    COMPLEMENT = "complement"


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant in its role: the head of its phrase, and how it is joined to the predicate."""

    role: Role
    head: Token
    via: Via

    @property
    def phrase(self) -> TokenSpan:
        """The argument as it would be quoted, without clauses."""
        return noun_phrase(self.head)


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with its arguments in text order, how it is meant, and the word that its clause hangs on, if any."""

    predicate: Token
    voice: Voice
    arguments: tuple[Argument, ...]
    status: Status
    hangs: Hangs
    over: Token | None

    def heads(self, *roles: Role) -> list[Token]:
        """Give the heads of the arguments in these roles."""
        return [argument.head for argument in self.arguments if argument.role in roles]


def frame_of(predicate: Token) -> Frame:
    """Give the frame of a verb or noun; it is read once a document and kept with the parse."""
    kept: dict[Any, Any] = predicate.doc.user_data
    key = ("frame", predicate.i)
    if key not in kept:
        kept[key] = _read(predicate)
    return cast(Frame, kept[key])


def _read(predicate: Token) -> Frame:
    arguments = [
        *_in_role(Role.AGENT, agents(predicate)),
        *_in_role(Role.PATIENT, patients(predicate)),
        *_in_role(Role.GOAL, goals(predicate)),
        *_circumstances(predicate),
        *_source(predicate),
    ]
    if predicate.pos_ in {"NOUN", "PROPN"}:
        arguments += _in_role(Role.MODIFIER, modifiers(predicate))
    hangs, over = _hangs_on(predicate)
    ordered = tuple(sorted(arguments, key=lambda argument: (argument.head.i, argument.role)))
    return Frame(predicate, voice_of(predicate), ordered, status_of(predicate), hangs, over)


def _in_role(role: Role, found: list[Participant]) -> list[Argument]:
    return [Argument(role, each.head, each.via) for each in found]


def _circumstances(predicate: Token) -> list[Argument]:
    """When, where and with what: prepositional phrases and bare nouns of time that hang on the predicate."""
    found = []
    for prep in children(predicate, "prep"):
        for noun in children(prep, "pobj"):
            if noun.ent_type_ in TIMES or noun.lower_ in word_class("grammar/time_noun"):
                found.append(Argument(Role.TIME, noun, Via.PREPOSITION))
            elif prep.lower_ in word_class("grammar/place_preposition"):
                found.append(Argument(Role.PLACE, noun, Via.PREPOSITION))
            elif prep.lower_ in {"with", "by"} and prep.dep_ != "agent" and prep.lower_ == "with":
                found.append(Argument(Role.INSTRUMENT, noun, Via.PREPOSITION))
    found += [Argument(Role.TIME, noun, Via.MODIFIER) for noun in children(predicate, "npadvmod")]
    return found


def _source(predicate: Token) -> list[Argument]:
    """Who says it: the subject of the verb of speech that a clause is the content of."""
    word = predicate
    while word.dep_ in {"conj", "xcomp", "ccomp"} and word.head.i != word.i:
        over = word.head
        if word.dep_ == "ccomp" and over.lemma_.lower() in word_class("verbs/speech"):
            return [Argument(Role.SOURCE, antecedent(one), Via.SUBJECT) for one in children(over, "nsubj")]
        word = over
    return []


def _hangs_on(predicate: Token) -> tuple[Hangs, Token | None]:
    word, over = predicate, predicate.head
    if over.i == word.i:
        return Hangs.NOTHING, None
    if word.dep_ == "ccomp":
        return (Hangs.SPEECH if over.lemma_.lower() in word_class("verbs/speech") else Hangs.COMPLEMENT), over
    if word.dep_ == "advcl":
        marks = {child.lower_ for child in children(word, "mark", "advmod")}
        if marks & word_class("grammar/condition"):
            return Hangs.CONDITION, over
        return (Hangs.TIME if marks & word_class("grammar/time_mark") else Hangs.PARTICIPLE), over
    kinds = {"relcl": Hangs.RELATIVE, "acl": Hangs.PARTICIPLE, "conj": Hangs.COORDINATION}
    return kinds.get(word.dep_, Hangs.COMPLEMENT), over
