"""Who does what to whom around an attack's trigger, read off the dependency parse."""

from dataclasses import dataclass
from functools import lru_cache

from tasks.extract.grammar.coordination import members
from tasks.extract.grammar.frames import Role, frame_of
from tasks.extract.grammar.participants import children, objects_of, subject
from tasks.extract.lexicons.lexicon import load_lexicon
from tasks.extract.lexicons.people import victim_noun
from tasks.extract.lexicons.words import word_class
from tasks.extract.parse import Token


@dataclass(frozen=True, slots=True)
class PerpetratorNoun:
    """A row of actors/perpetrators.csv: a noun for attackers; `violent` where it names nobody else."""

    noun: str
    violent: bool


@lru_cache(maxsize=1)
def perpetrator_nouns() -> dict[str, bool]:
    """Give the nouns that attackers are called by, and whether each names attackers only."""
    return {row.noun: row.violent for row in load_lexicon("actors/perpetrators", PerpetratorNoun)}


def has_violent_noun(token: Token) -> bool:
    """Whether a noun phrase names attackers, or some of them ("five of the gunmen", "members of a gang")."""
    share = token.like_num or token.lemma_.lower() in word_class("grammar/share")
    heads = [token, *(objects_of(token, "of") if share else ())]
    return any(perpetrator_nouns().get(form) for head in heads for form in noun_forms(head))


def noun_forms(token: Token) -> tuple[str, ...]:
    """Give the forms a noun may stand under in a lexicon; a capitalised plural has no lemma of its own."""
    return token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s")


def state_force(token: Token) -> bool:
    """Whether the head names police, soldiers or another force of a state."""
    if token.lemma_.lower() in word_class("grammar/force"):
        return any(child.lower_ in word_class("grammar/force_kind") for child in token.children)
    return any(form in word_class("attacks/state_force") for form in noun_forms(token))


def is_civil(token: Token) -> bool:
    """Whether the head is a noun for people, and not for attackers."""
    entry = victim_noun(token)
    return entry is not None and entry.group is not None and not has_violent_noun(token)


def carries_bomb(token: Token) -> bool:
    """Whether a thing comes with its bomb: "an explosives-laden vehicle"."""
    return any(child.lower_ in word_class("attacks/laden") for child in token.children)


def subject_heads(verb: Token) -> list[Token]:
    """Give the heads of what a verb is said of, everything listed included."""
    found = subject(verb)
    return list(members(found.head)) if found else []


def object_heads(token: Token) -> list[Token]:
    """Give the heads of what is acted on or aimed at."""
    heads = frame_of(token).heads(Role.PATIENT, Role.GOAL)
    heads += [one for item in children(token, "oprd") for one in members(item)]
    for item in children(token, "dobj"):
        if item.lemma_ in word_class("attacks/carrier"):
            heads += [one for noun in objects_of(item, "on", "at", "against", "into") for one in members(noun)]
    if token.dep_ == "nsubj" and token.head.lemma_ in word_class("attacks/effect"):
        heads += object_heads(token.head)
    return heads + [one for item in _said_to_suffer(token) for one in members(item)]


def _said_to_suffer(event: Token) -> list[Token]:
    """Give what is "damaged by" an attack, or "the target of" one."""
    noun = event.head if event.dep_ == "compound" else event
    if noun.dep_ != "pobj" or noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    over = noun.head.head
    if noun.head.lower_ == "by" and over.lemma_ in word_class("attacks/effect"):
        return children(over, "nsubjpass")
    target = noun.head.lower_ == "of" and over.lemma_ in word_class("grammar/sufferer") and over.dep_ == "attr"
    return children(over.head, "nsubj") if target else []


def place_heads(token: Token) -> list[Token]:
    """Give the heads of where it hit: near, outside, inside, in front of, targeting."""
    heads = objects_of(token, *word_class("attacks/where_preposition"))
    for front in list(heads):
        if front.lemma_ in word_class("attacks/belonging") | word_class("attacks/front"):
            heads += objects_of(front, "of")
    for device in (*frame_of(token).heads(Role.AGENT), *children(token, "dobj", "nsubjpass")):
        for fixed in children(device, "acl", "relcl"):
            heads += objects_of(fixed, "to", "under", "in", "inside", "outside", "near", "on")
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in word_class("grammar/upon"):
            heads += [item for verb in children(child, "pcomp") for item in children(verb, "dobj")]
        if child.dep_ in {"advcl", "acl", "xcomp"} and child.lemma_ in word_class("attacks/effect") | {"aim"}:
            heads += children(child, "dobj") + objects_of(child, "at")
        if child.dep_ == "advcl" and child.lemma_ in word_class("grammar/moving"):
            heads += children(child, "nsubj")
        if child.dep_ == "advmod" or (child.dep_ == "prep" and child.lower_ in word_class("grammar/adjacent")):
            heads += [
                obj for prep in child.children if prep.dep_ == "prep" for obj in prep.children if obj.dep_ == "pobj"
            ]
    return [head for item in heads for head in members(item)]
