"""Words of harm joined to those who suffer it, as the frames of the grammar have them."""

from collections.abc import Iterator

from tasks.extract.casualties.frames import other_frames, suffered
from tasks.extract.casualties.harms import (
    Construction,
    Harm,
    can_be_taken,
    is_somebody,
    self_harm,
    undergone,
    victims,
)
from tasks.extract.casualties.idioms import Idiom, idiom_of
from tasks.extract.casualties.words import ABDUCTED, HIT, KILLED, MISSING, HarmWord, harm_entry, severity
from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.participants import objects_of, of_whom, patients
from tasks.extract.grammar.states import bearers, compound, first_state, is_attribute, listed_with, owners, possessors
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Doc, Token

_MAY_REACH_TOO_FAR = frozenset({Construction.ACTIVE, Construction.STATE})


def find_harm(doc: Doc) -> list[Harm]:
    """Every pair of harm and victim in a document, in the order of the harm words."""
    return [harm for token in doc for harm in _harms(token) if not _has_another(harm)]


def _has_another(harm: Harm) -> bool:
    """Whether a number has a word of harm of its own right after it: "left one dead and two injured"."""
    after = harm.victim.doc[harm.victim.i + 1 : harm.victim.i + 2]
    told = harm.construction in _MAY_REACH_TOO_FAR and harm.victim.pos_ == "NUM"
    if not told or not len(after) or after[0] == harm.word:
        return False
    own = harm_entry(after[0])
    return own is not None and own.part != "noun" and own.harm not in {harm.harm, HIT} and harm.harm != HIT


def _harms(token: Token) -> Iterator[Harm]:
    idiom = idiom_of(token)
    if idiom is not None:
        yield from _idiom(token, idiom)
        return
    entry = harm_entry(token)
    if entry is None:
        yield from other_frames(token)
        yield from suffered(token) if token.pos_ == "NOUN" else ()
        return
    if entry.part == "verb":
        yield from _verb(token, entry)
    elif entry.part == "adjective":
        yield from _adjective(token, entry)
    elif entry.victim == "of":
        yield from _noun(token, entry)
    if entry.part == "noun":
        yield from _counted_noun(token, entry)
        yield from suffered(token)


def _verb(token: Token, entry: HarmWord) -> Iterator[Harm]:
    harm = severity(token, entry.harm)
    for victim, how in victims(token) if entry.victim == "object" else undergone(token):
        if victim.lower_ in word_class("casualties/reflexive"):
            yield from self_harm(token, victim, harm)
        else:
            yield Harm(token, harm, victim, how)


def _sufferers(token: Token, idiom: Idiom) -> Iterator[tuple[Token, Construction]]:
    """Who suffers an idiom: its object, its subject, or whose throat it is."""
    if idiom.victim == "object":
        yield from victims(token)
    elif idiom.victim == "subject":
        yield from undergone(token)
    elif idiom.victim != "owner":
        yield from ((one, Construction.ACTIVE) for people in objects_of(token, idiom.victim) for one in members(people))
    else:
        for part in token.children:
            if {part.lower_, part.lemma_.lower()}.intersection(idiom.words):
                yield from ((one, Construction.ACTIVE) for owner in owners(part) for one in members(owner))


def _idiom(token: Token, idiom: Idiom) -> Iterator[Harm]:
    """Read "paid the supreme price", "carried off 14 women"; nobody is carried off by police or in an ambulance."""
    denying = any(words.split("+")[0] in word_class("grammar/denying_word") for words in idiom.words)
    for named, how in _sufferers(token, idiom):
        construction = Construction.DENIED if denying else how
        state = named.tag_ == "NN" and named.lower_ in idiom.words  # "took three clerks hostage" as one noun
        victim = compound(named) if state else named
        if victim is None or victim.lower_ in word_class("casualties/reflexive"):
            continue  # no word says that who "blew himself up" died
        if idiom.harm in {ABDUCTED, MISSING} and not can_be_taken(token, victim):
            continue
        people = is_somebody(victim) or victim.lower_ in word_class("casualties/collective")
        if token.lemma_ in word_class("casualties/done_to_things") and not people:
            continue
        if idiom.harm == "care":
            yield Harm(token, HIT, victim, Construction.CARE, rule=idiom.rule_id)
        else:
            yield Harm(token, idiom.harm, victim, construction, rule=idiom.rule_id)


def _adjective(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "is dead", "was found dead", "left two people dead", "1 dead"."""
    if is_attribute(token):
        if token.lower_ not in word_class("casualties/dead_word") or token.head.lower_ not in word_class(
            "casualties/body_word"
        ):
            yield Harm(token, entry.harm, token.head, Construction.ATTRIBUTE)
        return
    first = first_state(token)
    if first is not None and harm_entry(first):
        return
    for one in bearers(token):
        if not any(place.lemma_.lower() in word_class("casualties/hospital") for place in objects_of(one, "in", "at")):
            yield Harm(token, entry.harm, one, Construction.STATE)


def _noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "the murder of the priest", "the priest's murder"."""
    harm = entry.harm
    if any(child.lower_ in word_class("casualties/fatal") for child in token.children):
        harm = KILLED
    if any(child.lower_ in word_class("casualties/attempted") for child in token.children):
        return
    for owner in possessors(token):
        yield from (Harm(token, harm, one, Construction.POSSESSIVE) for one in members(owner))
    yield from (Harm(token, harm, one.head, Construction.NOMINAL) for one in patients(token))
    for dead in token.children:
        if dead.lower_ == "dead" and dead.i > token.i:  # "the shooting dead of 28 pilgrims"
            victims_of = (one for victim in of_whom(dead) for one in members(victim))
            yield from (Harm(token, KILLED, one, Construction.NOMINAL) for one in victims_of)
    for victim in _listed_with(token):
        yield from (Harm(token, harm, one, Construction.NOMINAL) for one in members(victim))


def _listed_with(noun: Token) -> Iterator[Token]:
    """Persons that the parser lists with the murder rather than with who was murdered: "of the mayor, a judge, and"."""
    for other in listed_with(noun):
        entry = victim_noun(other) if other.i > noun.i else None
        if entry is not None and entry.group is not None and any(of_whom(noun)) and harm_entry(other) is None:
            yield other


def _counted_noun(token: Token, entry: HarmWord) -> Iterator[Harm]:
    """Read "three deaths", "no injuries": the noun of harm is itself what is counted."""
    if token.tag_ == "NNS" or any(child.lower_ == "no" for child in token.children):
        yield Harm(token, entry.harm, token, Construction.COUNT)
