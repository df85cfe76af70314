"""Who suffers a word of harm, and by which construction the words say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from schemas.vocabulary import VictimGroup
from tasks.extract.casualties.words import KILLED, WOUNDED
from tasks.extract.grammar.coordination import is_numbered
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import Via, patients, subject, undergoers
from tasks.extract.grammar.roles import has_violent_noun
from tasks.extract.grammar.voice import is_passive
from tasks.extract.lexicons.number_words import number_word
from tasks.extract.lexicons.people import is_like_people, victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


class Construction(StrEnum):
    """How words join people to what happened to them."""

    ACTIVE = "active"  # "killed two clerks"
    PASSIVE = "passive"  # "two clerks were killed"
    SUBJECT = "subject"  # "two clerks died"
    PARTICIPLE = "participle"  # "two clerks killed in May"
    ATTRIBUTE = "attribute"  # "two wounded clerks"
    ELLIPTIC = "elliptic"  # "and two in the market"
    NOMINAL = "nominal"  # "the murder of two clerks"
    POSSESSIVE = "possessive"  # "the clerk's murder"
    STATE = "state"  # "left two clerks dead"
    COUNT = "count"  # "two deaths"
    BODIES = "bodies"  # "two bodies were found"
    LIVES = "lives"  # "claimed two lives"
    WOUNDS = "wounds"  # "two clerks suffered burns"
    CARE = "care"  # "two clerks are in hospital"
    SENT = "sent"  # "sent two clerks to hospital"
    CONDITION = "condition"  # "two clerks are in a critical condition"
    SUICIDE = "suicide"
    DENIED = "denied"  # "two clerks did not make it"
    NEIGHBOUR = "neighbour"  # words side by side, which the parse did not join: "2 killed, 5 hurt"
    NONE = "none"  # "no casualties"
    MULTIPLE = "multiple"  # "a double murder"
    TOLL = "toll"
    AMONG = "among"  # "two clerks were among the dead"
    SUBSET = "subset"  # "including two clerks"
    CONTINUED = "continued"  # the rest of a list
    SURVIVORS = "survivors"  # those of the people shot who did not die


IN_CARE = frozenset({Construction.CARE, Construction.CONDITION})
"""What says that people are treated."""
MAKES_PEOPLE = frozenset({Construction.ACTIVE, Construction.NOMINAL, Construction.PASSIVE, Construction.POSSESSIVE})
"""What makes a name or a word of any kind one for people, where they are killed or abducted."""


@dataclass(frozen=True, slots=True)
class Harm:
    """One victim phrase, by its head, of one word of harm, by one construction.

    `suicide` is true where the doer is the victim; `rule` is the id of the row that reads the words, where one does.
    """

    word: Token
    harm: str
    victim: Token
    construction: Construction
    suicide: bool = False
    rule: str | None = None


def victims(verb: Token) -> Iterator[tuple[Token, Construction]]:
    """Who suffers a verb that harms its object, and the construction that says so."""
    for one in patients(verb):
        if one.via == Via.PARTICIPLE:
            yield one.head, Construction.ATTRIBUTE if verb.i < one.head.i else Construction.PARTICIPLE
        elif one.via == Via.ELLIPSIS:
            yield one.head, Construction.ELLIPTIC
        elif one.via == Via.OF:
            yield one.head, Construction.NOMINAL
        else:
            yield one.head, Construction.PASSIVE if is_passive(verb) else Construction.ACTIVE


def undergone(verb: Token) -> Iterator[tuple[Token, Construction]]:
    """Who suffers a verb that harms its subject: "died", "perished"."""
    for one in undergoers(verb):
        yield one.head, Construction.PARTICIPLE if one.via == Via.PARTICIPLE else Construction.SUBJECT


def can_be_taken(verb: Token, victim: Token) -> bool:
    """Whether a verb of taking abducts: not attackers, not by police or rescuers, not to hospital."""
    if (
        victim.lemma_ == "life"
        or has_violent_noun(victim)
        or any(map(_is_official, frame_of(verb).heads(Role.AGENT)))
        or not is_somebody(victim)
    ):
        return False
    return not any(t.lower_ in word_class("casualties/rescue") for t in verb.subtree)


def _is_official(agent: Token) -> bool:
    """Whether who takes people is police, or soldiers of a state that arrest or save them."""
    entry = victim_noun(agent)
    return entry is not None and entry.group == VictimGroup.POLICE


def is_somebody(victim: Token) -> bool:
    """Whether a phrase names people: by a noun for them, a number, a pronoun or a name."""
    entry = victim_noun(victim)
    if entry is not None:
        return entry.group is not None
    counted = is_numbered(victim)
    one_more = victim.lower_ in word_class("casualties/ordinals") and victim.nbor(-1).lower_ == "a"
    if number_word(victim.lower_) is not None or one_more:
        return True  # "another dozen", "a second"
    named = victim.ent_type_ == "PERSON" and not any(c.lower_ == "the" for c in victim.children)
    return victim.pos_ in {"NUM", "PRON"} or named or (counted and is_like_people(victim, None))


def self_harm(token: Token, victim: Token, harm: str) -> Iterator[Harm]:
    """The doer turns on himself; a limb hit is a wound."""
    if any(child.lower_ == "accidentally" for child in token.children):
        return
    limbs = any(t.lower_ in word_class("casualties/limb") for t in token.subtree)
    harm = WOUNDED if limbs and harm != KILLED else KILLED
    yield Harm(token, harm, doer_of(token) or victim, Construction.SUICIDE, suicide=True)


def doer_of(verb: Token) -> Token | None:
    """Who does what a verb says, by its own subject."""
    doer = subject(verb)
    return None if doer is None or doer.via == Via.CONTROL else doer.head
